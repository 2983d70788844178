// The parts of the page for a view: the twin of tightrope/views/board.py and filter_bar.py, of figures/controls.py and
// asof.py. static/page.js shows them as it does those that Python sends.
import { actorOf, edition, eventOf, withMembers } from "./edition.js";
import { networkData, tiesOn } from "./alliances.js";
import { actorCard, actorsTable, eventCard, eventsTable, tieCard, tiesTable } from "./cards.js";
import { applyFilters, weighActors } from "./choice.js";
import { countOf, isDefaultWindow, phrases, sentence } from "./sentence.js";
import { render } from "./templates.js";
import { timelineData } from "./timeline_data.js";
import { asOf, endsOf, firstView, toHash, windowOf } from "./view.js";
import { daysBetween, sayDay, t } from "./words.js";

const markup = (key, html, group = "") => ({ key, kind: "markup", group, data: { html } });

/** Every part of the page, in order. `notices` are sentences, `answered` what the browser is told of its last click. */
export function parts(view, notices, answered) {
  const shown = applyFilters(view), day = asOf(view), ties = tiesOn(day, view.undated);
  return [
    ...(notices.length ? [markup("notice", render("notice.html", { sentences: notices }))] : []),
    ...(edition.html.chips ? [markup("chips", edition.html.chips)] : []),
    { key: "search", kind: "search_box", group: "filters", data: edition.search },
    markup("controls", filterControls(view), "filters"),
    markup("sentence", sentenceBar(view, shown)),
    { key: "timeline", kind: "timeline", group: "board", data: timelinePane(view, shown) },
    { key: "network", kind: "network", group: "board", data: networkPane(view, shown, day, ties) },
    markup("table", table(view, shown, ties), "board"),
    markup("card", opened(view, day, shown) || render("welcome.html", { day: sayDay(day) }), "board"),
    { key: "record", kind: "record", group: "", data: { events: edition.record } },
    { key: "truth", kind: "truth", group: "", data: truth(view, answered) },
  ];
}

function sentenceBar(view, shown) {
  const first = { ...firstView(), lanes: view.lanes, table: view.table };
  return render("sentence.html", {
    count: countOf(shown.length), phrases: phrases(view), default_window: isDefaultWindow(view), selected: selected(view),
    can_clear: Boolean(view.event || view.tie || view.place || view.asof || view.actors.length),
    can_reset: toHash(view) !== toHash(first), link: toHash(view, { complete: true, version: edition.version }),
  });
}

function selected({ tie, event }) {
  if (tie) {
    const [one, other] = endsOf(tie).map((actor) => actorOf.get(actor).name);
    return t("open: the tie {one} – {other}", { one, other });
  }
  return event ? t("open: {title}", { title: eventOf.get(event).title }) : "";
}

// Controls ----

function filterControls(view) {
  const menu = (key, name, chosen) => ({ key, label: name, count: chosen.length,
    options: edition.codes[key].map(([code, words]) => [code, words, chosen.includes(code)]) });
  const levels = [[1, t("Turning points")], [2, t("Important")], [3, t("All")]];
  return render("filters.html", {
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

const zoom = () => ({ in: t("Zoom in"), out: t("Zoom out"), fit: t("Show all") });

const timelinePane = (view, shown) => ({
  ...timelineData(shown, windowOf(view), view.lanes),
  empty: shown.length ? "" : t("No event passes all filters"),
  alt: t("Timeline: {view}", { view: sentence(view, shown.length) }),
  zoom: zoom(), tools: timelineControls(view), legend: render("timeline_legend.html", { counted: 0 }),
});

function networkPane(view, shown, day, ties) {
  const weight = weighActors(shown.length ? shown : edition.events);
  const chosen = new Set([...view.actors, ...(view.event ? edition.record[view.event].actors : []), ...(view.tie ? endsOf(view.tie) : [])]);
  return { ...networkData(view, day, ties, weight, chosen), zoom: zoom(), tools: networkControls(view, day) };
}

function table(view, shown, ties) {
  const words = [["events", t("Events")], ["actors", t("Actors")], ["ties", t("Ties")]];
  const html = { events: () => eventsTable(shown), actors: () => actorsTable(shown, ties), ties: () => tiesTable(ties) }[view.table]();
  return render("table.html", { tables: words.map(([name, said]) => [`set:table=${name}`, said, name === view.table]), table: html });
}

function opened(view, day, shown) {
  if (view.tie) return tieCard(view.tie, day);
  if (view.event) return eventCard(view.event);
  return view.actors.length ? actorCard(view.actors.at(-1), day, shown) : "";
}

function truth({ event, tie, place, actors, match, members }, answered) {
  const inside = members ? Object.fromEntries(actors.map((actor) => [actor, [...withMembers(actor)].sort()])) : {};
  return { event, tie, place, actors, match, members: inside, ...answered };
}
