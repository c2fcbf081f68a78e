// Folds texts, so that words compare as readers type them: width, case, accents and marks do not count. Pure, no page.

// Accents, vowel points and the tones of Thai go; the voicing of kana and the vowels of Devanagari and Thai stay: they
// make other words. Two เ look like one แ, and many type them so.
const MARKS = /(?![\u3099\u309a\u0900-\u093b\u093d-\u0963\u0e31-\u0e3a\u0e4d])\p{M}|[ー\u0640\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const LETTERS = { ı: "i", ł: "l", ß: "ss", ø: "o", đ: "d", æ: "ae", œ: "oe", ς: "σ", ى: "ي", ة: "ه", ٱ: "ا", "\u0901": "\u0902", "\u0940": "\u093f", "\u0942": "\u0941" };
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/** Return a text folded for comparing: width, case, accents, points, the two kana and the digits of all scripts. */
export function fold(text) {
  const low = text.normalize("NFKD").toLowerCase();
  if (/^[ -~]*$/.test(low)) return low;
  return low
    .replace(MARKS, "")
    .replace(SPECIAL, (letter) => LETTERS[letter])
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 96))
    .replace(/[٠-٩۰-۹०-९๐-๙]/g, (digit) => (digit.charCodeAt(0) - (digit > "९" || digit < "०" ? 0 : 6)) & 15)
    .replace(/เเ/g, "แ")
    .normalize("NFC");
}
