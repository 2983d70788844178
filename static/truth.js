// Carries what Python holds to be chosen to all pictures.
const { setTruth } = await import(`./selection.js${new URL(import.meta.url).search}`);

export default function ({ data }) {
  setTruth(data);
}
