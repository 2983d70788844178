// Carries what Python holds to be chosen to all pictures, and a click to Python that was lost on the way.
const { connected, setTruth } = await import(`./selection.js${new URL(import.meta.url).search}`);

export default function ({ data, setTriggerValue }) {
  setTruth(data, setTriggerValue);
}

// How Streamlit stands with its server is told nowhere else. It comes back by itself, but runs nothing then.
const STATE = "data-test-connection-state";

new MutationObserver((changes) => {
  const { target, oldValue } = changes.at(-1);
  if (target.getAttribute(STATE) === "CONNECTED" && oldValue !== "CONNECTED") connected();
}).observe(document.body, { subtree: true, attributeFilter: [STATE], attributeOldValue: true });
