// Which desk: narrows the matters as one types the words that sellers use.
import { fold } from "./fold.js";
import { near } from "./near.js";

const box = document.querySelector("[data-desks]");
const input = box.querySelector("input");
const status = box.querySelector("[role=status]");
const desks = [...box.querySelectorAll(".desk")].map((desk) => ({
  desk,
  text: fold(`${desk.querySelector("h4").textContent} ${desk.dataset.words}`),
}));
const groups = [...box.querySelectorAll(".desk-group")];
const counts = JSON.parse(status.dataset.counts);
const plural = new Intl.PluralRules(document.documentElement.lang);

function answers({ text }, question) {
  if (text.includes(question)) return true;
  const known = text.split(/[\s,]+/u);
  return question.split(/\s+/u).every((typed) => text.includes(typed) || known.some((word) => near(typed, word)));
}

input.addEventListener("input", () => {
  const question = fold(input.value.trim());
  let found = 0;
  for (const entry of desks) {
    entry.desk.hidden = Boolean(question) && !answers(entry, question);
    found += !entry.desk.hidden;
  }
  for (const group of groups) group.hidden = !group.querySelector(".desk:not([hidden])");
  const form = counts[plural.select(found)] || counts.other;
  status.textContent = !question ? "" : found ? form.replace("{count}", found) : status.dataset.none;
});
// A link to a matter opens it.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const desk = target && target.closest(".desk");
  if (desk) desk.open = true;
}
addEventListener("hashchange", openTarget);
openTarget();

box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
