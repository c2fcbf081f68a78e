// Runs before the first paint: the reader's saved choice of light or dark, the language to offer, and the sign that
// scripts work. The page lists by which tags a language is chosen, a tag for all that begin with it: `pt-PT` is offered
// pt-BR, `zh-SG` zh, `zh-TW` zh-Hant where the site has that too; a language the site lacks, nothing.
const { documentElement: page } = document;
page.classList.add("js");

const recalled = (key) => {
  try {
    return localStorage.getItem(`atlas.${key}`) || "";
  } catch {
    return ""; // storage is off: the system's choice stands
  }
};

// A page that Back brings again, or that stands in another tab, follows a choice that was made elsewhere.
const paint = () => {
  const theme = recalled("theme");
  if (theme) page.dataset.theme = theme;
};
paint();
addEventListener("pageshow", ({ persisted }) => persisted && paint());
addEventListener("storage", ({ key }) => key === "atlas.theme" && paint());

const known = (page.dataset.locales || "").split(" ").map((pair) => pair.split(":"));
const wanted = [recalled("locale"), ...navigator.languages];
const chosen = (tag) => known.find(([begin]) => `${tag}-`.toLowerCase().startsWith(`${begin}-`));
const [begin, code = begin] = wanted.map(chosen).find(Boolean) || [];
if (code) page.dataset.offered = code;
