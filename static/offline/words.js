// Words, days and numbers: the twin of tightrope/text.py. Days are ISO texts.
import { edition } from "./edition.js";

const { language, months, messages } = edition.words;

/** A text with its {names} filled in. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));

export const t = (message, values) => (values ? filled(messages[message] ?? message, values) : messages[message] ?? message);

export const tn = (singular, plural, n, values) => t(n === 1 ? singular : plural, { ...values, n });

export const sayNumber = (number) => number.toLocaleString(language);

const parts = (day) => day.split("-").map(Number);
const DAY = 864e5;

export const addDays = (day, count) => new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);

/** How many days lie between two days. */
export const daysBetween = (first, last) => (Date.parse(last) - Date.parse(first)) / DAY;

const withoutYear = (day) => `${parts(day)[2]} ${months[parts(day)[1] - 1]}`;

export const sayDay = (day) => `${withoutYear(day)} ${parts(day)[0]}`;

const sayMonth = (day) => `${months[parts(day)[1] - 1]} ${parts(day)[0]}`;

/** A closed interval in as few words as it takes. */
export function saySpan(start, end) {
  if (start === end) return sayDay(start);
  const [year, month, day] = parts(start), [lastYear, lastMonth] = parts(end), [, monthAfter, dayAfter] = parts(addDays(end, 1));
  if (day === 1 && dayAfter === 1) {
    if (month === 1 && monthAfter === 1) return year === lastYear ? `${year}` : `${year}–${lastYear}`;
    return year === lastYear && month === lastMonth ? sayMonth(start) : `${sayMonth(start)} – ${sayMonth(end)}`;
  }
  if (year === lastYear && month === lastMonth) return `${day}–${sayDay(end)}`;
  return year === lastYear ? `${withoutYear(start)} – ${sayDay(end)}` : `${sayDay(start)} – ${sayDay(end)}`;
}

export const joinWords = (words, last) =>
  (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`);
