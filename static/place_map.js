// The map: HTML that Python made, on a ground that comes once (ground.js). What is not lit fades at once, as in every
// picture; the mark of Baghdad leads to its own map, and on a narrow screen what a reader opens is brought into sight.

const version = new URL(import.meta.url).search;
const { current, lit, recordOf, subscribe } = await import(`./selection.js${version}`);
const { showAround } = await import(`./markup.js${version}`);

const BESIDE = 1000;                // up to this width what is open stands below the maps, as map.css has it
let grounds = {};                   // name of a frame -> inside of its SVG
const live = new WeakMap();         // parentElement -> picture; this function runs anew for each change of data

export const html = '<div class="markup" data-part="tools"></div><div class="markup place-map" data-part="html"></div>';

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".place-map");
  if (!live.has(parentElement)) {
    live.set(parentElement, subscribe(() => light(root)));
    root.addEventListener("click", ({ target }) => lead(target.closest("[data-show], [data-pick]")));
  }
  const forget = showAround(parentElement, data, setTriggerValue);
  lay(root);
  light(root);
  root.dataset.drawn = String(root.querySelectorAll(".map-mark").length);
  return () => {
    live.get(parentElement)();
    live.delete(parentElement);
    forget();
  };
}

/** Keep the ground of each frame and lay it under the maps; it is the same in every view. */
export function setGround(frames) {
  grounds = frames;
  document.querySelectorAll(".place-map").forEach(lay);
}

function lay(root) {
  for (const slot of root.querySelectorAll("[data-ground]")) {
    const drawn = grounds[slot.dataset.ground] ?? "";
    if (slot.firstChild && slot.laid === drawn) continue;
    slot.laid = drawn;
    slot.innerHTML = drawn;
  }
}

// The mark of Baghdad leads to the map of Baghdad; where what opens stands below the maps, any other leads there.
function lead(mark) {
  if (!mark) return;
  const below = innerWidth <= BESIDE && mark.matches("[data-places]") && !mark.classList.contains("is-chosen");
  const side = below && document.querySelector(".part-side");
  const there = mark.dataset.show ? document.getElementById(mark.dataset.show) : side;
  if (!there) return;
  there.scrollIntoView({ block: mark.dataset.show ? "nearest" : "start" });
  if (mark.dataset.show) there.focus({ preventScroll: true });
}

function light(root) {
  const { events } = lit(), { event, place } = current();
  const bright = events && new Set([...events].map((id) => recordOf(id)?.place));
  const open = recordOf(event)?.place;
  for (const mark of root.querySelectorAll("[data-places]")) {
    const names = JSON.parse(mark.dataset.places);
    mark.classList.toggle("is-faint", Boolean(bright) && !names.some((name) => bright.has(name) || name === place));
    mark.classList.toggle("is-chosen", names.includes(open) || names.includes(place));
    if (mark.dataset.pick?.startsWith("place:")) mark.setAttribute("aria-expanded", String(names.includes(place)));
  }
  root.dataset.lit = bright ? [...bright].join("|") : "";
  root.dataset.event = event ?? "";
}
