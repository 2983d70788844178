// Runs the page without a server: the view is in the hash of the address, a pick edits it, and the parts of the page
// follow. What lights a click at once is the app's own code, as is all that draws.
import { parts } from "./board.js";
import show from "../page.js";
import { picked } from "./picks.js";
import { parseParams, toHash } from "./view.js";

const root = document.getElementById("app");
const NAME = "overview", SESSION = "offline";
let view, notices, written, serial = 0, shown = null, waiting = [];

const digests = new Map();   // what a part last said, and a number for it: page.js draws anew what has another
function digest(key, data) {
  const said = JSON.stringify(data), last = digests.get(key);
  if (last?.said !== said) digests.set(key, { said, number: `${key} ${(last?.count ?? 0) + 1}`, count: (last?.count ?? 0) + 1 });
  return digests.get(key).number;
}

function draw() {
  const told = parts(view, notices, { serial, session: SESSION, page: NAME });
  shown = { page: NAME, parts: told.map((part) => ({ ...part, digest: digest(part.key, part.data) })) };
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
  const hash = toHash(view);
  if (hash === written) return;
  written = hash;
  if (location.hash !== hash) location.hash = hash;
}

// The address was changed by hand, by a link or by back and forward; a link of the app, with its question mark, is
// understood as well.
function read() {
  const asked = location.hash.length > 1 ? location.hash : location.search;
  [view, notices] = parseParams(new URLSearchParams(asked.slice(1)));
  written = location.hash;
  draw();
}

addEventListener("hashchange", () => { if (location.hash !== written) read(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => shown && present());
read();
document.documentElement.dataset.started = "";
