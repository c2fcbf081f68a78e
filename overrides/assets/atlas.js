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

// Offer the reader's own language, once, without forcing it.
const offered = root.dataset.offered;
const offer = offered && offered !== document.querySelector("[data-locale][aria-current]")?.dataset.locale && find(`[data-locale="${offered}"]`);
if (offer) {
  const bar = Object.assign(document.createElement("p"), { className: "offer" });
  const link = offer.cloneNode();
  link.textContent = offer.dataset.offer;
  link.addEventListener("click", () => remember("locale", offered));
  bar.append(link);
  if (languages) {
    const keep = Object.assign(document.createElement("button"), { type: "button", className: "tool", textContent: languages.dataset.keep });
    keep.addEventListener("click", () => {
      remember("locale", find("[data-locale][aria-current]").dataset.locale);
      bar.remove();
      find("#main").focus();
    });
    bar.append(keep);
  }
  find("article").prepend(bar);
}

// Copying: whatever is marked gets a button beside it.
for (const text of document.querySelectorAll("[data-copy]")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "tool copy", textContent: text.dataset.copy });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = text.dataset.copied;
    } catch {
      getSelection().selectAllChildren(text); // no clipboard here: the text is selected, ready to be copied by hand
    }
  });
  text.after(" ", button);
}

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
  engine ??= Promise.all([
    import(new URL(opener.dataset.script, location)),
    fetch(index).then((answer) => answer.json()),
  ])
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
dialog?.querySelector("form").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("input")) event.preventDefault(); // it must not close what still loads
});
dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
