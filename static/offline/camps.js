// In which camp an actor stands on a day, and who says so: the twin of tightrope/domain/camps.py and figures/camps.py.
import { edition, label } from "./edition.js";
import { apart, joinWords, t } from "./words.js";

const { camps: legend, several, plain } = edition.network;
const holding = ({ placings }, day) => placings.filter(([, first, last]) => (!first || first <= day) && (!last || day <= last));

// Its rule first, and alone where no source speaks of that day.
function campsOn(actor, day) {
  const camps = [...new Set(holding(actor, day).map(([camp]) => camp))].sort((one, other) => (one !== actor.camp) - (other !== actor.camp));
  return camps.length ? camps : [actor.camp];
}

export const campWords = (actor, day) => joinWords(campsOn(actor, day).map((camp) => label("camp", camp)), "and");

/** One line for each camp in which sources place an actor on a day: which, and who says so. */
export function campTellers(actor, day) {
  const told = holding(actor, day);
  return (told.length ? campsOn(actor, day) : []).map((camp) => t("{camp} according to {who}", {
    camp: label("camp", camp),
    who: [...new Set(told.filter(([one]) => one === camp).map(([, , , who]) => apart(who)))].join(t(", ")),
  }));
}

/** What of an actor's box follows the day: its colour, its frame, and what it says under the mouse. */
export function campLook(actor, day) {
  const camps = campsOn(actor, day), shown = camps.length === 1 ? camps[0] : several;
  const lines = [actor.name, actor.other, `${actor.kind} · ${campWords(actor, day)}`].filter(Boolean).map(apart);
  return {
    color: legend.find(({ camp }) => camp === shown)?.color ?? plain,
    elsewhere: camps.length > 1 || camps[0] !== actor.camp,
    title: [...lines, ...campTellers(actor, day)].join("\n"),
  };
}
