// Drop a file anywhere on the upload form. Without this script the file field does the same.

const isFileDrag = (event) => event.dataTransfer?.types.includes("Files");
const formUnder = (event) => event.target.closest?.("#upload");

document.addEventListener("dragover", (event) => {
  const form = formUnder(event);
  if (!form || !isFileDrag(event)) return;
  event.preventDefault();
  form.classList.add("is-dropping");
});

document.addEventListener("dragleave", (event) => {
  const form = formUnder(event);
  if (form && !form.contains(event.relatedTarget)) form.classList.remove("is-dropping");
});

document.addEventListener("drop", (event) => {
  const form = formUnder(event);
  if (!form || !isFileDrag(event)) return;
  event.preventDefault();
  form.classList.remove("is-dropping");
  const field = form.querySelector("input[type=file]");
  const one = new DataTransfer(); // the field takes a single file
  one.items.add(event.dataTransfer.files[0]);
  field.files = one.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

const showHint = () => {
  for (const hint of document.querySelectorAll(".drop-hint")) hint.hidden = false;
};
showHint();
document.addEventListener("htmx:afterSwap", showHint);
