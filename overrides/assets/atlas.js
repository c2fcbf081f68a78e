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
languages?.addEventListener("click", (event) => {
  const link = event.target.closest("[data-locale]");
  if (link) {
    remember("locale", link.dataset.locale);
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

// Light and dark.
find("[data-theme-switch]")?.addEventListener("click", () => {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const theme = (root.dataset.theme || system) === "dark" ? "light" : "dark";
  root.dataset.theme = theme;
  remember("theme", theme);
});

// Search: engine and index load side by side when the dialog is first opened.
const dialog = find("[data-search]");
const opener = find("[data-search-open]");
let engine;
function openSearch() {
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector("input").select();
  const index = new URL(opener.dataset.index, location);
  engine ??= Promise.all([import(new URL(opener.dataset.engine, location)), fetch(index).then((answer) => answer.json())])
    .then(([module, data]) => module.start(dialog, data, new URL("..", index)))
    .catch(() => {
      engine = undefined;
      dialog.querySelector(".search-status").textContent = dialog.querySelector(".search-status").dataset.failed;
      dialog.querySelector(".search-nothing").hidden = false;
    });
}
opener?.addEventListener("click", openSearch);
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && opener) {
    event.preventDefault();
    openSearch();
  }
});
dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
