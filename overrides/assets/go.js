// A short link: the reader's saved language, else the browser's, else the store's own. Query and anchor survive.
const { offered, own, root, path } = document.documentElement.dataset;
const target = new URL(`${root}/${offered || own}/${path}`, location);
target.search = location.search;
if (location.hash) target.hash = location.hash;
location.replace(target);
