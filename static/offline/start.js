// Runs the page without a server: the view is in the hash of the address, a pick edits it, and the parts of the page
// follow. What lights a click at once is the app's own code, as is all that draws.
import { parts } from "./board.js";
import { edition } from "./edition.js";
import show from "../page.js";
import { picked } from "./picks.js";
import { parseParams, toHash } from "./view.js";

const root = document.getElementById("app");
const NAME = "overview", SESSION = "offline";
let view, notices, written, serial = 0, shown = null, waiting = [];

// The names of what the parts say: page.js draws a part anew whose text has another one.
const lasts = new Map();   // key of a part -> its last text and the name of that
function named(key, said) {
  if (lasts.get(key)?.said !== said) lasts.set(key, { said, name: `${key} ${(named.count += 1)}` });
  return lasts.get(key).name;
}
named.count = 0;

function draw() {
  const told = parts(view, notices, { serial, session: SESSION, page: NAME });
  const said = told.map(({ data }) => JSON.stringify(data)), names = told.map(({ key }, i) => named(key, said[i]));
  const { language: code, direction, locale } = edition.words;
  shown = { page: NAME, language: { code, direction, locale }, texts: Object.fromEntries(names.map((name, i) => [name, said[i]])),
    parts: told.map(({ key, kind, group }, i) => ({ key, kind, group, pieces: [names[i]] })) };
  present();
}

const present = () => show({ data: shown, parentElement: root, setTriggerValue: (name, value) => heard(value) });

// A click is lit first: its answer comes after the next frame has been drawn.
function heard(pick) {
  waiting.push(pick);
  if (waiting.length === 1) requestAnimationFrame(() => setTimeout(answer));
}

function answer() {
  const picks = waiting;
  waiting = [];
  for (const { kind, id, serial: number } of picks) {
    serial = Math.max(serial, number);
    if (kind === "dismiss") notices = [];
    else view = picked(view, kind, id);
  }
  write();
  draw();
}

function write() {
  const hash = toHash(view, { complete: Boolean(edition.start || location.search) });
  if (hash === (location.hash || "#")) return;
  location.hash = hash;
  written = location.hash;
}

// The address was changed by hand, by a link or by back and forward; a link of the app, with its question mark, is
// understood as well. Where it says nothing, the file opens with the view it was made for.
function read() {
  const asked = location.hash.slice(1) || location.search.slice(1) || edition.start;
  [view, notices] = parseParams(new URLSearchParams(asked));
  written = location.hash;
  draw();
}

addEventListener("hashchange", () => { if (location.hash !== written) read(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => shown && present());
read();
document.documentElement.dataset.started = "";
