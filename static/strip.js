// The overview strip: every month (or year) of the record as a bar, those of the view in colour, the window as a frame.
// Dragging over the months or clicking one sets the window. By keyboard the window has presets and date fields.

const version = new URL(import.meta.url).search;
const { pick } = await import(`./selection.js${version}`);
const { svg } = await import(`./library.js${version}`);

const HEIGHT = 44, AXIS = 13;
const DAY = 864e5;
const moment = (day) => Date.parse(`${day}T00:00Z`);
const written = (time) => new Date(time).toISOString().slice(0, 10);

export function drawStrip(picture) {
  const { strip, root, data } = picture, { month, total, shown } = data.density;
  const width = root.clientWidth, first = moment(month[0]);
  const yearly = month.length > 1 && month[1].slice(5) === month[0].slice(5), unit = yearly ? 365 : 30, last = moment(month.at(-1)) + (unit + 1) * DAY;
  const at = (time) => ((time - first) / (last - first)) * width;
  const tallest = Math.max(...total), high = (count) => (count / tallest) * (HEIGHT - AXIS - 3);
  const bar = (time, count, name) => svg("rect", { class: name, x: at(time) + 0.5, width: Math.max(at(time + unit * DAY) - at(time) - 1, 1),
    y: HEIGHT - AXIS - high(count), height: high(count) });
  const bars = month.flatMap((day, i) => [bar(moment(day), total[i], "strip-total"), ...(shown[i] ? [bar(moment(day), shown[i], "strip-shown")] : [])]);
  const every = Math.ceil((30 * month.length) / (yearly ? 1 : 12) / width);   // years between two that are named
  const januaries = month.filter((day) => day.slice(5, 7) === "01" && Number(day.slice(0, 4)) % every === 0 && at(moment(day)) < width - 26);
  const years = (januaries.length ? januaries : month.slice(0, 1))   // of a few months of one year its first is named
    .map((day) => svg("text", { x: at(moment(day)) + 2, y: HEIGHT - 2, class: "strip-year" }, day.slice(0, 4)));
  picture.frame = svg("rect", { class: "strip-window", y: 0, height: HEIGHT - AXIS });
  const [from, to] = data.window.map(moment);
  frame(picture, at(from), at(to + DAY));
  strip.setAttribute("width", width);
  strip.setAttribute("height", HEIGHT);
  strip.replaceChildren(picture.frame, ...bars, ...years);
  picture.months = { first, last, width, month, yearly };
  if (!picture.hasBrush) brush(picture);
}

function frame({ frame: rect }, left, right) {
  rect.setAttribute("x", Math.min(left, right));
  rect.setAttribute("width", Math.max(Math.abs(right - left), 2));
}

function brush(picture) {
  const { strip } = picture;
  picture.hasBrush = true;
  let start = null;
  const x = (event) => Math.min(Math.max(event.clientX - strip.getBoundingClientRect().left, 0), picture.months.width);
  strip.addEventListener("pointerdown", (event) => { start = x(event); strip.setPointerCapture(event.pointerId); });
  strip.addEventListener("pointermove", (event) => { if (start !== null) frame(picture, start, x(event)); });
  strip.addEventListener("pointercancel", () => { start = null; drawStrip(picture); });
  strip.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const [left, right] = [start, x(event)].sort((a, b) => a - b);
    start = null;
    chosen(picture, left, right);
  });
}

function chosen(picture, left, right) {
  const { first, last, width, month, yearly } = picture.months;
  const time = (place) => first + (place / width) * (last - first);
  if (right - left < 4) {
    const hit = month.filter((day) => moment(day) <= time(left)).at(-1);
    const year = hit.slice(0, 4);
    return yearly ? pick(picture.send, "window", `${year}-01-01..${year}-12-31`) : pick(picture.send, "month", hit.slice(0, 7));
  }
  return pick(picture.send, "window", `${written(time(left))}..${written(time(right))}`);
}
