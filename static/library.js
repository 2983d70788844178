// Loads a drawing library once, however many pictures ask for it. Never from another host. Where the server ends
// half-way, it is asked for again until there is another.

export const NARROW = 520;           // below this width a picture takes the form of a phone

const PAUSE = 2000;                  // milliseconds until a file that was not answered is asked for again

const version = new URL(import.meta.url).search;
const loading = new Map();

export function library(file, global) {
  if (!loading.has(file)) {
    const there = () => globalThis[global];   // in the offline edition from the start: it stands in the page
    loading.set(file, new Promise((resolve) => (there() ? resolve(there()) : ask(file, () => resolve(there())))));
    loading.get(file).then((loaded) => { loading.get(file).loaded = loaded; });
  }
  return loading.get(file);
}

function ask(file, done) {
  const early = document.querySelector(`script[src*="/${file}"]`);   // the document has asked for it itself
  const script = early ?? document.createElement("script");
  const again = () => {
    script.remove();
    setTimeout(ask, PAUSE, file, done);
  };
  if (early && failed(early.src)) return again();
  script.addEventListener("load", done);
  script.addEventListener("error", again);
  if (early) return;
  script.src = new URL(`vendor/${file}${version}`, import.meta.url).href;
  document.head.append(script);
}

// Of what failed before anybody listened no event tells.
function failed(address) {
  const [sent] = performance.getEntriesByName(address);
  return Boolean(sent) && (!sent.encodedBodySize || sent.responseStatus >= 400);
}

/** Use a library at once where it is there, else as soon as it is. */
export const using = (library, use) => (library.loaded ? use(library.loaded) : library.then(use));

/** What a pane with a picture of this class holds at first: its controls, the picture with its zoom, its legend. */
export const pane = (name) => `<div class="markup" data-part="tools"></div><div class="${name}"><div class="zoom">
  <button type="button" data-zoom="in">+</button><button type="button" data-zoom="out">−</button>
  <button type="button" data-zoom="fit">⤢</button></div></div><div class="markup" data-part="legend"></div>`;

/** The locale in which numbers and dates are written, as page.js was told. */
export const locale = () => document.documentElement.dataset.locale ?? "en";

/** The names of months on an axis, for the configuration of Plotly, which knows English alone. */
export function plotlyWords() {
  const months = (month) => [...Array(12).keys()].map((at) => new Intl.DateTimeFormat(locale(), { month, timeZone: "UTC" }).format(Date.UTC(2020, at)));
  const code = document.documentElement.lang;
  return code === "en" ? {} : { locale: code, locales: { [code]: { format: { months: months("long"), shortMonths: months("long") } } } };
}

export const cssVar = (element, name, fallback) =>
  getComputedStyle(element).getPropertyValue(name).trim() || fallback;

export const element = (tag, className, parent) => {
  const made = document.createElement(tag);
  made.className = className;
  parent?.append(made);
  return made;
};

export const svg = (tag, attributes, text) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text !== undefined) made.textContent = text;
  return made;
};

// What a picture shows, in words, for those who do not see it; and what its buttons do.
export function name(root, picture, { alt, zoom }) {
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", alt);
  for (const button of root.querySelectorAll("[data-zoom]")) {
    button.title = zoom[button.dataset.zoom];
    button.setAttribute("aria-label", zoom[button.dataset.zoom]);
  }
}
