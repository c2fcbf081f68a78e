// Compares words as readers type them: width, case, accents and marks do not count, one slip is forgiven.

const MARKS = /\p{M}/gu;
const LETTERS = { ı: "i", ł: "l", ß: "ss", ø: "o", đ: "d", æ: "ae", œ: "oe" };

/** Fold a text for comparing. */
export function fold(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(/[ıłßøđæœ]/g, (letter) => LETTERS[letter]).normalize("NFC");
}

/** Tell whether a typed word begins a known one with at most one slip: a letter wrong, missing, added or swapped. */
export function near(typed, known) {
  let at = 0;
  while (at < typed.length && typed[at] === known[at]) at += 1;
  if (at === typed.length) return true;
  if (typed.length < 4 || at === 0) return false;
  const [rest, other] = [typed.slice(at), known.slice(at)];
  return (
    other.slice(1).startsWith(rest.slice(1)) ||
    other.startsWith(rest.slice(1)) ||
    other.slice(1).startsWith(rest) ||
    (rest[0] === other[1] && rest[1] === other[0] && other.slice(2).startsWith(rest.slice(2)))
  );
}
