// Names found by any spelling: the twin of folding.py, spellings.py, near.py and names.py in tightrope/domain/.
// The rules come as data, and there it is told why they are so; tests/e2e/test_search_parity.py holds the two together.

const LONGEST_QUERY = 120;
const RANKS = ["exact", "alias", "prefix", "words", "near"];
const [SAME_SOUND, LIKE_SOUND, WRONG_VOWEL, WRONG_LETTER] = [1, 3, 2, 4];
const OTHER_LANGUAGE = 1;
const [MORE_SAID, MOST_MORE] = [3, 3];
const FARTHEST = 3 * WRONG_LETTER;
const [CONSONANTS_OF_WORD, CONSONANTS_OF_NAME, MANY_CONSONANTS] = [3, 4, 7];

const joined = (text) => text.replaceAll(" ", "");
const plain = (text) => text.normalize("NFKD").toLowerCase();
const isLatin = (text) => /^[\x00-\x7f]*$/.test(text);
const compiled = (rules) => rules.map(([pattern, by]) => [new RegExp(pattern, "gu"), by]);
const applied = (rules, text) => rules.reduce((key, [pattern, by]) => key.replace(pattern, by), text);

/** Spellings compared by `rules`, as tightrope/figures/search.py sends them. */
export class Names {
  constructor({ folding, sound, skeleton, voiced, readings, passedOver }) {
    Object.assign(this, { folding: compiled(folding), sounding: compiled(sound), bones: compiled(skeleton) });
    this.voicing = compiled(voiced);
    this.languages = readings.map(compiled);
    this.passed = passedOver.map((_, level) => new Set(passedOver.slice(0, level + 1).flat()));
  }

  fold(text) {
    return applied(this.folding, plain(text));
  }

  sound(key) {
    return applied(this.sounding, key);
  }

  skeleton(heard) {
    return applied(this.bones, heard);
  }

  voiced(key) {
    return applied(this.voicing, key);
  }

  readings(text) {
    const keys = this.languages.map((rules) => applied(this.folding, applied(rules, plain(text))));
    return [...new Set(keys)].filter((key) => key && key !== this.fold(text));
  }

  without(key, levels) {
    const kept = (word) => word.length > 1 && !this.passed[levels - 1].has(word);
    return key.split(" ").filter(kept).join(" ") || key;
  }

  /** An index of [id, names, aliases] rows, the most wanted first. */
  index(rows) {
    return new Index(this, rows);
  }

  /** At most `limit` hits {id, matched, why}, the best first. */
  search(index, text, limit = 8) {
    const typed = [...text].slice(0, LONGEST_QUERY).join("");
    const query = this.fold(typed);
    if (!query) return [];
    const barer = [query, ...this.passed.map((_, level) => this.without(query, level + 1))];
    let found = [];
    for (const key of new Set(barer)) {
      found = index.best(index.surely(key, typed.trim().toLowerCase()));
      if (found.length) break;
    }
    if (!found.length) {
      const others = this.readings(typed).map((key) => this.without(key, 1));
      found = index.best(index.nearly(barer.slice(1), others));
    }
    return found.sort((a, b) => compare(a.rank, b.rank)).slice(0, limit).map(({ hit }) => hit);
  }
}

function compare(a, b) {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at] - b[at];
}

class Index {
  constructor(names, rows) {
    this.names = names;
    this.spellings = rows.flatMap(([id, own, aliases]) => this.spell(id, own, aliases));
    this.byWord = grouped(this.spellings.map(({ words }) => words));
    this.joined = grouped(this.spellings.map(({ key }) => [joined(key)]));
    this.whole = grouped(this.spellings.map(({ key }) => [names.skeleton(names.sound(key))]));
    this.sounds = new Map([...this.byWord.keys()].map((word) => [word, names.sound(word)]));
    this.bones = new Map([...this.sounds].map(([word, heard]) => [word, names.skeleton(heard)]));
  }

  spell(id, own, aliases) {
    const kept = new Map();
    const add = (original, isName) => {
      const key = this.names.fold(original);
      if (kept.has(key)) kept.get(key).written.push(original);
      else if (key) kept.set(key, { id, key, isName, written: [original], words: key.split(" ") });
    };
    own.forEach((name) => add(name, true));
    aliases.forEach((alias) => add(alias, false));
    return [...kept.values()];
  }

  best(ranked) {
    const best = new Map();
    for (const at of [...ranked.keys()].sort((a, b) => a - b)) {
      const { id, written: [original] } = this.spellings[at], { rank, matched = original } = ranked.get(at);
      if (best.has(id) && compare(rank, best.get(id).rank) >= 0) continue;
      const why = rank[0] === 0 && matched !== original ? "alias" : RANKS[rank[0]];
      best.set(id, { rank, hit: { id, matched, why } });
    }
    return [...best.values()];
  }

  surely(query, typed) {
    const begun = query.split(" ").map((start) => this.beginning(start));
    const whole = new Set(this.joined.get(joined(query)));
    const ranked = (at) => {
      const spelling = this.spellings[at];
      const matched = spelling.written.find((text) => text.toLowerCase() === typed);
      const isWhole = [spelling.isName ? 0 : 1, matched === undefined ? 1 : 0, 0, 0];
      return { matched, rank: whole.has(at) ? isWhole : this.rank(spelling, query) };
    };
    return new Map([...new Set([...this.havingAll(begun), ...whole])].map((at) => [at, ranked(at)]));
  }

  beginning(start) {
    return [...this.byWord.keys()].filter((word) => word.startsWith(start));
  }

  havingAll(wanted) {
    const found = wanted.map((words) => new Set([...words].flatMap((word) => this.byWord.get(word))));
    return [...found[0]].filter((at) => found.every((one) => one.has(at)));
  }

  rank({ key, words, isName }, query) {
    if (isName && key.startsWith(`${query} `)) return [2, 0, 0, 0];
    const whole = query.split(" ").filter((start) => words.includes(start)).length;
    return [3, -whole, isName ? 0 : 1, key.startsWith(query) ? 0 : 1];
  }

  nearly(asTyped, others) {
    const ranked = new Map();
    const add = (key, isTyped) => this.distances(key, isTyped).forEach((far, at) => {
      const { words, isName } = this.spellings[at];
      const more = Math.max(words.length - key.split(" ").length, 0);
      const rank = [4, far + (isTyped ? 0 : OTHER_LANGUAGE), more, isName ? 0 : 1];
      if (!ranked.has(at) || compare(rank, ranked.get(at).rank) < 0) ranked.set(at, { rank });
    });
    new Set(asTyped).forEach((key) => add(key, true));
    new Set(others).forEach((key) => add(key, false));
    return ranked;
  }

  distances(key, isTyped) {
    const typed = key.split(" "), found = new Map();
    const keep = (at, far) => found.set(at, Math.min(far, found.get(at) ?? Infinity));
    const near = typed.map((word) => this.nearWords(word, isTyped ? wrongLetters(word, typed.length) : 0));
    for (const at of this.havingAll(near.map((words) => words.keys()))) {
      const nearest = (words) => Math.min(...this.spellings[at].words.map((word) => words.get(word) ?? Infinity));
      const far = near.reduce((sum, words) => sum + nearest(words), 0);
      if (far <= FARTHEST) keep(at, far);
    }
    for (const at of new Set(typed.flatMap((word) => this.byWord.get(word) ?? []))) {
      const { words } = this.spellings[at], more = typed.length - words.length;
      if (words.length > 1 && more > 0 && more <= MOST_MORE && words.every((word) => typed.includes(word))) {
        keep(at, MORE_SAID * more);
      }
    }
    const bones = this.names.skeleton(this.names.sound(key)), wrong = Number(bones.length >= MANY_CONSONANTS);
    for (const [other, places] of bones.length < CONSONANTS_OF_NAME ? [] : this.whole) {
      const edits = distance(bones, other, wrong);
      if (edits <= wrong) places.forEach((at) => keep(at, LIKE_SOUND + WRONG_LETTER * edits));
    }
    return found;
  }

  nearWords(typed, wrong) {
    const heard = this.names.sound(typed), bones = this.names.skeleton(heard);
    const near = new Map();
    for (const word of this.byWord.keys()) {
      const isSame = this.bones.get(word) === bones;
      let far = word.startsWith(typed) ? 0 : Infinity;
      if (far && isSame && this.sounds.get(word) === heard && heard.length > 1) far = SAME_SOUND;
      else if (far && isSame && bones.length >= CONSONANTS_OF_WORD && this.soundAlike(typed, word)) far = LIKE_SOUND;
      const edits = distance(typed, word, wrong);
      if (edits <= wrong) far = Math.min(far, (isSame ? WRONG_VOWEL : WRONG_LETTER) * edits);
      if (far < Infinity) near.set(word, far);
    }
    return near;
  }

  soundAlike(one, other) {
    const said = (word) => (isLatin(one) === isLatin(other) ? this.names.voiced(word) : this.names.sound(word));
    return distance(said(one), said(other), 1) <= 1;
  }
}

function grouped(wordsOf) {
  const places = new Map();
  wordsOf.forEach((words, at) => new Set(words).forEach((word) => {
    if (places.has(word)) places.get(word).push(at);
    else places.set(word, [at]);
  }));
  return places;
}

function wrongLetters(word, words) {
  if (words === 1) return Math.min(2, Math.floor(word.length / 4));
  return word.length > 2 ? Math.min(2, Math.floor((word.length + 1) / 3)) : 0;
}

/** Letters to insert, drop, replace or swap with the next (optimal string alignment); Infinity if more than `most`. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before, above, row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    [before, above, row] = [above, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let edits = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, before[j - 2] + 1);
      row.push(edits);
    }
    if (Math.min(...row) > most) return Infinity;
  }
  return row[b.length];
}
