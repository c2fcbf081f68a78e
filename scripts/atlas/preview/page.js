// The bar of the preview: the lines of a fault over the last good page, which loads anew when there is a better one.
(() => {
  const { version } = document.currentScript.dataset;
  const bar = document.createElement("div");
  bar.className = "preview-bar";
  bar.setAttribute("role", "alert");
  bar.lang = "en";
  bar.dir = "ltr";
  bar.tabIndex = 0; // many lines are scrolled, by keyboard too
  document.body.append(bar);
  let news;

  const listen = () => {
    news?.close();
    if (document.hidden) return; // a browser keeps only six connections to a server, and has more tabs
    news = new EventSource("/.preview/events");
    news.onmessage = ({ data }) => {
      const now = JSON.parse(data);
      if (now.version !== version) location.reload();
      bar.textContent = now.lines;
    };
    news.onerror = () => {
      bar.textContent = "The preview has ended. What you see is as old as that: run make serve again.";
      if (news.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    };
  };

  document.addEventListener("visibilitychange", listen);
  listen();
})();
