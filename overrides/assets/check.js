// The link checker: reads an address from the right and says whose host it is. Nothing leaves the page.
//
// A false "yes" is the worst that can happen here. So a good verdict needs three readings that agree on the host: a
// strict grammar (PLAIN), a forgiving reader that also names every disguise (read), and the browser's own (URL).
// Whatever is unusual is at best "unsure". Which domain is what comes from the page, never from this file.

const HOST = "((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63})";
const PLAIN = new RegExp(`^(?:https?://)?${HOST}(?:[/?#][!#-&(-;=?-\\[\\]_a-z~]*)?$`);
const PLAIN_MAIL = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@${HOST}$`);

// What these verdicts say about Amazon must be earned; the others only warn.
const EARNED = new Set(["official", "files", "refused", "official-sender", "other-sender", "mailbox"]);

const NOTHING = { id: "unreadable", reasons: [], end: "", use: "", before: "", marked: "", after: "" };

const UNSEEN = /[\p{C}\p{Z}\p{DI}]/gu;
const AROUND = /[\s<>"'“”„‘’«»「」『』（）、，]+|。(?![a-z0-9])/u;
const INSIDE = /@|([/\\]|%(25)*(2f|5c)){2}/i;
const IP = /^\[|^[\d.]*\d$/;
const DOT = /[.。．｡]|%2e/gi;
const NAME = "amazon";
const NAMES = /amazon|sellercentral/;
const sorted = (word) => [...word].sort().join("");
// One letter of the name left out, changed or doubled.
const slips = [...NAME].map((_, i) => `${NAME.slice(0, i)}.{0,2}${NAME.slice(i + 1)}`);
const MISSPELT = new RegExp(`^(${slips.join("|")})$`);

/** Give the host of an address without any peculiarity, or nothing. */
function plainHost(address) {
  const host = (PLAIN.exec(address) || PLAIN_MAIL.exec(address))?.[1] ?? "";
  return host.length > 253 || /(^|\.)xn--/.test(host) ? "" : host;
}

/** Give the host that the browser would open, or nothing. */
function browserHost(address) {
  try {
    return new URL(address).hostname;
  } catch {
    return "";
  }
}

/** Take an address apart as forgivingly as browsers do, and name whatever is unusual about it. */
function read(address) {
  const reasons = new Set();
  const [, scheme, tail] = /^(?:([a-z][a-z0-9+-]*):)?(.*)$/is.exec(address);
  const web = !scheme || /^https?$/i.test(scheme);
  const mail = !scheme && /^[^/\\?#]*@[^/\\?#]*$/.test(tail);
  const slashes = /^[/\\]*/.exec(tail)[0];
  const authority = /^[^/\\?#]*/.exec(tail.slice(slashes.length))[0];
  const rest = tail.slice(slashes.length + authority.length);
  const user = authority.slice(0, authority.lastIndexOf("@") + 1);
  const raw = /^(\[[^\]]*\]?|[^:]*)/.exec(authority.slice(user.length))[0];

  let host = raw;
  try {
    host = decodeURIComponent(raw);
  } catch {
    // Percent signs that encode nothing stay.
  }
  host = host.replace(UNSEEN, "").normalize("NFKC").toLowerCase().replaceAll("。", ".").replace(/\.$/, "");
  const opened = browserHost(scheme ? address : `https://${mail ? raw : authority}`).replace(/\.$/, "");

  const note = (id, is) => is && reasons.add(id);
  note("scheme", !web);
  note("slashes", web && slashes !== (scheme ? "//" : ""));
  note("backslash", address.includes("\\"));
  note("user", user && !mail);
  note("port", authority.length > user.length + raw.length);
  note("capitals", /[A-Z]/.test(`${scheme ?? ""}${raw}`));
  note("encoded", raw.includes("%"));
  note("invisible", address.search(UNSEEN) >= 0);
  note("letters", /[^\x00-\x7f]/.test(address.replace(UNSEEN, "")));
  note("dot", /[.。．｡]$/.test(raw));
  note("punycode", /(^|\.)xn--/.test(host));
  note("ip", IP.test(opened || host));
  const from = slashes.length + user.length + address.length - tail.length;
  return { scheme, web, mail, user, raw, from, rest, own: host, opened, host: opened || host, reasons };
}

/** Give the row of the longest domain that a host ends in: read from the right, a dot or nothing before it. */
function owner(host, domains) {
  const labels = host.split(".");
  for (let i = 0; i < labels.length; i++) {
    const row = domains.find(([domain]) => domain === labels.slice(i).join("."));
    if (row) return row;
  }
  return undefined;
}

/** Give the part of a stranger's host that somebody registered. Only shown, never decided by. */
function registered(host) {
  if (IP.test(host)) return host;
  const labels = host.split(".");
  const two = labels.at(-1).length === 2 && /^(com?|net|org|gov|edu|ac|ne|or|go)$/.test(labels.at(-2));
  return labels.slice(two ? -3 : -2).join(".");
}

/** Say how a stranger's address makes itself look like Amazon's. */
function disguises({ host, user, rest }, end) {
  const found = [];
  const digits = host.replace(/[01345]/g, (digit) => "ol_eas"[digit]);
  const words = host.replaceAll("rn", "m").split(/[.-]/);
  if (NAMES.test(host)) {
    if (end.startsWith(`${NAME}.`)) found.push("ending");
    else if (/(amazon|sellercentral)-|-(amazon|sellercentral)/.test(host)) found.push("hyphen");
    else found.push(NAMES.test(end) ? "name" : "front");
  } else if (NAMES.test(digits)) found.push("digit");
  else if (words.some((word) => MISSPELT.test(word) || sorted(word) === sorted(NAME))) found.push("spelling");
  if (NAMES.test(`${user} ${rest}`.toLowerCase())) found.push("behind");
  if (/^(www\.)?[a-z0-9-]{1,7}\.[a-z]{2,4}$/.test(host) && /^\/[\w-]{3,12}\/?$/.test(rest)) found.push("tiny");
  return found;
}

/** Cut an address around the part that decides: as many labels as that part has, from the right end of the host. */
function cut(address, { from, raw }, end) {
  const dots = [...raw.matchAll(DOT)].filter((dot) => dot.index + dot[0].length < raw.length);
  const dot = IP.test(end) ? undefined : dots[dots.length - end.split(".").length];
  const start = from + (dot ? dot.index + dot[0].length : 0);
  const stop = from + raw.length;
  return { before: address.slice(0, start), marked: address.slice(start, stop), after: address.slice(stop) };
}

/** Name the first few signs of an address that are not plain, with their numbers. */
function signs(address) {
  const odd = [...new Set(address.match(/[^\x21-\x7e]/gu))].slice(0, 4);
  return odd.map((sign) => (visible(sign) === sign ? `${sign} ${number(sign)}` : number(sign))).join(", ");
}

const number = (sign) => `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Write out every sign that cannot be seen, or that changes its neighbours. */
function visible(text) {
  return text.replace(/(?! )[\p{C}\p{Z}\p{DI}\p{M}]/gu, (sign) => `[${number(sign)}]`);
}

/** Judge one address, in circumstances that are reasons by themselves. */
function judge(address, lists, circumstances) {
  const parts = read(address);
  const { scheme, web, mail, host, rest, reasons } = parts;
  for (const reason of circumstances) reasons.add(reason);
  const result = { ...NOTHING, scheme, signs: signs(address), before: address };
  const done = (id) => ({ ...result, id, reasons: [...reasons] });
  if (!web) return done("foreign");
  const named = /[^.]\.[^.]{2,}$/.test(host) || (reasons.has("ip") && /[.[]/.test(parts.raw));
  if (!host || !(scheme || named)) return done("unreadable");

  const [domain, kind, use] = owner(host, lists.domains) ?? [];
  const sender = mail && lists.mail.includes(host);
  result.end = sender ? host : domain || registered(host);
  result.use = use || "";
  Object.assign(result, cut(address, parts, result.end));
  let id = kind ?? "foreign";
  if (mail) id = sender ? "official-sender" : kind ? "other-sender" : "foreign-sender";
  if (mail && lists.mailboxes.includes(address)) id = "mailbox";

  if (id.startsWith("foreign")) for (const reason of disguises(parts, result.end)) reasons.add(reason);
  if (!EARNED.has(id)) return done(id);
  if (INSIDE.test(rest)) reasons.add("inside");
  const readings = new Set([plainHost(address), parts.own, parts.opened]);
  if (!reasons.size && !(readings.size === 1 && readings.has(host))) reasons.add("odd");
  if (reasons.size) return done("unsure");
  return done(scheme === "http" ? "http" : id);
}

/** Find the addresses in what was pasted, and say whether anything else stands around or between them. */
function addresses(text) {
  const whole = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  // A line that was broken before a dot is one address to a browser. Text that clings to http is not part of it.
  const joined = whole.replace(/[\t\r\n]+(?=[.@:-])/g, "").replace(/([^\x00-\x7f])(https?:)/gi, "$1 $2");
  // A program in an address, such as javascript:…, may hold quotes and blanks.
  const scheme = /^(?!https?:)[a-z][a-z0-9+-]*:[^\s/]/i.test(joined);
  if (scheme || !AROUND.test(joined)) return { found: whole ? [joined] : [], around: joined !== whole };
  const words = joined.split(AROUND).map((word) => word.replace(/^[([{]+|[)\]}.,:;!?…。]+$/gu, ""));
  const links = words.filter((word) => word.includes("://"));
  const found = links.length ? links : words.filter((word) => /@|[^.]\.[^.]{2,}/.test(word));
  return { found: [...new Set(found)], around: true };
}

/**
 * Judge what a reader pasted. Pure. Gives the verdict's id, the reasons, and the address cut around its deciding part.
 * `lists` are those of scripts/atlas/checker.py.
 */
export function verdict(text, lists) {
  const { found, around } = text.length > 5000 ? { found: [] } : addresses(text);
  const circumstances = [...(around ? ["around"] : []), ...(found.length > 1 ? ["many"] : [])];
  const answers = found.slice(0, 20).map((address) => judge(address, lists, circumstances));
  return answers.find(({ id }) => id.startsWith("foreign")) ?? answers[0] ?? NOTHING;
}

// ---- the page

const TONES = { official: "", mailbox: "", unreadable: "", foreign: " danger", "foreign-sender": " danger" };

function make(tag, className, ...children) {
  const element = Object.assign(document.createElement(tag), { className });
  element.append(...children);
  return element;
}

/** Fill the {words} of a text with addresses, which read from left to right in every language. */
function fill(text, values) {
  return text.split(/\{(\w+)\}/).map((piece, i) => {
    if (i % 2 === 0) return piece;
    const code = make("code", "", visible(values[piece]));
    code.dir = "ltr";
    return code;
  });
}

function card(answer, words) {
  const { id, reasons, end, use, before, marked, after } = answer;
  const box = make("div", `admonition${TONES[id] ?? " warning"}`, make("p", "admonition-title", words[`${id}.title`]));
  box.dataset.verdict = id;
  if (before || marked) {
    // bdo: letters of right-to-left scripts cannot turn the address round.
    const shown = make("bdo", "", visible(before), make("mark", "", visible(marked)), visible(after.slice(0, 160)));
    if (after.length > 160) shown.append("…");
    shown.dir = "ltr";
    box.append(make("p", "", shown));
  }
  const ends = id.endsWith("sender") || id === "mailbox" ? "sender" : id === "unsure" ? "seems" : "ends";
  const why = (reason) => make("li", "", ...fill(words[`reason.${reason}`], answer));
  const purpose = use && id !== "unsure" ? ` ${words[`use.${use}`]}` : "";
  if (end) box.append(make("p", "", ...fill(words[ends], answer), purpose));
  if (reasons.length) box.append(make("ul", "", ...reasons.map(why)));
  box.append(make("p", "", words[`${id}.text`]));
  return box;
}

function start(box) {
  const lists = JSON.parse(box.dataset.lists);
  const words = JSON.parse(box.dataset.words);
  const [field, clear] = [box.querySelector("textarea"), box.querySelector("button")];
  const [place, status] = [box.querySelector("[data-answer]"), box.querySelector("[role=status]")];
  const safe = document.querySelector("[data-check-safe]");
  let wait;

  function show() {
    const typed = field.value.trim();
    const answer = typed ? verdict(field.value, lists) : undefined;
    place.replaceChildren(...(answer ? [card(answer, words)] : []));
    clear.hidden = !field.value;
    safe.hidden = !answer || answer.id === "official";
    // The eye gets the answer at once; the ear when the typing pauses.
    clearTimeout(wait);
    wait = setTimeout(() => {
      const parts = [...place.querySelectorAll("p, li")].filter((part) => !part.querySelector("bdo"));
      status.replaceChildren(" ", ...parts.map((part) => make("p", "", part.textContent)));
    }, 500);
  }

  field.addEventListener("input", show);
  clear.addEventListener("click", () => {
    field.value = "";
    show();
    field.focus();
  });
  show(); // a browser may bring back what stood here
}

const box = globalThis.document?.querySelector("[data-check]");
if (box) start(box);
