// The page of a missing address. It leads on from the short links that have no page of their own: /go/de/money-held/,
// the matter in that store, in the reader's language; and any short link in other letters, such as /go/JP/ or
// /go/Amazon.de/. For other addresses it offers the page that was perhaps meant, when that is there.
const { own, aliases } = document.currentScript.dataset;
const { locales, offered = "en" } = document.documentElement.dataset;
const root = document.currentScript.src.replace(/\/assets\/[^/]*$/, "");
const store = (name) => new Map(aliases.split(" ").map((pair) => pair.split("="))).get(name) || name;
const written = `${location}`.slice(root.length).replace(/[?#].*/, "");
const [first, ...rest] = written.toLowerCase().split("/").filter(Boolean);

// Which language a first folder means: `pt-br` pt-BR, `zh-hans` zh.
const pairs = locales.split(" ").map((pair) => pair.split(":"));
const [begin, code = begin] = pairs.find(([tag]) => `${first}-`.startsWith(`${tag}-`)) || [];

if (first === "go" && rest.length) {
  const name = /^a[0-9a-z]{9,}$/.test(rest[0]) ? rest[0].toUpperCase() : rest[0];
  const known = rest[1] ? `/${offered}/matters/${rest[1]}/` : `/go/${name}/`;
  if (known !== `${written.replace(/\/$/, "")}/`) location.replace(root + known + location.search + (rest[1] ? `#${store(name)}` : ""));
} else {
  // A host that knows one page for what is missing shows that of the whole site.
  const inLanguage = new Promise((done) => {
    if (!code || own) return done();
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onloadend = () => done(request.response);
    request.open("GET", `${root}/${code}/404.html`);
    request.send();
  });
  addEventListener("DOMContentLoaded", async () => {
    const page = await inLanguage;
    if (page) {
      for (const name of ["lang", "dir"]) document.documentElement[name] = page.documentElement[name];
      for (const part of ["title", "main", "footer"]) document.querySelector(part).replaceWith(page.querySelector(part));
    }
    const path = (code ? rest : [first, ...rest]).map(store).join("/");
    const meant = `${root}/${code || offered}/${path}${path && "/"}`;
    const missing = !written.endsWith("/404.html"); // else it was opened by its own address
    if (missing && meant !== root + written && (await fetch(meant, { method: "HEAD" })).ok) {
      const link = document.querySelector("[data-meant] a");
      link.href = link.textContent = meant + location.search + location.hash;
      link.parentElement.hidden = false;
    }
  });
}
