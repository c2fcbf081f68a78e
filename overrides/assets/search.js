// Search, what is shown: the dialog's results, their marked snippets, and what helps when nothing is found.
import { fold } from "./fold.js";
import { ask, finished, nearest } from "./search-ask.js";
import { arriving, ripen } from "./search-load.js";
import { DENSE, PAIRED, terms } from "./terms.js";
import { traced, unbroken } from "./traced.js";

/** Give the stretches of a text that were found, as [from, to, term]. */
function stretches(text, marks) {
  const found = [];
  for (let [term, begin, stop] of traced(text)) {
    if (!marks.has(term)) {
      if (!PAIRED.test(term) || !marks.has(term[0])) continue;
      stop = begin + 1; // one character of a pair
    }
    [begin, stop] = unbroken(text, begin, stop);
    const last = found.at(-1);
    if (last && begin <= last[1]) last[1] = Math.max(last[1], stop);
    else found.push([begin, stop, term]);
  }
  return found;
}

/** Cut a text into plain and marked pieces by turns: all of it, or the stretch of it that holds most. */
function pieces(text, marks, room = Infinity) {
  const found = stretches(text, marks);
  let [start, best] = [0, -1];
  for (const [begin] of text.length > room ? found.slice(0, 40) : []) {
    const inside = new Set(found.filter(([at, to]) => at >= begin && to <= begin + room * 0.8).map(([, , term]) => term));
    const sum = [...inside].reduce((all, term) => all + marks.get(term), 0);
    if (sum > best + 1e-9) [start, best] = [begin, sum];
  }
  start = Math.max(0, Math.min(start - room * 0.2, text.length - room));
  if (start && room < Infinity) start = Math.max(text.lastIndexOf(" ", start), text.lastIndexOf("。", start), start - 15) + 1;
  const [from, stop] = unbroken(text, start, Math.min(text.length, start + room));
  const cut = [from ? "…" : ""];
  let at = from;
  for (const [begin, to] of found) {
    if (begin < at || to > stop) continue;
    cut.push(cut.pop() + text.slice(at, begin), text.slice(begin, to), "");
    at = to;
  }
  cut.push(cut.pop() + text.slice(at, stop) + (stop < text.length ? "…" : ""));
  return cut;
}

/** Return the lines of a result, each cut into pieces: its name, its page's, and what it says. */
function lines(part, marks) {
  const all = [pieces(part.heading || part.title, marks)];
  if (part.heading) all.push(pieces(part.title, marks));
  if (part.store) {
    const named = part.names.filter((name) => terms(fold(name)).some((term) => marks.has(term))).slice(0, 2);
    all.push(pieces([...new Set([...named, part.names[0]])].join(" · "), marks));
  } else if (part.text) all.push(pieces(part.text, marks, DENSE.test(part.text) ? 80 : 150));
  return all;
}

function item(part, [name, ...says], home) {
  const link = document.createElement("a");
  link.href = new URL(part.path + (part.anchor && `#${part.anchor}`), home);
  link.append(write("b", name), ...says.map((cut) => Object.assign(write("small", cut), { dir: "auto" })));
  const line = document.createElement("li");
  line.append(link);
  return line;
}

function write(tag, cut) {
  const element = document.createElement(tag);
  element.append(...cut.map((text, i) => (i % 2 ? Object.assign(document.createElement("mark"), { textContent: text }) : text)));
  return element;
}

/** Make a list hold these results. What stands there as it should stays: to lay it out anew costs more than to find it. */
function put(list, found, marks, home) {
  const old = new Map([...list.children].map((line) => [line.dataset.is, line]));
  found.forEach((part, i) => {
    const cut = lines(part, marks);
    const is = JSON.stringify([part.path, part.anchor, cut]);
    const line = old.get(is) || item(part, cut, home);
    line.dataset.is = is;
    if (list.children[i] !== line) list.insertBefore(line, list.children[i] || null);
  });
  while (list.children.length > found.length) list.lastChild.remove();
}

// What was found only by a common word, or weakly, is not marked.
function strong(marks) {
  const least = 0.25 * Math.max(...marks.values());
  return new Map([...marks].filter(([, weight]) => weight >= least));
}

let coming; // the index: one for all boxes

/** Bring the dialog or a box to life: its field answers as the reader types, pastes, dictates or composes. */
export async function start(box, answer, home) {
  coming ??= arriving(answer).catch((fault) => {
    coming = undefined; // another try reads anew
    throw fault;
  });
  const { index, whole } = await coming;
  const [input, list, status, nothing] = ["input", ".search-results", ".search-status", ".search-nothing"].map((s) => box.querySelector(s));
  const folders = box.dataset.ask?.split(" ").filter(Boolean);
  const only = folders?.length ? folders : undefined;
  const counts = JSON.parse(status.dataset.counts);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  let answered;
  let sure;
  let announcing;
  let entered = input.dataset.entered; // before everything had come
  let complete = false;

  function show() {
    const question = finished(input.value.trim());
    if (question === answered) return;
    answered = question;
    const { found, marks, clear } = question ? ask(index, question, only) : { found: [] };
    sure = clear;
    const shown = found.length ? strong(marks) : new Map();
    put(list, found, shown, home);
    nothing.hidden = !question || found.length > 0;
    for (const old of nothing.querySelectorAll(".near")) old.remove();
    if (!nothing.hidden) {
      const near = nearest(index, question).map((part) => item(part, lines(part, shown), home));
      for (const line of near) line.className = "near";
      nothing.prepend(...near);
    }
    const form = counts[plural.select(found.length)] || counts.other;
    // A reader of screens hears the count when the typing rests, not at every key.
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      status.textContent = !question ? "" : found.length ? form.replace("{count}", found.length) : status.dataset.none;
    }, 250);
  }

  for (const event of ["input", "compositionend", "change"]) input.addEventListener(event, show);
  box.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (box.dataset.picks) return pick(event, link);
    history.replaceState({ asked: input.value, box: box.id }, ""); // Back from a wrong page brings the question again
    box.close?.(); // the section may be on this very page
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the key belongs to the input method
    const stops = [input, ...box.querySelectorAll(".search-results a, .search-nothing:not([hidden]) a")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && at === 0) {
      event.preventDefault();
      enter();
    } else if (step && at >= 0) {
      event.preventDefault();
      stops[(at + step + stops.length) % stops.length].focus();
    }
  });
  // In a form, a result is not opened: it is the value of the field beside the box.
  function pick(event, link) {
    event.preventDefault();
    const field = document.getElementById(box.dataset.picks);
    field.value = link.pathname.split("/").at(-2);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    input.value = "";
    show();
    field.focus();
  }

  // What is clearly meant opens. Between several the reader chooses.
  function enter() {
    entered = !complete;
    if (entered) return;
    show();
    const first = box.querySelector(".search-results a, .search-nothing:not([hidden]) a");
    if (sure) first.click();
    else first?.focus();
  }

  list.ariaBusy = "true"; // the order is that of names, until the texts are here
  show();
  await whole.catch(() => {}); // the line broke: names answer, texts do not
  complete = true;
  list.ariaBusy = null;
  if (![list, nothing].some((part) => part.contains(document.activeElement))) {
    answered = undefined;
    show();
  }
  if (entered) enter();
  ripen(index);
}
