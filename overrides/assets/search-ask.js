// Search, the question: one engine for every script. Weighs the words asked for by rarity. Pure, no page.
import { fold } from "./fold.js";
import { placesOf } from "./search-index.js";
import { meant } from "./search-meant.js";
import { WEIGHTS } from "./search-weights.js";
import { eachTerm, PAIRED, phrase, terms } from "./terms.js";
import { traced } from "./traced.js";

const MOST = 12;
const MOST_OF_A_PAGE = 4;
const HIRAGANA = /^[\u3040-\u309f]+$/;

/**
 * Return the answer to a question: the parts that help, best first; whether the first clearly is the one; and the known
 * words that were found for it. With folders ("matters"), only their pages answer, each once.
 */
export function ask(index, question, folders) {
  const answer = answered(index, question, folders);
  // 독이 is on the way to 독일, 믹 to 미국: how the last letter will end is not known yet.
  for (let before = question, i = 0; !answer.found.length && i < 2 && HALF.test(before); i += 1) {
    before = ending(index, before);
    answer.found = before ? answered(index, before, folders).found : [];
  }
  return answer;
}

const HALF = /[가-힣]$/;

// A Korean syllable ends as it does where it is written after the same letter; else without its last consonant, or is left.
function ending({ written }, question) {
  const [before, code] = [question.slice(0, -1), question.charCodeAt(question.length - 1)];
  const last = (code - 0xac00) % 28;
  if (last) return before + String.fromCharCode(code - last);
  const known = new RegExp(`${/[가-힣]?$/.exec(before)[0]}[${String.fromCharCode(code)}-${String.fromCharCode(code + 27)}]`).exec(written);
  return before + (known ? known[0].slice(-1) : "");
}

/** Return a question without the single letters at its end of which a Korean syllable is still being made. */
export const finished = (question) => question.replace(/[\u1100-\u11ff\u3131-\u318e]+$/, "");

function answered(index, question, folders) {
  const { parts } = index;
  const host = phrase(fold(hostOf(question)));
  const means = (part) => index.shared.get(host)?.includes(part.path) ?? part.phrases.includes(host);
  const named = parts.filter((part) => part.store && fits(part, folders) && means(part));
  if (named.length) return { found: named, clear: named.length === 1, marks: new Map(terms(host).map((term) => [term, 1])) };
  const folded = fold(question);
  const soft = softened(question.normalize("NFKC"));
  const scores = new Float64Array(parts.length);
  const covered = new Float64Array(parts.length);
  const marks = new Map();
  let total = 0;
  for (const term of asked(index, folded)) {
    const words = meant(index, term);
    const best = bestOf(index, words);
    if (!best.size) continue;
    const weight = weightOf(index, term, best.size, soft);
    total += weight;
    for (const [part, score] of best) {
      scores[part] += weight * score;
      covered[part] += weight * Math.min(1, WEIGHTS.cover + score);
    }
    for (const [word, sure] of words) marks.set(word, Math.max(weight * sure, marks.get(word) || 0));
  }
  for (let i = 0; i < parts.length; i += 1) scores[i] *= total ? covered[i] / total : 0;
  praise(index, scores, phrase(folded), total);
  for (let i = 0; i < parts.length; i += 1) if (!fits(parts[i], folders)) scores[i] = 0;
  const found = choose(parts, scores, folders ? 1 : MOST_OF_A_PAGE);
  const next = found.find(({ path }) => path !== found[0].path);
  const scoreOf = (part) => scores[parts.indexOf(part)];
  const clear = found.length > 0 && (!next || scoreOf(found[0]) >= WEIGHTS.clear * scoreOf(next));
  return { found, clear, marks };
}

const fits = (part, folders) => !folders || folders.includes(part.path.split("/")[0]);

// A whole host, code, name or ID means its store and nothing else. Of an address that was pasted, the host counts.
const hostOf = (question) => question.trim().replace(/^https?:\/\//i, "").replace(/^www\./i, "").replace(/[/?#].*$/, "");

function asked(index, folded) {
  // One character of Chinese writing links 遅れる to 遅延, 止める to 停止.
  const found = new Set(folded.match(/\p{Script=Han}/gu));
  let host = [0, 0];
  eachTerm(folded, (term, at, end) => {
    if (at < host[0] || at >= host[1]) found.add(term);
    if (term.includes(".") && placesOf(index, term)) host = [at, end]; // a host that is known counts as a whole
  });
  return found;
}

// The best that any meant word scores in each part where one stands.
function bestOf(index, words) {
  const best = new Map();
  for (const [word, sure] of words) {
    const places = placesOf(index, word);
    for (let i = 0; i < places.length; i += 2) {
      const score = (sure * places[i + 1]) / (places[i + 1] + WEIGHTS.full);
      if (score > (best.get(places[i]) || 0)) best.set(places[i], score);
    }
  }
  return best;
}

const rarity = (parts, often) => Math.log(1 + parts.length / (1 + often));

function weightOf(index, term, found, soft) {
  const { parts, common } = index;
  const weight = rarity(parts, placesOf(index, term)?.length / 2 || found);
  const kind = common.has(term) ? WEIGHTS.common : term.includes(".") ? WEIGHTS.host : 1;
  if (!PAIRED.test(term)) return weight * kind;
  return weight * kind * (soft.has(term) ? WEIGHTS.soft : term.length > 1 ? WEIGHTS.pair : WEIGHTS.letter);
}

// Pairs of hiragana are mostly grammar, unless the whole question was typed in it.
function softened(question) {
  const pairs = new Set();
  if (!/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}a-z]/iu.test(question)) return pairs;
  for (const [term, start, end] of traced(question)) if (HIRAGANA.test(question.slice(start, end))) pairs.add(term);
  return pairs;
}

// A question that is, holds or begins a title, a name or a phrase of the sellers means it.
function praise(index, scores, asked, total) {
  const { parts, common } = index;
  const plain = asked.trim();
  if (!plain) return;
  const rare = (sum, term) => sum + (common.has(term) ? 0 : rarity(parts, (placesOf(index, term)?.length || 0) / 2));
  parts.forEach((part, i) => {
    if (!scores[i]) return;
    let most = 0;
    for (const said of part.phrases) {
      const whole = said.trim();
      if (whole === plain) most = Math.max(most, WEIGHTS.whole * Math.max(total, 1));
      else if (whole.length > 1 && asked.includes(said) && !common.has(whole)) {
        most = Math.max(most, terms(whole).reduce(rare, 0) * WEIGHTS.held[+PAIRED.test(whole)]);
      } else if (plain.length > 2 && whole.startsWith(plain)) most = Math.max(most, WEIGHTS.start * total);
    }
    scores[i] += most * (part.store ? WEIGHTS.store : 1);
  });
}

// The best parts, few of one page, none that is far weaker than the best.
function choose(parts, scores, most) {
  const order = [...scores.keys()].filter((i) => scores[i] > 0).sort((a, b) => scores[b] - scores[a] || a - b);
  const best = scores[order[0]];
  const shown = new Map();
  const found = [];
  for (const i of order) {
    const { path } = parts[i];
    const before = shown.get(path) || 0;
    if (scores[i] < WEIGHTS.least * best || found.length === MOST) break;
    if (before >= most || (before > 1 && scores[i] < WEIGHTS.third * best)) continue;
    shown.set(path, before + 1);
    found.push(parts[i]);
  }
  return found;
}

/** Return the matters nearest to a question that found nothing, by the letters they share; else the most frequent. */
export function nearest(index, question, most = 3) {
  const mine = lettersOf(phrase(fold(question)).trim());
  const alike = (theirs) => (2 * [...mine].filter((pair) => theirs.has(pair)).length) / (mine.size + theirs.size || 1);
  const rated = index.matters.map((part) => [Math.max(...likenessOf(part).map(alike)), part]);
  return rated
    .sort(([a], [b]) => (Math.max(a, b) > WEIGHTS.near ? b - a : 0))
    .slice(0, most)
    .map(([, part]) => part);
}

/** Return what `nearest` compares of a part: the pairs of letters of each of its phrases. Made once. */
export const likenessOf = (part) => (part.likeness ??= part.phrases.map((said) => lettersOf(said.trim())));

function lettersOf(text) {
  const letters = [...text];
  return new Set(letters.slice(1).map((letter, i) => letters[i] + letter));
}
