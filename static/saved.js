// Gives the reader a file that Python has made: it is saved once, under its name, and said for a moment.
// It comes with the page and not from an address, so it may be of a reader's own data, and of any replica.

const version = new URL(import.meta.url).search;
const { png } = await import(`./png.js${version}`);

export const html = '<p class="saved" role="status"></p>';

let last = 0;   // the click that was answered last: a page is shown again for a new colour or a lost connection

export default function ({ data, parentElement }) {
  const { serial, name, type, content, words } = data;
  if (serial <= last) return;
  last = serial;
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  if (name.endsWith(".png")) png(new Blob([bytes], { type })).then((blob) => save(blob, name));
  else if (name) save(new Blob([bytes], { type }), name);
  const said = parentElement.querySelector(".saved");
  said.textContent = words;
  said.getAnimations().forEach((animation) => { animation.cancel(); animation.play(); });
  document.querySelectorAll(".take-away[open]").forEach((menu) => { menu.open = false; });
}

function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);   // some browsers read it later than they say
}
