// Keys and buttons that lead from flag to flag and from passage to passage, and say where they led.
// They rest while somebody types, and can be switched off for good in the help.

const words = document.getElementById("words")?.dataset ?? {};
const help = document.getElementById("keys");
const switchBox = document.getElementById("keys-on");
const announcer = document.getElementById("announce");
const bar = document.querySelector(".goto");
const notes = [...document.querySelectorAll(".note")];
const rows = [...document.querySelectorAll(".row")];
const KEPT = "variorum.keys";
let flag = -1;
let passage = -1;
let led = ""; // "flag" or "passage" where a key led there and nobody has scrolled away since

const stored = () => {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // a browser that keeps nothing
  }
};
const keep = (value) => {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // it holds for this page only
  }
};

const written = (text, n, total, kind = "") =>
  text.replace("{n}", n).replace("{total}", total).replace("{kind}", kind);

const announce = (text) => {
  announcer.textContent = "";
  requestAnimationFrame(() => (announcer.textContent = text));
};

// --- where things are ---

const headHeight = () => {
  const head = document.querySelector(".reading-head");
  return head && getComputedStyle(head).position === "sticky" ? head.offsetHeight : 0;
};
const idOf = (note) => note.id.slice("flag-".length);
const markOf = (note) => document.getElementById(`mark-${idOf(note)}`) ?? note;
const topOf = (element) => element.getBoundingClientRect().top;
const isInSight = (element) => {
  const box = element.getBoundingClientRect();
  return box.bottom > headHeight() && box.top < innerHeight;
};
const firstBelow = (elements) => {
  const at = elements.findIndex((element) => topOf(element) >= headHeight());
  return at < 0 ? elements.length : at;
};

const bringIntoSight = (elements) => {
  const boxes = elements.map((element) => element.getBoundingClientRect());
  const top = Math.min(...boxes.map((box) => box.top));
  const height = Math.max(...boxes.map((box) => box.bottom)) - top;
  const room = innerHeight - headHeight();
  const above = height < room ? (room - height) / 2 : 12;
  scrollTo({ top: scrollY + top - headHeight() - above });
};

// --- flags ---

const kindOf = (note) => {
  const kind = note.querySelector("h3").textContent.trim().replace(/^\d+\s*/, "");
  const verdict = note.querySelector(":scope > .verdict")?.textContent ?? "";
  return [kind, verdict].filter(Boolean).join(", ").toLowerCase();
};

const showPlace = () => {
  const now = bar?.querySelector(".goto-now");
  if (now && flag >= 0) now.textContent = written(words.place, flag + 1, notes.length);
};

const goToFlag = (n) => {
  flag = n;
  led = "flag";
  const note = notes[n];
  if (location.hash !== `#${note.id}`) location.replace(`#${note.id}`);
  const mark = markOf(note);
  mark.closest("details")?.setAttribute("open", "");
  note.querySelector("h3 a").focus({ preventScroll: true });
  bringIntoSight([mark, note]);
  showPlace();
  announce(written(words.flag, n + 1, notes.length, kindOf(note)));
};

const stepFlag = (by) => {
  if (!notes.length) return announce(words.noFlag);
  const marks = notes.map(markOf);
  let next;
  const known = flag >= 0 && (led === "flag" || isInSight(notes[flag]) || isInSight(marks[flag]));
  if (known) next = flag + by;
  else next = by > 0 ? firstBelow(marks) : firstBelow(marks) - 1;
  goToFlag(Math.max(0, Math.min(notes.length - 1, next)));
};

// A link to marked words leads the focus to their label as well, which leads back.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#mark-"]');
  if (!link) return;
  const label = document.querySelector(`.flag-label[href="#flag-${link.hash.slice(6)}"]`);
  setTimeout(() => label?.focus({ preventScroll: true })); // the browser goes to the words first
});

// --- passages ---

const stepPassage = (by) => {
  if (!rows.length) return;
  const known = passage >= 0 && (led === "passage" || isInSight(rows[passage]));
  const next = known ? passage + by : firstBelow(rows) - (by < 0 ? 1 : 0);
  passage = Math.max(0, Math.min(rows.length - 1, next));
  const row = rows[passage];
  led = "passage";
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  scrollTo({ top: scrollY + topOf(row) - headHeight() - 12 });
  announce(written(words.passage, passage + 1, rows.length));
};

// --- other views, at the same place ---

const follow = (key) => {
  const link = document.querySelector(`[data-key="${key}"]`);
  if (!link) return;
  let place = flag >= 0 ? `#${notes[flag].id}` : "";
  const first = rows[firstBelow(rows)];
  if (!place && key === "v" && scrollY > 0 && first) place = `#${first.id}`;
  location.assign(link.href + place);
};

const showHelp = () => {
  if (help.open) help.close();
  else help.showModal();
};

const actions = {
  j: () => stepFlag(1),
  k: () => stepFlag(-1),
  "]": () => stepPassage(1),
  "[": () => stepPassage(-1),
  s: () => follow("s"),
  v: () => follow("v"),
  "?": showHelp,
};

const isTyping = (target) =>
  target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");

const SCROLLS = ["PageDown", "PageUp", "ArrowDown", "ArrowUp", "Home", "End", " "];
for (const type of ["wheel", "touchmove", "pointerdown"]) {
  const scrolled = (event) => {
    if (!event.target.closest?.(".goto")) led = "";
  };
  addEventListener(type, scrolled, { passive: true });
}

document.addEventListener("keydown", (event) => {
  if (SCROLLS.includes(event.key)) led = "";
  const composed = event.getModifierState("AltGraph"); // how many keyboards write brackets
  if (event.metaKey || ((event.ctrlKey || event.altKey) && !composed)) return;
  if (event.isComposing || isTyping(event.target) || stored() === "off") return;
  if (help.open && event.key !== "?") return;
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

help.querySelector("[data-close]").addEventListener("click", () => help.close());
switchBox.checked = stored() !== "off";
switchBox.addEventListener("change", () => keep(switchBox.checked ? "on" : "off"));

if (bar) {
  bar.hidden = false;
  const pressed = { previous: () => stepFlag(-1), next: () => stepFlag(1), help: showHelp };
  bar.addEventListener("click", (event) => {
    pressed[event.target.closest("[data-go]")?.dataset.go]?.();
  });
}

const arrive = () => {
  const at = notes.findIndex((note) => `#${note.id}` === location.hash);
  if (at >= 0 && at !== flag) goToFlag(at);
};
addEventListener("hashchange", arrive);
if (document.readyState === "complete") arrive();
else addEventListener("load", () => setTimeout(arrive)); // the browser goes to the place first
