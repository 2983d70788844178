// Walks the marks of a picture by keyboard. Over the picture lies a list box; the mark that the reader is at is its
// one option in the page, told with its place among all, and framed. Left and right lead through all marks in their
// order, up and down to the nearest mark above or below; Enter opens, Escape undoes what is open or chosen.

const version = new URL(import.meta.url).search;
const { current, pick } = await import(`./selection.js${version}`);
const { element } = await import(`./library.js${version}`);

let made = 0;                       // makes the ids of options unique

/**
 * Let the keyboard walk the marks of a picture.
 *
 * `spots()` are the marks in their order, each an id and a box {x, y, width, height} in pixels of `root`;
 * `words(id)` is what a mark says, `open(id)` opens it, `send` carries picks, `met(id)` hears where the reader is, and
 * of null when the reader leaves. Returns the cursor: call `follow` when marks may have moved.
 */
export function cursorOver(root, { spots, words, open, send, met = () => {} }) {
  const box = element("div", "cursor");
  const cursor = { root, box, spots, words, open, send, met, id: null };
  box.setAttribute("role", "listbox");
  box.tabIndex = 0;
  root.prepend(box);
  box.addEventListener("keydown", (event) => pressed(event, cursor));
  box.addEventListener("focus", () => at(cursor, placeOf(cursor, spots(), opened())));
  box.addEventListener("blur", () => met(null));
  cursor.follow = () => follow(cursor);
  cursor.name = (name, keys) => { box.setAttribute("aria-label", name); box.setAttribute("aria-description", keys); };
  root.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(cursor); });
  return cursor;
}

const opened = () => [current().event, current().actors.at(-1)];

// Where the reader is: at one of `first`, else at the mark of the last time, else where that one was.
function placeOf({ id, last = 0 }, all, first = []) {
  const known = [...first, id].map((one) => all.findIndex((spot) => spot.id === one)).find((place) => place >= 0);
  return known ?? Math.min(last, all.length - 1);
}

// Marks may have moved. Where nobody is inside it is enough that there is one.
function follow(cursor) {
  const all = cursor.spots(), inside = document.activeElement === cursor.box;
  cursor.box.hidden = !all.length;
  if (inside || !cursor.box.firstChild) at(cursor, placeOf(cursor, all), true);
}

function at(cursor, place, quietly = false) {
  const { box } = cursor, all = cursor.spots(), spot = all[place];
  box.hidden = !spot;
  if (!spot) return;
  const { width, height } = spot, again = quietly && box.firstChild && cursor.shown === spot.id;
  const option = again ? box.firstChild : element("div", "cursor-at");
  Object.assign(option.style, { insetInlineStart: `${spot.x - width / 2 - 4}px`, insetBlockStart: `${spot.y - height / 2 - 4}px`, width: `${width + 8}px`, height: `${height + 8}px` });
  Object.assign(cursor, { id: spot.id, last: place, shown: spot.id });
  const { event, actors } = current();
  const told = { role: "option", "aria-label": cursor.words(spot.id), "aria-posinset": place + 1, "aria-setsize": all.length,
    "aria-selected": spot.id === event || actors.includes(spot.id) };
  Object.entries(told).forEach(([name, value]) => { if (option.getAttribute(name) !== String(value)) option.setAttribute(name, value); });
  if (again) return;
  option.id = `cursor-${++made}`;   // a new one each time: what is only renamed is not read out
  box.replaceChildren(option);
  box.setAttribute("aria-activedescendant", option.id);
  if (quietly || document.activeElement !== box) return;
  option.scrollIntoView({ block: "nearest" });
  cursor.met(spot.id);
}

function pressed(event, cursor) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const all = cursor.spots(), place = placeOf(cursor, all), last = all.length - 1;
  const places = {
    ArrowRight: () => Math.min(place + 1, last), ArrowLeft: () => Math.max(place - 1, 0),
    ArrowDown: () => nearest(all, place, 1), ArrowUp: () => nearest(all, place, -1), Home: () => 0, End: () => last,
  };
  if (Object.hasOwn(places, event.key)) at(cursor, places[event.key]());
  else if (event.key === "Enter" || event.key === " ") cursor.open(cursor.id);
  else return;
  event.preventDefault();
}

// The nearest mark below (way 1) or above (-1); what lies aside counts double.
function nearest(all, place, way) {
  const from = all[place], far = (spot) => Math.abs(spot.y - from.y) + 2 * Math.abs(spot.x - from.x);
  const there = all.filter((spot) => (spot.y - from.y) * way > 2).sort((a, b) => far(a) - far(b))[0];
  return there ? all.indexOf(there) : place;
}

function leave({ send }) {
  const { event, tie, place, actors } = current();
  if (event || tie || place) pick(send(), "close", "");
  else if (actors.length) pick(send(), "clear", "");
}
