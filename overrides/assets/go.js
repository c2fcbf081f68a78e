// A short link: the reader's saved language, else the browser's, else English. (Who has no scripts finds the store's own
// language on the page.) Query and anchor survive.
const { offered, root, path } = document.documentElement.dataset;
const target = new URL(`${root}/${offered || "en"}/${path}`, location);
target.search = location.search;
if (location.hash) target.hash = location.hash;
location.replace(target);
