// What the case drafter keeps on this device, and how it is put on paper.
export const KEY = "atlas.draft";

/** Return what is kept under a name; an empty text where nothing is, or nothing may be. */
export function recall(name) {
  try {
    return localStorage.getItem(name) || "";
  } catch {
    return "";
  }
}

/** Keep a draft in place of the last one, or none; return whether that could be done. */
export function store(draft) {
  try {
    if (draft) localStorage.setItem(KEY, JSON.stringify(draft));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return !draft;
  }
}

/** Return the draft that is kept; null where none is, or what is there is not ours. */
export function saved() {
  try {
    return Object(JSON.parse(recall(KEY)));
  } catch {
    return null;
  }
}

/** Print a text alone: on a sheet beside the page, which the style sheet shows on paper only. */
export function printAlone(text) {
  const sheet = document.createElement("pre");
  sheet.className = "sheet";
  sheet.textContent = text;
  document.querySelector(".sheet")?.remove();
  document.body.append(sheet);
  document.body.classList.add("printing");
  const done = () => {
    document.body.classList.remove("printing");
    sheet.remove();
  };
  window.addEventListener("afterprint", done, { once: true });
  window.print();
}
