// Whether a server answers. Streamlit comes back by itself, but runs nothing then, and tells it nowhere but in an
// attribute; what it says to the reader is for developers and in English, so it is ours to say.

const { say } = await import(`./announce.js${new URL(import.meta.url).search}`);

const STATE = "data-test-connection-state", THERE = "CONNECTED";
const PATIENCE = 1000;              // milliseconds without a server of which nothing is said
const told = new Set();             // who wants to hear when one is back
let words = "", waits;

export const html = '<p class="away" hidden></p>';

export default function ({ data }) {
  words = data.words;
}

export const whenBack = (call) => { told.add(call); };

new MutationObserver((changes) => {
  const { target, oldValue } = changes.at(-1), there = target.getAttribute(STATE) === THERE;
  if (there && oldValue !== THERE) told.forEach((call) => call());
  clearTimeout(waits);
  if (there) show(false);
  else waits = setTimeout(show, PATIENCE, true);
}).observe(document.body, { subtree: true, attributeFilter: [STATE], attributeOldValue: true });

function show(away) {
  const said = document.querySelector(".away");
  if (!said || said.hidden !== away) return;
  Object.assign(said, { hidden: !away, textContent: words });
  say(away ? words : "");
}
