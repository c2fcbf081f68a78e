// The finder: narrows the list of stores as one types, in any of the site's languages; remembers the last choice here.
import { fold } from "./fold.js";
import { near } from "./near.js";

const box = document.querySelector("[data-finder]");
const input = box.querySelector("input");
const status = box.querySelector("[role=status]");
const items = [...box.querySelectorAll("li")];
const code = (item) => item.querySelector("a").href.split("/").at(-2);

// What each store answers to. The list itself is enough until the other languages' names have come.
const words = new Map(items.map((item) => [item, split(item.textContent)]));
let stores;

function split(text) {
  return fold(text).split(/[\s,()]+/u).filter(Boolean);
}

async function load() {
  stores ??= fetch(box.dataset.stores).then((answer) => answer.json());
  const known = await stores;
  for (const item of items) {
    const { names, keys } = known[code(item)];
    words.set(item, [...Object.values(names), ...keys].flatMap((name) => [fold(name), ...split(name)]));
  }
  show();
}

function answers(item, question) {
  const known = words.get(item);
  const whole = question.replace(/^https?:\/\/(www\.)?/, "").replace(/[/?#].*$/, "");
  if (known.some((word) => word === whole || (whole.length > 3 && word.includes(whole)))) return true;
  return split(whole).every((typed) => known.some((word) => near(typed, word)));
}

function show() {
  const question = fold(input.value.trim());
  const found = items.filter((item) => {
    item.hidden = Boolean(question) && !answers(item, question);
    return !item.hidden;
  });
  const counts = JSON.parse(status.dataset.counts);
  const form = counts[new Intl.PluralRules(document.documentElement.lang).select(found.length)] || counts.other;
  status.textContent = !question ? "" : found.length ? form.replace("{count}", found.length) : status.dataset.none;
  return question ? found : [];
}

input.addEventListener("focus", () => load().catch(() => {}), { once: true });
input.addEventListener("input", show);
box.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  show()[0]?.querySelector("a").click();
});
box.addEventListener("click", (event) => {
  const link = event.target.closest("li a");
  if (!link) return;
  try {
    localStorage.setItem("atlas.store", code(link.closest("li")));
  } catch {
    // Storage is off: nothing is remembered.
  }
});

// The last choice stands first. It never leaves this device.
try {
  const last = items.find((item) => code(item) === localStorage.getItem("atlas.store"));
  if (last) {
    last.classList.add("last");
    last.parentElement.prepend(last);
    last.querySelector("a").append(Object.assign(document.createElement("small"), { textContent: box.dataset.last }));
  }
} catch {
  // Storage is off.
}

// The language-neutral start speaks the reader's language, or English. Without scripts each store speaks its own.
const tongue = document.documentElement.dataset.offered || "en";
if (box.hasAttribute("data-neutral")) {
  stores = fetch(box.dataset.stores).then((answer) => answer.json());
  stores.then((known) => {
    for (const item of items) {
      const link = item.querySelector("a");
      const name = link.querySelector("b");
      name.textContent = known[code(item)].names[tongue];
      name.lang = tongue;
      link.querySelector("span")?.remove();
      link.href = link.href.replace(/\/[\w-]+\/(marketplaces\/\w+\/)$/, `/${tongue}/$1`);
    }
    words.clear();
    for (const item of items) words.set(item, split(item.textContent));
  }).catch(() => {});
}
