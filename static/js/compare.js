// Shows what a flag rests on. While the pointer or the keyboard is on flagged words or on a note, the
// words both speak of are marked; where they are out of sight, or a finger asks, a card says them.
// Without this script the links between them do the same.

const words = document.getElementById("words")?.dataset ?? {};
const WAIT = 200; // ms until a resting pointer means to ask
const ARRIVAL = 700; // ms until a page has scrolled to where a key led
const GAP = 6; // pixels between words and card
let current = null;
let timer = 0;

const noteOf = (id) => document.getElementById(`flag-${id}`);
const piecesOf = (id) => [...document.querySelectorAll(`#mark-${id}, [data-mark="${id}"]`)];
const evidenceOf = (id) => {
  const anchor = noteOf(id)?.dataset.restsOn;
  if (!anchor) return [];
  return [...document.querySelectorAll(`#evidence-${anchor}, [data-evidence="${anchor}"]`)];
};

const near = (id) => {
  if (id === current) return;
  for (const element of document.querySelectorAll(".is-near")) element.classList.remove("is-near");
  const found = id ? [noteOf(id), ...piecesOf(id), ...evidenceOf(id)] : [];
  for (const element of found) element?.classList.add("is-near");
  current = id;
};

const flagUnder = (target) => {
  const element = target.closest?.(".note, .flag-label[id], mark[id], mark[data-mark]");
  if (!element) return null;
  return element.dataset.mark ?? element.id.replace(/^\D+/, "");
};

const inSight = (element) => {
  const box = element?.getBoundingClientRect();
  const head = document.querySelector(".reading-head")?.getBoundingClientRect();
  const top = head && head.top <= 0 ? head.bottom : 0;
  return Boolean(box?.height) && box.top >= top && box.bottom <= innerHeight;
};

// --- the card ---

const card = document.createElement("div");
card.id = "peek";
card.className = "peek";
card.hidden = true;
card.setAttribute("role", "group");
(document.querySelector("main") ?? document.body).append(card);

const add = (parent, tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
};

const plain = (element) => {
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll(".flag-label, .who, .visually-hidden")) extra.remove();
  return copy.textContent;
};

const said = (pieces) => {
  let text = "";
  pieces.forEach((piece, n) => {
    const same = n && pieces[n - 1].closest("p") === piece.closest("p");
    text += (n && !same ? " " : "") + plain(piece);
  });
  return text.trim();
};

const fill = (id) => {
  const note = noteOf(id);
  const title = note.querySelector("h3").textContent.trim();
  const evidence = evidenceOf(id);
  card.replaceChildren();
  card.setAttribute("aria-label", title);
  add(card, "p", title, { class: "peek-title" });
  if (!inSight(note)) add(card, "p", note.querySelector(":scope > p").textContent, { dir: "auto" });
  if (evidence.length) {
    const cell = evidence[0].closest(".cell");
    const side = cell?.classList.contains("cell-left") ? "left" : "right";
    const outlet = document.querySelector(`.column-names .head-${side} bdi`)?.textContent ?? side;
    add(card, "p", words.evidence.replace("{outlet}", outlet), { class: "peek-from" });
    add(card, "blockquote", said(evidence), { dir: "auto", lang: cell?.lang || "und" });
  } else {
    add(card, "p", words.alone, { class: "peek-from" });
  }
  const links = add(card, "p", "", { class: "peek-links" });
  add(links, "a", words.note, { href: `#flag-${id}` });
  if (evidence.length) add(links, "a", words.there, { href: `#${evidence[0].id}` });
};

const place = (box) => {
  const own = card.getBoundingClientRect();
  const room = document.documentElement.clientWidth - own.width - GAP;
  const below = box.bottom + GAP + own.height <= innerHeight || box.top < own.height + GAP;
  const top = below ? box.bottom + GAP : box.top - own.height - GAP;
  card.style.top = `${top + scrollY}px`;
  card.style.left = `${Math.max(GAP, Math.min(box.left, room)) + scrollX}px`;
};

const open = (id, at) => {
  if (!noteOf(id)) return;
  near(id);
  fill(id);
  card.hidden = false;
  card.dataset.flag = id;
  place(at.getBoundingClientRect());
};

const close = () => {
  clearTimeout(timer);
  card.hidden = true;
};

const speaksForItself = (id) => {
  const evidence = evidenceOf(id);
  return inSight(noteOf(id)) && evidence.length > 0 && evidence.every(inSight);
};

const follow = (event) => {
  if (card.contains(event.target)) return clearTimeout(timer);
  const id = flagUnder(event.target);
  near(id);
  clearTimeout(timer);
  const stepped = event.type === "focusin" && event.target.matches?.(".note h3 a");
  const mark = stepped ? piecesOf(id)[0] : event.target.closest?.("mark");
  if (!id || !mark) {
    if (!card.hidden) timer = setTimeout(close, WAIT);
    return;
  }
  if (card.dataset.flag === id && !card.hidden) return;
  if (event.pointerType && event.pointerType !== "mouse") return;
  const at = event.target.closest(".flag-label") ?? mark;
  const enough = stepped ? () => !evidenceOf(id).length || speaksForItself(id) : speaksForItself;
  timer = setTimeout(() => (enough(id) ? close() : open(id, at)), stepped ? ARRIVAL : WAIT);
};

document.addEventListener("pointerover", follow);
document.addEventListener("focusin", follow);
document.addEventListener("click", (event) => {
  if (card.contains(event.target)) return event.target.closest("a") ? close() : undefined;
  if (!getSelection().isCollapsed) return; // somebody takes the words along
  const mark = event.target.closest?.("mark");
  const link = event.target.closest?.("a");
  if (!mark || (link && event.pointerType === "mouse") || event.detail === 0) return close();
  const id = flagUnder(event.target);
  if (!id || (link && !link.matches(".flag-label"))) return close();
  event.preventDefault();
  open(id, link ?? mark);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
