// What a click means: the twin of tightrope/picks.py.
import { actorOf, edition, eventOf } from "./edition.js";
import { addDays } from "./words.js";
import { asOf, firstView, parseParams, REPEATED, toParams } from "./view.js";

/** The view after a click; a pick that names nothing known changes nothing. */
export function picked(view, kind, id) {
  const at = id.indexOf("="), [key, value] = at < 0 ? [id, ""] : [id.slice(0, at), id.slice(at + 1)];
  switch (kind) {
    case "event": return eventOf.has(id) ? { ...view, tie: null, event: view.event === id ? null : id } : view;
    case "tie": {
      const { tie } = parseParams([["tie", id]])[0];
      return tie ? { ...view, tie: view.tie === tie ? null : tie } : view;
    }
    case "actor": return actorOf.has(id) ? withActor(view, id) : view;
    case "close": return { ...view, event: null, tie: null };
    case "clear": return { ...view, actors: [], event: null, tie: null, place: null, asof: null };
    case "reset": return { ...firstView(), lanes: view.lanes, table: view.table };
    case "set": return asked(view, { [key]: [value] });
    case "toggle": return asked(view, { [key]: toggled(valuesOf(view, key), value, REPEATED.includes(key)) });
    case "drop":
      if (key === "window") return asked(view, { from: [], to: [] });
      return asked(view, { [key]: valuesOf(view, key).filter((one) => value && one !== value) });
    case "preset": {
      const ends = Object.hasOwn(edition.presets, id) && edition.presets[id];
      return ends ? { ...view, start: ends[0], end: ends[1] } : view;
    }
    case "month": return withWindow(view, `${id}-01`, monthEnd(id));
    case "window": return withWindow(view, ...id.split("..").slice(0, 2));
    default: return view;
  }
}

const valuesOf = (view, key) => toParams(view).filter(([one]) => one === key).map(([, value]) => value);

// The view of a changed link, so that a control can ask for all that a link can and for nothing else.
function asked(view, changes) {
  const kept = toParams(view).filter(([key]) => !Object.hasOwn(changes, key));
  const changed = Object.entries(changes).flatMap(([key, values]) => values.map((value) => [key, value]));
  const [wanted, notices] = parseParams([...kept, ...changed]);
  return notices.length ? view : wanted;
}

function toggled(values, value, isRepeated) {
  if (values.includes(value)) return values.filter((one) => one !== value);
  return isRepeated ? [...values, value] : [value];
}

// An actor joins or leaves the filter; the network stays on the day it shows, so nothing jumps.
function withActor(view, actor) {
  const isChosen = view.actors.includes(actor);
  if (!isChosen && view.actors.length >= edition.limits.values) return view;   // a link could not carry it
  const actors = isChosen ? view.actors.filter((one) => one !== actor) : [...view.actors, actor];
  return { ...view, actors, event: null, tie: null, asof: view.event ? asOf(view) : view.asof };
}

function monthEnd(month) {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return "";
  const [year, number] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
  return addDays(next, -1);
}

const withWindow = (view, start, end) => (start && end ? asked(view, { from: [start], to: [end] }) : view);
