// Shows the parts of a page. Each kind of part is a module of this folder: its `html` is what the part holds at first,
// its default export shows data in it and returns what undoes that. It is called again whenever the data changes.

const version = new URL(import.meta.url).search;
const { pick } = await import(`./selection.js${version}`);

const KEPT = 60;                    // how many pieces of parts are held, so that they need not be sent again
const modules = new Map();          // kind -> module, once it is there
const paper = matchMedia("print");
const pieces = new Map();           // digest -> what a piece says, those used last at the end
const live = new WeakMap();         // parentElement -> page; this function runs anew for each change of data

export default function (component) {
  const { data, parentElement } = component;
  let page = live.get(parentElement);
  if (!page) {
    page = { root: parentElement.querySelector(".page"), parts: new Map(), groups: new Map() };
    page.printed = () => { if (page.data.parts.every(({ kind }) => modules.has(kind))) show(page, true); };   // in the colours of paper, and back
    paper.addEventListener("change", page.printed);
    live.set(parentElement, page);
  }
  page.send = (name, value) => component.setTriggerValue(name, { ...value, held: held() });
  const theme = page.data === data;   // called without news: only the colours are others
  if (page.data && page.data.page !== data.page) document.querySelector(".stMain")?.scrollTo(0, 0);
  page.data = data;
  speak(data.language);
  const kinds = [...new Set(data.parts.map(({ kind }) => kind))].filter((kind) => !modules.has(kind));
  if (!kinds.length) show(page, theme);
  else Promise.all(kinds.map(load)).then(() => { if (page.data === data && live.has(parentElement)) show(page, theme); });
  return () => setTimeout(() => ended(parentElement, page));
}

// Streamlit also ends a call that newer data has overtaken, before it makes the newer one. The page is over only when
// it has left the document.
function ended(parentElement, page) {
  if (parentElement.isConnected || live.get(parentElement) !== page) return;
  live.delete(parentElement);
  paper.removeEventListener("change", page.printed);
  page.parts.forEach((part) => part.unmount?.());
}

// The language of the whole document, and the direction it is written in. Numbers and dates that are written here
// are those of `locale`, as Python writes them. Said again, even the same language would style the whole page anew.
function speak({ code, direction, locale }) {
  const { documentElement } = document;
  if (documentElement.dataset.locale === locale) return;
  Object.assign(documentElement, { lang: code, dir: direction });
  documentElement.dataset.locale = locale;
}

const load = async (kind) => modules.set(kind, await import(`./${kind}.js${version}`));

const held = () => [...pieces.keys()];

function show(page, everything) {
  const { parts, texts } = page.data;
  keep(parts.flatMap((part) => part.pieces), texts);
  if (!parts.every((part) => part.pieces.every((digest) => pieces.has(digest)))) {
    pieces.clear();   // so that all of it comes, whatever was told or kept wrongly
    return pick(page.send, "resend", "");
  }
  arrange(page, parts);
  // Pictures come after all HTML: they measure themselves, for which the browser has to lay the page out.
  const isPicture = ({ kind }) => kind !== "markup";
  for (const { key, pieces: digests } of [...parts].sort((a, b) => isPicture(a) - isPicture(b))) {
    const part = page.parts.get(key), digest = digests.join();
    if (part.digest === digest && !everything) continue;
    part.digest = digest;
    const data = Object.assign({}, ...digests.map((one) => pieces.get(one)));
    part.unmount = part.module.default({ data, parentElement: part.node, setTriggerValue: page.send });
  }
}

// Those of this page stand last, so that none of them is forgotten for its own neighbours.
function keep(digests, texts) {
  for (const digest of digests) {
    const said = pieces.get(digest) ?? (digest in texts ? JSON.parse(texts[digest]) : undefined);
    pieces.delete(digest);
    if (said) pieces.set(digest, said);
  }
  for (const digest of pieces.keys()) {
    if (pieces.size <= Math.max(KEPT, digests.length)) break;
    pieces.delete(digest);
  }
}

// Parts that are no longer asked for go; the others stand in their order, some of them together in a group.
function arrange(page, parts) {
  const asked = new Map(parts.map((part) => [part.key, part])), rows = new Map();
  for (const [key, part] of page.parts) {
    if (asked.get(key)?.kind === part.kind) continue;
    part.unmount?.();
    part.node.remove();
    page.parts.delete(key);
  }
  for (const { key, kind, group } of parts) {
    if (!page.parts.has(key)) page.parts.set(key, made(key, kind));
    const { node } = page.parts.get(key), row = group ? groupOf(page, group) : node;
    rows.set(row, [...(rows.get(row) ?? []), node]);
  }
  for (const [name, node] of page.groups) {
    if (rows.has(node)) continue;
    node.remove();
    page.groups.delete(name);
  }
  settle(page.root, [...rows.keys()]);
  for (const node of page.groups.values()) settle(node, rows.get(node));
}

function made(key, kind) {
  const node = block(`part part-${key}`), module = modules.get(kind);
  node.innerHTML = module.html ?? "";
  node.hidden = !module.html;
  return { kind, node, module };
}

function groupOf({ groups }, name) {
  if (!groups.has(name)) groups.set(name, block(`group group-${name}`));
  return groups.get(name);
}

const block = (className) => Object.assign(document.createElement("div"), { className });

// Only what stands elsewhere is moved: a picture that is moved loses its scroll and focus.
function settle(parent, nodes) {
  nodes.forEach((node, at) => { if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null); });
}
