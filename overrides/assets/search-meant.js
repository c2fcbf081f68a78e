// Search, the words: which known words a typed one may mean, and how surely. Forgives one slip. Pure, no page.
import { placesOf } from "./search-index.js";
import { WEIGHTS } from "./search-weights.js";
import { PAIRED } from "./terms.js";

/** Return whether a typed word begins a known one with one slip: 1 for the whole word, less for its beginning, 0 for no. */
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

/** Return how surely two words are forms of one, by the beginning they share: deactivated, deactivation. */
function stem(typed, word) {
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  const longer = Math.max(typed.length, word.length);
  const alike = same > 3 && same / Math.min(typed.length, word.length) > 0.7 && same / longer >= 0.5;
  return alike ? (WEIGHTS.stem * same) / longer : 0;
}

/** Return how surely a typed word is a form of a known one, a beginning of it, or a piece. */
function form(typed, word) {
  if (word.startsWith(typed)) return share(WEIGHTS.begin, typed, word);
  if (typed.length < 4) return 0;
  return word.includes(typed) ? share(WEIGHTS.inside, typed, word) : stem(typed, word);
}

const share = ([least, more], typed, word) => least + (more * typed.length) / word.length;

/** Return how surely a typed word is a known one with a slip, or a compound of it. */
function astray(typed, word) {
  if (word.length < 4) return 0;
  const slipped = WEIGHTS.slip * slip(typed, word);
  const holds = typed.includes(word) && word.length / typed.length > 0.35;
  return slipped || (holds ? (WEIGHTS.holds * word.length) / typed.length : 0);
}

/** Return the known words that a typed one may mean, each with how surely. */
export function meant(index, typed) {
  let found = index.near.get(typed);
  if (found) return found;
  found = new Map();
  index.near.set(typed, found);
  const take = (judge) => {
    for (const word of index.words) {
      const sure = word === typed ? 0 : judge(typed, word);
      if (sure && sure > (found.get(word) || 0)) found.set(word, sure);
    }
  };
  if (placesOf(index, typed)?.length) found.set(typed, 1);
  if (PAIRED.test(typed)) return found;
  take(form);
  if (typed.length > 4 && ![...found.values()].some((sure) => sure > WEIGHTS.sure)) take(astray);
  return found;
}
