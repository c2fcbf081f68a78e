// Runs before the first paint: the reader's saved choice of light or dark, the language to offer, and the sign that
// scripts work. `zh-CN` and `zh-SG` are offered zh, `pt-PT` is offered pt-BR; a language the site lacks, nothing.
// In a block of its own: what it names must not meet the names of the scripts that come after it.
{
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

  const known = (page.dataset.locales || "").split(" ");
  const wanted = [recalled("locale"), ...navigator.languages];
  const [offers] = wanted.flatMap((tag) => known.find((code) => tag && code.split("-")[0] === tag.split("-")[0]) || []);
  if (offers) page.dataset.offered = offers;
}
