// The actor search: an editable combobox (WAI-ARIA APG, list autocomplete) with the chosen actors as tokens.
//
// A Streamlit component of version 2. Streamlit calls the default export again with the same parentElement whenever
// the data changes, and the function it returned only at the unmount. What is chosen is the one selection that all
// pictures share: choosing here lights them, and choosing an actor in the network puts its token here.
//
// `fold` and `search` are the twins of tightrope/domain/names.py; a test holds them together. Names come from the
// dossier, the URL or an upload: they enter the page as text only.

const { current, pick, subscribe } = await import(`./selection.js${new URL(import.meta.url).search}`);

const LONGEST_QUERY = 120;
const RANKS = ["exact", "alias", "prefix", "words", "near"];
const live = new WeakMap(); // parentElement -> Field
let made = 0; // makes element ids unique when two fields share a document

export function fold(text, folding) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return folding.reduce((key, [pattern, by]) => key.replace(new RegExp(pattern, "gu"), by), plain);
}

/** At most `limit` hits {id, matched, why}, the best first; the ranking is told in names.py. */
export function search(actors, folding, text, limit = 8) {
  const query = fold([...text].slice(0, LONGEST_QUERY).join(""), folding);
  if (!query) return [];
  const sure = best(actors, (spelling) => rank(spelling, query));
  const found = sure.length ? sure : best(actors, nearness(actors, query));
  return found.sort((a, b) => compare(a.place, b.place)).slice(0, limit).map(({ hit }) => hit);
}

function best(actors, placeOf) {
  const found = [];
  for (const { id, name, ar, keys } of actors) {
    let top = null;
    for (const [key, original] of keys) {
      const place = placeOf({ key, isName: original === name || original === ar });
      const better = place && (!top || compare(place, top.place) < 0);
      if (better) top = { place, hit: { id, matched: original, why: RANKS[place[0]] } };
    }
    if (top) found.push(top);
  }
  return found;
}

function compare(a, b) {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i < 0 ? 0 : a[i] - b[i];
}

function rank({ key, isName }, query) {
  if (key.replaceAll(" ", "") === query.replaceAll(" ", "")) return [isName ? 0 : 1, 0, 0, 0];
  if (isName && key.startsWith(query + " ")) return [2, 0, 0, 0];
  const [typed, words] = [query.split(" "), key.split(" ")];
  if (!typed.every((start) => words.some((word) => word.startsWith(start)))) return null;
  const whole = typed.filter((start) => words.includes(start)).length;
  return [3, -whole, isName ? 0 : 1, key.startsWith(query) ? 0 : 1];
}

function nearness(actors, query) {
  const vocabulary = new Set(actors.flatMap(({ keys }) => keys.flatMap(([key]) => key.split(" "))));
  const edits = query.split(" ").map((typed) => nearWords(typed, vocabulary));
  return ({ key, isName }) => {
    const words = key.split(" ");
    const total = edits.reduce((sum, near) => sum + Math.min(...words.map((word) => near.get(word) ?? Infinity)), 0);
    return total === Infinity ? null : [4, total, isName ? 0 : 1, 0];
  };
}

function nearWords(typed, vocabulary) {
  const allowed = Math.min(2, Math.floor(typed.length / 4));
  const near = new Map();
  for (const word of vocabulary) {
    const likely = Math.abs(word.length - typed.length) <= allowed;
    const edits = word.startsWith(typed) ? 0 : likely ? countEdits(typed, word) : Infinity;
    if (edits <= allowed) near.set(word, edits);
  }
  return near;
}

function countEdits(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children); // strings become text nodes, never markup
  return node;
}

/** A name among other words, kept apart from their direction. */
const bdi = (text, attributes) => element("bdi", attributes, text);

class Field {
  constructor(root) {
    const id = `actor-search-${++made}`;
    this.root = root;
    this.listeners = new AbortController();
    this.label = element("label", { for: id, class: "actor-search-label" });
    this.tokens = element("ul", { class: "actor-search-tokens" });
    this.input = element("input", {
      id, role: "combobox", dir: "auto", type: "text", enterkeyhint: "done",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
    });
    this.list = element("ul", { id: `${id}-list`, role: "listbox", "aria-multiselectable": "true" });
    this.note = element("p", { "aria-hidden": "true" }); // for the eye what the status is for the ear
    this.status = element("p", { role: "status", class: "actor-search-status" });
    this.row = element("div", { class: "actor-search-field" }, this.tokens, this.input);
    // A popover, because a z-index is not enough: while Streamlit reruns, its fading elements cover their neighbours.
    this.popup = element("div", { class: "actor-search-popup", popover: "manual", hidden: "" }, this.list, this.note);
    this.root.replaceChildren(this.label, this.row, this.popup, this.status);
    this.chosen = null; // the ids of the tokens drawn; none are yet
    this.options = []; // what the popup shows: {id, matched}
    this.active = -1; // which of them the arrow keys are at
    this.listen();
    this.off = subscribe(() => this.actors && this.follow());
  }

  listen() {
    // The window hears the scrolling of any box around the field, but only while the event goes down.
    const options = (target) => ({ signal: this.listeners.signal, capture: target === window });
    const on = (target, type, act) => target.addEventListener(type, act, options(target));
    for (const type of ["input", "focus", "click"]) on(this.input, type, () => this.open());
    on(this.input, "keydown", (event) => this.press(event));
    on(this.input, "blur", () => this.close());
    // Touching the popup must not take the focus (and a phone's keyboard) away from the input.
    on(this.popup, "mousedown", (event) => event.preventDefault());
    on(this.list, "click", (event) => this.chooseOption(event.target.closest("[role=option]")));
    on(this.tokens, "click", (event) => this.clickToken(event));
    for (const type of ["scroll", "resize"]) on(window, type, () => this.popup.hidden || this.place());
  }

  /** Take what Python says; the typed text, the focus and an open popup stay. */
  update(data, setTriggerValue) {
    this.data = data;
    this.send = setTriggerValue;
    this.actors = new Map(data.actors.map((actor) => [actor.id, actor]));
    this.label.textContent = data.label;
    for (const part of [this.tokens, this.list]) part.setAttribute("aria-label", data.label);
    this.chosen = null; // the words or the names may be new
    this.follow();
  }

  /** Show what is chosen now, by whomever: here, in a picture or by Python. */
  follow() {
    const chosen = current().actors.filter((id) => this.actors.has(id));
    if (String(chosen) === String(this.chosen)) return;
    this.chosen = chosen;
    this.drawTokens();
    if (!this.popup.hidden) this.drawList();
  }

  toggle(id) {
    pick(this.send, "actor", id);
  }

  drawTokens() {
    const focused = this.root.getRootNode().activeElement?.dataset.id; // the keyboard keeps its place
    const scrolled = this.tokens.scrollLeft;
    const added = this.chosen.length > this.tokens.childElementCount;
    this.tokens.replaceChildren(...this.chosen.map((id) => {
      const { name } = this.actors.get(id);
      const pill = element("span", {}, bdi(name), element("span", { "aria-hidden": "true" }, "×"));
      const title = this.data.remove.replace("{name}", () => name);
      return element("li", {}, element("button", { type: "button", "data-id": id, "aria-label": title, title }, pill));
    }));
    this.tokens.hidden = !this.chosen.length;
    this.input.placeholder = this.chosen.length ? "" : this.data.placeholder;
    // The row is scrolled, never the page: a new token is shown, otherwise the row stays where the reader left it.
    const way = getComputedStyle(this.tokens).direction === "rtl" ? -1 : 1;
    this.tokens.scrollLeft = added ? way * this.tokens.scrollWidth : scrolled;
    if (focused) this.token(focused)?.focus({ preventScroll: true });
  }

  token(id) {
    return [...this.tokens.querySelectorAll("button")].find((button) => button.dataset.id === id);
  }

  clickToken(event) {
    const id = event.target.closest("button")?.dataset.id;
    if (!id) return;
    const at = this.chosen.indexOf(id);
    this.toggle(id);
    // By keyboard the next token takes the focus, or else the input; a finger keeps its keyboard closed.
    if (event.detail === 0) (this.token(this.chosen[at] ?? this.chosen.at(-1)) ?? this.input).focus();
  }

  open(at = -1) {
    this.active = at;
    this.drawList();
  }

  close() {
    this.options = [];
    this.note.textContent = this.status.textContent = "";
    this.activate(-1);
    this.show();
  }

  show() {
    this.list.hidden = !this.options.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.popup.hidden = this.list.hidden && !this.note.textContent;
    if (!this.popup.hidden) this.place();
    this.popup.togglePopover?.(!this.popup.hidden); // an older browser leaves it where `place` put it
  }

  /** Under the field, or above it where a phone's keyboard leaves no room below. */
  place() {
    const { left, top, bottom, width } = this.row.getBoundingClientRect();
    const below = (window.visualViewport?.height ?? window.innerHeight) - bottom - 12;
    const up = below < 160 && top - 12 > below;
    Object.assign(this.popup.style, {
      left: `${left}px`, width: `${width}px`, maxHeight: `${Math.min(448, up ? top - 12 : below)}px`,
      top: up ? "auto" : `${bottom + 4}px`, bottom: up ? `${window.innerHeight - top + 4}px` : "auto",
    });
  }

  drawList() {
    const { actors, folding, suggested } = this.data;
    const idle = !fold(this.input.value.slice(0, LONGEST_QUERY), folding); // nothing typed, or as yet only "al-"
    const offered = suggested.filter((id) => this.actors.has(id) && !this.chosen.includes(id)).slice(0, 8);
    this.options = idle ? offered.map((id) => ({ id })) : search(actors, folding, this.input.value);
    this.list.replaceChildren(...this.options.map((option, at) => this.drawOption(option, at)));
    this.note.textContent = this.status.textContent = idle || this.options.length ? "" : this.data.noMatch;
    this.show();
    // A typed text has its best hit ready for Enter; the suggestions wait for an arrow key.
    this.activate(Math.min(idle ? this.active : Math.max(this.active, 0), this.options.length - 1));
  }

  drawOption({ id, matched }, at) {
    const { name, ar, kind } = this.actors.get(id);
    const names = element("span", { class: "actor-search-names" }, bdi(name));
    if (ar) names.append(" ", bdi(ar, { dir: "auto", lang: "ar" }));
    const about = element("span", { class: "actor-search-about" }, kind);
    if (matched && matched !== name && matched !== ar) {
      const [before, after = ""] = this.data.matches.split("{spelling}");
      about.append(" · ", before, bdi(matched), after);
    }
    const chosen = String(this.chosen.includes(id));
    const attributes = { id: `${this.list.id}-${at}`, role: "option", "data-id": id, "aria-selected": chosen };
    return element("li", attributes, names, about);
  }

  activate(at) {
    this.active = at;
    [...this.list.children].forEach((option, i) => option.classList.toggle("is-active", i === at));
    const option = this.list.children[at]; // none at -1
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    return option.scrollIntoView({ block: "nearest" });
  }

  clear() {
    this.input.value = "";
    this.close();
  }

  chooseOption(option) {
    if (!option) return;
    this.clear();
    this.toggle(option.dataset.id);
  }

  press(event) {
    if (event.isComposing) return; // an input method is still writing the word
    const last = this.options.length - 1;
    const isOpen = last >= 0;
    const acts = {
      ArrowDown: () => (isOpen ? this.activate(this.active >= last ? 0 : this.active + 1) : this.open(0)),
      ArrowUp: () => (isOpen ? this.activate(this.active <= 0 ? last : this.active - 1) : this.open(Infinity)),
      Enter: () => this.chooseOption(this.list.children[this.active]),
      Escape: () => (isOpen ? this.close() : this.clear()),
    };
    if (Object.hasOwn(acts, event.key)) {
      event.preventDefault();
      acts[event.key]();
    } else if (event.key === "Home" || event.key === "End") {
      this.activate(-1); // back to the text; the browser moves the caret
    } else if (event.key === "Backspace" && !this.input.value && this.chosen.length) {
      this.toggle(this.chosen.at(-1));
      this.open();
    }
  }

  destroy() {
    this.off();
    this.listeners.abort();
    this.root.replaceChildren();
  }
}

export const html = '<div class="actor-search"></div>';

export default function ({ data, parentElement, setTriggerValue }) {
  if (!live.has(parentElement)) live.set(parentElement, new Field(parentElement.querySelector(".actor-search")));
  live.get(parentElement).update(data, setTriggerValue);
  return () => {
    live.get(parentElement)?.destroy();
    live.delete(parentElement);
  };
}
