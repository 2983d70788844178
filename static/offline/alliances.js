// The ties of a day and who of them is drawn: the twin of tightrope/domain/ties.py and figures/network.py.
import { campLook } from "./camps.js";
import { actorOf, edition, grouped, relations } from "./edition.js";
import { endsOf, pairId } from "./view.js";
import { apart, sayDay, t, tn } from "./words.js";

const { looks, limits, camps, legend } = edition.network;

/** The relations that hold on a day. */
export const relationsOn = (day, undated) => relations.filter(({ first, last, dated }) =>
  (!first || first <= day) && (!last || day <= last) && (dated || undated));

/** One tie for each pair of actors, ordered by pair. */
export function tiesOn(day, undated) {
  const pairs = grouped(relationsOn(day, undated), ({ from, to }) => pairId(from, to));
  const ordered = [...pairs].map(([id, held]) => [endsOf(id), held]).sort(([[a, b]], [[c, d]]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1));
  return ordered.map(([[a, b], held]) => merged(a, b, held));
}

function merged(a, b, held) {
  const half = held.length / 2, directed = held.filter(({ mutual }) => !mutual);
  return {
    id: pairId(a, b), a, b,
    sign: ["positive", "negative"].find((one) => held.filter(({ entry }) => entry.sign === one).length > half) ?? "mixed",
    sources: held.reduce((sum, { statements }) => sum + statements, 0),
    relations: held,
    forward: directed.some(({ from }) => from === a),
    backward: directed.some(({ from }) => from === b),
    openEnded: held.every(({ openEnded }) => openEnded),
  };
}

export const signName = (sign) => looks[sign].name;

export const pairName = ({ a, b }) => [a, b].map((actor) => apart(actorOf.get(actor).short)).join(" – ");

/** All that static/network.js needs to draw the ties of a day, but for its controls. */
export function networkData(view, day, ties, weight, chosen) {
  const everything = view.network === "all";
  const drawn = whoMatters(ties, weight, chosen, everything);
  const between = ties.filter(({ a, b, sources }) => drawn.has(a) && drawn.has(b) && (everything || sources >= limits.sources || chosen.has(a) || chosen.has(b)));
  const shown = strongest(between, chosen);
  const nodes = [...drawn].sort().map((id) => [id, actorOf.get(id)]).map(([id, actor]) => ({ ...actor.node, ...campLook(actor, day), weight: weight.get(id) ?? 0 }));
  const tied = new Set(ties.flatMap(({ a, b }) => [a, b]));
  const hidden = { actors: [...tied].filter((actor) => !drawn.has(actor)).length, ties: ties.length - shown.length };
  return {
    nodes, edges: shown.map(edgeOf), zones: camps.filter(({ camp }) => nodes.some((node) => node.camp === camp)),
    frames: edition.network.frames,
    alt: t("Alliance network on {day}: {actors} actors and {ties} ties are drawn.", { day: sayDay(day), actors: nodes.length, ties: shown.length }),
    left_out: sayHidden(hidden),
    legend: legend.replace("{hidden}", () => sayHidden(hidden)),
    empty: relations.length ? "" : t("This file has no dated ties between actors"),
    revision: `${day} ${nodes.length} ${shown.length}`,
  };
}

function strongest(ties, chosen) {
  if (ties.length <= limits.allTies) return ties;
  const far = ({ a, b }) => (chosen.has(a) || chosen.has(b) ? 0 : 1);
  const kept = [...ties].sort((one, other) => far(one) - far(other) || other.sources - one.sources || (one.id < other.id ? -1 : 1));
  return kept.slice(0, limits.allTies).sort((one, other) => (one.a === other.a ? (one.b < other.b ? -1 : 1) : one.a < other.a ? -1 : 1));
}

// The chosen, then whoever weighs most in the view, then whoever the chosen are most firmly tied to.
function whoMatters(ties, weight, chosen, everything) {
  const tied = new Set(ties.flatMap(({ a, b }) => [a, b]).filter((actor) => everything || actorOf.get(actor).framed));
  const firm = [...ties].sort((one, other) => other.sources - one.sources);
  const near = firm.filter(({ a, b }) => chosen.has(a) || chosen.has(b));
  const ranked = [...chosen, ...weight.keys(), ...near.flatMap(({ a, b }) => [a, b]), ...(everything ? firm.flatMap(({ a, b }) => [a, b]) : [])];
  const wanted = [...new Set(ranked)].filter((actor) => tied.has(actor) || chosen.has(actor));
  return new Set([...chosen, ...wanted.slice(0, everything ? limits.all : limits.key)]);
}

function edgeOf(tie) {
  const { colour, dashes, open } = looks[tie.sign], { widths } = edition.network;
  return {
    from: tie.a, to: tie.b, id: tie.id, color: colour, dashes: tie.openEnded ? open : dashes,
    width: widths[Math.min(tie.sources, widths.length - 1)], title: tieTitle(tie),
    arrows: { to: { enabled: tie.forward }, from: { enabled: tie.backward } },
  };
}

function tieTitle(tie) {
  const rest = tie.relations.length - limits.lines;
  return [
    `${pairName(tie)}: ${signName(tie.sign)}`,
    ...tie.relations.slice(0, limits.lines).map(({ words }) => words),
    ...(rest > 0 ? [tn("and {n} more", "and {n} more", rest)] : []),
    tn("{n} source statement", "{n} source statements", tie.sources),
  ].join("\n");
}

function sayHidden({ actors, ties }) {
  if (!relations.length) return t("This file has no dated ties between actors, so none are drawn.");
  if (!actors && !ties) return t("Everyone with a tie on this day is drawn.");
  return t("Not drawn: {actors}, {ties}.", { actors: tn("{n} actor", "{n} actors", actors), ties: tn("{n} tie", "{n} ties", ties) });
}
