// All the record there is in this file, as tightrope/exports/offline/edition.py has written it.
export const edition = JSON.parse(document.getElementById("edition").textContent);

export const events = edition.events;
export const eventOf = new Map(events.map((event) => [event.id, event]));
export const actorOf = new Map(edition.actors.map((actor) => [actor.id, actor]));
export const relations = edition.relations;

/** The words of a code: label("type", "Battles"). */
export const label = (list, code) => edition.codes[list].find(([one]) => one === code)?.[1] ?? code;

/** An actor and everyone who is part or member of it. */
export const withMembers = (actor) => actorOf.get(actor).members ?? [actor];

/** Rows grouped by a key, in the order in which the keys first stand. */
export function grouped(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  return groups;
}
