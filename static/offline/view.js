// The view and its link: the twin of tightrope/view_state.py, which has the table of the keys. A view is a plain
// object; its days are ISO texts or null.
import { actorOf, edition, eventOf } from "./edition.js";
import { filled, t, tn } from "./words.js";

const OPEN = "..";
const LIMITS = edition.limits;
export const REPEATED = ["actor", "type", "episode", "status", "source-kind"];
const [EARLIEST, LATEST] = ["1900-01-01", "2100-12-31"];
const LEVELS = ["1", "2", "3"];
const CONTEXT = 3;
const UNPRINTABLE = /[\p{C}\p{Z}]/gu;   // marks that turn text around are among them

export const pairId = (one, other) => [one, other].sort().join("--");
export const endsOf = (pair) => pair.split("--");

/** What a first visit shows. */
export const firstView = () => ({
  actors: [], members: false, match: "all", types: [], episodes: [], statuses: [], level: CONTEXT, text: "", disputed: false,
  sourceKinds: [], start: edition.window[0], end: edition.window[1], event: null, tie: null, place: null, asof: null,
  lanes: "camp", undated: false, network: "key", table: "events",
});

/** The day the network is drawn for: chosen, or the open event's first, or the last of the window. */
export const asOf = (view) => view.asof ?? (view.event ? eventOf.get(view.event).start : view.end ?? edition.span[1]);

/** First and last day of the window; an open end is the first or last day of the record. */
export function windowOf({ start, end }) {
  return [start ?? edition.span[0], end ?? edition.span[1]].sort();
}

/** The view as [key, value] pairs, in one fixed order; `complete` writes the defaults that may change one day. */
export function toParams(view, { complete = false, version = "" } = {}) {
  const [start, end] = edition.window, first = firstView();
  const one = (key, value, wanted) => (wanted ? [[key, value]] : []);
  const each = (key, values) => values.map((value) => [key, value]);
  const chosen = (key) => one(key, view[key], view[key] !== first[key] || complete);
  return [
    ...each("actor", view.actors), ...one("match", view.match, view.match !== "all"), ...one("members", "1", view.members),
    ...each("type", view.types), ...each("episode", view.episodes), ...each("status", view.statuses),
    ...one("level", String(view.level), view.level !== CONTEXT || complete), ...one("q", view.text, view.text),
    ...one("disputed", "1", view.disputed), ...each("source-kind", view.sourceKinds),
    ...one("from", view.start ?? OPEN, view.start !== start || complete), ...one("to", view.end ?? OPEN, view.end !== end || complete),
    ...one("event", view.event, view.event), ...one("tie", view.tie, view.tie), ...one("place", view.place, view.place),
    ...one("asof", view.asof, view.asof), ...chosen("lanes"), ...one("undated", "1", view.undated), ...chosen("network"),
    ...chosen("table"), ...one("v", version, version),
  ];
}

/** The link to a view in this file, from its hash on. */
export const toHash = (view, options) => `#${new URLSearchParams(toParams(view, options))}`;

/** The view that [key, value] pairs ask for, and a sentence for each part of it that cannot be had. */
export function parseParams(pairs) {
  const reader = new Reader(pairs);
  reader.step();
  const [start, end] = reader.window(edition.window);
  const known = (list) => new Set(edition.codes[list].map(([code]) => code));
  const view = {
    actors: reader.codes("actor", actorOf), members: reader.switch("members"), match: reader.oneOf("match", ["all", "any"], "all"),
    types: reader.codes("type", known("type")), episodes: reader.codes("episode", known("episode")), statuses: reader.codes("status", known("status")),
    level: Number(reader.oneOf("level", LEVELS, String(CONTEXT))), text: reader.words("q"), disputed: reader.switch("disputed"),
    sourceKinds: reader.codes("source-kind", known("source-kind")), start, end,
    event: reader.known("event", eventOf), tie: reader.tie("tie"), place: reader.known("place", new Set(edition.places)),
    asof: reader.day("asof"), lanes: reader.oneOf("lanes", ["camp", "type", "episode"], "camp"), undated: reader.switch("undated"),
    network: reader.oneOf("network", ["key", "all"], "key"), table: reader.oneOf("table", ["events", "actors", "ties", "measures"], "events"),
  };
  reader.leave("compare", Boolean(reader.day("compare")));
  reader.leave("picture", reader.oneOf("picture", ["alliance", "together"], "alliance") !== "alliance");
  reader.leave("size", reader.oneOf("size", ["equal", "ties", "betweenness"], "equal") !== "equal");
  reader.leave("table", view.table === "measures");
  reader.leave("lang", (reader.known("lang", new Set(edition.languages)) ?? edition.words.language) !== edition.words.language);
  if (view.table === "measures") view.table = "events";
  return [view, reader.said()];
}

const grouped = (pairs) => {
  const params = new Map();
  for (const [key, value] of pairs) params.set(key, [...(params.get(key) ?? []), value]);
  return params;
};

class Reader {
  constructor(pairs) {
    this.params = grouped(pairs);
    this.notices = [];
  }

  said() {
    const told = [...new Set(this.notices)], madeWith = this.last("v");
    if (told.length && madeWith && madeWith !== edition.version) told.unshift(t("The link was made with another version of the data."));
    const rest = told.length - LIMITS.notices;
    if (rest > 0) told.splice(LIMITS.notices, Infinity, tn("And {n} more part of it.", "And {n} more parts of it.", rest));
    return told;
  }

  values(key) {
    const given = this.params.get(key) ?? [];
    if (given.length > LIMITS.values) this.notices.push(t("Only the first {n} values of “{key}” were read.", { n: LIMITS.values, key }));
    return given.slice(0, LIMITS.values).filter((value) => value);
  }

  last(key) {
    return this.values(key).at(-1) ?? null;
  }

  drop(key, value) {
    const shown = [...value].slice(0, 60).join("").replace(UNPRINTABLE, (letter) => (letter === " " ? " " : ""));
    this.notices.push(t("“{value}” is not a known value of “{key}”.", { value: shown, key }));
  }

  /** What the app draws and this file does not. */
  leave(key, isAsked) {
    if (isAsked) this.notices.push(filled(edition.words.notShown, { key: `${key}=${this.last(key)}` }));
  }

  // The step of a tour has a view of its own where no window is given; its words are left out.
  step() {
    const tour = this.known("tour", new Map(Object.entries(edition.tours))), wanted = this.last("step");
    const known = Object.keys(edition.steps).filter((step) => !tour || edition.tours[tour].includes(step));
    if (wanted !== null && !known.includes(wanted)) this.drop("step", wanted);
    const step = known.includes(wanted) ? wanted : tour && edition.tours[tour][0];
    if (!step) return;
    const own = grouped([...new URLSearchParams(edition.steps[step])]);
    if (!this.params.has("from") && !this.params.has("to")) this.params = new Map([...own, ...this.params]);
    this.leave(step === wanted ? "step" : "tour", true);
  }

  codes(key, known) {
    const kept = new Set();
    for (const value of this.values(key)) if (known.has(value)) kept.add(value); else this.drop(key, value);
    return [...kept];
  }

  known(key, known) {
    const value = this.last(key);
    if (value === null || known.has(value)) return value;
    this.drop(key, value);
    return null;
  }

  oneOf(key, allowed, otherwise) {
    return this.known(key, new Set(allowed)) ?? otherwise;
  }

  switch(key) {
    return this.oneOf(key, ["0", "1"], "0") === "1";
  }

  words(key) {
    const text = (this.last(key) ?? "").replace(UNPRINTABLE, " ").replace(/ +/g, " ").trim(), letters = [...text];
    if (letters.length > LIMITS.letters) this.notices.push(t("Only the first {n} letters of “{key}” were read.", { n: LIMITS.letters, key }));
    return letters.slice(0, LIMITS.letters).join("").trim();
  }

  day(key) {
    const value = this.last(key);
    return value === null ? null : this.writtenDay(key, value);
  }

  writtenDay(key, value) {
    if (isDay(value)) return value;
    this.drop(key, value);
    return null;
  }

  endOfWindow(key, otherwise) {
    const value = this.last(key);
    if (value === OPEN) return null;
    return value === null ? otherwise : this.writtenDay(key, value) ?? otherwise;
  }

  window([first, last]) {
    const start = this.endOfWindow("from", first), end = this.endOfWindow("to", last);
    if (!start || !end || start <= end) return [start, end];
    if (!this.last("to")) return [start, null];
    return this.last("from") ? [end, start] : [null, end];
  }

  tie(key) {
    const value = this.last(key);
    if (value === null) return null;
    const pair = endsOf(value);
    if (pair.length === 2 && pair[0] !== pair[1] && pair.every((one) => actorOf.has(one))) return pairId(...pair);
    this.drop(key, value);
    return null;
  }
}

function isDay(value) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value < EARLIEST || value > LATEST) return false;
  const day = new Date(value);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

