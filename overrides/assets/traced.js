// Folds a text and remembers where each folded letter came from, so that what was found can be marked. Pure, no page.
import { fold } from "./fold.js";

const letters = new Map();
const folds = new Map();

/** Return a text folded letter by letter, and for each folded letter the place where it came from. */
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

const MARK = /\p{M}/u;

/** Return a stretch of a text, widened so that no letter is parted from the marks above and below it. */
export function unbroken(text, begin, stop) {
  while (begin && MARK.test(text[begin])) begin -= 1;
  while (stop < text.length && MARK.test(text[stop])) stop += 1;
  return [begin, stop];
}
