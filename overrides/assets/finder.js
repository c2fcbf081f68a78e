// The stores: the last choice and the reader's own country stand first. The start speaks the reader's language.
const box = document.querySelector("[data-finder]");
const items = [...box.querySelectorAll("li")];
const code = (item) => item.querySelector("a").href.split("/").at(-2);

box.addEventListener("click", (event) => {
  const link = event.target.closest("li a");
  if (!link) return;
  try {
    localStorage.setItem("atlas.store", code(link.closest("li")));
  } catch {
    // Storage is off: nothing is remembered.
  }
});

// The reader's own country, as the browser names it, stands first.
const own = (navigator.language.split("-").at(-1) || "").toLowerCase();
const home = navigator.language.includes("-") && items.find((item) => code(item) === own);
if (home) home.parentElement.prepend(home);

// The last choice stands before it. It never leaves this device.
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
  fetch(box.dataset.stores).then((answer) => answer.json()).then((known) => {
    for (const item of items) {
      const link = item.querySelector("a");
      const name = link.querySelector("b");
      name.textContent = known[code(item)][tongue];
      name.lang = tongue;
      name.dir = "auto"; // it was that of the store's language
      link.querySelector("span")?.remove();
      link.href = link.href.replace(/\/[\w-]+\/(marketplaces\/\w+\/)$/, `/${tongue}/$1`);
    }
  }).catch(() => {});
}
