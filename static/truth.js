// Carries what Python holds to be chosen to all pictures, and a click to Python that was lost on the way.
const { connected, runEnded, setTruth } = await import(`./selection.js${new URL(import.meta.url).search}`);

export default function ({ data, setTriggerValue }) {
  setTruth(data, setTriggerValue);
}

// How Streamlit stands with its server is told nowhere else. It comes back by itself, but runs nothing then.
const CONNECTION = "data-test-connection-state", RUN = "data-test-script-state";
const SHOWN = 300;   // milliseconds until the answer of a run that has ended is on the page

new MutationObserver((changes) => {
  const came = (name, state) => changes.some(({ target, attributeName, oldValue }) =>
    attributeName === name && oldValue !== state && target.getAttribute(name) === state);
  if (came(CONNECTION, "CONNECTED")) connected();
  if (came(RUN, "notRunning")) setTimeout(runEnded, SHOWN);
}).observe(document.body, { subtree: true, attributeFilter: [CONNECTION, RUN], attributeOldValue: true });
