// The timeline: Plotly draws the marks of the figure that Python made. Lanes and bars lie under them; labels, the chosen
// event's ring and the arcs of its links are laid over them here, because only the browser knows the width and the zoom.

const version = new URL(import.meta.url).search;
const { lit, current, pick, recordOf, subscribe } = await import(`./selection.js${version}`);
const { NARROW, cssVar, element, library, name, pane, plotlyWords, svg, using } = await import(`./library.js${version}`);
const { showAround } = await import(`./markup.js${version}`);
const { drawStrip } = await import(`./strip.js${version}`);
const { spanned, tickformatstops, whole, wider } = await import(`./time_axis.js${version}`);
const { cursorOver } = await import(`./cursor.js${version}`);

const plotly = library("plotly-basic-4.1.1.min.js", "moduleName");   // the name the bundle gives itself
const LINE = 13;                    // height of a line of a lane's heading, in pixels
const FAINT = 0.25;                 // opacity of what is not lit
const STEADY = 8, REACH = 20;       // pixels: by which a hand may tremble in a click; between it and a mark, as Plotly hovers
const TWICE = 400;                  // milliseconds between the clicks of a double one
const live = new WeakMap();         // parentElement -> picture; this function runs anew for each change of data

export const html = pane("timeline");

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".timeline");
  let picture = live.get(parentElement);
  if (!picture) {
    picture = { root, under: svg("svg", { class: "timeline-under" }), plot: element("div", "timeline-plot", root),
      over: svg("svg", { class: "timeline-over" }), types: element("div", "markup timeline-types"),
      strip: svg("svg", { class: "timeline-strip" }), headings: [], bars: svg("g", {}), brightBars: svg("g", {}) };
    picture.types.dataset.part = "types";
    picture.plot.before(picture.under);
    picture.plot.after(picture.over, picture.types, picture.strip);
    picture.off = subscribe(() => light(picture));
    picture.watch = new ResizeObserver(() => resized(picture));
    live.set(parentElement, picture);
  }
  Object.assign(picture, { data, send: setTriggerValue });
  const forget = showAround(parentElement, data, setTriggerValue);
  using(plotly, (Plotly) => {
    if (picture.dead || picture.data !== data) return;   // unmounted, or overtaken by newer data
    draw(Plotly, picture);
  });
  return () => {
    picture.dead = true;
    picture.off();
    forget();
    picture.watch.disconnect();
    plotly.then((Plotly) => Plotly.purge(picture.plot));
    live.delete(parentElement);
  };
}

// Drawing ----

function draw(Plotly, picture) {
  const { data, plot, root } = picture, width = root.clientWidth;   // asked again below, it would be laid out again
  const narrow = width < NARROW;
  const coarse = matchMedia("(pointer: coarse)").matches;
  const { traces, layout: { shapes, annotations, ...layout } } = fitted(data, narrow);
  picture.ground = { shapes, annotations, traces };
  picture.font = cssVar(root, "--st-font", "sans-serif");
  const config = { displaylogo: false, responsive: false, scrollZoom: false, displayModeBar: false, doubleClick: false,
    ...plotlyWords() };
  picture.pixels = width - layout.margin.l - layout.margin.r;
  picture.mostTicks = config.locale ? (narrow ? 3 : 5) : undefined;   // names of months that are longer than the English ones
  // What the zoom buttons have set stays as long as window and lanes do; `uirevision` keeps drags only.
  const range = picture.revision === data.revision ? [...plot._fullLayout.xaxis.range] : whole(data.figure.layout.xaxis.range, picture.pixels);
  Object.assign(layout.xaxis, { gridcolor: cssVar(root, "--st-border-color", "#ddd"), tickformatstops },
    spanned(range, picture.pixels, picture.mostTicks));
  picture.revision = data.revision;
  const dress = { ...layout, ...colours(root), uirevision: data.revision, dragmode: narrow || coarse ? false : "zoom",
    clickmode: "none", width };
  Plotly.react(plot, [together(traces)], dress, config).then(() => {
    if (!picture.bound) bind(Plotly, picture);
    name(root, plot, data);
    picture.cursor.name(data.alt, data.zoom.keys);
    root.dataset.drawn = data.revision;
    root.dataset.points = String(new Set(traces.flatMap((trace) => trace.customdata)).size);
  });
  picture.width = width;
  drawStrip(picture);
}

// The marks of all types as one trace: Plotly takes two milliseconds for each, however few marks it has.
function together(traces) {
  if (traces.length < 2) return traces[0];
  const all = (of) => traces.flatMap(({ x, y, text, customdata, marker }) => of({ x, y, text, customdata, ...marker }));
  const { error_x, name, marker, ...first } = traces[0];
  const colours = all(({ x, color }) => x.map(() => color));
  return { ...first, x: all(({ x }) => x), y: all(({ y }) => y), text: all(({ text }) => text),
    customdata: all(({ customdata }) => customdata),
    marker: { ...marker, color: colours, symbol: all(({ symbol }) => symbol), size: all(({ size }) => size),
      line: { color: colours, width: all(({ line }) => line.width) } } };
}

// Plotly takes 30 ms to draw the lanes as shapes and annotations, half of a redraw; here they are a few rects and
// texts behind it, and so are the bars. The figure itself keeps them, for whoever draws it without this file.
function drawGround(picture) {
  const { plot, under, root } = picture, { xaxis, yaxis, width, height } = plot._fullLayout;
  const across = { x: xaxis._offset, width: xaxis._length };
  const y = (row) => yaxis._offset + yaxis.d2p(row);
  const x = (time) => xaxis._offset + Math.min(Math.max(xaxis.d2p(time), 0), xaxis._length);
  const grounds = picture.ground.shapes.map(({ y0, y1, fillcolor }) =>
    svg("rect", { ...across, y: y(y0), height: y(y1) - y(y0), fill: fillcolor }));
  picture.headings = [];
  const names = picture.ground.annotations.flatMap((lane) => {
    const lines = lane.text.split("<br>"), at = xaxis._offset + lane.xshift;
    const top = y(lane.y) - (lane.yanchor === "middle" ? (lines.length * LINE) / 2 : 0);
    return lines.map((line, i) => {
      const words = unescaped(line), wide = textWidth(picture, words);
      const left = lane.xanchor === "right" ? at - wide : at;
      picture.headings.push([left, top + i * LINE, left + wide, top + (i + 1) * LINE]);
      return svg("text", { x: at, y: top + (i + 0.8) * LINE, fill: lane.font.color, class: "timeline-lane",
        "text-anchor": lane.xanchor === "right" ? "end" : "start" }, words);
    });
  });
  const bars = picture.ground.traces.flatMap(({ x: times, y: rows, customdata, error_x: bar }) => times.flatMap((at, i) => {
    const ends = [at - bar?.arrayminus[i], at + bar?.array[i]], [from, to] = ends.map(x);
    return from < to ? [svg("path", { d: `M${from},${y(rows[i])}H${to}`, stroke: bar.color, "data-id": customdata[i] })] : [];
  }));
  under.setAttribute("width", width);
  under.setAttribute("height", height);
  picture.bars.replaceChildren(...bars);
  under.replaceChildren(...grounds, ...names, picture.bars, picture.brightBars);
}

const words = new Map();   // HTML -> what it says: a parser takes half a millisecond to start

function unescaped(html) {
  if (!words.has(html)) words.set(html, new DOMParser().parseFromString(html, "text/html").body.textContent);
  return words.get(html);
}

function fitted({ figure, narrow: thin }, narrow) {
  if (!narrow) return { traces: figure.data, layout: structuredClone(figure.layout) };
  const layout = structuredClone(figure.layout);
  Object.assign(layout, structuredClone(thin.layout));
  return { traces: figure.data.map((trace, i) => ({ ...trace, y: thin.y[i] })), layout };
}

function colours(root) {
  const ink = cssVar(root, "--st-text-color", "#222"), line = cssVar(root, "--st-border-color", "#ddd");
  return { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { color: ink, family: cssVar(root, "--st-font", "sans-serif"), size: 11 },
    hoverlabel: { align: "left", bgcolor: cssVar(root, "--st-background-color", "#fff"), bordercolor: line,
      font: { color: ink, family: cssVar(root, "--st-font", "sans-serif"), size: 12 } } };
}

function bind(Plotly, picture) {
  const { plot } = picture;
  picture.bound = true;
  const open = (id) => pick(picture.send, isSpan(id) ? "window" : "event", id);
  plot.addEventListener("pointerdown", (down) => pressed(down, (up) => {
    const id = markerAt(picture, up), twice = picture.last && isNear(up, picture.last) && up.timeStamp - picture.last.timeStamp < TWICE;
    picture.last = up;
    if (id) afterwards(up);
    if (id) open(id);
    else if (twice) zoom(Plotly, picture, "fit");
  }), { capture: true });
  picture.cursor = cursorOver(picture.root, { ...walk(Plotly, picture), open });
  plot.on("plotly_afterplot", () => drawn(picture));
  plot.on("plotly_relayouting", () => overlay(picture));
  picture.watch.observe(picture.root);
  drawn(picture);
  for (const button of picture.root.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => zoom(Plotly, picture, button.dataset.zoom));
  }
}

// By keyboard the marks are walked in order of time, each with the words it has under the mouse.
function walk(Plotly, picture) {
  const { plot } = picture;
  const pointOf = (id) => plot.data.flatMap(({ customdata }, curveNumber) =>
    (customdata.includes(id) ? [{ curveNumber, pointNumber: customdata.indexOf(id) }] : []))[0];
  return {
    send: () => picture.send,
    spots: () => markerSpots(plot, plot._fullLayout).map(({ id, x, y, r }) => ({ id, x, y, width: 2 * r, height: 2 * r }))
      .sort((a, b) => a.x - b.x || a.y - b.y)
      .filter(({ id }, place, all) => all.findIndex((spot) => spot.id === id) === place),   // an event may stand in two lanes
    words: (id) => {
      const { curveNumber, pointNumber } = pointOf(id);
      return unescaped(plot.data[curveNumber].text[pointNumber].replaceAll("</b><br>", ": ").replaceAll("<br>", " "));
    },
    met: (id) => (id ? Plotly.Fx.hover(plot, [pointOf(id)]) : Plotly.Fx.unhover(plot)),
  };
}

// A mark of a crowded timeline counts the events of a span of days, which it has for an id: "from..to".
const isSpan = (id) => Boolean(id?.includes(".."));

// Calls back when a press is released where it began. Plotly would tell of a click 15 ms later, once it has labelled the
// mark anew; of a mark that a quick hand has left; of a tap twice, of a swipe too; and takes two quick clicks for a double
// one wherever they are. It is told to be silent (`clickmode`, `doubleClick`).
function pressed(down, done) {
  if (down.button || !down.isPrimary) return;
  const over = new AbortController(), heard = { capture: true, signal: over.signal };
  addEventListener("pointercancel", () => over.abort(), heard);   // a finger that scrolls
  addEventListener("pointerup", (up) => {
    over.abort();
    if (isNear(up, down)) done(up);
  }, heard);
}

// What Plotly does when a button is let go, 5 ms of work, waits until what the click lights is painted, or until the
// next press, which must not meet the cover that Plotly lays over the page between press and release.
function afterwards({ pointerType }) {
  if (pointerType !== "mouse") return;
  addEventListener("mouseup", (up) => {
    const owed = new AbortController();
    const pay = () => { owed.abort(); document.dispatchEvent(new MouseEvent("mouseup", up)); };
    up.stopImmediatePropagation();
    document.querySelector(".dragcover")?.style.setProperty("pointer-events", "none");
    addEventListener("pointerdown", pay, { capture: true, signal: owed.signal });
    requestAnimationFrame(() => setTimeout(() => owed.signal.aborted || pay()));
  }, { capture: true, once: true });
}

const isNear = (one, other) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) < STEADY;

function markerAt({ plot }, { clientX, clientY }) {
  const frame = plot.getBoundingClientRect(), far = (spot) => Math.hypot(spot.x - clientX + frame.left, spot.y - clientY + frame.top);
  const near = markerSpots(plot, plot._fullLayout).sort((a, b) => far(a) - far(b))[0];
  return near && far(near) < Math.max(near.r + 8, REACH) ? near.id : undefined;
}

function drawn(picture) {
  drawGround(picture);
  light(picture);
}

function zoom(Plotly, { plot, data, pixels, mostTicks }, way) {
  const range = way === "fit" ? whole(data.figure.layout.xaxis.range, pixels) : wider(plot._fullLayout.xaxis.range, way === "in" ? 0.6 : 1.6);
  const axis = Object.entries(spanned(range, pixels, mostTicks)).map(([name, value]) => [`xaxis.${name}`, value]);
  return Plotly.relayout(plot, Object.fromEntries(axis));
}

function resized(picture) {
  if (!picture.data || picture.root.clientWidth === picture.width || !picture.root.clientWidth) return;
  plotly.then((Plotly) => { if (!picture.dead) draw(Plotly, picture); });
}

// Lighting: all fades as one, and what is lit stands on it once more. An opacity of its own for every marker would
// take the browser twice as long to paint.

function light(picture) {
  const { events } = lit(), chosen = current().event, isLit = (id) => events.has(id) || isSpan(id);
  const layer = picture.plot.querySelector(".scatterlayer");
  picture.bright ??= svg("g", { class: "timeline-lit" });
  if (layer && picture.bright.previousSibling !== layer) layer.after(picture.bright);
  for (const faded of [layer, picture.bars]) if (faded) faded.style.opacity = events ? FAINT : "";
  picture.bright.replaceChildren(...(events && layer ? bright(layer, isLit) : []));
  const bars = events ? [...picture.bars.children].filter(({ dataset }) => isLit(dataset.id)) : [];
  picture.brightBars.replaceChildren(...bars.map((bar) => bar.cloneNode()));
  picture.root.dataset.lit = events ? String(events.size) : "";
  picture.root.dataset.event = chosen ?? "";
  overlay(picture);
}

// Copies of the markers that are lit, in the order in which they lie on each other.
function bright(layer, isLit) {
  const ids = layer.querySelector(".trace")?.__data__?.[0]?.trace?.customdata ?? [];
  return [...layer.querySelectorAll(".point")].filter((point, place) => isLit(ids[point.__data__?.i ?? place]))
    .map((point) => point.cloneNode());
}

// Labels, ring and arcs ----

function overlay(picture) {
  const { plot, over, root } = picture, full = plot._fullLayout;
  if (!full?.xaxis?.d2p) return;
  over.setAttribute("width", full.width);
  over.setAttribute("height", full.height);
  const spots = markerSpots(plot, full);
  const { event } = current();
  const parts = [];
  if (event) parts.push(...arcs(event, spots), ...rings(event, spots));
  parts.push(...labels(picture, spots, full));
  if (picture.data.empty) {
    parts.push(svg("text", { x: full.width / 2, y: full.height / 3, "text-anchor": "middle", class: "timeline-empty" }, picture.data.empty));
  }
  over.replaceChildren(...parts);
  picture.cursor?.follow();
}

function markerSpots(plot, full) {
  const { xaxis, yaxis } = full, spots = [];
  for (const trace of plot.data) {
    trace.customdata.forEach((id, i) => {
      const x = xaxis._offset + xaxis.d2p(trace.x[i]), y = yaxis._offset + yaxis.d2p(trace.y[i]);
      const inside = x >= xaxis._offset && x <= xaxis._offset + xaxis._length;
      if (inside) spots.push({ id, x, y, r: trace.marker.size[i] / 2 + 1 });
    });
  }
  return spots;
}

const rings = (event, spots) => spots.filter((spot) => spot.id === event)
  .map(({ x, y, r }) => svg("circle", { cx: x, cy: y, r: r + 4, class: "timeline-ring" }));

function arcs(event, spots) {
  const from = spots.find((spot) => spot.id === event);
  if (!from) return [];
  return (recordOf(event)?.links ?? []).flatMap((link) => {
    const to = spots.find((spot) => spot.id === link.id);
    if (!to) return [];
    const ring = svg("circle", { cx: to.x, cy: to.y, r: to.r + 3, class: "timeline-linked" });
    if (Math.abs(to.x - from.x) < 14) return [ring];   // events of the same days stand in one knot of lines
    const bend = Math.max(24, Math.abs(to.x - from.x) / 4), top = Math.max(8, Math.min(from.y, to.y) - bend);
    const path = svg("path", { d: `M${from.x},${from.y} Q${(from.x + to.x) / 2},${top} ${to.x},${to.y}`,
      class: `timeline-arc${link.dashed ? " is-alleged" : ""}` });
    path.append(svg("title", {}, link.words));
    return [path, ring];
  });
}

// A label stands right or left of its marker where nothing is in the way; else it is left out, never cut.
function labels(picture, spots, full) {
  const { xaxis } = full, { events } = lit(), { event } = current();
  const edge = [xaxis._offset, xaxis._offset + xaxis._length];
  const taken = spots.map(({ x, y, r }) => [x - r, y - r + 1, x + r, y + r - 1]);
  taken.push(...(picture.headings ?? []));   // a choice may come before the first drawing is done
  const made = [];
  const rank = (spot) => (spot.id === event ? 0 : events?.has(spot.id) ? 1 : 2);
  const wanted = spots.filter((spot) => picture.data.labels[spot.id] && (!events || events.has(spot.id)))
    .sort((a, b) => rank(a) - rank(b) || b.r - a.r);
  for (const spot of wanted) {
    const text = picture.data.labels[spot.id], wide = textWidth(picture, text);
    const at = [[spot.x + spot.r + 3, "start"], [spot.x - spot.r - 3 - wide, "end"]]
      .map(([left]) => [left, spot.y - 6, left + wide, spot.y + 6])
      .find((box) => box[0] > edge[0] && box[2] < edge[1] && (spot.id === event || !taken.some((other) => meet(box, other))));
    if (!at) continue;
    taken.push(at);
    made.push(svg("text", { x: at[0], y: spot.y + 3.5, class: "timeline-label" }, text));
  }
  return made;
}

const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function textWidth(picture, text) {
  picture.ruler ??= document.createElement("canvas").getContext("2d");
  picture.ruler.font = `500 11px ${picture.font}`;
  return Math.ceil(picture.ruler.measureText(text).width) + 2;
}
