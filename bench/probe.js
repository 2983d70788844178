// Watches the page from inside, so that no time of the test driver is counted: when the mouse button was let go,
// when each part of the page changed, and when the frame that shows the change was painted.

(() => {
  const ANY = { childList: true, subtree: true, characterData: true }, set = (...attributeFilter) => ({ attributeFilter, attributeOldValue: true });
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
  const bench = (globalThis.bench = { first: {}, seen: {}, released: null });
  let watching = [];

  // A message posted from inside a frame is handled right after that frame has been painted.
  function painted(done) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  }

  function mark(where, name) {
    if (where[name] !== undefined) return;
    where[name] = null;
    painted((now) => { where[name] = now; });
  }

  const news = ({ type, target, attributeName, oldValue }) => type !== "attributes" || target.getAttribute(attributeName) !== oldValue;

  // Forget all changes and watch the page as it stands for the next ones.
  bench.arm = () => {
    watching.forEach((one) => one.disconnect());
    Object.assign(bench, { seen: {}, released: null });
    watching = Object.entries(PARTS).map(([name, [where, what, always]]) => {
      const one = new MutationObserver((records) => (always || records.some(news)) && mark(bench.seen, name));
      one.observe(document.querySelector(where), what);
      return one;
    });
  };

  addEventListener("pointerup", ({ timeStamp }) => { bench.released ??= timeStamp; }, { capture: true });

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
