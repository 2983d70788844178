// The search box: an editable combobox (WAI-ARIA APG, list autocomplete) with the chosen actors as tokens. It finds
// actors and events; its last entry looks for the words in all that is said of the events.
//
// A Streamlit component of version 2. Streamlit calls the default export again with the same parentElement whenever
// the data changes, and the function it returned only at the unmount. What is chosen is the one selection that all
// pictures share: choosing here lights them, and choosing an actor in the network puts its token here.
//
// Names and titles come from the dossier, the URL or an upload: they enter the page as text only.

const version = new URL(import.meta.url).search;
const { current, pick, recordOf, subscribe } = await import(`./selection.js${version}`);
const { Finder } = await import(`./find.js${version}`);

const MOST = { actors: 8, events: 5 }; // entries of a group
const LONGEST_WORDS = 120; // letters that a link carries
const live = new WeakMap(); // parentElement -> Field
let made = 0; // makes element ids unique when two fields share a document

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
    const id = `search-box-${++made}`;
    this.root = root;
    this.listeners = new AbortController();
    this.label = element("label", { for: id, class: "search-box-label" });
    this.tokens = element("ul", { class: "search-box-tokens" });
    this.input = element("input", {
      id, role: "combobox", dir: "auto", type: "text", enterkeyhint: "done",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
    });
    this.list = element("div", { id: `${id}-list`, role: "listbox", "aria-multiselectable": "true" });
    this.note = element("p", { "aria-hidden": "true" }); // for the eye what the status is for the ear
    this.status = element("p", { role: "status", class: "search-box-status" });
    this.row = element("div", { class: "search-box-field" }, this.tokens, this.input);
    // A popover, because a z-index is not enough: while Streamlit reruns, its fading elements cover their neighbours.
    this.popup = element("div", { class: "search-box-popup", popover: "manual", hidden: "" }, this.note, this.list);
    this.root.replaceChildren(this.label, this.row, this.popup, this.status);
    this.chosen = null; // the ids of the tokens drawn; none are yet
    this.options = []; // what the popup shows: {kind, id, matched, why}
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
    this.finder = new Finder(data.index, (event) => recordOf(event)?.actors ?? []);
    this.actors = this.finder.actors;
    this.label.textContent = data.label;
    this.tokens.setAttribute("aria-label", data.chosen);
    this.list.setAttribute("aria-label", data.label);
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
    const before = this.tokens.childElementCount, added = this.chosen.length > before;
    const scrolled = before && !added ? this.tokens.scrollLeft : 0;
    this.tokens.replaceChildren(...this.chosen.map((id) => {
      const { name } = this.actors.get(id);
      const pill = element("span", {}, bdi(name), element("span", { "aria-hidden": "true" }, "×"));
      const title = this.data.remove.replace("{name}", () => name);
      return element("li", {}, element("button", { type: "button", "data-id": id, "aria-label": title, title }, pill));
    }));
    this.tokens.hidden = !this.chosen.length;
    this.input.placeholder = this.chosen.length ? "" : this.data.placeholder;
    // The row is scrolled, never the page: a new token is shown, otherwise the row stays where the reader left it. In the
    // next frame, which lays the page out anyway.
    requestAnimationFrame(() => {
      const way = getComputedStyle(this.tokens).direction === "rtl" ? -1 : 1;
      this.tokens.scrollLeft = added ? way * this.tokens.scrollWidth : scrolled;
    });
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
    const text = this.input.value, idle = this.finder.isIdle(text); // nothing typed, or as yet only "al-"
    const groups = idle ? [["actors", this.suggested()]] : this.found(text);
    this.options = groups.flatMap(([, options]) => options);
    this.list.replaceChildren(...groups.filter(([, options]) => options.length).map((group) => this.drawGroup(...group)));
    const isNobody = !idle && this.options.length === 1; // nothing but the words
    this.note.textContent = isNobody ? this.data.noMatch : "";
    this.status.textContent = isNobody ? this.data.noMatch : "";
    this.show();
    // A typed text has its best hit ready for Enter; the suggestions wait for an arrow key.
    this.activate(Math.min(idle ? this.active : Math.max(this.active, 0), this.options.length - 1));
  }

  suggested() {
    const ids = this.data.suggested.filter((id) => this.actors.has(id) && !this.chosen.includes(id));
    return ids.slice(0, MOST.actors).map((id) => ({ kind: "actor", id }));
  }

  found(text) {
    const { actors, events } = this.finder.find(text);
    const words = text.trim().slice(0, LONGEST_WORDS);
    const as = (kind, hits, most) => hits.slice(0, most).map((hit) => ({ kind, ...hit }));
    return [
      ["actors", as("actor", actors, MOST.actors)],
      ["events", as("event", events, MOST.events)],
      ["words", [{ kind: "set", id: `q=${words}`, words }]],
    ];
  }

  drawGroup(name, options) {
    const words = this.data.headings[name];
    const heading = element("div", { "aria-hidden": "true", class: "search-box-heading" }, words);
    const drawn = options.map((option) => this.drawOption(option, this.options.indexOf(option)));
    return element("div", { role: "group", "aria-label": words, "data-group": name }, heading, ...drawn);
  }

  drawOption(option, at) {
    const draw = { actor: () => this.drawActor(option), event: () => this.drawEvent(option), set: () => this.drawWords(option) };
    const chosen = option.kind === "actor" ? this.chosen.includes(option.id) : option.id === current().event;
    const attributes = { id: `${this.list.id}-${at}`, role: "option", "data-kind": option.kind, "data-id": option.id,
      "aria-selected": String(chosen) };
    return element("div", attributes, ...draw[option.kind]());
  }

  drawActor({ id, matched, why }) {
    const { name, other, kind } = this.actors.get(id);
    const names = element("span", { class: "search-box-names" }, bdi(name));
    if (other) names.append(" ", bdi(other, { class: "arabic" }));
    const isOther = matched && ![name, other, id].includes(matched);
    return [names, this.about(kind, isOther && this.data.why[why === "near" ? "near" : "alias"], matched)];
  }

  drawEvent({ id, matched, why }) {
    const { title, label, when } = this.finder.events.get(id);
    const isOther = matched && ![title, label, id].includes(matched);
    return [element("span", { class: "search-box-names" }, bdi(title)), this.about(when, isOther && this.data.why[why], matched)];
  }

  drawWords({ words }) {
    const [before, after = ""] = this.data.allEvents.split("{words}");
    return [element("span", { class: "search-box-names" }, element("span", {}, before, bdi(words), after))];
  }

  /** The quiet line: what it is, and by which spelling it was found. */
  about(what, why, matched) {
    const line = element("span", { class: "search-box-about" }, what);
    if (why) {
      const [before, after = ""] = why.split("{spelling}");
      line.append(" · ", before, bdi(matched), after);
    }
    return line;
  }

  activate(at) {
    this.active = at;
    const options = this.list.querySelectorAll("[role=option]");
    options.forEach((option, i) => option.classList.toggle("is-active", i === at));
    const option = options[at]; // none at -1
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    if (at === 0) this.popup.scrollTop = 0; // with its heading
    return option.scrollIntoView({ block: "nearest" });
  }

  clear() {
    this.input.value = "";
    this.close();
  }

  chooseOption(option) {
    if (!option) return;
    const { kind, id } = option.dataset;
    this.clear();
    if (kind === "event" && id === current().event) return; // it is open; a second pick would close it
    pick(this.send, kind, id);
  }

  press(event) {
    if (event.isComposing) return; // an input method is still writing the word
    const last = this.options.length - 1;
    const isOpen = last >= 0;
    const acts = {
      ArrowDown: () => (isOpen ? this.activate(this.active >= last ? 0 : this.active + 1) : this.open(0)),
      ArrowUp: () => (isOpen ? this.activate(this.active <= 0 ? last : this.active - 1) : this.open(Infinity)),
      Enter: () => this.chooseOption(this.list.querySelectorAll("[role=option]")[this.active]),
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

export const html = '<div class="search-box"></div>';

export default function ({ data, parentElement, setTriggerValue }) {
  if (!live.has(parentElement)) live.set(parentElement, new Field(parentElement.querySelector(".search-box")));
  live.get(parentElement).update(data, setTriggerValue);
  return () => {
    live.get(parentElement)?.destroy();
    live.delete(parentElement);
  };
}
