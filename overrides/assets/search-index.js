// Search, the index: lists the words of every part with their places and weights. Pure, no page.
import { fold } from "./fold.js";
import { DENSE, eachTerm, PAIRED, phrase, terms } from "./terms.js";
import { FIELDS, WEIGHTS } from "./search-weights.js";

const VERSION = 4;

/** Return an index ready for questions. Throws when the data is of another version. */
export function prepare(data) {
  if (data.version !== VERSION) throw new Error("the index is of another version");
  const parts = [];
  const index = { parts, known: new Map(), words: [], sheet: [], written: "", common: new Set(data.common.flatMap((word) => terms(fold(word)))), near: new Map() };
  const stores = new Map(data.stores);
  const guides = new Map(data.guides);
  const matters = new Map(data.matters);
  for (const [path, title, sections] of data.pages) {
    const [folder, slug] = path.split("/");
    for (const [anchor, heading, text] of sections) {
      const names = (!anchor && folder === "marketplaces" && stores.get(slug)) || [];
      const words = (!anchor && (folder === "matters" ? matters : guides).get(slug)) || [];
      const part = { path, title, anchor, heading, text, names, store: names.length > 0 };
      part.said = [anchor ? heading : title, ...names, ...words];
      add(index, anchor ? "page" : "title", title);
      if (anchor) add(index, "heading", heading);
      for (const name of names) add(index, "name", name, name.split(" ").length);
      for (const word of words) add(index, "words", word);
      add(index, "text", text, lengthOf(text));
      parts.push(part);
    }
  }
  index.written = index.sheet.map((piece) => piece.folded).join("\n");
  index.shared = new Map(data.shared.map(([host, codes]) => [phrase(fold(host)), codes.map((code) => `marketplaces/${code}/`)]));
  index.words = [...index.known.keys()];
  index.matters = data.matters.map(([id]) => parts.find((part) => part.path === `matters/${id}/`)).filter(Boolean);
  return index;
}

function lengthOf(text) {
  const usual = WEIGHTS.length[+DENSE.test(text)];
  return WEIGHTS.short + WEIGHTS.long * Math.min(3, text.length / usual);
}

// Words are listed with the places where they stand and their weight there: part, weight, part, weight … Pairs of letters
// are looked for only when they are asked for, in all texts at once: there are too many to list on an old phone.
function add({ known, parts, sheet }, field, text, length = 1) {
  const folded = fold(text);
  const weight = FIELDS[field] / length;
  const more = field === "words" ? weight / WEIGHTS.again : weight;
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

/** Return the places of a term, or undefined for a word that stands nowhere. */
export function placesOf({ known, sheet, written }, term) {
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

/** Return what a part is called, as phrases. Made when first asked for: most parts never are. */
export const phrasesOf = (part) => (part.phrases ??= part.said.map((said) => phrase(fold(said))));
