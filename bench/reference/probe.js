// The same watch over the reference page: when each part of it was drawn anew, in the words of its containers.

(() => {
  const { ANY, mark } = bench;

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
    bench.anew(() => ["sentence", "card", "table"].flatMap((name) => {
      const where = document.querySelector(`.st-key-${name}`);
      if (!where) return [];
      const one = new MutationObserver(() => mark(bench.seen, name));
      one.observe(where, ANY);
      return [one];
    }));
    bench.current = bench.seen;
  };
})();
