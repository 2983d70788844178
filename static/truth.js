// Carries what Python holds to be chosen to all pictures, and a click to Python that was lost on the way.
const version = new URL(import.meta.url).search;
const { connected, setTruth } = await import(`./selection.js${version}`);
const { whenBack } = await import(`./away.js${version}`);

export default function ({ data, setTriggerValue }) {
  setTruth(data, setTriggerValue);
}

whenBack(connected);
