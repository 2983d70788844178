// The list of sources: HTML that Python made from a template, with a template of a row in it that is filled here from
// the columns of `data.rows`. Data enters the page as text only. All rows are searched and sorted; the first are drawn,
// the others when asked for.

const version = new URL(import.meta.url).search;
const { locale } = await import(`./library.js${version}`);
const { clear, draw, markOrder, said, showFound, toggled } = await import(`./rows.js${version}`);
const { follow } = await import(`./markup.js${version}`);

const FIRST = 50, MORE = 200;          // rows drawn at first, and added by a click
const EVENTS = 3;                      // events named in a row before it is asked for more
const TEXTS = new Set(["title", "published"]);
const live = new WeakMap();            // parentElement -> list; this function runs anew for each change of data

export const html = '<div class="markup sources-list"></div>';

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".sources-list");
  let list = live.get(parentElement);
  if (!list) {
    list = { root, words: "", kinds: new Set(), marks: new Set(), key: "claims", down: true };
    live.set(parentElement, list);
    root.addEventListener("click", (event) => clicked(event, list));
    root.addEventListener("input", (event) => {
      if (event.target.matches("input")) change(list, { words: event.target.value });
      if (event.target.matches("select")) change(list, { key: event.target.value, down: !TEXTS.has(event.target.value) });
    });
  }
  list.send = setTriggerValue;
  if (list.data?.revision !== data.revision || list.data.html !== data.html) {
    root.innerHTML = data.html;
    root.querySelector("input").value = list.words;
    list.data = data;
    list.texts = null;
    change(list, {});
  }
  return () => { live.delete(parentElement); };
}

function clicked(event, list) {
  const link = event.target.closest("[data-go]"), button = event.target.closest("button");
  if (link) follow(event, link, list.send);
  if (!button) return;
  const { kind, mark, reveal, rest } = button.dataset, { key } = button.closest("th")?.dataset ?? {};
  if (kind) change(list, { kinds: toggled(list.kinds, kind) });
  else if (mark) change(list, { marks: toggled(list.marks, mark) });
  else if (reveal) drawRows(list, reveal === "all" ? Infinity : list.drawn + MORE);
  else if (rest) button.parentElement.replaceWith(...links(list, Number(rest)).slice(EVENTS));
  else if (key) change(list, { key, down: key === list.key ? !list.down : !TEXTS.has(key) });
}

// Case, accents and apostrophes make no difference: "Kata'ib" finds Kataib.
const plain = (text) => text.normalize("NFKD").replace(/[\p{M}'’‘ʿʾ`]/gu, "").toLowerCase();

function change(list, choice) {
  Object.assign(list, choice);
  const { data: { rows, labels }, kinds, marks, key, down } = list;
  list.texts ??= rows.id.map((id, at) => plain([id, rows.title[at], rows.publisher[at], rows.author[at], rows.published[at],
    rows.note[at], labels.kind[rows.kind[at]], labels.language[rows.language[at]], labels.fault[rows.fault[at]] ?? ""].join(" ")));
  const words = plain(list.words).split(/\s+/).filter(Boolean);
  const value = (at) => (key === "events" ? rows.events[at].length : rows[key][at]);
  const compare = new Intl.Collator(locale(), { numeric: true }).compare;
  list.found = rows.id.map((_, at) => at).filter((at) =>
    (!kinds.size || kinds.has(rows.kind[at])) && [...marks].every((mark) => rows[mark][at])
    && words.every((word) => list.texts[at].includes(word)));
  list.found.sort((a, b) => (TEXTS.has(key) ? compare(value(a), value(b)) : value(a) - value(b)) * (down ? -1 : 1) || a - b);
  clear(list);
  dress(list);
  drawRows(list, FIRST);
}

function dress(list) {
  const { root, kinds, marks, key } = list;
  for (const button of root.querySelectorAll("[data-kind],[data-mark]")) {
    const { kind, mark } = button.dataset;
    button.setAttribute("aria-pressed", String(kind ? kinds.has(kind) : marks.has(mark)));
  }
  markOrder(list);
  root.querySelector("select").value = key;
  showFound(list, ".list");
}

function drawRows(list, upTo) {
  const left = draw(list, upTo, row), { root, found, data: { words } } = list;
  const [more, all] = root.querySelectorAll("[data-reveal]");
  more.textContent = said(words.more, { n: Math.min(left, MORE) });
  all.textContent = said(words.all, { n: found.length });
  more.hidden = left <= 0;
  all.hidden = left <= MORE;
}

function row(list, made, at) {
  const { data: { rows, labels } } = list;
  const value = (name) => labels[name]?.[rows[name][at]] ?? rows[name][at];
  made.dataset.source = rows.id[at];
  for (const part of made.querySelectorAll("[data-when]")) if (!value(part.dataset.when)) part.remove();
  for (const part of made.querySelectorAll("[data-put]")) {
    const name = part.dataset.put, shown = name === "events" ? rows.events[at].length : value(name);
    part.textContent = shown;
    part.classList.toggle("is-none", !shown);
  }
  if (!rows.publisher[at] && !rows.author[at]) made.querySelector(".by").remove();
  made.querySelector('[data-put="kind"]').classList.toggle("is-partisan", rows.kind[at] === "partisan");
  const title = made.querySelector(".title");
  if (rows.url[at]) title.href = rows.url[at];
  else title.replaceWith(...title.childNodes);
  const events = links(list, at), rest = events.length - EVENTS;
  if (rest > 1) events.splice(EVENTS, rest, moreEvents(list, at, rest));
  made.querySelector("ul").replaceChildren(...events);
  return made;
}

function links({ data: { rows, events } }, at) {
  return rows.events[at].map((place) => {
    const [link, when, title] = events[place];
    const item = document.createElement("li"), anchor = document.createElement("a"), day = document.createElement("span");
    anchor.href = link;
    anchor.dataset.go = "";
    day.className = "when";
    day.textContent = when;
    anchor.append(day, ` ${title}`);
    item.append(anchor);
    return item;
  });
}

function moreEvents({ data: { words } }, at, n) {
  const item = document.createElement("li"), button = document.createElement("button");
  Object.assign(button, { type: "button", className: "link", textContent: said(words.events, { n }) });
  button.dataset.rest = at;
  item.append(button);
  return item;
}
