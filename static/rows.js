// What the long lists share whose rows are filled here from columns: the first rows are drawn, the others when asked for.
const { locale } = await import(`./library.js${new URL(import.meta.url).search}`);

/** The set with a value more, or without it where it was there. */
export const toggled = (set, value) => (set.has(value) ? new Set([...set].filter((one) => one !== value)) : new Set([...set, value]));

/** Words with the numbers in their `{places}`, as the language writes them. */
export const said = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name].toLocaleString(locale()));

/** Say how many of how many are found, and show the table of this class or that nothing is found. */
export function showFound({ root, data, found }, table) {
  root.querySelector(".found").textContent = said(data.words.found, { shown: found.length, n: data.rows.id.length });
  root.querySelector(table).hidden = !found.length;
  root.querySelector(".empty").hidden = Boolean(found.length);
}

/** Tell each head of a column how the rows are sorted by it; by none where the best match comes first. */
export function markOrder({ root, key, down }, isSorted = true) {
  for (const head of root.querySelectorAll("th[data-key]")) {
    head.setAttribute("aria-sort", !isSorted || head.dataset.key !== key ? "none" : down ? "descending" : "ascending");
  }
}

/** Draw the rows that are found up to a number, each by `fill(list, made, at)`; how many are left comes back. */
export function draw(list, upTo, fill) {
  const { root, found } = list, template = root.querySelector("template");
  const fresh = found.slice(list.drawn, upTo);
  root.querySelector("tbody").append(...fresh.map((at) => fill(list, template.content.firstElementChild.cloneNode(true), at)));
  list.drawn += fresh.length;
  return found.length - list.drawn;
}

/** Forget the rows that are drawn: others are found. */
export function clear(list) {
  list.root.querySelector("tbody").replaceChildren();
  list.drawn = 0;
}
