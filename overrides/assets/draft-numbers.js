// Tells the numbers of a text apart: cards, bank accounts, telephones; goods, parcels, orders and stock are none. Pure.
//
// Each digit is looked at a few times at most, however long the text. No lookbehind: phones before 2023 do not read it.

const DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९";
const FOREIGN = new RegExp(`[${DIGITS}]`, "g");

/** Return a text with its digits, widths and hyphens written the ASCII way, and nothing unseen between them. */
export const plain = (text) =>
  text
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(FOREIGN, (digit) => DIGITS.indexOf(digit) % 10);

// ---- rows of digits

// What may part the groups of one number: the gap of a card, the brackets of an area code.
const GAP = /^(?:[ .-]|  | - | ?\(|\)[ .-]?)$/;

/** Return the rows of a text: groups of digits that stand close together, their gaps, and what stands around them. */
function rowsOf(text) {
  const rows = [];
  let end = -9;
  for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
    const gap = index - end < 4 ? text.slice(end, index) : "";
    if (!GAP.test(gap)) rows.push({ groups: [], gaps: [], before: text.slice(Math.max(0, index - 3), index) });
    const row = rows.at(-1);
    row.groups.push(digits);
    row.gaps.push(gap.trim() || " ");
    end = index + digits.length;
    row.after = text.charAt(end);
  }
  return rows;
}

/** Return the groups of a row in runs whose gaps are the same; a group between two signs is in both. */
function runsOf({ groups, gaps }) {
  const runs = [];
  let from = 0;
  for (let to = 1; to <= groups.length; to += 1) {
    if (to < groups.length && (to === from + 1 || gaps[to] === gaps[to - 1])) continue;
    runs.push({ groups: groups.slice(from, to), gap: gaps[from + 1] });
    from = to - 1;
  }
  return runs;
}

// ---- check digits

/** Return the sum of digits, each with what it counts at its place from the right. */
const sum = (digits, count) => [...digits].reverse().reduce((total, digit, i) => total + count(+digit, i), 0);

// ISO/IEC 7812
const isLuhn = (digits) => sum(digits, (digit, i) => (i % 2 ? (digit * 2) % 9 || digit : digit)) % 10 === 0;

/** Return whether digits number goods or a shipment: UPC, EAN, GTIN, SSCC by their check digit, or a book's ISBN. */
function isGoods(digits) {
  if (digits.length === 10) return sum(digits, (digit, i) => digit * (i + 1)) % 11 === 0;
  return [12, 13, 14, 18].includes(digits.length) && sum(digits, (digit, i) => digit * (i % 2 ? 3 : 1)) % 10 === 0; // GS1
}

// ---- cards

// What card numbers begin with, by their length: Visa and Maestro of old; Diners; Amex. Of 16 to 19 digits: Visa,
// Mastercard, Maestro, Diners, JCB, Discover, UnionPay, RuPay, Elo, Mir, Troy.
const SHORT = { 13: /^(?:4|5[06-9]|6)/, 14: /^3(?:0[0-59]|[689])/, 15: /^3[47]/ };
const LONG = /^(?:[456]|2(?:20[0-4]|22[1-9]|2[3-9]|[3-6]|7[01]|720)|3(?:0[0-59]|[5689])|8[12]|9792)/;
const SHAPES = [[4, 4, 4, 4], [4, 4, 4, 4, 3], [4, 6, 5], [4, 6, 4], [4, 4, 4, 3], [4, 4, 4, 2], [6, 13]];

function isCard(digits) {
  const { length } = digits;
  return length > 12 && length < 20 && (SHORT[length] ?? LONG).test(digits) && isLuhn(digits);
}

/** Return whether the groups of a run are, from a place on, printed as those of a card are. */
function isPrinted(groups, from, shape) {
  if (!shape.every((length, i) => groups[from + i]?.length === length)) return false;
  // With four digits more it is a row of numbers, such as the stock of each day.
  if (groups[from - 1]?.length === 4 || groups[from + shape.length]?.length === 4) return false;
  return isCard(groups.slice(from, from + shape.length).join(""));
}

function holdsCard(row) {
  const { groups, before, after } = row;
  // What clings to letters is an ID, such as a parcel's.
  const isWhole = (i) => (i > 0 || !/\w$/.test(before)) && (i < groups.length - 1 || !/\w/.test(after));
  if (groups.some((digits, i) => isCard(digits) && !isGoods(digits) && isWhole(i))) return true;
  return runsOf(row).some((run) => run.groups.some((_, from) => SHAPES.some((shape) => isPrinted(run.groups, from, shape))));
}

/** Return whether a card number stands in a plain text, unbroken or printed in the groups of its network. */
export const hasCard = (text) => rowsOf(text).some(holdsCard);

// ---- bank accounts

// The length of an account number by country, from SWIFT's IBAN registry.
const LENGTHS = new Map(
  Object.entries({
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK", 21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST", 26: "IS TR", 27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
    29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
  }).flatMap(([length, countries]) => countries.split(" ").map((country) => [country, +length])),
);

/** Return so many letters and digits of a text from a place on, without single gaps; or an empty string. */
function account(text, from, length) {
  let found = "";
  let at = from;
  for (; found.length < length; at += 1) {
    if (/\w/.test(text.charAt(at))) found += text[at];
    else if (!/[ .-]/.test(text.charAt(at)) || !/\w/.test(text.charAt(at + 1))) return "";
  }
  return /\w/.test(text.charAt(at)) ? "" : found;
}

/** Return whether an IBAN stands in a plain text: of its country's length, with its check digits. */
export const hasAccount = (text) =>
  [...text.matchAll(/[A-Z]{2}\d\d/gi)].some(({ 0: start, index }) => {
    const length = LENGTHS.get(start.slice(0, 2).toUpperCase());
    if (!length || /\w/.test(text.charAt(index - 1))) return false;
    const number = account(text, index, length);
    const digits = (number.slice(4) + number.slice(0, 4)).replace(/[A-Z]/gi, (letter) => parseInt(letter, 36));
    return number && [...digits].reduce((rest, digit) => (rest * 10 + +digit) % 97, 0) === 1; // ISO 7064
  });

// ---- telephones

const DATE_OR_ORDER = /\b(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/. ]\d\d?[-/. ](?:19|20)\d\d|\d{3}-\d{7}-\d{7})\b/g;
// Of numbers without a sign that says so, only these are told from stock and sizes: North America's and China's.
const LOCAL = /^(?:(?:1-)?[2-9]\d\d-[2-9]\d\d-\d{4}|[2-9]\d\d\.[2-9]\d\d\.\d{4}|1[3-9]\d-\d{4}-\d{4})$/;

const within = (groups, least, most) => {
  const { length } = groups.join("");
  return length >= least && length <= most;
};

/** Return whether groups that begin with a country's 0 are a number of it: no sizes, no stock with a 0 before. */
function isNational(groups) {
  const [first] = groups;
  if (!/^0[1-9]/.test(first) || groups.some((group) => group.length < 2)) return false;
  if (groups.length === 1) return within(groups, 9, 12) && !isGoods(first);
  if (groups.every((group) => group[0] === "0" && group.length === first.length)) return false;
  return groups.every((group) => group.length === 2) ? groups.length === 5 : within(groups, 9, 12);
}

/** Return whether groups, of which the first stands behind a +, begin with a number of any country. */
function isInternational(groups) {
  const beginnings = groups.slice(0, 9).map((_, i) => groups.slice(0, i + 1));
  return /^[1-9]/.test(groups[0]) && beginnings.some((some) => within(some, 8, 15));
}

function isTelephone(row) {
  const { groups, gaps, before, after } = row;
  const [first] = groups;
  if (/\w/.test(after)) return false;
  if (/(?:^|\W)\+\(?$/.test(before)) return isInternational(groups);
  if (/[\w#/=+]$/.test(before)) return false; // it belongs to an ID or an address
  if (/^00[1-9]/.test(first)) {
    return within(groups, 10, 17) && !isGoods(first) && groups.some((group) => group[0] !== "0");
  }
  const area = gaps.findIndex((gap) => gap[0] === ")");
  if (area === 1 || area === 2) return within(groups, 9, 12) && groups.slice(area).every((group) => group.length > 2);
  if (isNational(groups)) return true;
  return runsOf(row).some((run) => isNational(run.groups) || LOCAL.test(run.groups.join(run.gap)));
}

/** Return whether a telephone number stands in a plain text; dates and orders are none. */
export const hasTelephone = (text) => rowsOf(text.replace(DATE_OR_ORDER, "\n")).some(isTelephone);
