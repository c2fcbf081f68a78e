// Something that has another address now: on to it. Query and anchor survive.
const target = new URL(document.querySelector("h1 a").href);
target.search = location.search;
target.hash = location.hash;
location.replace(target);
