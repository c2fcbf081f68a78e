// Search, the engine: one for every script. Folds words alike, weighs them by rarity, forgives a slip. No page in sight.
//
// Words are compared folded; scripts without spaces are cut into pairs of letters. It folds by itself: fold.js serves
// the small lists, and drops more.

const VERSION = 2;
const MOST = 12;
const FIELDS = { name: 9, title: 6, words: 5, heading: 4.5, page: 2, text: 1 };

// ---- words

export const PAIRED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
// Accents and vowel points go; the voicing of kana and the vowels of Devanagari stay: they make other words.
const MARKS = /(?![\u3099\u309a\u0900-\u093b\u093d-\u0963])\p{M}|[ー\u0640\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const LETTERS = { ı: "i", ł: "l", ß: "ss", ø: "o", đ: "d", æ: "ae", œ: "oe", ς: "σ", ى: "ي", ة: "ه", ٱ: "ا", "\u0901": "\u0902", "\u0940": "\u093f", "\u0942": "\u0941" };
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/** Fold a text for comparing: width, case, accents, points, the two kana and the digits of all scripts. */
export function fold(text) {
  const low = text.normalize("NFKD").toLowerCase();
  if (/^[ -~]*$/.test(low)) return low;
  return low
    .replace(MARKS, "")
    .replace(SPECIAL, (letter) => LETTERS[letter])
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 96))
    .replace(/[٠-٩۰-۹०-९]/g, (digit) => (digit.charCodeAt(0) - (digit > "९" || digit < "०" ? 0 : 6)) & 15)
    .normalize("NFC");
}

// What a character is, looked up once each: 1 nothing, 2 a letter, 3 a letter of a script that is cut into pairs, 4 a
// sign that joins inside a word.
const KINDS = new Uint8Array(65536);
export function kind(code) {
  return KINDS[code] || (KINDS[code] = kindOf(String.fromCharCode(code)));
}
function kindOf(letter) {
  if (PAIRED.test(letter)) return 3;
  if (LETTER.test(letter)) return 2;
  return "-.'’@".includes(letter) ? 4 : 1;
}

/** Tell each term of a folded text with its place: words, what hyphens join, hosts and their parts, pairs of letters. */
export function eachTerm(folded, tell, pairs = true) {
  const end = folded.length;
  for (let at = 0; at < end; ) {
    const what = kind(folded.charCodeAt(at));
    let to = at + 1;
    if (what === 2) {
      let joined = 0;
      for (let now; to < end && ((now = kind(folded.charCodeAt(to))) === 2 || (now === 4 && to + 1 < end && kind(folded.charCodeAt(to + 1)) === 2)); to += 1) {
        if (now === 4) joined = to;
      }
      const word = folded.slice(at, to);
      if (joined) {
        tell(word.replace(/[-'’]/g, ""), at, to);
        for (const part of word.matchAll(/[^-.'’@]{2,}/g)) tell(part[0], at + part.index, at + part.index + part[0].length);
      } else tell(word, at, to);
    } else if (what === 3) {
      while (to < end && kind(folded.charCodeAt(to)) === 3) to += 1;
      if (pairs && to === at + 1) tell(folded[at], at, to);
      for (let i = at; pairs && i + 1 < to; i += 1) tell(folded.slice(i, i + 2), i, i + 2);
    }
    at = to;
  }
}

export function terms(folded) {
  const found = [];
  eachTerm(folded, (term) => found.push(term));
  return found;
}

// A phrase in one form, to be found inside another: words with spaces around them, letters of paired scripts without.
const phrase = (folded) => (PAIRED.test(folded) ? folded.replace(/[^\p{L}\p{N}]+/gu, "") : ` ${terms(folded).join(" ")} `);

// What a part is called, made when first asked for: most parts never are.
const phrasesOf = (part) => (part.phrases ??= part.said.map((said) => phrase(fold(said))));

// ---- the index

/** Make an index ready for questions. */
export function prepare(data) {
  if (data.version !== VERSION) throw new Error("the index is of another version");
  const parts = [];
  const tops = new Map();
  const index = { parts, known: new Map(), words: [], sheet: [], written: "", common: new Set(data.common.flatMap((word) => terms(fold(word)))), near: new Map() };
  const stores = new Map(data.stores);
  const guides = new Map(data.guides);
  const matters = new Map(data.matters.map(([id, guide, words]) => [id, { guide, words }]));
  for (const [path, title, sections] of data.pages) {
    const [folder, slug] = path.split("/");
    for (const [anchor, heading, text] of sections) {
      const matter = slug === "which-desk" ? matters.get(anchor) : undefined;
      const names = (!anchor && folder === "marketplaces" && stores.get(slug)) || [];
      const words = anchor ? matter?.words || [] : guides.get(slug) || [];
      const part = { path, title, anchor, heading, text, names, guide: matter?.guide, store: names.length > 0 };
      part.said = [anchor ? heading : title, ...names, ...words];
      if (!anchor) tops.set(slug, parts.length);
      add(index, anchor ? "page" : "title", title);
      if (anchor) add(index, "heading", heading);
      for (const name of names) add(index, "name", name, name.split(" ").length);
      for (const word of words) add(index, "words", word);
      add(index, "text", text, 0.6 + 0.4 * Math.min(3, text.length / (PAIRED.test(text) ? 220 : 450)));
      parts.push(part);
    }
  }
  for (const part of parts) part.guide = part.guide && tops.get(part.guide);
  index.written = index.sheet.map((piece) => piece.folded).join("\n");
  index.words = [...index.known.keys()];
  index.matters = data.matters.map(([id]) => parts.find((part) => part.anchor === id && part.guide !== undefined)).filter(Boolean);
  return index;
}

// Words are listed with the places where they stand and their weight there: part, weight, part, weight … Pairs of letters
// are looked for only when they are asked for, in all texts at once: there are too many to list on an old phone.
function add({ known, parts, sheet }, field, text, length = 1) {
  const folded = fold(text);
  const weight = FIELDS[field] / length;
  const more = field === "words" ? weight / 3 : weight;
  eachTerm(folded, (term) => {
    let places = known.get(term);
    if (!places) known.set(term, (places = []));
    count(places, parts.length, weight, more);
  }, false);
  if (PAIRED.test(folded)) sheet.push({ folded, part: parts.length, weight, more });
}

function count(places, part, weight, more) {
  const last = places.length - 2;
  if (places[last] === part) places[last + 1] += more;
  else places.push(part, weight);
}

function placesOf({ known, sheet, written }, term) {
  let places = known.get(term);
  if (places || !PAIRED.test(term)) return places;
  known.set(term, (places = []));
  let piece = 0;
  let end = sheet.length ? sheet[0].folded.length : 0;
  for (let at = written.indexOf(term); at >= 0; at = written.indexOf(term, at + 1)) {
    while (at > end) end += sheet[(piece += 1)].folded.length + 1;
    count(places, sheet[piece].part, sheet[piece].weight, sheet[piece].more);
  }
  return places;
}

// ---- a question

/** Tell whether a typed word begins a known one with one slip: 1 for the whole word, less for its beginning, 0 for no. */
export function slip(typed, known) {
  let at = 0;
  while (at < typed.length && typed[at] === known[at]) at += 1;
  const [mine, next] = [typed[at], typed[at + 1]];
  const [theirs, after] = [known[at], known[at + 1]];
  if (next !== undefined && next !== after && next !== theirs && mine !== after) return 0; // most words end here
  const rest = typed.slice(at);
  const other = known.slice(at);
  const ends = [
    [rest.slice(1), other.slice(1)], // another letter
    [rest.slice(1), other], // one too many
    [rest, other.slice(1)], // one missing
  ];
  if (mine === after && next === theirs) ends.push([rest.slice(2), other.slice(2)]); // two swapped
  if (ends.some(([left, right]) => left === right)) return 1;
  return typed.length > 5 && ends.some(([left, right]) => right.startsWith(left)) ? typed.length / (known.length + 1) : 0;
}

/** Give the known words that a typed one may mean, each with how surely. */
function meant(index, typed) {
  let found = index.near.get(typed);
  if (found) return found;
  found = new Map();
  index.near.set(typed, found);
  if (placesOf(index, typed)?.length) found.set(typed, 1);
  if (PAIRED.test(typed)) return found;
  for (const word of index.words) {
    if (word === typed) continue;
    if (word.startsWith(typed)) found.set(word, 0.4 + (0.5 * typed.length) / word.length);
    else if (typed.length > 3) {
      const sure = word.includes(typed) ? 0.3 + (0.4 * typed.length) / word.length : stem(typed, word);
      if (sure) found.set(word, sure);
    }
  }
  if (typed.length < 5 || [...found.values()].some((sure) => sure > 0.6)) return found;
  for (const word of index.words) {
    if (word.length < 4) continue;
    const sure = 0.75 * slip(typed, word) || (typed.includes(word) && word.length / typed.length > 0.35 ? (0.6 * word.length) / typed.length : 0);
    if (sure > (found.get(word) || 0)) found.set(word, sure);
  }
  return found;
}

// Two forms of one word share their beginning: deactivated, deactivation.
function stem(typed, word) {
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  const longer = Math.max(typed.length, word.length);
  return same > 3 && same / Math.min(typed.length, word.length) > 0.7 && same / longer >= 0.5 ? (0.65 * same) / longer : 0;
}

const HIRAGANA = /^[\u3040-\u309f]+$/;

/** Answer a question: the parts that help, best first, and the known words that were found for it. */
export function ask(index, question) {
  const { parts, common } = index;
  const folded = fold(question);
  const soft = softened(question.normalize("NFKC"));
  // One character of Chinese writing links 遅れる to 遅延, 止める to 停止.
  const asked = new Set(folded.match(/\p{Script=Han}/gu));
  let host = 0;
  eachTerm(folded, (term, at, end) => {
    if (at >= host) asked.add(term);
    if (term.includes(".") && index.known.has(term)) host = end; // a host that is known counts as a whole
  });
  const scores = new Float64Array(parts.length);
  const covered = new Float64Array(parts.length);
  const marks = new Map();
  let total = 0;
  for (const term of asked) {
    const words = meant(index, term);
    const best = new Map();
    for (const [word, sure] of words) {
      const places = index.known.get(word);
      for (let i = 0; i < places.length; i += 2) {
        const score = (sure * places[i + 1]) / (places[i + 1] + 4);
        if (score > (best.get(places[i]) || 0)) best.set(places[i], score);
      }
    }
    if (!best.size) continue;
    const often = index.known.get(term)?.length / 2 || best.size;
    let weight = Math.log(1 + parts.length / (1 + often)) * (common.has(term) ? 0.2 : term.includes(".") ? 3 : 1);
    if (PAIRED.test(term)) weight *= soft.has(term) ? 0.15 : term.length > 1 ? 0.6 : 0.4;
    total += weight;
    for (const [part, score] of best) {
      scores[part] += weight * score;
      covered[part] += weight * Math.min(1, 0.4 + score);
    }
    for (const [word, sure] of words) marks.set(word, Math.max(weight * sure, marks.get(word) || 0));
  }
  for (let i = 0; i < parts.length; i += 1) scores[i] *= total ? covered[i] / total : 0;
  praise(index, scores, phrase(folded), total);
  parts.forEach((part, i) => {
    if (part.guide !== undefined) scores[part.guide] += 0.2 * scores[i];
  });
  return { found: choose(parts, scores), marks };
}

// Pairs of hiragana are mostly grammar, unless the whole question was typed in it.
function softened(question) {
  const pairs = new Set();
  if (!/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}a-z]/iu.test(question)) return pairs;
  const { folded, from } = traced(question);
  eachTerm(folded, (term, start, end) => HIRAGANA.test(question.slice(from[start], from[end - 1] + 1)) && pairs.add(term));
  return pairs;
}

// A question that is, holds or begins a title, a name or a phrase of the sellers means it.
function praise(index, scores, asked, total) {
  const { parts, common } = index;
  const plain = asked.trim();
  if (!plain) return;
  parts.forEach((part, i) => {
    if (!scores[i]) return;
    let most = 0;
    for (const said of phrasesOf(part)) {
      const whole = said.trim();
      if (whole === plain) most = Math.max(most, 4 * Math.max(total, 1));
      else if (whole.length > 1 && asked.includes(said) && !common.has(whole)) {
        const rare = terms(whole).reduce((sum, term) => sum + (common.has(term) ? 0 : Math.log(1 + parts.length / (1 + (placesOf(index, term)?.length || 0) / 2))), 0);
        most = Math.max(most, rare * (PAIRED.test(whole) ? 0.45 : 0.7));
      } else if (plain.length > 2 && whole.startsWith(plain)) most = Math.max(most, 0.4 * total);
    }
    scores[i] += most * (part.store ? 1.3 : 1);
  });
}

// The best parts, few of one page, none that is far weaker than the best.
function choose(parts, scores) {
  const order = [...scores.keys()].filter((i) => scores[i] > 0).sort((a, b) => scores[b] - scores[a] || a - b);
  const least = 0.1 * scores[order[0]];
  const shown = new Map();
  const found = [];
  for (const i of order) {
    const { path } = parts[i];
    const before = shown.get(path) || 0;
    if (scores[i] < least || found.length === MOST) break;
    if (before > 3 || (before > 1 && scores[i] < 0.5 * scores[order[0]])) continue;
    shown.set(path, before + 1);
    found.push(parts[i]);
  }
  return found;
}

/** Give the matters nearest to a question that found nothing, by the letters they share; else the most frequent. */
export function nearest(index, question, most = 3) {
  const pairs = (text) => new Set([...text].slice(1).map((letter, i) => [...text][i] + letter));
  const mine = pairs(phrase(fold(question)).trim());
  const alike = (said) => {
    const theirs = pairs(said.trim());
    return (2 * [...mine].filter((pair) => theirs.has(pair)).length) / (mine.size + theirs.size || 1);
  };
  const rated = index.matters.map((part) => [Math.max(...phrasesOf(part).map(alike)), part]);
  return rated
    .sort(([a], [b]) => (Math.max(a, b) > 0.25 ? b - a : 0))
    .slice(0, most)
    .map(([, part]) => part);
}

// ---- where a folded letter came from

const letters = new Map();
const folds = new Map();

/** Fold a text letter by letter, and keep where each came from. */
export function traced(text) {
  let known = folds.get(text);
  if (known) return known;
  let folded = "";
  const from = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    let own = letters.get(letter);
    if (own === undefined) letters.set(letter, (own = fold(letter)));
    for (let i = 0; i < own.length; i += 1) from.push(at);
    folded += own;
  }
  known = { folded, from };
  if (text.length > 200) folds.set(text, known); // not what is typed
  return known;
}
