// Draws HTML that Python made from a template (which escapes all data) and answers clicks on it:
//   data-pick="kind:id"  choose or undo      data-set="key"   a field: its value becomes that of the key
//   data-go  follow a link inside the app    data-copy="?query"  copy the link to this view,
//                                            data-copy="#id"  or the words of the element of this id
//   data-frame="?query"  copy the code of a frame that shows it
//   data-sort  sort the table                data-note="3"  show source 3
//   data-jump="table"  go to the part of that name   data-say  its words are read out when they change
//   data-event / -actor / -tie / -place  are marked when chosen

const version = new URL(import.meta.url).search;
const { current, pick, subscribe } = await import(`./selection.js${version}`);
const { library, locale } = await import(`./library.js${version}`);
const { say } = await import(`./announce.js${version}`);
const { codeOf, leadsOut } = await import(`./frame.js${version}`);

const morphing = library("idiomorph-0.8.0.min.js", "Idiomorph");
let Idiomorph;
morphing.then((loaded) => { Idiomorph = loaded; });

const live = new WeakMap();

export const html = '<div class="markup"></div>';

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".markup");
  show(root, data.html, setTriggerValue);
  return () => forget(root);
}

/** Show HTML in an element, and answer what is done in it with `send`. */
export function show(root, html, send) {
  let one = live.get(root);
  if (!one) {
    one = { off: subscribe(() => light(root)) };
    live.set(root, one);
    root.addEventListener("click", (event) => answer(event, root, one));
    root.addEventListener("change", ({ target }) => changed(target, one));
    root.addEventListener("input", ({ target }) => { if (target.type === "range") slid(target, root); });
  }
  one.send = send;
  if (one.html !== html) {
    one.html = html;
    replace(root, html);
    announce(root, one);
  }
  light(root);
}

// What a page says at first is read with it; later only what is other than before.
function announce(root, one) {
  const said = [...root.querySelectorAll("[data-say]")].map((part) => part.textContent.trim()).join(". ");
  if (one.said !== undefined && one.said !== said) say(said);
  one.said = said;
}

function forget(root) {
  live.get(root)?.off();
  live.delete(root);
}

/** Show the parts of a pane that stand around its picture: each `data-part` has the HTML of that name in the data. */
export function showAround(pane, data, send) {
  const parts = [...pane.querySelectorAll("[data-part]")];
  parts.forEach((part) => show(part, data[part.dataset.part] ?? "", send));
  return () => parts.forEach(forget);
}

// Where the reader's hand is, only what differs is touched: focus, typed words and an open menu stay.
function replace(root, html) {
  if (!Idiomorph || !(root.contains(document.activeElement) || root.querySelector(".menu[open], :popover-open"))) {
    root.innerHTML = html;
    if (root.querySelector(".scroll, .card")) unroll(root);
    return;
  }
  Idiomorph.morph(root, html, { morphStyle: "innerHTML", ignoreActiveValue: isField(document.activeElement), callbacks: {
    beforeAttributeUpdated: (name, node) => !(name === "open" && node.matches(".menu")) } });
}

// What nobody sees yet, the rows of a table that its box does not show and all but the head of a card, comes after the
// next frame: laid out with the rest it would hold up the pictures, which measure themselves, for 30 to 50 ms.
function unroll(root) {
  root.classList.add("is-rolled");
  requestAnimationFrame(() => setTimeout(() => root.classList.remove("is-rolled")));
}

// What is typed is the hand's own; the words of a link or button that was clicked are not.
const isField = (node) => node.matches("input, select, textarea");

function answer(event, root, one) {
  const target = event.target.closest("[data-pick],[data-copy],[data-frame],[data-sort],[data-note],[data-go],[data-jump]");
  if (!target || !root.contains(target)) return;
  if (target.dataset.copy !== undefined) return copy(target, wordsOf(target.dataset.copy));
  if (target.dataset.frame !== undefined) return copy(target, codeOf(target));
  if (target.dataset.sort !== undefined) return sort(target);
  if (target.dataset.note !== undefined) return showSource(root, target.dataset.note);
  if (target.dataset.jump !== undefined) return jump(event, target.dataset.jump);
  if (target.dataset.go !== undefined) return follow(event, target, one.send);
  const [kind, ...id] = target.dataset.pick.split(":");
  pick(one.send, kind, id.join(":"));
}

// To a part of the page, with eyes and focus; of a picture to its marks.
function jump(event, name) {
  event.preventDefault();
  const part = document.querySelector(`.part-${name}`), there = part.querySelector(".cursor:not([hidden])") ?? part;
  if (there === part) part.tabIndex = -1;
  there.focus({ preventScroll: true });
  part.scrollIntoView({ block: "start" });
}

/** Follow a link: a plain click stays in the app; with a key held the browser opens it where the reader wants it. */
export function follow(event, link, send) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(send, link.getAttribute("href") ?? link.getAttribute("xlink:href"));
}

/** Go where a link leads: inside the app, but out of a frame of another site. */
export const go = (send, link) => (leadsOut(link) ? open(link, "_blank", "noopener") : pick(send, "go", link));

function changed(field, one) {
  if (field.dataset.set === undefined || !field.checkValidity()) return;
  const value = field.type === "range" ? dayOf(field) : field.value;
  pick(one.send, "set", `${field.dataset.set}=${value || (field.dataset.empty ?? "")}`);
}

// A slider counts the days from its first one. While it is dragged only the day is told: in words, and in the date
// field of the same key. The view changes when it is let go.
const dayOf = ({ dataset, value }) => new Date(Date.parse(dataset.first) + value * 864e5).toISOString().slice(0, 10);

function slid(slider, root) {
  const day = dayOf(slider), words = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  slider.setAttribute("aria-valuetext", new Date(day).toLocaleDateString(locale(), words));
  root.querySelectorAll(`[type="date"][data-set="${slider.dataset.set}"]`).forEach((field) => { field.value = day; });
}

// A menu closes when the hand goes elsewhere, or at Escape.
document.addEventListener("pointerdown", ({ target }) => close((menu) => !menu.contains(target)));
document.addEventListener("focusin", ({ target }) => close((menu) => !menu.contains(target)));
document.addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape") return;
  target.closest?.(".menu[open]")?.querySelector("summary").focus();
  close(() => true);
});

const close = (which) => document.querySelectorAll(".menu[open]").forEach((menu) => { if (which(menu)) menu.open = false; });

// A link is copied whole, defaults included, words as they stand; and the button says that it was done.
const wordsOf = (what) => (what.startsWith("#") ? document.querySelector(what).textContent : new URL(what, document.baseURI).href);

async function copy(button, words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const field = document.createElement("textarea");      // no clipboard on pages without https
    field.value = words;
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const before = button.dataset.before ??= button.textContent;   // copied again, it still says what it does
  button.textContent = button.dataset.copied;
  button.addEventListener("blur", () => { button.textContent = before; }, { once: true });
  setTimeout(() => { button.textContent = before; }, 2500);
}

// A footnote mark opens the list of sources at its number.
function showSource(root, number) {
  const item = root.querySelector(`.sources li[value="${CSS.escape(number)}"]`);
  item.closest("details").open = true;
  root.querySelectorAll(".is-found").forEach((other) => other.classList.remove("is-found"));
  item.classList.add("is-found");
  item.scrollIntoView({ block: "nearest" });
}

function sort(button) {
  const head = button.closest("th"), table = head.closest("table"), body = table.tBodies[0];
  const down = head.getAttribute("aria-sort") === "ascending";
  table.querySelectorAll("th[aria-sort]").forEach((other) => other.setAttribute("aria-sort", "none"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const value = (row) => row.cells[head.cellIndex].dataset.value ?? row.cells[head.cellIndex].textContent;
  const rows = [...body.rows].sort((a, b) => value(a).localeCompare(value(b), locale(), { numeric: true }));
  body.append(...(down ? rows.reverse() : rows));
}

function light(root) {
  const { event, tie, place, actors } = current();
  for (const row of root.querySelectorAll("[data-event]")) row.classList.toggle("is-chosen", row.dataset.event === event);
  for (const row of root.querySelectorAll("[data-actor]")) row.classList.toggle("is-chosen", actors.includes(row.dataset.actor));
  for (const row of root.querySelectorAll("[data-tie]")) row.classList.toggle("is-chosen", row.dataset.tie === tie);
  for (const row of root.querySelectorAll("[data-place]")) row.classList.toggle("is-chosen", row.dataset.place === place);
}
