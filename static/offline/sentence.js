// The view said in words: the twin of tightrope/sentence.py.
import { actorOf, edition, events, label, withMembers } from "./edition.js";
import { apart, joinWords, sayDay, sayNumber, saySpan, t, tn } from "./words.js";

/** How many of how many: "37 of 237 events". */
export function countOf(shown) {
  const told = { shown: sayNumber(shown), total: sayNumber(events.length) };
  return tn("{shown} of {total} event", "{shown} of {total} events", events.length, told);
}

const phrase = (text, key, more) => ({ text, key, value: "", joint: "", members: null, ...more });

/** Every filter that is set, in words; the window is always said. */
export function phrases(view) {
  const said = view.actors.map((actor, place) => {
    const { name } = actorOf.get(actor);
    return phrase(place ? apart(name) : t("involving {name}", { name }), "actor", { value: actor,
      joint: place ? (view.match === "all" ? t("and") : t("or")) : "", members: withMembers(actor).length > 1 ? view.members : null });
  });
  for (const [key, chosen] of [["type", view.types], ["episode", view.episodes], ["status", view.statuses]]) {
    if (chosen.length) said.push(phrase(joinWords(chosen.map((code) => label(key, code)), "or"), key));
  }
  if (view.level < 3) said.push(phrase(view.level === 1 ? t("turning points only") : t("turning points and important events"), "level"));
  if (view.disputed) said.push(phrase(t("disputed only"), "disputed"));
  if (view.sourceKinds.length) {
    const kinds = joinWords(view.sourceKinds.map((code) => label("source-kind", code)), "or");
    said.push(phrase(t("with a source of the kind {kinds}", { kinds }), "source-kind"));
  }
  if (view.text) said.push(phrase(t("saying “{words}”", { words: view.text }), "q"));
  return [...said, phrase(sayWindow(view.start, view.end), "window")];
}

function sayWindow(start, end) {
  if (start && end) return saySpan(start, end);
  if (start) return t("since {day}", { day: sayDay(start) });
  return end ? t("until {day}", { day: sayDay(end) }) : t("the whole record");
}

/** The whole view in one sentence. */
export function sentence(view, shown) {
  return phrases(view).reduce((words, { text, joint, members }) =>
    `${words}${joint ? ` ${joint} ${text}` : ` · ${text}`}${members ? ` ${t("with members")}` : ""}`, countOf(shown));
}

export const isDefaultWindow = ({ start, end }) => start === edition.window[0] && end === edition.window[1];
