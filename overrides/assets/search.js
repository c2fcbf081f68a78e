// Search, what is shown: the dialog's results, their marked snippets, and what helps when nothing is found.
import { fold } from "./fold.js";
import { ask, nearest } from "./search-ask.js";
import { prepare } from "./search-index.js";
import { eachTerm, PAIRED, paired, terms } from "./terms.js";
import { traced } from "./traced.js";

/** Give the stretches of a text that were found, as [from, to, term]. */
function stretches(text, marks) {
  const { folded, from } = traced(text);
  const found = [];
  eachTerm(folded, (term, start, end) => {
    if (!marks.has(term)) {
      if (!paired(folded, start) || !marks.has(folded[start])) return;
      end = start + 1; // one character of a pair
    }
    const [begin, stop] = [from[start], from[end - 1] + 1];
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
  const stop = Math.min(text.length, start + room);
  let at = start;
  if (start) element.append("…");
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
  if (part.heading && part.guide === undefined) say(part.title); // a matter speaks for itself
  if (part.store) {
    const named = part.names.filter((name) => terms(fold(name)).some((term) => marks.has(term))).slice(0, 2);
    say([...new Set([...named, part.names[0]])].join(" · "));
  } else if (part.text) say(part.text, PAIRED.test(part.text) ? 80 : 150);
  const line = document.createElement("li");
  line.append(link);
  return line;
}

// What was found only by a common word, or weakly, is not marked.
function strong(marks) {
  const least = 0.25 * Math.max(...marks.values());
  return new Map([...marks].filter(([, weight]) => weight >= least));
}

/** Bring the dialog to life: its field answers as the reader types, pastes, dictates or composes. */
export function start(dialog, data, home) {
  const index = prepare(data);
  const [input, list, status, nothing] = ["input", ".search-results", ".search-status", ".search-nothing"].map((s) => dialog.querySelector(s));
  const counts = JSON.parse(status.dataset.counts);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  let answered;
  let announcing;

  function show() {
    const question = input.value.trim();
    if (question === answered) return;
    answered = question;
    const { found, marks } = question ? ask(index, question) : { found: [] };
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
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("a")) dialog.close(); // the section may be on this very page
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the key belongs to the input method
    const stops = [input, ...dialog.querySelectorAll(".search-results a, .search-nothing:not([hidden]) a")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && at === 0) {
      event.preventDefault();
      show();
      list.querySelector("a")?.click();
    } else if (step && at >= 0) {
      event.preventDefault();
      stops[(at + step + stops.length) % stops.length].focus();
    }
  });
  show();
}
