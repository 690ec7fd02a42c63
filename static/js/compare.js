// Shows which words a note speaks of while the pointer or the keyboard is on it, and the other way
// round. Without this script the links between them do the same.

const near = (id) => {
  const evidence = document.querySelector(`#flag-${id} a[href^="#evidence-"]`);
  const also = evidence ? `, ${evidence.hash}` : "";
  return document.querySelectorAll(`#flag-${id}, #mark-${id}${also}`);
};
let current = null;

const show = (id) => {
  if (id === current) return;
  for (const element of document.querySelectorAll(".is-near")) element.classList.remove("is-near");
  if (id) for (const element of near(id)) element.classList.add("is-near");
  current = id;
};

const flagUnder = (target) => {
  const element = target.closest?.("[data-flag], mark[id], a.flag-label");
  if (!element) return null;
  return (element.dataset.flag ?? element.id) || element.hash?.slice(1) || null;
};

const follow = (event) => show(flagUnder(event.target)?.replace(/^\D+/, "") ?? null);

document.addEventListener("pointerover", follow);
document.addEventListener("focusin", follow);
