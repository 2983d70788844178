// A picture under fingers: one scrolls the page, as everywhere; two move the picture and zoom it.

/** `moved({ x, y, dx, dy, scale })` hears of two fingers: their middle in pixels of the node, how far it went, how much wider they are. */
export function twoFingers(node, moved) {
  let before = null;
  const told = ({ touches: [one, other] }) => {
    const { left, top } = node.getBoundingClientRect();
    return { x: (one.clientX + other.clientX) / 2 - left, y: (one.clientY + other.clientY) / 2 - top,
      apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) };
  };
  node.addEventListener("touchstart", (event) => { before = event.touches.length === 2 ? told(event) : null; }, { passive: true });
  node.addEventListener("touchend", () => { before = null; }, { passive: true });
  node.addEventListener("touchmove", (event) => {
    if (!before || event.touches.length !== 2) return;
    event.preventDefault();
    const now = told(event);
    moved({ x: now.x, y: now.y, dx: now.x - before.x, dy: now.y - before.y, scale: now.apart / before.apart });
    before = now;
  }, { passive: false });
}
