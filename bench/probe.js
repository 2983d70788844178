// Watches the page from inside: when each part of it changed, and when the frame that shows the change was painted.

(() => {
  const { ANY, mark } = bench, set = (...attributeFilter) => ({ attributeFilter, attributeOldValue: true });
  const shown = () => document.querySelector(".bar [aria-current]")?.textContent, again = () => true;
  let before;                        // the page that was shown when the watch began
  // part -> where it is seen, what is watched of it, and which records count as a change; a value set again does not
  const PARTS = {
    "timeline lit": [".timeline", set("data-lit", "data-event")],
    "network lit": [".network", set("data-lit")],
    "timeline drawn": [".timeline", set("data-drawn"), again],
    "network drawn": [".network", set("data-drawn"), again],
    sentence: [".markup:has(.sentence)", ANY],
    card: [".part-card .markup", ANY],
    table: [".part-table .markup", ANY],
    page: [".stMain", { ...bench.ANY, attributes: true }, () => shown() !== before],
    picture: [".stMain", { ...set("data-drawn"), subtree: true }, again],
  };

  const news = ({ type, target, attributeName, oldValue }) => type !== "attributes" || target.getAttribute(attributeName) !== oldValue;
  const anyNews = (records) => records.some(news);

  bench.arm = () => {
    before = shown();
    bench.anew(() => Object.entries(PARTS).map(([name, [where, what, counts = anyNews]]) => {
      const one = new MutationObserver((records) => counts(records) && mark(bench.seen, name));
      const at = document.querySelector(where);   // not every part is on every page
      if (at) one.observe(at, what);
      return one;
    }));
  };

  for (const name of ["pushState", "replaceState"]) {
    const original = history[name];
    history[name] = function (...given) {
      const before = location.href;
      original.apply(this, given);
      if (location.href !== before) mark(bench.seen, "url");
    };
  }

  new MutationObserver((records) => {
    for (const { target } of records) for (const name of ["timeline", "network"]) if (target.classList.contains(name)) mark(bench.first, name);
  }).observe(document, { subtree: true, attributeFilter: ["data-drawn"] });
})();
