// A whole tour with its pictures, which Python made because the reader wants it on paper: seen there alone.

const version = new URL(import.meta.url).search;
const { html, default: showMarkup } = await import(`./markup.js${version}`);

export { html };

let last = 0;   // the click that was answered last: a page is shown again in the colours of paper

export default function (component) {
  const forget = showMarkup(component), { serial } = component.data;
  if (serial > last) {
    last = serial;
    setTimeout(() => globalThis.print());   // it waits for the reader's choice, and the page would wait with it
  }
  return forget;
}
