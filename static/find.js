// What the search box knows: actors and events by any spelling. The twin of tightrope/domain/find.py, but for the
// words of the sources, which stay on the server.

const { Names } = await import(`./names.js${new URL(import.meta.url).search}`);

export class Finder {
  /**
   * `actors` are {id, name, other, aliases}, the most wanted first; `events` {id, title, label, places}, the most
   * significant first; `actorsOf(event)` is the ids of those who took part.
   */
  constructor({ rules, actors, events }, actorsOf) {
    this.names = new Names(rules);
    this.actors = new Map(actors.map((actor) => [actor.id, actor]));
    this.events = new Map(events.map((event) => [event.id, event]));
    this.actorsOf = actorsOf;
  }

  /** Whether a text holds anything to search for: not when only "al-" is typed as yet. */
  isIdle(text) {
    return !this.names.fold(text);
  }

  /** {actors, events} of hits {id, matched, why}, the best first. */
  find(text) {
    this.actorIndex ??= this.names.index([...this.actors.values()].map(({ id, name, other, aliases }) => [id, [name, other], aliases]));
    this.eventIndex ??= this.names.index([...this.events.values()].map(({ id, title, label, places }) => [id, [title, label], places]));
    let actors = this.names.search(this.actorIndex, text, Infinity);
    let events = this.names.search(this.eventIndex, text, Infinity);
    if ([...actors, ...events].some(isSure)) [actors, events] = [actors.filter(isSure), events.filter(isSure)];
    const byTitle = events.map((hit) => this.ofPlace(hit));
    return {
      actors: once([...byId(this.actors, text), ...actors]),
      events: once([...byId(this.events, text), ...byTitle, ...this.ofParticipants(actors)]),
    };
  }

  ofPlace(hit) {
    const { title, label } = this.events.get(hit.id);
    return hit.why === "near" || [title, label].includes(hit.matched) ? hit : { ...hit, why: "place" };
  }

  ofParticipants(actors) {
    const events = [...this.events.keys()];
    return actors.flatMap(({ id }) => events.filter((event) => this.actorsOf(event).includes(id))
      .map((event) => ({ id: event, matched: this.actors.get(id).name, why: "participant" })));
  }
}

const isSure = ({ why }) => why !== "near";

function byId(known, text) {
  const id = text.trim().toLowerCase();
  return known.has(id) ? [{ id, matched: id, why: "exact" }] : [];
}

function once(hits) {
  const first = new Map();
  for (const hit of hits) if (!first.has(hit.id)) first.set(hit.id, hit);
  return [...first.values()];
}
