// The frame: menu, languages, light and dark, copy buttons, and the search dialog that loads its engine when opened.
const root = document.documentElement;
const find = (selector) => document.querySelector(selector);

function remember(key, value) {
  try {
    localStorage.setItem(`atlas.${key}`, value);
  } catch {
    // Storage is off: nothing is remembered, everything else works.
  }
}

// Menu: a link to the end of the page without scripts, a layer over it with them.
const menu = find("#menu");
const menuOpen = find("[data-menu-open]");
function showMenu(show) {
  root.classList.toggle("menu-shown", show);
  // Over the page it is a dialog; at its end it is a part of it.
  menu.setAttribute("role", show ? "dialog" : "navigation");
  menu.toggleAttribute("aria-modal", show);
  if (show) menu.setAttribute("aria-modal", "true");
  if (show) find("[data-menu-close]").focus();
  else menuOpen.focus();
}
if (menuOpen) {
  menuOpen.setAttribute("role", "button");
  menuOpen.addEventListener("click", (event) => {
    event.preventDefault();
    showMenu(true);
  });
  menuOpen.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    showMenu(true);
  });
  find("[data-menu-close]").addEventListener("click", () => showMenu(false));
  menu.addEventListener("keydown", (event) => {
    if (!root.classList.contains("menu-shown")) return;
    if (event.key === "Escape") showMenu(false);
    if (event.key !== "Tab") return;
    const stops = [...menu.querySelectorAll("a, button")];
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  });
}

// Languages: remember a choice, close on Escape and on a click elsewhere.
const languages = find(".languages");
const localeOf = (link) => link.dataset.locale || link.lang; // of a page in another language
languages?.addEventListener("click", (event) => {
  const link = event.target.closest("[data-locale]");
  if (link) {
    remember("locale", localeOf(link));
    link.hash = location.hash;
  }
});
document.addEventListener("click", (event) => {
  if (languages?.open && !languages.contains(event.target)) languages.open = false;
});
languages?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !languages.open) return;
  languages.open = false;
  languages.querySelector("summary").focus();
});

// Offer the reader's own language in its own words, once, without forcing it.
const offered = root.dataset.offered;
const here = find("[data-locale][aria-current]");
async function offer(link) {
  const answer = await fetch(find("[data-offers]").dataset.offers);
  const [read, start] = (await answer.json())[offered];
  const bar = Object.assign(document.createElement("p"), { className: "offer" });
  link.textContent = languages ? read : start;
  link.addEventListener("click", () => remember("locale", offered));
  bar.append(link);
  if (languages) {
    const keep = Object.assign(document.createElement("button"), { type: "button", className: "tool", textContent: languages.dataset.keep });
    keep.addEventListener("click", () => {
      remember("locale", localeOf(here));
      bar.remove();
      find("#main").focus();
    });
    bar.append(keep);
  }
  find("article").prepend(bar);
}
const isTheirs = (link) => localeOf(link) === offered;
const theirs = offered && !(here && isTheirs(here)) && [...document.querySelectorAll("[data-locale]")].find(isTheirs);
if (theirs) offer(theirs.cloneNode()).catch(() => {}); // the list of languages is there without it

// Copying: whatever is marked gets a button beside it, which names it, and a line for programs that read aloud.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(text); // no clipboard here, as on plain http: the old way, else by hand
    return document.execCommand("copy");
  }
}
for (const text of document.querySelectorAll("[data-copy]")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "tool copy", textContent: text.dataset.copy });
  button.setAttribute("aria-label", `${text.dataset.copy}: ${text.textContent.trim().slice(0, 60)}`);
  const said = Object.assign(document.createElement("span"), { className: "hidden", role: "status" });
  button.addEventListener("click", async () => {
    if (!(await copy(text))) return;
    button.textContent = said.textContent = text.dataset.copied;
  });
  text.after(" ", button, said);
}

// Beside the text the list of what is on a page has room.
const contents = find(".contents details");
if (contents) contents.open = matchMedia("(min-width: 64rem)").matches;

// On paper everything that is folded is open.
const folded = () => [...document.querySelectorAll("main details:not([open])")];
let opened = [];
addEventListener("beforeprint", () => {
  opened = folded();
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});

// Light and dark.
find("[data-theme-switch]")?.addEventListener("click", () => {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const theme = (root.dataset.theme || system) === "dark" ? "light" : "dark";
  root.dataset.theme = theme;
  remember("theme", theme);
});

// The page of a matter: the reader's last store is the button, where the address names none.
const rows = find("[data-ways]");
function recalled() {
  try {
    return localStorage.getItem("atlas.store") || "";
  } catch {
    return "";
  }
}
function choose() {
  rows.querySelector(".chosen")?.classList.remove("chosen");
  if (!rows.querySelector(":target") && location.hash !== "#where") document.getElementById(recalled())?.classList.add("chosen");
}
rows?.addEventListener("click", ({ target }) => remember("store", target.closest("li").id));
if (rows) {
  addEventListener("hashchange", choose);
  choose();
}

// Search: engine and index load side by side when the dialog or a box is first used.
const dialog = find("[data-search]");
const opener = find("[data-search-open]");
const awake = new Set();
let engine;
function wake(box) {
  if (awake.has(box)) return;
  awake.add(box);
  const { script, index } = (opener || box).dataset;
  // The start belongs to no language: it answers in the reader's, or in English.
  const address = new URL(opener ? index : index.replace("/en/search/", `/${offered || "en"}/search/`), location);
  engine ??= Promise.all([import(new URL(script, location)), fetch(address)]);
  engine
    .then(([module, answer]) => module.start(box, answer, new URL("..", address)))
    .catch(() => {
      engine = undefined;
      awake.delete(box);
      box.querySelector(".search-status").textContent = box.querySelector(".search-status").dataset.failed;
      box.querySelector(".search-nothing").hidden = false;
    });
}
function openSearch() {
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector("input").select();
  wake(dialog);
}
opener?.addEventListener("click", openSearch);
for (const box of document.querySelectorAll("[data-ask]")) box.addEventListener("focusin", () => wake(box));

// Back from a wrong page brings the question and its results again.
addEventListener("pageshow", () => {
  const { asked, box } = history.state || {};
  const place = box ? document.getElementById(box) : dialog;
  if (!asked || !place) return;
  history.replaceState(null, "");
  place.querySelector("input").value = asked;
  if (place === dialog) openSearch();
  else wake(place);
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && opener) {
    event.preventDefault();
    openSearch();
  }
});
for (const box of document.querySelectorAll("[data-search], [data-ask]")) {
  box.addEventListener("keydown", (event) => {
    // Of an input method's own Enter, Safari tells after the composition, and only by the number of the key.
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229 || !event.target.matches("input")) return;
    event.preventDefault(); // it must not close what still loads; the engine answers when it has come
    event.target.dataset.entered = "yes";
  });
}
dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
dialog?.addEventListener("keydown", (event) => {
  // Some browsers let a search field eat Escape.
  if (event.key !== "Escape" || event.isComposing) return;
  event.preventDefault();
  dialog.close();
});
