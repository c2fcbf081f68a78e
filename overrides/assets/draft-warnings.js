// The drafter's warnings: what does not belong into a message to a desk. Pure, no page; it never blocks anything.
import { hasAccount, hasCard, hasTelephone, plain } from "./draft-numbers.js";

export const IDS = ["asin", "sku", "order", "shipment", "case"];
export const CASE = ["happened", "when", "error", "tried", "wanted", "stake"];
/** The three parts of a plan of action, which an appeal has in place of a case's. */
export const PLAN = ["cause", "done", "prevent"];
export const TEXTS = [...CASE, ...PLAN];

/** How much a field takes: a text twice what the longest message may hold, an ID several of its kind. */
export const LIMITS = { text: 5000, id: 200 };

const NEAR = 100; // how far behind its word a password is looked for
const VALUE = /^["'」』]?[ \t]*[:=][ \t]*[!-~]{4}|^[^\w\n.。!?]{0,6}(?:(?:[a-z]{1,4}|[^\x00-\x7f]{1,6}) )?["'「『]?(?!\d{1,4}[-/.:]\d|(?:19|20)\d\d(?!\d))(?=[!-~]*\d)[!-~]{4}/;

const cased = (letter) => letter.toLowerCase() !== letter.toUpperCase();

/** Return whether a phrase stands in a text with something behind it that a test finds. */
function follows(low, phrases, test) {
  return phrases.some((phrase) => {
    for (let at = low.indexOf(phrase); at >= 0; at = low.indexOf(phrase, at + 1)) {
      const end = at + phrase.length;
      // Letters with upper case belong to words: "pin" is not in "shopping".
      const [before, after] = [low.charAt(at - 1), low.charAt(end)];
      const inside = cased(phrase[0]) && (cased(before) || (cased(after) && cased(phrase.slice(-1))));
      if (!inside && test(low.slice(end, end + NEAR))) return true;
    }
    return false;
  });
}

/** Return whether an e-mail address stands in a text: what surrounds each @ decides. */
function hasMail(text) {
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const domain = text.slice(at + 1, at + 254);
    if (/[^\s@<>()"',;:]/.test(text.charAt(at - 1)) && /^[^\s@<>()"',;:]+\.\p{L}{2}/u.test(domain)) return true;
  }
  return false;
}

const isNumbered = (text) => /^[ \t]*\(?1[.):、]/m.test(text) && /^[ \t]*\(?2[.):、]/m.test(text);

/** Return the IDs that stand in the fields for them: no telephone numbers, wherever they stand again. */
export const knownIds = (values) =>
  IDS.flatMap((name) => plain(values[name]).split(/[\s,;]+/)).filter((id) => id.length > 7);

/**
 * Return what a field holds that it should not: matter, secret, card, bank, mail, phone.
 * `signs` are the phrases of scripts/atlas/content/case_drafter.py, `known` the IDs of the fields for them.
 */
export function warnings(field, value, signs, known = []) {
  const text = plain(value);
  const low = text.toLowerCase();
  const found = new Set();
  const note = (id, is) => is && found.add(id);
  note("matter", ["happened", "wanted"].includes(field) && (isNumbered(text) || follows(low, signs.more, () => true)));
  note("secret", follows(low, signs.secret, (rest) => VALUE.test(rest)));
  note("bank", hasAccount(text));
  note("card", !found.has("bank") && hasCard(text));
  note("mail", hasMail(text));
  const loose = known.reduce((rest, id) => rest.split(id).join("\n"), text);
  note("phone", TEXTS.includes(field) && !found.has("bank") && !found.has("card") && hasTelephone(loose));
  return [...found];
}
