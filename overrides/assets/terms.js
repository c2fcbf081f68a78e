// Cuts folded texts into terms: words with their parts, hosts, pairs of letters where a script has no spaces, threes in
// Thai. Pure.

export const PAIRED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
/** The scripts of these whose letter says as much as two or three of the Latin, and is as wide as two. */
export const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

const [OTHER, OF_WORD, OF_PAIR, JOINER] = [1, 2, 3, 4];
const KINDS = new Uint8Array(65536); // each character is looked up once; 0: not yet

function kindOf(code) {
  const letter = String.fromCharCode(code);
  if (PAIRED.test(letter)) return OF_PAIR;
  if (LETTER.test(letter)) return OF_WORD;
  return "-.'’@".includes(letter) ? JOINER : OTHER;
}

/** Return what stands at a place: a letter of a word, a letter of a script that is cut into pairs, a sign that joins. */
function kindAt(folded, at) {
  const code = folded.charCodeAt(at);
  return KINDS[code] || (KINDS[code] = kindOf(code));
}

/** Return whether the letter at a place belongs to a script that is cut into pairs. */
export const paired = (folded, at) => kindAt(folded, at) === OF_PAIR;

/** Tell each term of a folded text with its place: words, what hyphens join, hosts and their parts, pairs of letters. */
export function eachTerm(folded, tell, pairs = true) {
  for (let at = 0, to; at < folded.length; at = to) {
    const kind = kindAt(folded, at);
    to = at + 1;
    if (kind === OF_WORD) to = tellWord(folded, at, tell);
    if (kind !== OF_PAIR) continue;
    while (to < folded.length && paired(folded, to)) to += 1;
    if (pairs) tellPairs(folded, at, to, tell);
  }
}

/** Tell the word that begins at a place, and the parts of one that is joined; return where it ends. */
function tellWord(folded, at, tell) {
  let joined = false;
  let to = at + 1;
  for (; to < folded.length; to += 1) {
    const kind = kindAt(folded, to);
    if (kind === OF_WORD) continue;
    // A sign joins only where a letter follows: the stop of a sentence does not.
    if (kind !== JOINER || to + 1 === folded.length || kindAt(folded, to + 1) !== OF_WORD) break;
    joined = true;
  }
  const word = folded.slice(at, to);
  tell(joined ? word.replace(/[-'’]/g, "") : word, at, to);
  for (const part of joined ? word.matchAll(/[^-.'’@]{2,}/g) : []) {
    tell(part[0], at + part.index, at + part.index + part[0].length);
  }
  return to;
}

// A pair of Chinese letters says as much as three of Thai.
function tellPairs(folded, at, to, tell) {
  const size = DENSE.test(folded[at]) ? 2 : 3;
  if (to < at + size) tell(folded.slice(at, to), at, to);
  for (let i = at; i + size <= to; i += 1) tell(folded.slice(i, i + size), i, i + size);
}

/** Return the terms of a folded text. */
export function terms(folded) {
  const found = [];
  eachTerm(folded, (term) => found.push(term));
  return found;
}

/** Return a folded phrase in one form, to be found inside another: words between spaces, letters of pairs without. */
export const phrase = (folded) => (PAIRED.test(folded) ? folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, "") : ` ${terms(folded).join(" ")} `);
