// Finds the terms of a text with the places where they stand in it unfolded, so that what was found can be marked. Pure.
import { fold } from "./fold.js";
import { eachTerm } from "./terms.js";

const letters = new Map();
const texts = new Map();

/** Return the terms of a text in their order, each with where it begins and ends: folded letter by letter. */
export function traced(text) {
  if (texts.has(text)) return texts.get(text);
  let folded = "";
  const from = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    let own = letters.get(letter);
    if (own === undefined) letters.set(letter, (own = fold(letter)));
    for (let i = 0; i < own.length; i += 1) from.push(at);
    folded += own;
  }
  const found = [];
  eachTerm(folded, (term, start, end) => found.push([term, from[start], from[end - 1] + 1]));
  found.sort(([, one], [, other]) => one - other);
  if (text.length > 200) texts.set(text, found); // not what is typed
  return found;
}

const MARK = /\p{M}/u;

/** Return a stretch of a text, widened so that no letter is parted from the marks above and below it. */
export function unbroken(text, begin, stop) {
  while (begin && MARK.test(text[begin])) begin -= 1;
  while (stop < text.length && MARK.test(text[stop])) stop += 1;
  return [begin, stop];
}
