// The link checker of the guide check-a-link: shows what check-address.js says of the text in the field.
// Nothing leaves the page.

import { verdict } from "./check-address.js";

const DANGER = ["fake", "fake-sender", "phone"];
const CALM = ["sign-in", "amazon", "mailbox", "unreadable"];

function make(tag, className, ...children) {
  const element = Object.assign(document.createElement(tag), { className });
  element.append(...children);
  return element;
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
  const tone = DANGER.includes(id) ? " danger" : CALM.includes(id) ? "" : " warning";
  const box = make("div", `admonition${tone}`, make("p", "admonition-title", words[`${id}.title`]));
  box.dataset.verdict = id;
  if (before || marked) {
    // bdo: letters of right-to-left scripts cannot turn the address round.
    const shown = make("bdo", "", visible(before), make("mark", "", visible(marked)), visible(after.slice(0, 160)));
    if (after.length > 160) shown.append("…");
    shown.dir = "ltr";
    box.append(make("p", "", shown));
  }
  const ends = id === "unsure" ? "seems" : /sender|mailbox|buyer/.test(id) ? "sender" : "ends";
  const values = { ...answer, signs: signs(`${before}${marked}${after}`) };
  const why = (reason) => make("li", "", ...fill(words[`reason.${reason}`], values));
  const purpose = use && id !== "unsure" ? fill(` ${words[`use.${use}`]}`, answer) : [];
  if (end) box.append(make("p", "", ...fill(words[ends], answer), ...purpose));
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
  const reach = document.querySelector("[data-check-reach]");
  let wait;

  function show() {
    const typed = field.value.trim();
    const answer = typed ? verdict(field.value, lists) : undefined;
    place.replaceChildren(...(answer ? [card(answer, words)] : []));
    clear.hidden = !field.value;
    safe.hidden = !answer || answer.id === "sign-in" || answer.id === "phone";
    reach.hidden = answer?.id !== "phone";
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
