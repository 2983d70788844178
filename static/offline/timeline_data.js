// The timeline of a choice of events. Python has drawn all of them once; here the marks of the view are taken out of
// that figure and stood in rows anew: the twin of tightrope/figures/placing.py and of `_layout` in timeline.py.
import { edition, eventOf } from "./edition.js";
import { addDays, apart } from "./words.js";

const DAY = 864e5;
const { squeezes, formats, lanes: BY } = edition.timeline;
const rounded = (y) => Math.round(y * 100) / 100;

/** All that static/timeline.js needs to draw some events in a window, but for its words. */
export function timelineData(chosen, window, lanes) {
  const ids = new Set(chosen.map(({ id }) => id));
  const wide = placed(ids, window, lanes, "wide"), narrow = placed(ids, window, lanes, "narrow");
  const { figure, differing } = BY[lanes];
  return {
    figure: { data: figure.data.map((trace) => taken(trace, ids, wide)), layout: layoutOf(figure.layout, wide, window, lanes, "wide") },
    narrow: { y: figure.data.map((trace) => rowsOf(trace, ids, narrow)), layout: layoutOf(differing.layout, narrow, null, lanes, "narrow") },
    labels: Object.fromEntries(chosen.filter(({ label }) => label).map(({ id, label }) => [id, apart(label)])),
    density: density(chosen),
    window,
    revision: `${window.join("..")} ${lanes}`,
  };
}

// Of a trace the points of the view, in the order of the whole, each in its row.
function taken(trace, ids, spots) {
  const inside = trace.customdata.map((id, i) => i).filter((i) => ids.has(trace.customdata[i]));
  const of = (list) => inside.map((i) => list[i]);
  const { marker, error_x: bars } = trace;
  return { ...trace, x: of(trace.x), y: rowsOf(trace, ids, spots), customdata: of(trace.customdata), text: of(trace.text),
    marker: { ...marker, symbol: of(marker.symbol), size: of(marker.size), line: { ...marker.line, width: of(marker.line.width) } },
    error_x: { ...bars, array: of(bars.array), arrayminus: of(bars.arrayminus) } };
}

// An event of two lanes is two points of a trace, in the order of the lanes.
function rowsOf({ customdata }, ids, { rows }) {
  const seen = new Map();
  return customdata.filter((id) => ids.has(id)).map((id) => {
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return rows.get(id)[times];
  });
}

function placed(ids, window, lanes, name) {
  const form = formats[name], head = form.gutter ? 0.5 : 1.3;
  const members = BY[lanes].members.map(([lane, inside]) => [lane, inside.filter((id) => ids.has(id)).map((id) => edition.timeline.marks[id])])
    .filter(([, inside]) => inside.length);
  const perPixel = (Date.parse(window[1]) + DAY - Date.parse(window[0])) / form.width;
  const height = (packed) => packed.reduce((sum, rows) => sum + Math.max(...rows) + 1 + head, 0);
  let packed;
  for (const squeeze of squeezes) {
    packed = members.map(([, inside]) => rowsInside(inside, perPixel, squeeze));
    if (height(packed) <= form.rows) break;
  }
  if (height(packed) > form.rows) packed = overlaid(packed, form, head);
  return stood(members, packed, form, head);
}

function stood(members, packed, form, head) {
  const rows = new Map(), bands = [];
  let top = 0;
  members.forEach(([lane, inside], i) => {
    const bottom = top + head + Math.max(...packed[i]) + 1;
    const first = form.gutter ? top + (head + 1) / 2 : top + head + 0.4;
    bands.push({ lane, top, bottom });
    inside.forEach(({ id }, place) => rows.set(id, [...(rows.get(id) ?? []), rounded(first + packed[i][place])]));
    top = bottom;
  });
  return { rows, bands };
}

// The fullest lanes are laid over themselves, row by row, in as many rows as fit.
function overlaid(packed, form, head) {
  const counts = packed.map((rows) => Math.max(...rows) + 1);
  let most = Math.max(...counts);
  while (most > 1 && counts.reduce((sum, count) => sum + Math.min(count, most) + head, 0) > form.rows) most -= 1;
  return packed.map((rows) => rows.map((row) => row % most));
}

// The row of each mark; where it is crowded bars may run behind markers.
function rowsInside(inside, perPixel, squeeze) {
  const bars = squeeze > 0.5, rows = new Array(inside.length), ends = [];
  const ordered = inside.map((mark, i) => i).sort((a, b) => inside[a].at - inside[b].at);
  for (const i of ordered) {
    const { at, before, after, size } = inside[i], reach = (size / 2) * perPixel * squeeze;
    const left = at - bars * before - reach, right = at + bars * after + reach;
    const free = ends.findIndex((end) => end <= left), row = free < 0 ? ends.length : free;
    ends[row] = right;
    rows[i] = row;
  }
  return rows;
}

// The ground and the heading of each lane that is there, as Python has drawn them, where the lane stands now.
function layoutOf(layout, { bands }, window, lanes, name) {
  const drawn = BY[lanes].members.map(([lane]) => lane), beside = formats[name].gutter > 0;
  const of = (list, lane) => list[drawn.indexOf(lane)];
  const shapes = bands.map(({ lane, top, bottom }) => ({ ...of(layout.shapes, lane), y0: top + 0.08, y1: bottom - 0.08 }));
  const annotations = bands.map(({ lane, top, bottom }) =>
    ({ ...of(layout.annotations, lane), y: beside ? (top + bottom) / 2 : top + 0.1 }));
  const yaxis = { ...layout.yaxis, range: [(bands.at(-1)?.bottom ?? 1) + 0.2, 0] };
  const across = window && { xaxis: { ...layout.xaxis, range: [window[0], addDays(window[1], 1)] } };
  return { ...layout, shapes, annotations, yaxis, ...across };
}

// How many events begin in each month (or year), and how many of these are in the view.
function density(chosen) {
  const { month, total } = edition.timeline.density, shown = month.map(() => 0);
  for (const { id } of chosen) shown[month.findLastIndex((first) => first <= eventOf.get(id).start)] += 1;
  return { month, total, shown };
}
