// Judges an address, a sender or a telephone number: reads it from the right and says whose it is. Pure, no page.
//
// A false "yes" is the worst that can happen here. So a good verdict needs three readings that agree on the host: a
// strict grammar (PLAIN), a forgiving reader that also names every disguise (read), and the browser's own (URL).
// Whatever is unusual is at best "unsure". Which domain is what comes from the lists, never from this file.
//
// A false "fake" is the next worst: a genuine page called false sends a seller away from the right door. So "fake" needs
// a reason that shows the disguise (SHOWN); whoever is only not on the lists is "unknown".

const HOST = "((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63})";
const PLAIN = new RegExp(`^(?:https?://)?${HOST}(?:[/?#][!#-&(-;=?-\\[\\]_a-z~]*)?$`);
const PLAIN_MAIL = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@${HOST}$`);

// What these verdicts say about Amazon must be earned; the others only warn.
const EARNED = new Set(["sign-in", "amazon", "named-sender", "mailbox", "buyer"]);
// Of several addresses in one text the worst is answered.
const WORST = ["fake", "fake-sender", "unknown", "unknown-sender", "phone", "unsure"];
const SHOWN = new Set(["digit", "front", "hyphen", "name", "named-false", "page", "spelling"]);

const NOTHING = { id: "unreadable", reasons: [], end: "", use: "", back: "", before: "", marked: "", after: "" };
const LONGEST = 5000;

const UNSEEN = /[\p{C}\p{Z}\p{DI}]/gu;
const AROUND = /[\s<>"'“”„‘’«»「」『』（）、，]+|。(?![a-z0-9])/u;
const INSIDE = /@|([/\\]|%(25)*(2f|5c)){2}/i;
const IP = /^\[|^[\d.]*\d$/;
const DOT = /[.。．｡]|%2e/gi;
const NAME = "amazon";
// The river, the state and the forest are not the shop.
const NAMES = /amazon(?!as\b|i[ac])|sellercentral/;
const sorted = (word) => [...word].sort().join("");
// One letter of the name left out, changed or doubled.
const slips = [...NAME].map((_, i) => `${NAME.slice(0, i)}.{0,2}${NAME.slice(i + 1)}`);
const MISSPELT = new RegExp(`^(${slips.join("|")})$`);
// What punycode leaves of a name when letters of another script stand for some of its own.
const REMAINS = /^(?=.{4})a?m?a?z?o?n?$|^(?=.{10})s?e?l?l?e?r?c?e?n?t?r?a?l?$/;

const SIGN_IN_SIGNS = /(\/|%2f)ap(\/|%2f)signin|openid\.return_to/i;
const OPENID = /^https?:\/\/specs\.openid\.net\/[\w./]+$/;

// Six digits or more, with what stands between the digits of a telephone number. Not: order IDs, dates, IP addresses.
const PHONE = /(?<![\p{L}\p{N}.:/@=_?&#%-])\+?\(?\p{Nd}(?:[\s().\/‐-―−-]{0,3}\p{Nd}){5,}/u;
const NO_PHONE = /(?<![\d.])(\d{3}-\d{7}-\d{7}|(19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d{1,3}(\.\d{1,3}){3})(?![\d.])/g;

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

/** Give a text without its percent signs; one whose percent signs encode nothing stays. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
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

  const own = decoded(raw).replace(UNSEEN, "").normalize("NFKC").toLowerCase().replaceAll("。", ".").replace(/\.$/, "");
  const opened = browserHost(scheme ? address : `https://${mail ? raw : authority}`).replace(/\.$/, "");

  const note = (id, is) => is && reasons.add(id);
  note("scheme", !web);
  note("slashes", web && slashes !== (scheme ? "//" : ""));
  note("backslash", address.includes("\\"));
  note("user", user && (!mail || user.indexOf("@") < user.length - 1));
  note("port", authority.length > user.length + raw.length);
  note("capitals", /[A-Z]/.test(`${scheme ?? ""}${raw}`));
  note("encoded", raw.includes("%"));
  note("invisible", address.search(UNSEEN) >= 0);
  note("letters", /[^\x00-\x7f]/.test(address.replace(UNSEEN, "")));
  note("dot", /[.。．｡]$/.test(raw));
  note("punycode", /(^|\.)xn--/.test(own));
  note("ip", IP.test(opened || own));
  const from = slashes.length + user.length + address.length - tail.length;
  return { scheme, web, mail, user, raw, from, rest, own, opened, host: opened || own, reasons };
}

/** Give the row of the longest domain that a host ends in: read from the right, a dot or nothing before it. */
function owner(host, domains) {
  const ends = domains.filter(([domain]) => `.${host}`.endsWith(`.${domain}`));
  return ends.sort(([one], [other]) => other.length - one.length)[0] ?? [];
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
  const remains = host.split(".").flatMap((label) => /^xn--(.*)-/.exec(label)?.[1].split("-") ?? []);
  if (NAMES.test(host)) {
    // Amazon has more countries' endings than any list, and .amazon itself: these prove nothing either way.
    if (host.endsWith(`.${NAME}`) || (end.startsWith(`${NAME}.`) && !end.includes("xn--"))) found.push("ending");
    else if (/(amazon|sellercentral)-|-(amazon|sellercentral)/.test(host)) found.push("hyphen");
    else found.push(NAMES.test(end) ? "name" : "front");
  } else if (NAMES.test(digits)) found.push("digit");
  else if (words.some((word) => MISSPELT.test(word) || sorted(word) === sorted(NAME))) found.push("spelling");
  else if (remains.some((word) => REMAINS.test(word))) found.push("spelling");
  if (SIGN_IN_SIGNS.test(rest)) found.push("page");
  if (NAMES.test(`${user} ${rest}`.toLowerCase())) found.push("behind");
  if (/^(www\.)?[a-z0-9-]{1,7}\.[a-z]{2,4}$/.test(host) && /^\/[\w-]{3,12}\/?$/.test(rest)) found.push("tiny");
  return found;
}

/** Take apart the address of a sign-in page: where it leads on to, judged, and what else stands behind its host. */
function signInPage(rest, lists) {
  const [, path, query] = /^([^?#]*)\??(.*)$/s.exec(rest);
  if (!path.startsWith("/ap/")) return { rest, back: [] };
  const back = [];
  const others = query.split("&").filter((part) => {
    const [, key, value] = /^([^=]*)=?(.*)$/s.exec(part);
    if (key === "openid.return_to") back.push(judge(decoded(value), lists, []));
    return key !== "openid.return_to" && !OPENID.test(decoded(value));
  });
  return { rest: `${path}?${others.join("&")}`, back };
}

/** Cut an address around the part that decides: as many labels as that part has, from the right end of the host. */
function cut(address, { from, raw }, end) {
  const dots = [...raw.matchAll(DOT)].filter((dot) => dot.index + dot[0].length < raw.length);
  const dot = IP.test(end) ? undefined : dots[dots.length - end.split(".").length];
  const start = from + (dot ? dot.index + dot[0].length : 0);
  const stop = from + raw.length;
  return { before: address.slice(0, start), marked: address.slice(start, stop), after: address.slice(stop) };
}

/** Say what the lists know of a sender: the verdict, and the reason for it where there is one. */
function senderOf(address, host, kind, lists) {
  if (lists.mailboxes.includes(address)) return ["mailbox"];
  if (lists.buyers.includes(host)) return ["buyer"];
  if (lists.false_senders.includes(host)) return ["fake-sender", "named-false"];
  if (lists.mail.includes(host)) return ["named-sender"];
  return ["unknown-sender", kind === "amazon" || kind === "few" ? "own" : kind];
}

/** Judge one address, in circumstances that are reasons by themselves. */
function judge(address, lists, circumstances) {
  const parts = read(address);
  const { scheme, web, mail, host, user, reasons } = parts;
  for (const reason of circumstances) reasons.add(reason);
  const result = { ...NOTHING, scheme, before: address };
  const done = (id) => ({ ...result, id, reasons: [...reasons] });
  if (!web) return done("unknown");
  const named = reasons.has("ip") ? /[.[]/.test(parts.raw) : /[^.]\.[^.]{2,}$/.test(host);
  if (!host || !(scheme || named)) return done("unreadable");

  const [domain, kind, use] = owner(host, lists.domains);
  let [id, reason] = mail ? senderOf(address, host, kind, lists) : kind === "amazon" ? [kind] : ["unknown", kind];
  if (reason) reasons.add(reason);
  result.host = host;
  result.end = mail && EARNED.has(id) ? host : domain || registered(host);
  Object.assign(result, cut(address, parts, result.end));
  if (!EARNED.has(id)) {
    const found = kind ? [] : disguises(parts, result.end);
    if (kind === "open" && SIGN_IN_SIGNS.test(parts.rest)) found.push("page");
    for (const one of found) reasons.add(one);
    const shown = [...reasons].some((one) => SHOWN.has(one)) || (reasons.has("user") && NAMES.test(user.toLowerCase()));
    return done(shown ? id.replace("unknown", "fake") : id);
  }

  let behind = parts.rest;
  if (/^http$/i.test(scheme)) reasons.add("http");
  if (id === "amazon") {
    const place = lists.sign_in.find(([known]) => known === host);
    const page = signInPage(behind, lists);
    const store = use === "storefront" && /^(www\.)?$/.test(host.slice(0, -domain.length));
    result.use = place?.[1] || use;
    if (place || (store && page.back.some((one) => one.id === "sign-in"))) id = "sign-in";
    if (place || store) behind = page.rest;
    const astray = page.back.find((one) => one.id !== "sign-in" && one.id !== "amazon");
    const next = astray ?? page.back[0];
    if (next) result.back = next.host ?? next.before.slice(0, 80);
    if (next && id === "sign-in") result.use = "page";
    if (astray) reasons.add("return");
  }
  if (INSIDE.test(behind)) reasons.add("inside");
  const readings = new Set([plainHost(address), parts.own, parts.opened]);
  if (!reasons.size && !(readings.size === 1 && readings.has(host))) reasons.add("odd");
  return done(reasons.size ? "unsure" : id);
}

/** Tell whether a telephone number stands in a text. */
const hasNumber = (text) => PHONE.test(text.normalize("NFKC").replace(NO_PHONE, ""));

/** Find the addresses in what was pasted, a telephone number beside them, and anything else around or between them. */
function addresses(text) {
  const pasted = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  const whole = pasted.replace(/^mailto:(?=[^?]*$)|^(tel|sms):(?=[+(\d])/i, "");
  // A line that was broken before a dot is one address to a browser. Text that clings to http is not part of it.
  const joined = whole.replace(/[\t\r\n]+(?=[.@:-])/g, "").replace(/([^\x00-\x7f])(https?:)/gi, "$1 $2");
  // A program in an address, such as javascript:…, may hold quotes and blanks.
  const scheme = /^(?!https?:)[a-z][a-z0-9+-]*:[^\s/]/i.test(joined);
  const alone = scheme || !AROUND.test(joined);
  const bare = (word) => word.replace(/^[([{]+|[)\]}.,:;!?…。]+$/gu, "");
  const words = alone ? [joined] : joined.split(AROUND).map(bare);
  const isNumber = (word) => !/\p{L}/u.test(word) && hasNumber(word);
  const links = words.filter((word) => word.includes("://"));
  const likely = words.filter((word) => word && (alone || /@|[^.]\.[^.]{2,}/.test(word)) && !isNumber(word));
  const found = new Set(links.length ? links : likely);
  const others = words.filter((word) => !found.has(word)).join(" ");
  return { found: [...found], number: hasNumber(others), around: !alone || joined !== pasted };
}

/**
 * Judge what a reader pasted. Gives the verdict's id, the reasons, and the address cut around its deciding part.
 * `lists` are those of scripts/atlas/content/link_checker.py.
 */
export function verdict(text, lists) {
  if (text.length > LONGEST) return NOTHING;
  const { found, number, around } = addresses(text);
  const circumstances = [["around", around], ["many", found.length > 1], ["number", number]];
  const reasons = circumstances.flatMap(([id, is]) => (is ? [id] : []));
  const answers = found.slice(0, 20).map((address) => judge(address, lists, reasons));
  if (number) answers.push({ ...NOTHING, id: "phone" });
  const rank = ({ id }) => (WORST.indexOf(id) + 1 || WORST.length + 1);
  return answers.sort((one, other) => rank(one) - rank(other))[0] ?? NOTHING;
}
