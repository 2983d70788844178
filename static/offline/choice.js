// Which events a view shows and how much each actor weighs in them: the twin of tightrope/domain/filters.py and of
// `weigh_actors` in ties.py.
import { edition, events, withMembers } from "./edition.js";
import { Names } from "../names.js";

const names = new Names(edition.search.index.rules);
const CONTEXT = 3;

/** The events that pass every filter, in the order of the record. */
export function applyFilters(view) {
  const among = (chosen, code) => !chosen.length || chosen.includes(code);
  const kept = events.filter((event) => (!view.start || event.end >= view.start) && (!view.end || event.start <= view.end)
    && among(view.types, event.type) && among(view.episodes, event.episode) && among(view.statuses, event.status)
    && (view.level >= CONTEXT || event.level <= view.level) && involves(view, event) && (!view.disputed || event.disputed)
    && (!view.sourceKinds.length || view.sourceKinds.some((kind) => event.kinds.includes(kind))));
  if (!view.text.trim()) return kept;
  const saying = new Set(eventsSaying(view.text));
  return kept.filter((event) => saying.has(event));
}

function involves({ actors, match, members }, { id }) {
  if (!actors.length) return true;
  const parts = edition.record[id].actors, test = match === "all" ? "every" : "some";
  return actors[test]((actor) => (members ? withMembers(actor) : [actor]).some((one) => parts.includes(one)));
}

// As one phrase; where no event has the phrase, every word must begin some word of the event.
function eventsSaying(text) {
  const words = names.fold(text).split(" ").filter((word) => word);
  if (!words.length) return [];
  const phrase = events.filter(({ said }) => said.includes(` ${words.join(" ")}`));
  return phrase.length ? phrase : events.filter(({ said }) => words.every((word) => said.includes(` ${word}`)));
}

/** How much each actor matters to some events, heaviest first, as a Map. */
export function weighActors(chosen) {
  const weights = new Map();
  for (const { id, level } of chosen) {
    for (const actor of edition.record[id].actors) weights.set(actor, (weights.get(actor) ?? 0) + 4 - level);
  }
  return new Map([...weights].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)));
}
