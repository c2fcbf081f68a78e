// The page of a matter: the reader's last store is the button, where the address names none.

const rows = document.querySelector("[data-ways]");
const KEY = "atlas.store";

function recall() {
  try {
    return localStorage.getItem(KEY) || "";
  } catch {
    return "";
  }
}

function choose() {
  rows.querySelector(".chosen")?.classList.remove("chosen");
  const named = location.hash.slice(1);
  if (!named || !document.getElementById(named)?.closest("[data-ways]")) document.getElementById(recall())?.classList.add("chosen");
}

rows?.addEventListener("click", ({ target }) => {
  try {
    localStorage.setItem(KEY, target.closest("li").id);
  } catch {
    // not kept: the reader chooses again next time
  }
});
if (rows) {
  addEventListener("hashchange", choose);
  choose();
}
