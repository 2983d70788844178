// Watches the page from inside: when each part of it changed, and when the frame that shows the change was painted.

(() => {
  const { ANY, mark } = bench, set = (...attributeFilter) => ({ attributeFilter, attributeOldValue: true });
  // part -> where it is seen, what counts as a change of it, and whether setting the same value again counts
  const PARTS = {
    "timeline lit": [".timeline", set("data-lit", "data-event")],
    "network lit": [".network", set("data-lit")],
    "timeline drawn": [".timeline", set("data-drawn"), true],
    "network drawn": [".network", set("data-drawn"), true],
    sentence: [".markup:has(.sentence)", ANY],
    card: [".part-card .markup", ANY],
    table: [".part-table .markup", ANY],
  };

  const news = ({ type, target, attributeName, oldValue }) => type !== "attributes" || target.getAttribute(attributeName) !== oldValue;

  bench.arm = () => bench.anew(() => Object.entries(PARTS).map(([name, [where, what, always]]) => {
    const one = new MutationObserver((records) => (always || records.some(news)) && mark(bench.seen, name));
    one.observe(document.querySelector(where), what);
    return one;
  }));

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
