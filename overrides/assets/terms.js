// Cuts folded texts into terms: words with their parts, hosts, pairs of letters where a script has no spaces, threes in
// Thai. Pure.

export const PAIRED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
/** The scripts of these whose letter says as much as two or three of the Latin, and is as wide as two. */
export const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const RUNS = new RegExp(`${PAIRED.source}+`, "gu");
const WORDS = /[\p{L}\p{M}\p{N}]+(?:[-.'’@][\p{L}\p{M}\p{N}]+)*/gu; // a sign joins only where a letter follows: no stop does
const JOINED = /[-.'’@]/;

/** Tell each term of a folded text with its place: words, what hyphens join, hosts and their parts; then pairs of letters. */
export function eachTerm(folded, tell, pairs = true) {
  const mixed = PAIRED.test(folded);
  for (const { 0: word, index } of (mixed ? folded.replace(RUNS, (run) => " ".repeat(run.length)) : folded).matchAll(WORDS)) {
    const joined = JOINED.test(word);
    tell(joined ? word.replace(/[-'’]/g, "") : word, index, index + word.length);
    for (const part of joined ? word.matchAll(/[^-.'’@]{2,}/g) : []) tell(part[0], index + part.index, index + part.index + part[0].length);
  }
  for (const { 0: run, index } of mixed && pairs ? folded.matchAll(RUNS) : []) {
    const size = DENSE.test(run[0]) ? 2 : 3; // a pair of Chinese letters says as much as three of Thai
    if (run.length < size) tell(run, index, index + run.length);
    for (let i = 0; i + size <= run.length; i += 1) tell(run.slice(i, i + size), index + i, index + i + size);
  }
}

/** Return the terms of a folded text. */
export function terms(folded) {
  const found = [];
  eachTerm(folded, (term) => found.push(term));
  return found;
}

/** Return a folded phrase in one form, to be found inside another: words between spaces, letters of pairs without. */
export const phrase = (folded) => (PAIRED.test(folded) ? folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, "") : ` ${terms(folded).join(" ")} `);
