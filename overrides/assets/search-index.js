// Search, the index: lists the words of every part with their places and weights. Pure, no page.
import { fold } from "./fold.js";
import { DENSE, eachTerm, PAIRED, phrase, terms } from "./terms.js";
import { FIELDS, WEIGHTS } from "./search-weights.js";

const VERSION = 5;
const SLICE = 3000; // letters that are listed at a time: some milliseconds on an old phone
const PHASES = 3; // titles and names; the words of sellers; texts: each lists the parts in their order
const PIECE = 25; // what a piece more costs, in letters

/** Return an index ready for questions, texts and all. Throws when the data is of another version. */
export function prepare(data) {
  const index = begin(data);
  tell(index, data.texts);
  while (further(index));
  return index;
}

/**
 * Return an index that answers by titles and names: the first letters need no more. `further` lists the words of
 * sellers and, when `tell` has brought them, the texts. Throws as `prepare` does.
 */
export function begin(data) {
  if (data.version !== VERSION) throw new Error("the index is of another version");
  const parts = [];
  const [named, waiting] = [[], []];
  for (const [path, title, sections, further] of data.pages) {
    const store = /^marketplaces\/./.test(path);
    for (const [anchor, heading] of sections) {
      const part = parts.length;
      const names = (store && further) || [];
      named.push(piece(part, anchor ? "heading" : "title", anchor ? heading : title));
      for (const name of names) named.push(piece(part, "name", name, name.split(" ").length));
      for (const word of anchor || store ? [] : further) waiting.push(piece(part, "words", word));
      if (anchor) waiting.push(piece(part, "page", title));
      parts.push({ path, title, anchor, heading, text: "", names, store: names.length > 0, phrases: [] });
    }
  }
  const index = {
    parts,
    common: new Set(terms(fold(data.common.join("\n")))),
    places: Array.from({ length: PHASES }, () => new Map()), // of each term, by the phase that listed it
    words: [],
    sheet: [], // what is written in pairs
    written: "",
    pairs: new Map(),
    near: new Map(),
    waiting,
    shared: new Map(data.shared.map(([host, codes]) => [phrase(fold(host)), codes.map((code) => `marketplaces/${code}/`)])),
    matters: data.matters.map((id) => parts.find((part) => part.path === `matters/${id}/`)).filter(Boolean),
  };
  list(index, named);
  return index;
}

/** Give an index the texts of its parts, in their order. */
export function tell({ parts, waiting }, texts) {
  texts.forEach((text, i) => {
    parts[i].text = text;
    if (text) waiting.push(piece(i, "text", text, lengthOf(text)));
  });
}

/** List the next words and texts, as many as an old phone does between two keys, and return whether any are left. */
export function further(index) {
  const { waiting } = index;
  let size = 0;
  const pieces = [];
  while (waiting.length > pieces.length && size < SLICE) size += PIECE + pieces[pieces.push(waiting[pieces.length]) - 1].text.length;
  waiting.splice(0, pieces.length);
  list(index, pieces);
  return waiting.length > 0;
}

function piece(part, field, text, length = 1) {
  const weight = FIELDS[field] / length;
  const phase = field === "text" ? 2 : +(field === "words" || field === "page");
  return { part, field, phase, text, weight, more: field === "words" ? weight / WEIGHTS.again : weight };
}

function lengthOf(text) {
  const usual = WEIGHTS.length[+DENSE.test(text)];
  return WEIGHTS.short + WEIGHTS.long * Math.min(3, text.length / usual);
}

// Words are listed with the places where they stand and their weight there: part, weight, part, weight … Pairs of letters
// are looked for only when they are asked for, in all texts at once: there are too many to list on an old phone.
function list(index, pieces) {
  const { parts, places, words, sheet } = index;
  const all = fold(pieces.map(({ text }) => text).join("\n"));
  const mixed = PAIRED.test(all);
  const lines = all.split("\n");
  let [one, into, said] = [];
  const note = (term) => {
    let known = into.get(term);
    if (!known) {
      if (!places.some((listed) => listed.has(term))) words.push(term);
      into.set(term, (known = []));
    }
    count(known, one);
    said += `${term} `;
  };
  pieces.forEach((piece, i) => {
    one = piece;
    into = places[piece.phase];
    said = " ";
    const folded = lines[i];
    eachTerm(folded, note, false);
    const paired = mixed && PAIRED.test(folded);
    if (paired) sheet.push({ ...piece, folded });
    if (piece.field !== "page" && piece.field !== "text") parts[piece.part].phrases.push(paired ? phrase(folded) : said);
  });
  if (mixed) index.written = sheet.map(({ folded }) => folded).join("\n");
  index.near.clear();
  index.pairs.clear();
}

function count(places, { part, weight, more }) {
  const last = places.length - 2;
  if (places[last] === part) places[last + 1] += more;
  else places.push(part, weight);
}

/** Return the places of a term, or undefined for a word that stands nowhere. */
export function placesOf(index, term) {
  const [first] = index.places;
  for (let phase = 1; phase < PHASES; phase += 1) {
    const more = index.places[phase].get(term);
    if (!more) continue;
    index.places[phase].delete(term);
    first.set(term, merged(index, first.get(term) || [], more, phase));
  }
  return first.get(term) || (PAIRED.test(term) ? pairsOf(index, term) : undefined);
}

// What earlier phases and a later one list, as one, in the order of parts. The sellers' words say again what a title says.
function merged({ parts }, one, other, phase) {
  const both = [];
  for (let i = 0, j = 0; i < one.length || j < other.length; ) {
    const early = j >= other.length || one[i] <= other[j];
    const late = i >= one.length || other[j] <= one[i];
    const part = early ? one[i] : other[j];
    const twice = early && late && phase === 1 && !parts[part].anchor ? FIELDS.words - FIELDS.words / WEIGHTS.again : 0;
    both.push(part, (early ? one[i + 1] : 0) + (late ? other[j + 1] : 0) - twice);
    i += 2 * early;
    j += 2 * late;
  }
  return both;
}

function pairsOf(index, term) {
  const { pairs, sheet, written } = index;
  let places = pairs.get(term);
  if (places) return places;
  const found = Array.from({ length: PHASES }, () => []);
  let at = 0;
  let end = sheet.length ? sheet[0].folded.length : 0;
  for (let place = written.indexOf(term); place >= 0; place = written.indexOf(term, place + 1)) {
    while (place > end) end += sheet[(at += 1)].folded.length + 1;
    count(found[sheet[at].phase], sheet[at]);
  }
  pairs.set(term, (places = found.reduce((one, other, phase) => merged(index, one, other, phase))));
  return places;
}
