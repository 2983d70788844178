// What the watches over both pages share: when the mouse button was let go, and when the frame that shows a change
// was painted. It runs inside the page, before `probe.js`, so that no time of the test driver is counted.

(() => {
  const bench = (globalThis.bench = { first: {}, seen: {}, released: null });
  let watching = [];

  bench.ANY = { childList: true, subtree: true, characterData: true };

  // A message posted from inside a frame is handled right after that frame has been painted.
  function painted(done) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  }

  // Note when a change of this name is seen, the first time.
  bench.mark = (where, name) => {
    if (where[name] !== undefined) return;
    where[name] = null;
    painted((now) => { where[name] = now; });
  };

  // Forget all changes; the observers that `watch` makes of the page as it stands see the next ones.
  bench.anew = (watch) => {
    watching.forEach((one) => one.disconnect());
    Object.assign(bench, { seen: {}, released: null });
    watching = watch();
  };

  addEventListener("pointerup", ({ timeStamp }) => { bench.released ??= timeStamp; }, { capture: true });
})();
