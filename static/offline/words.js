// Words, days and numbers: the twin of tightrope/text.py. Days are ISO texts.
import { edition } from "./edition.js";

const { locale, direction, months, messages, plurals, pluralOf } = edition.words;

/** A text with its {names} filled in. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));

/** A text that stands among others; where words run from the right it turns none of them. */
export const apart = (text) => (direction === "rtl" && /[\p{L}-]/u.test(text) ? `\u2068${text}\u2069` : text);

const isolated = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? apart(value) : value]));

const message = (text) => messages[text] ?? text;

export const t = (text, values) => (values ? filled(message(text), isolated(values)) : message(text));

export function tn(singular, plural, n, values) {
  const form = pluralOf[n < 200 ? n : 100 + (n % 100)];
  return filled(plurals[singular]?.[form] ?? (n === 1 ? singular : plural), isolated({ ...values, n }));
}

export const sayNumber = (number) => number.toLocaleString(locale);

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

/** Words as a list in a sentence, "and" or "or" being the word before the last one. */
export function joinWords(list, last) {
  if (list.length < 2) return list.join("");
  const [words, word] = [list.slice(0, -1).join(t(", ")), list.at(-1)];
  return last === "and" ? t("{words} and {word}", { words, word }) : t("{words} or {word}", { words, word });
}

/** Which of the two languages the record has names in a name is in, by its letters. */
export const scriptLanguage = (name) => (/\p{Script=Arabic}/u.test(name) ? "ar" : "en");
