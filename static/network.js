// The alliance network: vis-network draws what pyvis built, at positions fixed in Python. No physics, ever.

const version = new URL(import.meta.url).search;
const { lit, current, pick, subscribe } = await import(`./selection.js${version}`);
const { NARROW, cssVar, element, library, name, pane, using } = await import(`./library.js${version}`);
const { showAround } = await import(`./markup.js${version}`);
const { twoFingers } = await import(`./two_fingers.js${version}`);
const { cursorOver } = await import(`./cursor.js${version}`);

const vis = library("vis-network-9.1.2.min.js", "vis");
const live = new WeakMap();         // parentElement -> picture; this function runs anew for each change of data
const FAINT = 0.3;                  // opacity of an actor that is not lit
const PLAIN = { background: "#fff", border: "#000" };

export const html = pane("network");

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".network");
  let picture = live.get(parentElement);
  if (!picture) {
    picture = { root, canvas: element("div", "network-canvas", root) };
    picture.off = subscribe(() => picture.net && drawn(picture, light));
    live.set(parentElement, picture);
  }
  Object.assign(picture, { data, send: setTriggerValue });
  const forget = showAround(parentElement, data, setTriggerValue);
  using(vis, (library) => {
    if (picture.dead || picture.data !== data) return;   // unmounted, or overtaken by newer data
    picture.plan ??= plan(picture);
    if (!picture.net) create(library, picture);
    picture.ink = { text: cssVar(root, "--st-text-color", "#222"), page: cssVar(root, "--st-background-color", "#fff"),
      font: cssVar(root, "--st-font", "sans-serif"), main: cssVar(root, "--st-primary-color", "#b3261e") };
    name(root, picture.canvas, data);
    picture.cursor.name(data.alt, data.zoom.keys);
    root.dataset.empty = data.empty;
    drawn(picture, arrange);
    root.dataset.drawn = data.revision;
  });
  return () => {
    picture.dead = true;
    picture.off();
    forget();
    picture.watch?.disconnect();
    picture.net?.destroy();
    live.delete(parentElement);
  };
}

function create(library, picture) {
  const { canvas, data, root } = picture, coarse = matchMedia("(pointer: coarse)").matches;
  picture.nodes = new library.DataSet();
  picture.edges = new library.DataSet();
  picture.net = new library.Network(canvas, { nodes: picture.nodes, edges: picture.edges }, {
    autoResize: false, physics: false, layout: { improvedLayout: false },
    nodes: { shape: "box", fixed: true, margin: { top: 5, bottom: 5, left: 5, right: 5 }, widthConstraint: { maximum: 106 } },
    edges: { smooth: { enabled: true, type: "curvedCW", roundness: 0.08 }, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0 },
    interaction: { hover: true, dragNodes: false, multiselect: false, selectConnectedEdges: false, selectable: false, tooltipDelay: 150,
      dragView: !coarse, zoomView: !coarse, zoomSpeed: 0.6 },
  });
  const { net } = picture;
  net.on("beforeDrawing", (context) => drawGrounds(context, picture));
  net.on("afterDrawing", (context) => drawNames(context, picture));
  net.on("click", ({ pointer: { DOM } }) => clicked(picture, DOM));
  picture.cursor = cursorOver(root, walk(picture));
  // The wheel scrolls the page; with Ctrl it zooms. A finger scrolls the page too.
  canvas.addEventListener("wheel", (event) => { if (!event.ctrlKey) event.stopImmediatePropagation(); }, { capture: true });
  canvas.querySelectorAll("canvas, .vis-network").forEach((part) => { part.style.touchAction = "pan-y"; part.tabIndex = -1; });
  if (coarse) twoFingers(canvas, (fingers) => handle(picture, fingers));
  for (const button of root.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => zoom(picture, button.dataset.zoom));
  picture.watch = new ResizeObserver(() => {
    const now = plan(picture), turned = now !== picture.plan;
    picture.plan = now;
    drawn(picture, turned ? arrange : () => {}, fit);
  });
  picture.watch.observe(canvas);
}

// On a phone the camps stand one below the other, and the picture is as high as they need.
const plan = ({ root }) => (root.clientWidth < NARROW ? "narrow" : "wide");

// The frame all pictures share, so that nothing jumps; it grows only for actors who stand outside of it.
function frameOf({ data: { frames, nodes }, plan: name }) {
  const [left, top, right, bottom] = frames[name];
  const spots = nodes.map((node) => spotOf(node, name));
  return [Math.min(left, ...spots.map(([x]) => x - 66)), Math.min(top, ...spots.map(([, y]) => y - 40)),
    Math.max(right, ...spots.map(([x]) => x + 66)), Math.max(bottom, ...spots.map(([, y]) => y + 30))];
}

const spotOf = (node, name) => (name === "narrow" ? node.narrow : [node.x, node.y]);

function fit(picture) {
  const { canvas, data, net, root, plan: name } = picture;
  if (!canvas.clientWidth) return;
  root.classList.toggle("is-blank", Boolean(data.empty) && !data.nodes.length);
  const [left, top, right, bottom] = frameOf(picture);
  picture.framed = String(frameOf(picture));
  root.style.height = name === "narrow" ? `${Math.round(Math.min(canvas.clientWidth / (right - left), 1) * (bottom - top))}px` : "";
  net.setSize(`${canvas.clientWidth}px`, `${canvas.clientHeight}px`);
  const scale = Math.min(canvas.clientWidth / (right - left), canvas.clientHeight / (bottom - top));
  net.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
}

// What lay under the middle of two fingers stays under it.
function handle(picture, { x, y, dx, dy, scale }) {
  const { net, canvas } = picture, zoomed = Math.min(Math.max(net.getScale() * scale, 0.2), 5);
  const under = net.DOMtoCanvas({ x: x - dx, y: y - dy }), { clientWidth: wide, clientHeight: high } = canvas;
  const position = { x: under.x + (wide / 2 - x) / zoomed, y: under.y + (high / 2 - y) / zoomed };
  drawn(picture, () => net.moveTo({ position, scale: zoomed, animation: false }));
}

function zoom(picture, way) {
  if (way === "fit") return drawn(picture, fit);
  picture.net.moveTo({ scale: picture.net.getScale() * (way === "in" ? 1.25 : 0.8), animation: false });
}

// The box as it is drawn: vis-network's own is wider by the roundness of the corners.
function boxOf({ net }, id) {
  const { left, top, right, bottom } = net.getBoundingBox(id), round = net.body.nodes[id].options.shapeProperties.borderRadius;
  return { left: left + round, top: top + round, right: right - round, bottom: bottom - round };
}

// By keyboard the actors are walked in reading order, each with the words it has under the mouse.
function walk(picture) {
  const { net } = picture;
  const spotted = (id) => {
    const { left, top, right, bottom } = boxOf(picture, id), { x, y } = net.canvasToDOM({ x: (left + right) / 2, y: (top + bottom) / 2 });
    return { id, x, y, width: (right - left) * net.getScale(), height: (bottom - top) * net.getScale() };
  };
  return {
    send: () => picture.send,
    spots: () => picture.data.nodes.map(({ id }) => spotted(id)).sort((a, b) => a.y - b.y || a.x - b.x),
    words: (id) => picture.nodes.get(id).title.replaceAll("\n", ", "),
    open: (id) => open(picture, id),
  };
}

const open = (picture, node) => pick(picture.send, picture.data.pick ?? "actor", node);

function clicked(picture, at) {
  const node = picture.net.getNodeAt(at);
  if (node !== undefined) return open(picture, node);
  const edge = picture.net.getEdgeAt(at);
  if (edge !== undefined) pick(picture.send, "tie", edge);
}

// Left to itself vis-network draws after each change of its data and once more in the next frame, ten times for a
// click; what is done here is drawn once.
function drawn(picture, ...steps) {
  const { emitter } = picture.net.body;
  emitter.emit("_blockRedraw");
  steps.forEach((step) => step(picture));
  emitter.emit("_allowRedraw");
  picture.net.redraw();
  picture.cursor?.follow();
}

// Who is drawn, and where.
function arrange(picture) {
  const { data, root } = picture;
  sync(picture.nodes, data.nodes.map((node) => nodeItem(node, picture)));
  sync(picture.edges, data.edges.map((edge) => edgeItem(edge, picture)));
  root.dataset.actors = String(data.nodes.length);
  root.dataset.ties = String(data.edges.length);
  light(picture);
  if (String(frameOf(picture)) !== picture.framed) fit(picture);
}

// What is lit keeps its colours, the rest fades; no position ever changes.
function light(picture) {
  const { data, root } = picture;
  const { actors, tie, centre } = lit(), path = pathBetween(data, centre);
  const near = actors ?? (path ? new Set(path.actors) : centre ? neighbours(data.edges, centre) : null);
  const edgeLit = (edge) => {
    if (tie) return edge.id === tie;
    if (path) return path.ties.includes(edge.id);
    if (centre) return centre.size > 1 ? centre.has(edge.from) && centre.has(edge.to) : centre.has(edge.from) || centre.has(edge.to);
    return !near || (near.has(edge.from) && near.has(edge.to));
  };
  const chosen = new Set([...current().actors, ...(tie ? tie.split("--") : [])]);
  data.nodes.forEach((node) => dressNode(node, picture, !near || near.has(node.id), chosen.has(node.id)));
  data.edges.forEach((edge) => dressEdge(edge, picture, edgeLit(edge), Boolean(near)));
  root.dataset.lit = near ? [...near].filter((id) => picture.nodes.get(id)).sort().join(" ") : "";
}

// The chain of ties between two chosen actors, once Python has found it.
function pathBetween({ path }, centre) {
  return path?.ties.length && centre?.size === 2 && path.ends.every((one) => centre.has(one)) ? path : null;
}

function neighbours(edges, centre) {
  const near = new Set(centre);
  if (centre.size > 1) return near;
  for (const { from, to } of edges) {
    if (centre.has(from)) near.add(to);
    if (centre.has(to)) near.add(from);
  }
  return near;
}

const nodeItem = (node, { ink, plan: name }) => ({
  id: node.id, x: spotOf(node, name)[0], y: spotOf(node, name)[1], label: node.label, title: node.title,
  shapeProperties: { borderRadius: node.person ? 12 : 2, borderDashes: node.elsewhere && [4, 3] }, color: { ...PLAIN, hover: { ...PLAIN } }, font: { color: ink.text, face: ink.font, size: 12 },
});

const edgeItem = (edge, { ink }) => ({
  id: edge.id, from: edge.from, to: edge.to, title: edge.title, dashes: edge.dashes, width: edge.width, label: edge.label || undefined,
  font: { size: (edge.label ?? "").length > 1 ? 10.5 : 15, face: ink.font, color: ink.text, strokeWidth: 3, strokeColor: ink.page },
  color: { color: edge.color, hover: edge.color, opacity: 1 },
  arrows: { to: { ...edge.arrows.to, scaleFactor: 0.45 }, from: { ...edge.arrows.from, scaleFactor: 0.45 } },
});

// Colours go straight to what vis-network draws with: its data set takes 20 ms to hand them on, longer than a frame.
function dressNode({ id, color }, { ink, net }, on, chosen) {
  const { options, labelModule } = net.body.nodes[id];
  Object.assign(options, { opacity: on ? 1 : FAINT, borderWidth: chosen ? 3 : 1.2 });
  Object.assign(options.color, { background: mix(color, ink.page, chosen ? 0.45 : 0.2), border: chosen ? ink.main : color });
  Object.assign(options.color.hover, { background: mix(color, ink.page, 0.35), border: color });
  labelModule.fontOptions.color = on ? ink.text : faded(ink.text);
  for (const { blocks } of labelModule.lines ?? []) blocks.forEach((block) => { block.color = labelModule.fontOptions.color; });
}

function dressEdge({ id, width, opacity = 0.7 }, { net, ink }, on, dimmed) {
  const { options, labelModule } = net.body.edges[id];
  options.width = on && dimmed ? width + 1 : width;
  options.color.opacity = on ? (dimmed ? 1 : opacity) : FAINT / 4;
  labelModule.fontOptions.color = on ? ink.text : "transparent";
  labelModule.fontOptions.strokeColor = on ? ink.page : "transparent";
  for (const { blocks } of labelModule.lines ?? []) blocks.forEach((block) => Object.assign(block, { color: labelModule.fontOptions.color, strokeColor: labelModule.fontOptions.strokeColor }));
}

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const mix = (color, page, share) => {
  const paper = channels(page);
  return `rgb(${channels(color).map((value, i) => Math.round(value * share + paper[i] * (1 - share))).join(",")})`;
};
const faded = (hex) => `rgba(${channels(hex).join(",")},0.45)`;

function sync(set, items) {
  const wanted = new Map(items.map((item) => [item.id, item]));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  const changed = items.filter((item) => JSON.stringify(item) !== JSON.stringify(set.get(item.id)));
  if (changed.length) set.update(changed);
}

// The ground of each camp: tinted behind its actors, named above all lines.
function zones(picture) {
  const { data, net } = picture;
  return data.zones.map(({ camp, label, color }) => {
    const boxes = data.nodes.filter(({ id, camp: ground }) => ground === camp && net.body.nodes[id]).map(({ id }) => boxOf(picture, id));
    return { label, color, left: Math.min(...boxes.map((box) => box.left)) - 8, right: Math.max(...boxes.map((box) => box.right)) + 8,
      top: Math.min(...boxes.map((box) => box.top)) - 20, bottom: Math.max(...boxes.map((box) => box.bottom)) + 7 };
  }).filter((zone) => Number.isFinite(zone.left));
}

function drawGrounds(context, picture) {
  for (const { color, left, right, top, bottom } of zones(picture)) {
    context.fillStyle = color;
    context.globalAlpha = 0.09;
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, 8);
    context.fill();
  }
  drawDiscs(context, picture);
  context.globalAlpha = 1;
}

// How much an actor weighs by the measure that was asked for, as a disc behind it: boxes keep their size and place.
function drawDiscs(context, { data, plan: name }) {
  for (const node of data.nodes.filter(({ disc }) => disc)) {
    const [x, y] = spotOf(node, name);
    context.beginPath();
    context.arc(x, y, node.disc, 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle = node.color;
    context.lineWidth = 1.2;
    context.globalAlpha = 0.3;
    context.fill();
    context.globalAlpha = 0.7;
    context.stroke();
  }
}

function drawNames(context, picture) {
  context.font = `600 11.5px ${picture.ink.font}`;
  context.textAlign = "left";
  context.lineWidth = 3;
  context.strokeStyle = picture.ink.page;
  for (const { label, color, left, top } of zones(picture)) {
    context.strokeText(label, left + 7, top + 12);
    context.fillStyle = color;
    context.fillText(label, left + 7, top + 12);
  }
}
