// Opens the passages of a claim, or what a source said, over the table they belong to. Without this
// script the same links lead to pages of their own.

const panel = document.getElementById("panel");
const body = document.getElementById("panel-body");
let asked = null;

const opensHere = (event) =>
  !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

document.querySelector(".opens-panel")?.addEventListener("click", (event) => {
  const link = event.target.closest("tbody a");
  if (!link || !opensHere(event) || !window.htmx) return;
  event.preventDefault();
  asked = link;
  window.htmx.ajax("GET", link.pathname, { target: body, swap: "innerHTML" });
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== body) return;
  if (!panel.open) panel.showModal();
  const chosen = asked.hash && body.querySelector(`[id="${asked.hash.slice(1)}"]`);
  if (chosen) chosen.classList.add("is-chosen");
  panel.scrollTop = 0;
  body.querySelector("h2")?.focus({ preventScroll: true });
  if (chosen) chosen.scrollIntoView({ block: "nearest" });
});

// What cannot be shown here is a page that says why.
for (const failed of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failed, (event) => {
    if (event.detail.target === body) window.location.assign(asked.href);
  });
}

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
