// The case drafter: writes the message as the reader types, warns, and keeps the text on this device. Sends nothing.
import { showDesk } from "./draft-desk.js";
import { KEY, printAlone, recall, saved, store } from "./draft-kept.js";
import { CASE, IDS, knownIds, LIMITS, PLAN, TEXTS, warnings } from "./draft-warnings.js";

const MOST = 2500; // the chat seen in the US store in 2026
const BRIEF = 600; // so much text is shown and judged with each key; more of it when the typing rests
const REST = 200; // milliseconds
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g; // one sign in two halves
const FIELDS = ["store", "matter", ...IDS, ...TEXTS];
const HEAD = [["subject"], ["store", "marketplace_id", ...IDS]];
const PARTS = [...HEAD, CASE.slice(0, 4), CASE.slice(4)];
const APPEAL = [...HEAD, ...PLAN.map((name) => [name])];

const form = document.querySelector("[data-draft]");
const part = (name) => form.querySelector(`[data-${name}]`);
const fields = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name]]));
const { own } = form.dataset;
const [headings, signs, words] = ["headings", "signs", "words"].map((name) => JSON.parse(form.dataset[name]));
const number = new Intl.NumberFormat(document.documentElement.lang);
let picked = ""; // the headings that the reader chose; else they follow the store
let cleared; // what "bring it back" brings back
let changed = false; // by the reader, or by what the address asks for: only then is anything kept

/** Put a text into an element. What stands there already costs nothing. */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const say = (text) => put(part("said"), text);

function keep(values) {
  const filled = FIELDS.some((name) => values[name]);
  if (!store(filled && { ...values, headings: picked })) say(words.unkept);
}

// ---- the message

const read = () => Object.fromEntries(FIELDS.map((name) => [name, fields[name].value.trim()]));
const joined = (texts) => [...new Set(texts)].join(" / ");

function fill(values) {
  for (const name of FIELDS) {
    const field = fields[name];
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

const isAppeal = () => fields.matter.selectedOptions[0]?.dataset.kind === "appeal";

/** Write the message; a field without a text leaves no heading. */
function compose(values) {
  const place = fields.store.selectedOptions[0];
  const matter = fields.matter.selectedOptions[0];
  const { desk, storefront, marketplaceId } = place.dataset;
  const codes = languages(desk || "en");
  const colon = codes[1] ? ": " : headings[codes[0]].colon;
  const texts = {
    ...values,
    subject: values.matter && matter.textContent,
    store: values.store && `${joined(codes.map((code) => country(place, code)))} (${storefront})`,
    marketplace_id: marketplaceId,
  };
  const line = (name) => {
    const heading = joined(codes.map((code) => headings[code][name])) + colon;
    return texts[name].includes("\n") ? `${heading.trim()}\n${texts[name]}` : heading + texts[name];
  };
  return (isAppeal() ? APPEAL : PARTS).map((names) => names.filter((name) => texts[name]).map(line).join("\n")).filter(Boolean).join("\n\n");
}

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

const judged = {}; // by field: what changes is judged, not the others

function faults(name, value, known) {
  const asked = [value, ...known].join("\n");
  if (judged[name]?.asked !== asked) judged[name] = { asked, found: warnings(name, value, signs, known) };
  return judged[name].found;
}

function warn(values, over) {
  const known = knownIds(values);
  const lines = over ? [line(words.over)] : [];
  for (const name of [...IDS, ...TEXTS]) {
    const found = faults(name, values[name], known).map((key) => words[key].replace("{field}", headings[own][name]));
    put(document.getElementById(`draft-${name}-warning`), found.join("\n"));
    lines.push(...found.map((text) => line(text, name)));
  }
  const box = part("warnings");
  if (box.textContent === lines.map((item) => item.textContent).join("")) return; // nothing new to announce
  box.replaceChildren(...lines);
}

function offer(is) {
  for (const name of ["copy", "print"]) part(`do=${name}`).disabled = !is;
}

function present(message) {
  put(part("message"), message || part("message").dataset.empty);
  part("message").classList.toggle("draft-empty", !message);
  const count = message.replace(PAIR, "-").length; // as a person counts: an emoji or a rare kanji is one
  put(part("count"), words.count.replace("{count}", number.format(count)).replace("{most}", number.format(MOST)));
  form.classList.toggle("draft-over", count > MOST);
  offer(message);
  return count > MOST;
}

// ---- now, or when the typing rests: to lay out and to judge a long text costs an old phone more than a key may

let waiting; // the timer, while something is still to be done

/** Show what the fields hold, and keep it: at once, or after so many milliseconds without a key, then step by step. */
function show(wait) {
  let values, over;
  const steps = [
    () => {
      values = read();
      over = present(compose(values));
    },
    () => {
      for (const name of ["case", "appeal"]) form.querySelector(`[data-facts="${name}"]`).hidden = isAppeal() !== (name === "appeal");
      showDesk(part("goes"), values.store, fields.matter.selectedOptions[0]);
      if (changed) keep(values);
    },
    ...TEXTS.map((name) => () => faults(name, values[name], knownIds(values))),
    () => warn(values, over),
  ];
  const next = () => {
    steps.shift()();
    waiting = steps.length && setTimeout(next);
  };
  clearTimeout(waiting);
  waiting = wait && setTimeout(next, wait);
  if (!wait) for (const step of steps) step();
}

const isLong = () => TEXTS.reduce((sum, name) => sum + fields[name].value.length, 0) > BRIEF;

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
    printAlone(part("message").textContent);
  },
  clear() {
    changed = true;
    cleared = { ...read(), headings: picked };
    fill({});
    show();
    part("do=undo").hidden = false;
    return words.cleared;
  },
  undo() {
    fill(cleared);
    show();
    part("do=undo").hidden = true;
    part("do=clear").focus();
  },
};

form.addEventListener("click", async ({ target }) => {
  const action = actions[target.dataset.do];
  if (!action) return;
  show();
  say((await action()) || "");
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  changed = true;
  if (target.name === "headings") picked = target.value;
  part("do=undo").hidden = true;
  say("");
  if (isLong()) offer(true);
  show(isLong() && REST);
});
// What still waits is kept before the page goes.
for (const event of ["pagehide", "visibilitychange"]) addEventListener(event, () => waiting && show());

// Another tab, or this page brought again by Back, has the same draft: nothing that was typed there is lost here.
function refresh() {
  const values = saved();
  if (!values || waiting) return; // while somebody types here, this tab is the newer
  fill(values);
  show();
}
addEventListener("storage", ({ key }) => key === KEY && refresh());
addEventListener("pageshow", ({ persisted }) => persisted && refresh());

for (const name of [...IDS, ...TEXTS]) fields[name].maxLength = IDS.includes(name) ? LIMITS.id : LIMITS.text;

// ---- first: what was kept, else the store of the finder; an address may name both
const asked = new URLSearchParams(location.search);
const start = saved() || { store: recall("atlas.store") };
for (const name of ["store", "matter"]) start[name] = asked.get(name)?.toLowerCase() || start[name];
changed = asked.has("store") || asked.has("matter");
fill(start);
show();
if (changed) history.replaceState(null, "", location.pathname + location.hash); // or a reload would undo a later choice
