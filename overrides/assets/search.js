// Search: folds words alike in every script, matches inside compounds, ranks titles over headings over text.

const MARKS = /\p{M}/gu;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const WEIGHTS = { title: 12, names: 12, heading: 5, text: 1 };
const MOST = 20;

/** Fold a text for comparing: width, case, accents and marks do not count. */
export function fold(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replaceAll("ı", "i").replaceAll("ł", "l").replaceAll("ß", "ss");
}

/** Cut a question into folded terms; scripts without spaces give pairs of characters beside the whole. */
export function terms(question) {
  const words = fold(question).split(/[\s、。,，!?？！「」()（）]+/u).filter(Boolean);
  return words.flatMap((word) => {
    if (!CJK.test(word) || [...word].length < 3) return [{ word, whole: true }];
    const letters = [...word];
    const pairs = letters.slice(1).map((letter, i) => ({ word: letters[i] + letter, whole: false }));
    return [{ word, whole: true }, ...pairs];
  });
}

/** Prepare an index for asking: every section once, folded. */
export function prepare(data) {
  return data.pages.flatMap(([path, title, names, sections]) =>
    [["", "", ""], ...sections].map(([anchor, heading, text]) => ({
      path, title, anchor, heading, text,
      folded: { title: anchor ? "" : fold(title), names: anchor ? "" : fold(names.join(" | ")), heading: fold(heading), text: fold(text) },
    })),
  );
}

/** Answer a question: the best section of each page, best first. */
export function ask(sections, question) {
  const scores = new Map();
  const asked = terms(question);
  if (!asked.length) return [];
  for (const { word, whole } of asked) {
    const hits = [];
    for (const section of sections) {
      let score = 0;
      for (const [field, weight] of Object.entries(WEIGHTS)) {
        const at = section.folded[field].indexOf(word);
        if (at < 0) continue;
        const starts = at === 0 || !/[\p{L}\p{N}]/u.test(section.folded[field][at - 1]);
        score += weight * (starts ? 1 : 0.5) * (section.folded[field] === word ? 3 : 1);
      }
      if (score) hits.push([section, score]);
    }
    const rarity = Math.log(1 + sections.length / (hits.length || 1)) * (whole ? 1 : 0.25);
    for (const [section, score] of hits) scores.set(section, (scores.get(section) || 0) + score * rarity);
  }
  const best = new Map();
  for (const [section, score] of scores) {
    const page = best.get(section.path) || { score: 0, top: 0 };
    page.score += score;
    if (score > page.top) Object.assign(page, { top: score, section });
    best.set(section.path, page);
  }
  return [...best.values()].sort((a, b) => b.top + b.score * 0.1 - (a.top + a.score * 0.1)).slice(0, MOST).map((page) => page.section);
}

/** Cut a text around the first term found in it. */
function snippet(text, asked) {
  const folded = fold(text);
  const at = Math.max(0, ...asked.slice(0, 1).map(({ word }) => folded.indexOf(word)));
  const start = Math.max(0, at - 40);
  return (start ? "…" : "") + text.slice(start, start + 130).trim() + (text.length > start + 130 ? "…" : "");
}

/** Bring the dialog to life: its field answers as the reader types, pastes or dictates. */
export function start(dialog, data, home) {
  const sections = prepare(data);
  const [input, list, status, nothing] = ["input", ".search-results", ".search-status", ".search-nothing"].map((s) => dialog.querySelector(s));
  const counts = JSON.parse(status.dataset.counts);
  const plural = new Intl.PluralRules(document.documentElement.lang);

  function show() {
    const question = input.value.trim();
    const found = ask(sections, question);
    list.replaceChildren(
      ...found.map((section) => {
        const link = document.createElement("a");
        link.href = new URL(section.path + (section.anchor ? `#${section.anchor}` : ""), home);
        const heading = document.createElement("b");
        heading.textContent = section.heading ? `${section.title}: ${section.heading}` : section.title;
        const text = document.createElement("small");
        text.textContent = snippet(section.text, terms(question));
        link.append(heading, text);
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    nothing.hidden = !question || found.length > 0;
    const form = counts[plural.select(found.length)] || counts.other;
    status.textContent = !question ? "" : found.length ? form.replace("{count}", found.length) : status.dataset.none;
  }

  input.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && at === 0 && !event.isComposing) {
      event.preventDefault();
      stops[1]?.click();
    } else if (step && at >= 0) {
      event.preventDefault();
      stops[(at + step + stops.length) % stops.length].focus();
    }
  });
  show();
}
