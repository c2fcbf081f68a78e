// The page of a missing address leads on from the short links that have no page of their own: /go/de/money-held/, the
// matter in that store, in the reader's language; and any short link in other letters, such as /go/JP/ or /go/Amazon.de/.
const asked = /^(.*)\/go\/([^/]+)(?:\/([^/]+))?\/?$/.exec(location.pathname);
if (asked) {
  const [, root, store, matter] = asked.map((part) => part?.toLowerCase());
  const own = location.pathname.slice(0, root.length);
  const name = location.pathname.slice(root.length + "/go/".length).replace(/\/$/, "");
  const known = matter ? `${document.documentElement.dataset.offered || "en"}/matters/${matter}/` : /^a[0-9a-z]{9,}$/.test(store) ? `go/${store.toUpperCase()}/` : `go/${store}/`;
  if (known !== `go/${name}/`) location.replace(`${own}/${known}${location.search}${matter ? `#${store}` : ""}`);
}
