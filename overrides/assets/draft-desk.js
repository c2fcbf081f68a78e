// Where a matter goes, shown in the case drafter: its door in the store, and what not to do, from the matter's own page.
let shown = ""; // the desk that is shown, or on its way

// The one place of the site where a text becomes a page. It must be a page of our own, and nothing of it runs or paints.
const inert = { createHTML: (text) => text.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, "") };
const policy = globalThis.trustedTypes?.createPolicy("atlas", inert) ?? inert;

/**
 * Show in a box where the chosen matter goes in a store (by code, or empty). `matter` is the option that was chosen; its
 * `data-kind` is `yes` where a support case helps.
 */
export async function showDesk(box, store, matter) {
  box.hidden = !matter?.value;
  if (box.hidden) return;
  box.querySelector("[data-goes-harm]").hidden = matter.dataset.kind === "yes";
  const row = /^[a-z]{2}$/.test(store) ? store : "";
  const link = Object.assign(document.createElement("a"), { href: `../../matters/${matter.value}/${row && `#${row}`}` });
  if (shown === link.href) return;
  shown = link.href;
  link.textContent = matter.textContent;
  const line = document.createElement("p");
  line.append(link);
  const place = box.querySelector("[data-goes-links]");
  place.replaceChildren(line);
  try {
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(policy.createHTML(await answer.text()), "text/html");
    if (shown !== link.href || !answer.ok) return;
    const door = (row && page.querySelector(`#${row} .door`)) || page.querySelector(".doors .door");
    const never = page.querySelector("#do-not + ul");
    if (door) {
      door.className = `door door-${door.matches(".unsure") ? "lesser" : "main"}`; // an address to try is no green light
      place.prepend(document.importNode(door, true));
    }
    if (never) place.append(document.importNode(page.getElementById("do-not"), true), document.importNode(never, true));
    place.querySelector("h2")?.removeAttribute("id");
    for (const inner of place.querySelectorAll("a")) inner.href = new URL(inner.getAttribute("href"), link.href);
  } catch {
    // The link to the matter's page is there without it.
  }
}
