// Runs before the first paint: the reader's saved choice of light or dark, the language to offer, and the sign that
// scripts work. `zh-CN` and `zh-SG` are offered zh, `pt-PT` is offered pt-BR; a language the site lacks, nothing.
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("atlas.theme");
  if (theme) document.documentElement.dataset.theme = theme;
  const site = (document.documentElement.dataset.locales || "").split(" ");
  const wanted = [localStorage.getItem("atlas.locale"), ...navigator.languages];
  const offered = wanted.flatMap((tag) => site.find((code) => tag && code.split("-")[0] === tag.split("-")[0]) || [])[0];
  if (offered) document.documentElement.dataset.offered = offered;
} catch {
  // Storage is off: the system's choice stands.
}
