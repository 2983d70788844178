// Carries who took part in which event, and which events are linked, to all pictures.
const { setRecord } = await import(`./selection.js${new URL(import.meta.url).search}`);

export default function ({ data }) {
  setRecord(data.events);
}
