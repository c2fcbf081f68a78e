// The case drafter: writes the message as the reader types, warns, and keeps the text on this device. Sends nothing.
import { showDesk } from "./draft-desk.js";
import { CASE, IDS, knownIds, LIMITS, PLAN, TEXTS, warnings } from "./draft-warnings.js";

const MOST = 2500; // the chat seen in the US store in 2026
const FIELDS = ["store", "matter", ...IDS, ...TEXTS];
const HEAD = [["subject"], ["store", "marketplace_id", ...IDS]];
const PARTS = [...HEAD, CASE.slice(0, 4), CASE.slice(4)];
const APPEAL = [...HEAD, ...PLAN.map((name) => [name])];
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

const isAppeal = () => form.elements.matter.selectedOptions[0]?.dataset.kind === "appeal";

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

const judged = {}; // by field: a key judges the field that it changes, not the others

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
    document.getElementById(`draft-${name}-warning`).textContent = found.join(" ");
    lines.push(...found.map((text) => line(text, name)));
  }
  const box = part("warnings");
  if (box.textContent === lines.map((item) => item.textContent).join("")) return; // nothing new to announce
  box.replaceChildren(...lines);
}

let resting; // what will be presented when the typing rests

function present(message) {
  clearTimeout(resting);
  part("message").textContent = message || part("message").dataset.empty;
  part("message").classList.toggle("draft-empty", !message);
}

function show() {
  const values = read();
  const message = write(values);
  const count = [...message].length; // as a person counts: an emoji or a rare kanji is one
  const number = (n) => n.toLocaleString(document.documentElement.lang);
  clearTimeout(resting);
  // To lay out a long text costs an old phone more than all else. One that is too long anyway can wait.
  if (count > MOST) resting = setTimeout(present, 200, message);
  else present(message);
  part("count").textContent = words.count.replace("{count}", number(count)).replace("{most}", number(MOST));
  form.classList.toggle("draft-over", count > MOST);
  for (const name of ["copy", "print"]) part(`do=${name}`).disabled = !message;
  warn(values, count > MOST);
  for (const name of ["case", "appeal"]) form.querySelector(`[data-facts="${name}"]`).hidden = isAppeal() !== (name === "appeal");
  showDesk(part("goes"), values.store, form.elements.matter.selectedOptions[0]);
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
  if (!action) return;
  present(write(read()));
  say((await action()) || "");
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target.name === "headings") picked = target.value;
  part("do=undo").hidden = true;
  say("");
  keep(show());
});

// Another tab, or this page brought again by Back, has the same draft: nothing that was typed there is lost here.
function refresh() {
  const values = saved();
  if (!values) return;
  fill(values);
  show();
}
addEventListener("storage", ({ key }) => key === KEY && refresh());
addEventListener("pageshow", ({ persisted }) => persisted && refresh());

for (const name of [...IDS, ...TEXTS]) form.elements[name].maxLength = IDS.includes(name) ? LIMITS.id : LIMITS.text;

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
