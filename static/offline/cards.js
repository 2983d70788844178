// The cards of actors and ties, and the tables: the twins of tightrope/figures/cards.py and tables.py. The card of an
// event is no view's business: Python has written each, and here it stands among those that are read without scripts.
import { campTellers, campWords } from "./camps.js";
import { actorOf, edition, grouped, label, relations } from "./edition.js";
import { relationsOn, signName } from "./alliances.js";
import { render } from "./templates.js";
import { endsOf } from "./view.js";
import { joinWords, sayDay, sayNumber, saySpan, t } from "./words.js";

const { cardRows, tableRows } = edition.limits;
const when = ({ start, end }) => saySpan(start, end);
const byStart = (one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0);

export const eventCard = (id) => document.querySelector(`[data-entry="${CSS.escape(id)}"]`).innerHTML;

/** Numbers sources in the order in which they are cited. */
class Footnotes {
  numbers = new Map();

  number(source) {
    if (!this.numbers.has(source)) this.numbers.set(source, this.numbers.size + 1);
    return this.numbers.get(source);
  }

  listed() {
    return [...this.numbers].map(([source, number]) => {
      const entry = edition.sources[source];
      return { ...entry, number, copy_of: this.numbers.get(entry.same_text_as) ?? 0 };
    });
  }

  /** A relation as the templates list it; as it is kept, sources stand in place of their numbers. */
  relation({ entry }) {
    return {
      ...entry,
      statements: entry.statements.map((statement) => ({ ...statement, number: this.number(statement.number) })),
      dates: entry.dates.map(([words, sources]) => [words, sources.map((source) => this.number(source))]),
    };
  }
}

/** Who an actor is, its ties on a day and its part in the given events. */
export function actorCard(id, day, shown) {
  const actor = actorOf.get(id), notes = new Footnotes(), spellings = new Map();
  for (const [alias, source] of actor.aliases) spellings.set(alias, [...(spellings.get(alias) ?? []), notes.number(source)]);
  const told = [...relations.filter(({ from }) => from === id), ...relations.filter(({ to }) => to === id)];
  const holding = new Set(relationsOn(day, false));
  const held = told.filter((one) => holding.has(one)), undated = told.filter(({ dated }) => !dated);
  const parts = shown.flatMap((event) => event.parts.filter(([who]) => who === id).map(([, role, row]) => ({ role, row, event })));
  parts.sort((one, other) => one.row - other.row);   // as their table has them
  return render("actor_card.html", {
    actor: { name: actor.name, other_name: actor.other, description: actor.description }, kind: actor.kind, camp: campWords(actor, day), tellers: campTellers(actor, day),
    spellings: [...spellings], day, ties: firmest(held).map((one) => notes.relation(one)), tie_count: held.length,
    undated: firmest(undated).map((one) => notes.relation(one)), undated_count: undated.length,
    roles: byRole(parts), event_count: new Set(parts.map(({ event }) => event)).size, sources: notes.listed(), profile: "",
  });
}

const firmest = (held) => (held.length > cardRows ? [...held].sort((one, other) => other.statements - one.statements).slice(0, cardRows) : held);

function byRole(parts) {
  const roles = grouped(parts, ({ role }) => role);
  return edition.codes.role.filter(([code]) => roles.has(code)).map(([code, words]) => {
    const found = roles.get(code).map(({ event }) => event);
    const listed = mostImportant(found, cardRows).sort(byStart);
    return [words, listed.map((event) => ({ id: event.id, title: event.title, when: when(event) })), found.length];
  });
}

const mostImportant = (found, count) => (found.length <= count ? [...found]
  : [...found].sort((one, other) => one.level - other.level || other.sources - one.sources || byStart(one, other)).slice(0, count));

/** All relations between two actors, those that hold on the day first. */
export function tieCard(tie, day) {
  const [one, other] = endsOf(tie), notes = new Footnotes(), holding = new Set(relationsOn(day, true));
  const between = [...relations.filter(({ from, to }) => from === one && to === other), ...relations.filter(({ from, to }) => from === other && to === one)];
  between.sort((a, b) => (a.entry.valid_from < b.entry.valid_from ? -1 : a.entry.valid_from > b.entry.valid_from ? 1 : 0));
  const entries = between.map((relation) => [holding.has(relation), notes.relation(relation)]);
  return render("tie_card.html", {
    one: [one, actorOf.get(one).name], other: [other, actorOf.get(other).name], day: sayDay(day),
    holding: entries.filter(([holds]) => holds).map(([, entry]) => entry),
    others: entries.filter(([holds]) => !holds).map(([, entry]) => entry), profile: () => "", sources: notes.listed(),
  });
}

// Tables ----

const sayCut = (total, order) => (total <= tableRows ? "" : t("The first {shown} of {total}, {order}. Narrow the view to see the rest.",
  { shown: tableRows, total: sayNumber(total), order }));

export function eventsTable(shown) {
  if (!shown.length) return render("empty.html", {});
  const listed = shown.length > tableRows ? mostImportant(shown, tableRows) : [...shown].sort(byStart);
  const rows = listed.map((event) => ({ id: event.id, sort: event.start, when: when(event), title: event.title, type: label("type", event.type),
    status: label("status", event.status), significance: event.level, sources: event.sources }));
  return render("events_table.html", { events: rows, caption: t("Events of this view"), cut: sayCut(shown.length, t("the most important first")),
    note: languageNote(listed) });
}

// How many of the listed titles are translated; nothing for readers of English, and of a file of their own.
function languageNote(listed) {
  if (edition.words.language === "en" || edition.isOwn) return "";
  const n = listed.filter(({ translated }) => translated).length;
  return t("{n} of these {total} titles are this project’s own translation, the others are in English.", { n, total: listed.length });
}

export function actorsTable(shown, ties, day) {
  const count = (lists) => lists.flat().reduce((counts, one) => counts.set(one, (counts.get(one) ?? 0) + 1), new Map());
  const inEvents = count(shown.map(({ id }) => edition.record[id].actors)), inTies = count(ties.map(({ a, b }) => [a, b]));
  const many = (counts, one) => counts.get(one) ?? 0;
  const busiest = [...new Set([...inEvents.keys(), ...inTies.keys()])].sort((one, other) =>
    many(inEvents, other) - many(inEvents, one) || many(inTies, other) - many(inTies, one) || (one < other ? -1 : 1));
  const rows = busiest.slice(0, tableRows).map((id) => {
    const actor = actorOf.get(id), { name, other, kind } = actor;
    return { id, name, other_name: other, kind, camp: campWords(actor, day), events: many(inEvents, id), ties: many(inTies, id), profile: "" };
  });
  return render("actors_table.html", { actors: rows, caption: t("Actors of this view"), cut: sayCut(busiest.length, t("the busiest first")) });
}

export function tiesTable(ties) {
  const rows = [...ties].sort((one, other) => other.sources - one.sources).slice(0, tableRows).map((tie) => ({
    id: tie.id, one: actorOf.get(tie.a).short, other: actorOf.get(tie.b).short, sign: tie.sign, sign_name: signName(tie.sign),
    words: [...new Set(tie.relations.map(({ entry }) => entry.words))].join(t(", ")), sources: tie.sources,
  }));
  return render("ties_table.html", { ties: rows, caption: t("Ties of this day"), cut: sayCut(ties.length, t("the best supported first")) });
}
