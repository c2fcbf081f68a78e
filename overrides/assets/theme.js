// Runs before the first paint: the reader's saved choice of light or dark, and the sign that scripts work.
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("atlas.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage is off: the system's choice stands.
}
