// The case drafter: writes the message as the reader types, warns, and keeps the text on this device. Sends nothing.

const MOST = 2500; // the chat seen in the US store in 2026
const IDS = ["asin", "sku", "order", "shipment", "case"];
const TEXTS = ["happened", "when", "error", "tried", "wanted", "stake"];
const FIELDS = ["store", "matter", ...IDS, ...TEXTS];
const PARTS = [["subject"], ["store", "marketplace_id", ...IDS], TEXTS.slice(0, 4), TEXTS.slice(4)];
const KEY = "atlas.draft";

const form = document.querySelector("[data-draft]");
const part = (name) => form.querySelector(`[data-${name}]`);
const { own } = form.dataset;
const [headings, signs, words] = ["headings", "signs", "words"].map((name) => JSON.parse(form.dataset[name]));
let picked = ""; // the headings that the reader chose; else they follow the store
let cleared; // what "bring it back" brings back

function say(text) {
  part("said").textContent = text;
}

// ---- kept on this device

function recall(key) {
  try {
    return localStorage.getItem(key) || "";
  } catch {
    return "";
  }
}

function keep(values) {
  const filled = FIELDS.some((name) => values[name]);
  try {
    if (filled) localStorage.setItem(KEY, JSON.stringify({ ...values, headings: picked }));
    else localStorage.removeItem(KEY);
  } catch {
    if (filled) say(words.unkept);
  }
}

function saved() {
  try {
    return Object(JSON.parse(recall(KEY)));
  } catch {
    return null; // nothing kept, or not by us
  }
}

// ---- the message

const read = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
const joined = (texts) => [...new Set(texts)].join(" / ");

function fill(values) {
  for (const name of FIELDS) {
    const field = form.elements[name];
    field.value = values[name] || "";
    if (field.selectedIndex < 0) field.value = ""; // a store or matter that the site does not have
  }
  picked = values.headings || "";
}

/** Name a country in a language of the site; an old browser has only the reader's. */
function country({ value, dataset }, code) {
  try {
    return code === own ? dataset.country : new Intl.DisplayNames([code], { type: "region" }).of(value.toUpperCase());
  } catch {
    return dataset.country;
  }
}

/** Show the headings that are worth choosing, the desk's first, and give the languages chosen. */
function languages(desk) {
  const codes = [...new Set([own, desk, "en"])];
  const choices = codes[1] ? [...codes, "both"] : codes;
  const usual = desk === own ? own : "both";
  const chosen = choices.includes(picked) ? picked : usual;
  for (const radio of form.elements.headings) {
    radio.parentNode.hidden = !choices.includes(radio.value);
    radio.checked = radio.value === chosen;
  }
  form.querySelector(".draft-headings").hidden = !codes[1];
  return chosen === "both" ? [codes[1], own] : [chosen];
}

/** Write the message; a field without a text leaves no heading. */
function write(values) {
  const store = form.elements.store.selectedOptions[0];
  const matter = form.elements.matter.selectedOptions[0];
  const { desk, storefront, marketplaceId } = store.dataset;
  const codes = languages(desk || "en");
  const colon = codes[1] ? ": " : headings[codes[0]].colon;
  const texts = {
    ...values,
    subject: values.matter && matter.textContent,
    store: values.store && `${joined(codes.map((code) => country(store, code)))} (${storefront})`,
    marketplace_id: marketplaceId,
  };
  const line = (name) => {
    const heading = joined(codes.map((code) => headings[code][name])) + colon;
    return texts[name].includes("\n") ? `${heading.trim()}\n${texts[name]}` : heading + texts[name];
  };
  return PARTS.map((names) => names.filter((name) => texts[name]).map(line).join("\n")).filter(Boolean).join("\n\n");
}

// ---- what does not belong into it. No lookbehind: phones before 2023 do not read it.

const DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९";
const ORDER = /\b\d{3}-\d{7}-\d{7}\b/g;
const DATE = /\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4}/g;
const MAIL = /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.\p{L}{2,}/u;
const CARD = /\d(?:[ -]?\d){12,}/g;
const BANK = /\b(?=([A-Z]{2}\d\d(?:[ -]?[A-Z0-9]){11,40}))/gi;
const PHONE = /(?:^|[^\w+])(\+?\(?\d(?:[ ().-]{0,3}\d){7,})(?!\w)/g;
const VALUE = /^["'」』]?[ \t]*[:=][ \t]*[!-~]{4}|^[^\w\n.。!?]{0,6}(?:(?:[a-z]{1,4}|[^\x00-\x7f]{1,6}) )?["'「『]?(?!\d{1,4}[-/.:]\d|(?:19|20)\d\d(?!\d))(?=[!-~]*\d)[!-~]{4}/;

/** Write digits, widths and hyphens the ASCII way. */
const plain = (text) =>
  text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-").replace(new RegExp(`[${DIGITS}]`, "g"), (digit) => DIGITS.indexOf(digit) % 10);

const cased = (letter) => letter.toLowerCase() !== letter.toUpperCase();

/** Give what follows each place of a phrase. Letters with upper case belong to words: "pin" is not in "shopping". */
function after(text, phrases) {
  const found = [];
  const low = text.toLowerCase();
  for (const phrase of phrases) {
    for (let at = low.indexOf(phrase); at >= 0; at = low.indexOf(phrase, at + 1)) {
      const [before, next] = [low.charAt(at - 1), low.charAt(at + phrase.length)];
      if (cased(phrase[0]) && (cased(before) || cased(next) && cased(phrase.slice(-1)))) continue;
      found.push(low.slice(at + phrase.length));
    }
  }
  return found;
}

/** Tell whether parts of a text, cut at spaces and hyphens, make together what a test looks for. */
function anyRun(text, test) {
  const groups = text.split(/[ -]/);
  return groups.some((_, from) => groups.some((_, to) => to >= from && test(groups.slice(from, to + 1).join(""))));
}

function isCard(digits) {
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, i) => total + (i % 2 ? (digit * 2) % 9 || +digit : +digit), 0);
  return sum % 10 === 0; // Luhn
}

function isBank(account) {
  if (!/^[A-Z]{2}\d\d[A-Z0-9]{11,30}$/i.test(account)) return false;
  const digits = (account.slice(4) + account.slice(0, 4)).replace(/[A-Z]/gi, (letter) => parseInt(letter, 36));
  return [...digits].reduce((rest, digit) => (rest * 10 + +digit) % 97, 0) === 1; // ISO 7064
}

const isPhone = (number) => {
  const { length } = number.replace(/\D/g, "");
  // Longer ones are barcodes and tracking numbers.
  return /^\(?(\+|00)/.test(number) ? length > 7 && length < 16 : length > 8 && length < 13;
};

/** Name what a field holds that it should not: keys of `words`. */
function faults(name, value, known) {
  const text = plain(value);
  const numbers = text.replace(ORDER, "\n");
  const loose = known.reduce((rest, id) => rest.split(id).join("\n"), numbers.replace(DATE, "\n"));
  const numbered = /^\s*\(?1[.):、]/m.test(text) && /^\s*\(?2[.):、]/m.test(text);
  const bank = [...text.matchAll(BANK)].some(([, run]) => anyRun(run, isBank));
  const card = !bank && [...numbers.matchAll(CARD)].some(([run]) => anyRun(run, isCard));
  return Object.entries({
    matter: ["happened", "wanted"].includes(name) && (numbered || after(text, signs.more).length),
    secret: after(text, signs.secret).some((rest) => VALUE.test(rest)),
    card,
    bank,
    mail: MAIL.test(text),
    phone: !bank && !card && TEXTS.includes(name) && [...loose.matchAll(PHONE)].some(([, number]) => isPhone(number)),
  }).flatMap(([key, found]) => (found ? [key] : []));
}

// ---- what the reader sees

function line(text, target) {
  const item = document.createElement("p");
  const inner = target ? document.createElement("a") : item;
  if (target) {
    inner.href = `#draft-${target}`;
    item.append(inner);
  }
  inner.textContent = text;
  return item;
}

function warn(values, over) {
  const known = IDS.map((name) => plain(values[name])).filter((id) => id.length > 7);
  const lines = over ? [line(words.over)] : [];
  for (const name of [...IDS, ...TEXTS]) {
    const found = faults(name, values[name], known).map((key) => words[key].replace("{field}", headings[own][name]));
    document.getElementById(`draft-${name}-warning`).textContent = found.join(" ");
    lines.push(...found.map((text) => line(text, name)));
  }
  const box = part("warnings");
  if (box.textContent === lines.map((item) => item.textContent).join("")) return; // nothing new to announce
  box.replaceChildren(...lines);
}

function show() {
  const values = read();
  const message = write(values);
  const count = [...message].length; // as a person counts: an emoji or a rare kanji is one
  const number = (n) => n.toLocaleString(document.documentElement.lang);
  part("message").textContent = message || part("message").dataset.empty;
  part("message").classList.toggle("draft-empty", !message);
  part("count").textContent = words.count.replace("{count}", number(count)).replace("{most}", number(MOST));
  form.classList.toggle("draft-over", count > MOST);
  for (const name of ["copy", "print"]) part(`do=${name}`).disabled = !message;
  warn(values, count > MOST);
  return values;
}

function mark() {
  const range = document.createRange();
  range.selectNodeContents(part("message"));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

const actions = {
  async copy() {
    try {
      await navigator.clipboard.writeText(part("message").textContent);
      return words.copied;
    } catch {
      mark(); // no permission, or not a secure page: the old way, else by hand
      return document.execCommand("copy") ? words.copied : words.uncopied;
    }
  },
  print() {
    // Only what is printed: a sheet beside the page, which the style sheet shows on paper alone.
    const sheet = document.createElement("pre");
    sheet.className = "sheet";
    sheet.textContent = part("message").textContent;
    document.querySelector(".sheet")?.remove();
    document.body.append(sheet);
    document.body.classList.add("printing");
    const done = () => {
      document.body.classList.remove("printing");
      sheet.remove();
    };
    window.addEventListener("afterprint", done, { once: true });
    window.print();
  },
  clear() {
    cleared = { ...read(), headings: picked };
    fill({});
    keep(show());
    part("do=undo").hidden = false;
    return words.cleared;
  },
  undo() {
    fill(cleared);
    keep(show());
    part("do=undo").hidden = true;
    part("do=clear").focus();
  },
};

form.addEventListener("click", async ({ target }) => {
  const action = actions[target.dataset.do];
  if (action) say((await action()) || "");
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target.name === "headings") picked = target.value;
  part("do=undo").hidden = true;
  say("");
  keep(show());
});

// ---- first: what was kept, else the store of the finder; an address may name both
const asked = new URLSearchParams(location.search);
const start = saved() || { store: recall("atlas.store") };
for (const name of ["store", "matter"]) start[name] = asked.get(name)?.toLowerCase() || start[name];
fill(start);
show();
if (asked.has("store") || asked.has("matter")) {
  keep(read());
  history.replaceState(null, "", location.pathname + location.hash); // or a reload would undo a later choice
}
