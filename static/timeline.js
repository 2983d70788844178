// The timeline: Plotly draws the figure that Python made; labels, the chosen event's ring and the arcs of its
// links are laid over it here, because only the browser knows the width and the zoom.

const version = new URL(import.meta.url).search;
const { lit, current, pick, recordOf, subscribe } = await import(`./selection.js${version}`);
const { cssVar, element, library, name } = await import(`./library.js${version}`);

const plotly = library("plotly-basic-4.1.1.min.js", "moduleName");   // the name the bundle gives itself
const NARROW = 520;                 // below this width of the picture the rows packed for a phone are used
const FAINT = 0.25;                 // opacity of what is not lit
const live = new WeakMap();         // parentElement -> picture; this function runs anew for each change of data
const SVG = "http://www.w3.org/2000/svg";

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".timeline");
  let picture = live.get(parentElement);
  if (!picture) {
    picture = { root, plot: element("div", "timeline-plot", root), over: document.createElementNS(SVG, "svg"),
      strip: element("div", "timeline-strip", root) };
    picture.over.classList.add("timeline-over");
    picture.plot.after(picture.over);
    picture.off = subscribe(() => light(picture));
    picture.watch = new ResizeObserver(() => resized(picture));
    live.set(parentElement, picture);
  }
  Object.assign(picture, { data, send: setTriggerValue });
  plotly.then((Plotly) => {
    if (picture.dead || picture.data !== data) return;   // unmounted, or overtaken by newer data
    draw(Plotly, picture);
  });
  return () => {
    picture.dead = true;
    picture.off();
    picture.watch.disconnect();
    plotly.then((Plotly) => { Plotly.purge(picture.plot); Plotly.purge(picture.strip); });
    live.delete(parentElement);
  };
}

// Drawing ----

function draw(Plotly, picture) {
  const { data, plot, root } = picture;
  const narrow = root.clientWidth < NARROW;
  const coarse = matchMedia("(pointer: coarse)").matches;
  const { traces, layout } = fitted(data, narrow);
  const config = { displaylogo: false, responsive: false, scrollZoom: false, doubleClick: "reset",
    displayModeBar: false };
  layout.xaxis.gridcolor = cssVar(root, "--st-border-color", "#ddd");
  const dress = { ...layout, ...colours(root), uirevision: data.revision, dragmode: narrow || coarse ? false : "zoom",
    width: root.clientWidth };
  Plotly.react(plot, traces, dress, config).then(() => {
    if (!picture.bound) bind(Plotly, picture);
    name(root, plot, data);
    root.dataset.drawn = data.revision;
    root.dataset.points = String(new Set(traces.flatMap((trace) => trace.customdata)).size);
  });
  picture.width = root.clientWidth;
  drawStrip(Plotly, picture);
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
  plot.on("plotly_click", (event) => pick(picture.send, "event", event.points[0].customdata));
  plot.on("plotly_afterplot", () => light(picture));
  plot.on("plotly_relayouting", () => overlay(picture));
  picture.watch.observe(picture.root);
  for (const button of picture.root.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => zoom(Plotly, picture, button.dataset.zoom));
  }
  light(picture);
}

function zoom(Plotly, { plot, data }, way) {
  if (way === "fit") return Plotly.relayout(plot, { "xaxis.range": [...data.figure.layout.xaxis.range] });
  const [from, to] = plot._fullLayout.xaxis.range.map((day) => new Date(`${day.slice(0, 10)}T00:00Z`).getTime());
  const middle = (from + to) / 2, half = ((to - from) / 2) * (way === "in" ? 0.6 : 1.6);
  return Plotly.relayout(plot, { "xaxis.range": [middle - half, middle + half].map((day) => new Date(day).toISOString().slice(0, 16)) });
}

function resized(picture) {
  if (!picture.data || picture.root.clientWidth === picture.width || !picture.root.clientWidth) return;
  plotly.then((Plotly) => { if (!picture.dead) draw(Plotly, picture); });
}

// Overview strip: every month of the record; dragging over it or clicking a month sets the window ----

function drawStrip(Plotly, picture) {
  const { strip, root, data } = picture;
  const { month, total, shown } = data.density;
  const ink = cssVar(root, "--st-text-color", "#222"), main = cssVar(root, "--st-primary-color", "#b3261e");
  const bars = (y, color, opacity) => ({ type: "bar", x: month, y, width: 26 * 864e5, offset: 2 * 864e5, marker: { color },
    opacity, hovertemplate: "%{x|%b %Y}: %{y}<extra></extra>" });
  const layout = { height: 46, width: root.clientWidth, margin: { l: 2, r: 2, t: 2, b: 14 }, barmode: "overlay", showlegend: false,
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { color: ink, size: 10, family: cssVar(root, "--st-font", "sans-serif") },
    xaxis: { type: "date", fixedrange: true, dtick: "M12", tickformat: "%Y", showgrid: false, ticklabelposition: "outside right", ticklen: 3 },
    yaxis: { visible: false, fixedrange: true }, dragmode: "select", selectdirection: "h", hovermode: "x",
    shapes: [{ type: "rect", xref: "x", yref: "paper", x0: data.window[0], x1: data.window[1], y0: 0, y1: 1, line: { width: 1, color: main },
      fillcolor: main, opacity: 0.14 }] };
  Plotly.react(strip, [bars(total, ink, 0.22), bars(shown, main, 0.85)], layout, { displayModeBar: false, responsive: false }).then(() => {
    if (picture.stripBound) return;
    picture.stripBound = true;
    strip.on("plotly_selected", (event) => {
      if (event?.range?.x) pick(picture.send, "window", event.range.x.map((day) => String(day).slice(0, 10)).join(".."));
      Plotly.restyle(strip, { selectedpoints: [null] });
      Plotly.relayout(strip, { selections: [] });
    });
    strip.on("plotly_click", (event) => pick(picture.send, "month", event.points[0].x.slice(0, 7)));
  });
}

// Lighting: what is not lit fades; nothing is drawn anew ----

function light(picture) {
  const { events } = lit(), chosen = current().event;
  for (const trace of picture.plot.querySelectorAll(".scatterlayer .trace")) {
    const ids = trace.__data__?.[0]?.trace?.customdata ?? [];
    const bars = trace.querySelectorAll(".errorbar");
    trace.querySelectorAll(".point").forEach((point, place) => {
      const id = ids[point.__data__?.i ?? place];
      const shown = !events || events.has(id);
      point.style.opacity = shown ? 1 : FAINT;
      if (bars[place]) bars[place].style.opacity = shown ? 1 : FAINT;
    });
  }
  picture.root.dataset.lit = events ? String(events.size) : "";
  picture.root.dataset.event = chosen ?? "";
  overlay(picture);
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
  root.dataset.labels = String(over.querySelectorAll("text.timeline-label").length);
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

const svg = (tag, attributes, text) => {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  if (text !== undefined) made.textContent = text;
  return made;
};

const rings = (event, spots) => spots.filter((spot) => spot.id === event)
  .map(({ x, y, r }) => svg("circle", { cx: x, cy: y, r: r + 4, class: "timeline-ring" }));

function arcs(event, spots) {
  const from = spots.find((spot) => spot.id === event);
  if (!from) return [];
  return (recordOf(event)?.links ?? []).flatMap((link) => {
    const to = spots.find((spot) => spot.id === link.id);
    if (!to) return [];
    const bend = Math.max(24, Math.abs(to.x - from.x) / 4), top = Math.max(8, Math.min(from.y, to.y) - bend);
    const path = svg("path", { d: `M${from.x},${from.y} Q${(from.x + to.x) / 2},${top} ${to.x},${to.y}`,
      class: `timeline-arc${link.dashed ? " is-alleged" : ""}` });
    path.append(svg("title", {}, link.words));
    return [path, svg("circle", { cx: to.x, cy: to.y, r: to.r + 3, class: "timeline-linked" })];
  });
}

// A label stands right or left of its marker where nothing is in the way; else it is left out, never cut.
function labels(picture, spots, full) {
  const { xaxis } = full, { events } = lit(), { event } = current();
  const edge = [xaxis._offset, xaxis._offset + xaxis._length];
  const taken = spots.map(({ x, y, r }) => [x - r, y - r + 1, x + r, y + r - 1]);
  for (const box of headings(picture)) taken.push(box);
  const made = [];
  const rank = (spot) => (spot.id === event ? 0 : events?.has(spot.id) ? 1 : 2);
  const wanted = spots.filter((spot) => picture.data.labels[spot.id] && (!events || events.has(spot.id)))
    .sort((a, b) => rank(a) - rank(b) || b.r - a.r);
  for (const spot of wanted) {
    const text = picture.data.labels[spot.id], wide = textWidth(picture, text);
    const at = [[spot.x + spot.r + 3, "start"], [spot.x - spot.r - 3 - wide, "end"]]
      .map(([left]) => [left, spot.y - 6, left + wide, spot.y + 6])
      .find((box) => box[0] > edge[0] && box[2] < edge[1] && !taken.some((other) => meet(box, other)));
    if (!at) continue;
    taken.push(at);
    made.push(svg("text", { x: at[0], y: spot.y + 3.5, class: "timeline-label" }, text));
  }
  return made;
}

const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function headings({ plot }) {
  const frame = plot.getBoundingClientRect();
  return [...plot.querySelectorAll(".annotation-text")].map((text) => {
    const box = text.getBoundingClientRect();
    return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
  });
}

function textWidth(picture, text) {
  picture.ruler ??= document.createElement("canvas").getContext("2d");
  picture.ruler.font = `11px ${cssVar(picture.root, "--st-font", "sans-serif")}`;
  return Math.ceil(picture.ruler.measureText(text).width) + 2;
}
