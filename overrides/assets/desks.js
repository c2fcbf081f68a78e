// Which desk: a link to a matter opens it.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const desk = target && target.closest(".desk");
  if (desk) desk.open = true;
}
addEventListener("hashchange", openTarget);
openTarget();
