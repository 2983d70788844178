// The parts of the page for a view: the twin of tightrope/views/board.py and filter_bar.py, of figures/controls.py and
// asof.py. static/page.js shows them as it does those that Python sends.
import { actorOf, edition, eventOf, withMembers } from "./edition.js";
import { networkData, tiesOn } from "./alliances.js";
import { actorCard, actorsTable, eventCard, eventsTable, tieCard, tiesTable } from "./cards.js";
import { applyFilters, weighActors } from "./choice.js";
import { picked } from "./picks.js";
import { countOf, isDefaultWindow, phrases, sentence } from "./sentence.js";
import { render } from "./templates.js";
import { timelineData } from "./timeline_data.js";
import { asOf, endsOf, firstView, toHash, windowOf } from "./view.js";
import { daysBetween, sayDay, sayNumber, t, tn } from "./words.js";

const markup = (key, html, group = "") => ({ key, kind: "markup", group, data: { html } });

/** Every part of the page, in order. `notices` are sentences, `answered` what the browser is told of its last click. */
export function parts(view, notices, answered) {
  const shown = applyFilters(view), day = asOf(view), ties = tiesOn(day, view.undated);
  return [
    ...(notices.length ? [markup("notice", render("notice.html", { sentences: notices }))] : []),
    ...(edition.html.chips ? [markup("chips", edition.html.chips)] : []),
    { key: "search", kind: "search_box", group: "filters", data: edition.search },
    markup("controls", filterControls(view, shown), "filters"),
    markup("sentence", sentenceBar(view, shown, answered)),
    ...(shown.length ? [] : [markup("relax", relax(view))]),
    { key: "timeline", kind: "timeline", group: "board", data: timelinePane(view, shown) },
    { key: "network", kind: "network", group: "board", data: networkPane(view, shown, day, ties) },
    markup("card", opened(view, day, shown) || render("welcome.html", { day: sayDay(day) }), "board"),
    markup("table", table(view, shown, day, ties), "board"),
    ...atHand(view),
    { key: "record", kind: "record", group: "", data: { events: edition.record } },
    { key: "truth", kind: "truth", group: "", data: truth(view, answered) },
  ];
}

function sentenceBar(view, shown, { serial }) {
  const first = { ...firstView(), lanes: view.lanes, table: view.table };
  return render("sentence.html", {
    count: countOf(shown.length), phrases: phrases(view), default_window: isDefaultWindow(view), selected: selected(view),
    can_clear: Boolean(view.event || view.tie || view.place || view.asof || view.actors.length),
    can_reset: toHash(view) !== toHash(first), link: toHash(view, { complete: true, version: edition.version }),
    is_first: !serial, cite: "", groups: [], restriction: "", tours: [],
  });
}

function selected({ tie, event }) {
  if (tie) {
    const [one, other] = endsOf(tie).map((actor) => actorOf.get(actor).name);
    return t("the tie {one} – {other}", { one, other });
  }
  return event ? eventOf.get(event).title : "";
}

// What is open, for screens that show one pane at a time.
function atHand(view) {
  const title = selected(view) || (view.actors.length ? actorOf.get(view.actors.at(-1)).name : "");
  const close = view.event || view.tie ? "close:" : "clear:";
  return title ? [markup("at-hand", render("at_hand.html", { title, card: "card", picture: "timeline", back: t("Timeline"), close }))] : [];
}

// Every single step that lets events pass; the one that gives the fewest stands first.
function relax(view) {
  const steps = phrases(view).map(({ text, key, value }) =>
    [t("without: {filter}", { filter: text }), key === "window" ? "preset:all" : `drop:${key}${value ? `=${value}` : ""}`]);
  if (view.actors.length > 1 && view.match === "all") steps.push([t("any of the actors instead of all"), "toggle:match=any"]);
  const after = (pick) => applyFilters(picked(view, pick.slice(0, pick.indexOf(":")), pick.slice(pick.indexOf(":") + 1))).length;
  const ways = steps.map(([words, pick]) => ({ words, pick, count: after(pick) })).filter(({ count }) => count).sort((one, other) => one.count - other.count);
  return render("relax.html", { ways: ways.map((way) => [way, tn("{shown} event", "{shown} events", way.count, { shown: sayNumber(way.count) })]) });
}

// Controls ----

function filterControls(view, shown) {
  const hints = { type: t("What kind of event"), episode: t("Which part of the story"),
    status: t("Whether it occurred, is alleged, was announced or overtaken"), "source-kind": t("What kind of source tells of it") };
  const menu = (key, name, chosen) => ({ key, label: name, hint: hints[key], count: chosen.length,
    options: edition.codes[key].map(([code, words]) => [code, words, chosen.includes(code)]) });
  const levels = [[1, t("Turning points")], [2, t("Important")], [3, t("All")]];
  const chosen = [view.types, view.episodes, view.statuses, view.sourceKinds].flat().length;
  return render("filters.html", {
    set: chosen + Boolean(view.text) + view.disputed + (view.level < 3),
    show: tn("Show {shown} event", "Show {shown} events", shown.length, { shown: sayNumber(shown.length) }),
    text: view.text, most_letters: edition.limits.letters, disputed: view.disputed,
    menus: [menu("type", t("Type"), view.types), menu("episode", t("Episode"), view.episodes), menu("status", t("Status"), view.statuses),
      menu("source-kind", t("Sources"), view.sourceKinds)],
    levels: levels.map(([level, words]) => [`set:level=${level}`, words, level === view.level]),
  });
}

function timelineControls({ start, end, lanes }) {
  const words = { "june-2020": t("June 2020"), "december-2020": t("December 2020"), both: t("Both rounds"), all: t("All") };
  const named = Object.keys(edition.presets).filter((name) => name === "all" || edition.window.some(Boolean));
  const isNow = (name) => edition.presets[name][0] === start && edition.presets[name][1] === end;
  return render("timeline_tools.html", {
    window: { presets: named.map((name) => [`preset:${name}`, words[name], isNow(name)]), start, end },
    lanes: [["camp", t("By camp")], ["type", t("By type")], ["episode", t("By episode")]], chosen_lanes: lanes,
  });
}

function networkControls(view, day) {
  return render("network_tools.html", { lead: t("Alliances on"), day, everyone: view.network === "all", undated: view.undated,
    compare: null, pictures: [], sizes: [], slider: slider(day) });
}

function slider(day) {
  const { first, last, marks, days, actDays } = edition.asof;
  return render("asof.html", {
    first, length: daysBetween(first, last), place: daysBetween(first, day), day, marks, act_days: actDays,
    before: days.findLast((one) => one.day < day) ?? null, after: days.find((one) => one.day > day) ?? null,
  });
}

// Board ----

const zoom = () => ({ in: t("Zoom in"), out: t("Zoom out"), fit: t("Show all"),
  keys: t("Arrow keys lead from mark to mark, Enter opens, Escape undoes what is chosen") });

const timelinePane = (view, shown) => ({
  ...timelineData(shown, windowOf(view), view.lanes),
  empty: shown.length ? "" : t("No event passes all filters"),
  alt: t("Timeline: {view}", { view: sentence(view, shown.length) }),
  zoom: zoom(), tools: timelineControls(view), types: edition.html.types, legend: render("timeline_legend.html", { counted: 0 }),
});

function networkPane(view, shown, day, ties) {
  const weight = weighActors(shown.length ? shown : edition.events);
  const chosen = new Set([...view.actors, ...(view.event ? edition.record[view.event].actors : []), ...(view.tie ? endsOf(view.tie) : [])]);
  return { ...networkData(view, day, ties, weight, chosen), zoom: zoom(), tools: networkControls(view, day) };
}

function table(view, shown, day, ties) {
  const words = [["events", t("Events")], ["actors", t("Actors")], ["ties", t("Ties")]];
  const html = { events: () => eventsTable(shown), actors: () => actorsTable(shown, ties, day), ties: () => tiesTable(ties) }[view.table]();
  return render("table.html", { tables: words.map(([name, said]) => [`set:table=${name}`, said, name === view.table]), table: html });
}

function opened(view, day, shown) {
  if (view.tie) return tieCard(view.tie, day);
  if (view.event) return eventCard(view.event);
  return view.actors.length ? actorCard(view.actors.at(-1), day, shown) : "";
}

function truth({ event, tie, place, actors, match, members }, answered) {
  const inside = members ? Object.fromEntries(actors.map((actor) => [actor, [...withMembers(actor)].sort()])) : {};
  return { event, tie, place, step: null, actors, match, members: inside, ...answered };
}
