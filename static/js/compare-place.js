// Says where the reader is: which paragraphs are in sight, in words and as a frame on the strip.
// Unfolds the text for paper.

const strip = document.querySelector(".strip");
const head = document.querySelector(".reading-head");
const words = document.getElementById("words")?.dataset ?? {};
const rows = [...document.querySelectorAll(".row")];
const seen = new Set();
const SPACE = "http://www.w3.org/2000/svg";
const BAR = /M(\d+) (\d+)h(\d+)v/g;
const sides = ["left", "right"];

const bars = new Map(); // row -> its stretches on the bars, by how far down they lie
for (const shape of strip?.querySelectorAll('a[href^="#row-"]') ?? []) {
  const path = shape.lastElementChild.getAttribute("d");
  const found = [...path.matchAll(BAR)].map(([, x, y, width]) => [+y, +x, +x + +width]);
  bars.set(shape.getAttribute("href").slice(1), found);
}
const tops = [...new Set([...bars.values()].flat().map(([y]) => y))].sort((a, b) => a - b);
const frames = tops.map((y) => {
  const frame = document.createElementNS(SPACE, "rect");
  frame.setAttribute("class", "here");
  frame.setAttribute("y", y - 2);
  frame.setAttribute("height", 13);
  strip.append(frame);
  return frame;
});

const totals = {};
for (const side of sides) {
  const numbers = document.querySelectorAll(`.cell-${side}:not(.is-echo) .number`);
  totals[side] = Math.max(0, ...[...numbers].map((number) => Number(number.lastChild.data)));
}

const show = () => {
  const inSight = rows.filter((row) => seen.has(row));
  frames.forEach((frame, lane) => {
    const found = inSight.flatMap((row) => bars.get(row.id) ?? []).filter(([y]) => y === tops[lane]);
    frame.toggleAttribute("hidden", !found.length);
    if (!found.length) return;
    const from = Math.min(...found.map(([, start]) => start));
    frame.setAttribute("x", from);
    frame.setAttribute("width", Math.max(...found.map(([, , end]) => end)) - from);
  });
  for (const side of sides) {
    const where = document.querySelector(`[data-where="${side}"]`);
    const number = inSight
      .map((row) => row.querySelector(`.cell-${side}:not(.is-echo) .number`))
      .find(Boolean);
    if (!where || !number) continue;
    where.textContent = words.paragraph
      .replace("{n}", number.lastChild.data)
      .replace("{total}", totals[side]);
  }
};

if (strip && "IntersectionObserver" in window) {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) seen.add(entry.target);
        else seen.delete(entry.target);
      }
      show();
    },
    { rootMargin: `-${Math.round(head.offsetHeight)}px 0px 0px 0px` },
  );
  for (const row of rows) watch.observe(row);
}

// what is scrolled to, or reached by Tab, must not lie under the head
const measure = () => {
  const sticks = getComputedStyle(head).position === "sticky";
  const room = sticks ? `${head.offsetHeight + 8}px` : "";
  document.documentElement.style.scrollPaddingBlockStart = room;
};
if (head) new ResizeObserver(measure).observe(head);

// on paper everything is unfolded, also in browsers whose style sheets cannot do it
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll(".cell details:not([open]), .note details:not([open])")];
  for (const details of unfolded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});
