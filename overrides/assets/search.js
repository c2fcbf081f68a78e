// Search, what is shown: the dialog's results, their marked snippets, and what helps when nothing is found.
import { fold } from "./fold.js";
import { ask, nearest } from "./search-ask.js";
import { prepare } from "./search-index.js";
import { DENSE, eachTerm, paired, terms } from "./terms.js";
import { traced, unbroken } from "./traced.js";

/** Give the stretches of a text that were found, as [from, to, term]. */
function stretches(text, marks) {
  const { folded, from } = traced(text);
  const found = [];
  eachTerm(folded, (term, start, end) => {
    if (!marks.has(term)) {
      if (!paired(folded, start) || !marks.has(folded[start])) return;
      end = start + 1; // one character of a pair
    }
    const [begin, stop] = unbroken(text, from[start], from[end - 1] + 1);
    const last = found.at(-1);
    if (last && begin <= last[1]) last[1] = Math.max(last[1], stop);
    else found.push([begin, stop, term]);
  });
  return found;
}

/** Write a text into an element with what was found marked: all of it, or the piece of it that holds most. */
function write(element, text, marks, room = Infinity) {
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
  let at = from;
  if (from) element.append("…");
  for (const [begin, to] of found) {
    if (begin < at || to > stop) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(begin, to);
    element.append(text.slice(at, begin), mark);
    at = to;
  }
  element.append(text.slice(at, stop), stop < text.length ? "…" : "");
  return element;
}

function item(part, marks, home) {
  const link = document.createElement("a");
  link.href = new URL(part.path + (part.anchor && `#${part.anchor}`), home);
  link.append(write(document.createElement("b"), part.heading || part.title, marks));
  const say = (said, room) => {
    const small = document.createElement("small");
    small.dir = "auto";
    link.append(write(small, said, marks, room));
  };
  if (part.heading) say(part.title);
  if (part.store) {
    const named = part.names.filter((name) => terms(fold(name)).some((term) => marks.has(term))).slice(0, 2);
    say([...new Set([...named, part.names[0]])].join(" · "));
  } else if (part.text) say(part.text, DENSE.test(part.text) ? 80 : 150);
  const line = document.createElement("li");
  line.append(link);
  return line;
}

// What was found only by a common word, or weakly, is not marked.
function strong(marks) {
  const least = 0.25 * Math.max(...marks.values());
  return new Map([...marks].filter(([, weight]) => weight >= least));
}

let index;

/** Bring the dialog or a box to life: its field answers as the reader types, pastes, dictates or composes. */
export function start(box, data, home) {
  index ??= prepare(data);
  const [input, list, status, nothing] = ["input", ".search-results", ".search-status", ".search-nothing"].map((s) => box.querySelector(s));
  const folders = box.dataset.ask?.split(" ").filter(Boolean);
  const only = folders?.length ? folders : undefined;
  const counts = JSON.parse(status.dataset.counts);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  let answered;
  let sure;
  let announcing;

  function show() {
    const question = input.value.trim();
    if (question === answered) return;
    answered = question;
    const { found, marks, clear } = question ? ask(index, question, only) : { found: [] };
    sure = clear;
    const shown = found.length ? strong(marks) : new Map();
    list.replaceChildren(...found.map((part) => item(part, shown, home)));
    nothing.hidden = !question || found.length > 0;
    for (const old of nothing.querySelectorAll(".near")) old.remove();
    if (!nothing.hidden) {
      const near = nearest(index, question).map((part) => item(part, shown, home));
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
    show();
    const first = box.querySelector(".search-results a, .search-nothing:not([hidden]) a");
    if (sure) first.click();
    else first?.focus();
  }

  show();
  if (input.dataset.entered) enter();
}
