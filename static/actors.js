// The directory of actors: HTML that Python made from a template, with a template of a row in it that is filled here
// from the columns of `data.rows`. Data enters the page as text only. Names are found by any spelling, as in the
// search box; the first rows are drawn, the others when asked for.

const version = new URL(import.meta.url).search;
const { follow } = await import(`./markup.js${version}`);
const { Names } = await import(`./names.js${version}`);
const { locale } = await import(`./library.js${version}`);
const { clear, draw, markOrder, said, showFound, toggled } = await import(`./rows.js${version}`);

const FIRST = 200;                     // rows drawn at first, and added by a click
const TEXTS = new Set(["name", "kind", "camp"]);
const live = new WeakMap();            // parentElement -> list; this function runs anew for each change of data

export const html = '<div class="markup actors-list"></div>';

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".actors-list");
  let list = live.get(parentElement);
  if (!list) {
    list = { root, words: "", kind: "", camps: new Set(), key: "events", down: true };
    live.set(parentElement, list);
    root.addEventListener("click", (event) => clicked(event, list));
    root.addEventListener("input", (event) => typed(event.target, list));
  }
  list.send = setTriggerValue;
  if (list.data?.revision !== data.revision || list.data.html !== data.html) {
    root.innerHTML = data.html;
    root.querySelector("input").value = list.words;
    list.index = null;
  }
  list.data = data;
  change(list, {});
  return () => { live.delete(parentElement); };
}

function clicked(event, list) {
  const link = event.target.closest("[data-go]"), button = event.target.closest("button");
  if (link) follow(event, link, list.send);
  if (!button) return;
  const { camp, reveal } = button.dataset, { key } = button.closest("th")?.dataset ?? {};
  if (camp) change(list, { camps: toggled(list.camps, camp) });
  else if (reveal !== undefined) drawRows(list, list.drawn + FIRST);
  else if (key) change(list, { key, down: key === list.key ? !list.down : !TEXTS.has(key) });
}

function typed(field, list) {
  if (field.matches("input")) change(list, { words: field.value });
  else if (field.dataset.filter) change(list, { kind: field.value });
  else change(list, { key: field.value, down: !TEXTS.has(field.value) });
}

function change(list, choice) {
  Object.assign(list, choice);
  const { data: { rows }, kind, camps, key, down } = list;
  const hits = matches(list);
  const compare = new Intl.Collator(locale(), { numeric: true }).compare;
  const shown = (at) => (key === "kind" ? list.data.labels.kind[rows.kind[at]] : rows[key][at]);
  list.found = rows.id.map((_, at) => at).filter((at) => (!kind || rows.kind[at] === kind)
    && (!camps.size || rows.camps[at].some((camp) => camps.has(camp))) && (!hits || hits.has(rows.id[at])));
  // What was searched for comes by how well it matches; of a directory nobody searches, by the column chosen.
  const order = hits && [...hits.keys()];
  list.found.sort((a, b) => (order ? order.indexOf(rows.id[a]) - order.indexOf(rows.id[b])
    : (TEXTS.has(key) ? compare(shown(a), shown(b)) : rows[key][a] - rows[key][b]) * (down ? -1 : 1) || a - b));
  list.hits = hits;
  clear(list);
  dress(list);
  drawRows(list, FIRST);
}

// Id -> hit of everybody whom the words find, the best first; null where nothing is searched for.
function matches(list) {
  const { data: { rules, names }, words } = list;
  list.names ??= new Names(rules);
  if (!list.names.fold(words)) return null;
  list.index ??= list.names.index(names.map(({ id, name, other, aliases }) => [id, [name, other], aliases]));
  return new Map(list.names.search(list.index, words, Infinity).map((hit) => [hit.id, hit]));
}

function dress(list) {
  const { root, camps, key, hits } = list;
  for (const button of root.querySelectorAll("[data-camp]")) button.setAttribute("aria-pressed", String(camps.has(button.dataset.camp)));
  markOrder(list, !hits);
  root.querySelector("[data-order]").value = key;
  showFound(list, ".directory");
}

function drawRows(list, upTo) {
  const left = draw(list, upTo, row), more = list.root.querySelector("[data-reveal]");
  more.textContent = said(list.data.words.more, { n: Math.min(left, FIRST) });
  more.hidden = left <= 0;
}

function row({ data: { rows, labels, colours, words, link }, hits }, made, at) {
  made.dataset.actor = rows.id[at];
  made.querySelector("a").href = link.replace("{id}", encodeURIComponent(rows.id[at]));
  for (const part of made.querySelectorAll("[data-put]")) {
    const { put } = part.dataset, value = labels[put]?.[rows[put][at]] ?? rows[put][at];
    part.textContent = value;
    if (put === "other") part.lang = /\p{Script=Arabic}/u.test(value) ? "ar" : "en";
    if (put === "facade" && !value) part.remove();
    else part.classList.toggle("is-none", !value);
  }
  const { matched, why } = hits?.get(rows.id[at]) ?? {}, told = made.querySelector(".matched bdi");
  if (matched && matched !== rows.name[at] && matched !== rows.other[at]) told.textContent = words[why === "near" ? "near" : "alias"].replace("{spelling}", matched);
  const [first, second = first] = rows.camps[at].map((camp) => colours[camp]);
  made.querySelector(".camp i").style.background = `linear-gradient(90deg, ${first} 50%, ${second} 50%)`;
  return made;
}
