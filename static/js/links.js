// Puts readers where a link changed by hand or the address of a withdrawn flag led them, also when the
// page has loaded again to show new flags; and never loads it again over words that somebody is
// writing. Without it the addresses lead there by themselves.

const named = document.getElementById(location.hash.slice(1)); // null where there is no hash
const place = named?.matches(".landing, .withdrawn li") ? named : null;

const arrive = () => {
  place.scrollIntoView({ behavior: "instant" });
  place.focus({ preventScroll: true });
};

if (place) {
  history.scrollRestoration = "manual"; // a page that loads again may have more or fewer rows above
  if (document.readyState === "complete") arrive();
  else addEventListener("load", () => setTimeout(arrive));
}

const isWriting = () =>
  [...document.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);

document.addEventListener("htmx:beforeOnLoad", (event) => {
  if (!event.detail.xhr.getResponseHeader("HX-Refresh") || !isWriting()) return;
  event.preventDefault();
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.role = "status";
  notice.append(event.target.dataset.done ?? "", " ");
  const again = event.target.querySelector("a");
  if (again) notice.append(again);
  event.target.replaceWith(notice);
});
