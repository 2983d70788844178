// The axis of time, for Plotly: whole marks at both ends, whole days between two ticks, words on one line.

const DAY = 864e5;
const EDGE = 11;                    // pixels: half the largest mark and its ring
const WORDS = 90, MONTHS = 72;      // pixels that "24 Jun 2020" takes, and "Jun 2020"

// Between marks that let a text run as its first letter does: Arabic days would stand behind their year.
const apart = (format) => `\u2068${format}\u2069`;

/** What a tick says: what Plotly would say takes a second line for the year, which the picture has no room for. */
export const tickformatstops = [
  { dtickrange: [null, DAY - 1], value: apart("%-d %b %H:%M") },
  { dtickrange: [DAY, 28 * DAY], value: apart("%-d %b %Y") },
];

/** The window as the range of an axis of so many pixels: a mark on its first or last day is not cut in half. */
export function whole([first, last], pixels) {
  const [from, to] = [first, last].map((day) => Date.parse(`${day}T00:00Z`));
  const edge = ((to - from) * EDGE) / (pixels - 2 * EDGE);
  return [from - edge, to + edge].map(written);
}

/** A range and how its ticks are set: events know no hours, so that a day is the least, named in its middle. */
export function spanned(range, pixels, most = Infinity) {
  const [from, to] = range.map(time), days = (to - from) / DAY;
  const nticks = Math.min(most, Math.floor(pixels / (days < 90 ? WORDS : MONTHS)));
  const daily = days < nticks / 2;
  return { range, nticks, dtick: daily ? DAY : null, ticklabelmode: daily ? "period" : "instant" };
}

/** A range around the same middle, by so much wider; of less than a day nothing is known. */
export function wider(range, by) {
  const [from, to] = range.map(time), middle = (from + to) / 2, half = Math.max(((to - from) * by) / 2, DAY / 2);
  return [middle - half, middle + half].map(written);
}

const time = (day) => Date.parse(`${day.slice(0, 10)}T${day.slice(11, 16) || "00:00"}Z`);
const written = (moment) => new Date(moment).toISOString().slice(0, 16);
