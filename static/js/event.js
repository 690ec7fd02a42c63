// Opens the passages of a claim, or of a source, over the table they belong to. Without this script
// the same links lead to pages of their own.

const panel = document.getElementById("panel");
const body = document.getElementById("panel-body");
let asked = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target === body) asked = event.detail.elt;
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== body) return;
  if (!panel.open) panel.showModal();
  const chosen = asked?.hash ? body.querySelector(`[id="${asked.hash.slice(1)}"]`) : null;
  chosen?.classList.add("is-chosen");
  body.querySelector("h2")?.focus({ preventScroll: true });
  panel.scrollTop = 0;
  chosen?.scrollIntoView({ block: "nearest" });
});

// A request that failed leads to the page it asked for, which says what is wrong.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.target === body && asked) window.location.assign(asked.href);
});

panel?.addEventListener("click", (event) => {
  if (event.target === panel) panel.close();
});

panel?.addEventListener("close", () => {
  body.replaceChildren();
  asked?.focus();
});

// Sorting needs no button where a script can send the form.
for (const select of document.querySelectorAll("form.order select")) {
  select.form.classList.add("is-live");
  select.addEventListener("change", () => select.form.requestSubmit());
}
