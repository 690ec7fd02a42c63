// Shows what a flag rests on. While the pointer or the keyboard is on flagged words or on a note, the
// words both speak of are marked; where they are out of sight, or a finger asks, a card says them.
// On a narrow screen the card is a sheet at the foot, and the words asked about are kept above it.
// Without this script the links between them do the same.

const words = document.getElementById("words")?.dataset ?? {};
const WAIT = 200; // ms until a resting pointer means to ask
const ARRIVAL = 700; // ms until a page has scrolled to where a key led
const GAP = 6; // pixels between words and card
const narrow = matchMedia("(max-width: 47.99rem)");
let current = null;
let timer = 0;
let asked = null; // what had the focus when a finger opened the card

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
card.tabIndex = -1;
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

const fill = (id, { explained }) => {
  const note = noteOf(id);
  const title = note.querySelector("h3").textContent.trim();
  const evidence = evidenceOf(id);
  card.replaceChildren();
  card.setAttribute("aria-label", title);
  add(card, "p", title, { class: "peek-title" });
  if (explained) add(card, "p", note.querySelector(":scope > p").textContent, { dir: "auto" });
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
  const button = { type: "button", class: "button button-quiet peek-close" };
  add(links, "button", words.close, button).addEventListener("click", dismiss);
};

const beside = (box) => {
  const own = card.getBoundingClientRect();
  const room = document.documentElement.clientWidth - own.width - GAP;
  const below = box.bottom + GAP + own.height <= innerHeight || box.top < own.height + GAP;
  const top = below ? box.bottom + GAP : box.top - own.height - GAP;
  card.style.top = `${top + scrollY}px`;
  card.style.left = `${Math.max(GAP, Math.min(box.left, room)) + scrollX}px`;
  card.style.bottom = "";
};

const atTheFoot = (box) => {
  const bar = document.querySelector(".goto:not([hidden])");
  card.style.top = card.style.left = "";
  card.style.bottom = `${bar?.offsetHeight ?? 0}px`;
  const hidden = box.bottom + GAP - card.getBoundingClientRect().top;
  if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
};

const place = (at) => {
  const piece = [...at.getClientRects()].at(-1) ?? at.getBoundingClientRect();
  card.classList.toggle("is-sheet", narrow.matches);
  if (narrow.matches) atTheFoot(piece);
  else beside(at.getBoundingClientRect());
};

const covers = (element) => {
  const one = card.getBoundingClientRect();
  const other = element.getBoundingClientRect();
  const across = one.left < other.right && other.left < one.right;
  return across && one.top < other.bottom && other.top < one.bottom;
};

const open = (id, at, { explained = false } = {}) => {
  const note = noteOf(id);
  if (!note) return;
  near(id);
  card.hidden = false;
  card.dataset.flag = id;
  const needed = explained || narrow.matches || !inSight(note);
  fill(id, { explained: needed });
  place(at);
  if (needed || !covers(note)) return;
  fill(id, { explained: true }); // it would hide the words that say what it answers
  place(at);
};

const close = () => {
  clearTimeout(timer);
  card.hidden = true;
  asked = null;
};

const dismiss = () => {
  const back = card.contains(document.activeElement) ? asked : null;
  close();
  near(null);
  back?.focus({ preventScroll: true });
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
  open(id, link ?? mark, { explained: true });
  asked = link ?? mark.querySelector(".flag-label");
  card.focus({ preventScroll: true }); // so that it is read out
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !card.hidden) dismiss();
});
narrow.addEventListener("change", close);
