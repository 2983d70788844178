// The same watch over the reference page: when each part of it was drawn anew, in the words of its containers.

(() => {
  const ANY = { childList: true, subtree: true, characterData: true };
  const bench = (globalThis.bench = { first: {}, seen: {}, released: null });
  let watching = [];

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

  // A chart is drawn when Plotly says so, whether it was mounted anew or changed in its place.
  function watchChart(where) {
    for (const chart of document.querySelectorAll(".st-key-timeline .js-plotly-plot")) {
      if (!chart.on) continue;
      if (!chart.benched) chart.on("plotly_afterplot", () => mark(bench.current ?? bench.first, "timeline drawn"));
      if (!chart.benched && chart.querySelector(".main-svg")) mark(where, "timeline drawn");
      chart.benched = true;
    }
  }

  // The network is drawn when its frame has loaded: its script draws before that.
  function watchFrame(where) {
    for (const frame of document.querySelectorAll(".st-key-network iframe")) {
      if (frame.benched) continue;
      frame.benched = true;
      frame.addEventListener("load", () => mark(bench.current ?? bench.first, "network drawn"));
    }
  }

  new MutationObserver(() => {
    watchChart(bench.current ?? bench.first);
    watchFrame();
  }).observe(document, { childList: true, subtree: true });

  bench.arm = () => {
    watching.forEach((one) => one.disconnect());
    Object.assign(bench, { seen: {}, released: null });
    bench.current = bench.seen;
    watching = ["sentence", "card", "table"].flatMap((name) => {
      const where = document.querySelector(`.st-key-${name}`);
      if (!where) return [];
      const one = new MutationObserver(() => mark(bench.seen, name));
      one.observe(where, ANY);
      return [one];
    });
  };

  addEventListener("pointerup", ({ timeStamp }) => { bench.released ??= timeStamp; }, { capture: true });
})();
