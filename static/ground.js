// Carries the ground of the maps, which no view changes.
const { setGround } = await import(`./place_map.js${new URL(import.meta.url).search}`);

export default function ({ data }) {
  setGround(data.frames);
}
