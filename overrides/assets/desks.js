// Which desk: a link to a matter opens it, also one that was closed by hand meanwhile.
function openTarget() {
  const desk = document.getElementById(location.hash.slice(1))?.closest(".desk");
  if (desk) desk.open = true;
}
addEventListener("hashchange", openTarget);
addEventListener("click", ({ target }) => {
  const link = target.closest("a[href^='#']");
  if (link?.hash && link.hash === location.hash) openTarget();
});
openTarget();
