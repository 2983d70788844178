// A tour: its text has all steps, of which the chosen one is shown, and its list of sources those of that step.
// Links, the jump list and the arrow keys turn to another; the text turns at once, the pictures when Python answers.

const version = new URL(import.meta.url).search;
const { current, subscribe } = await import(`./selection.js${version}`);
const { html: markup, default: showMarkup } = await import(`./markup.js${version}`);

const live = new WeakMap();         // parentElement -> pane; this function runs anew for each change of data
const ELSEWHERE = "input, textarea, select, [contenteditable], [role=combobox], [role=listbox]";

export const html = `${markup}<p class="visually-hidden" role="status"></p>`;

export default function (component) {
  const { parentElement: root } = component;
  const forget = showMarkup(component);
  if (!live.has(root)) {
    const press = (event) => pressed(event, root);
    const off = subscribe(() => turn(root));
    document.addEventListener("keydown", press);
    live.set(root, { off: () => { off(); document.removeEventListener("keydown", press); } });
  }
  turn(root);
  return () => {
    live.get(root)?.off();
    live.delete(root);
    forget();
  };
}

function turn(root) {
  const { step } = current(), pane = live.get(root);
  for (const part of root.querySelectorAll("[data-steps]")) part.hidden = !part.dataset.steps.split(" ").includes(step);
  const shown = root.querySelector(".tour-step:not([hidden])");
  if (!shown) return;
  for (const link of root.querySelectorAll("[data-turn]")) link.setAttribute("href", ahead(root, Number(link.dataset.turn)) ?? link.dataset.end);
  for (const link of root.querySelectorAll("[data-step]")) {
    if (link.dataset.step === step) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  root.parentElement.dataset.focus = shown.dataset.focus;   // the style sheet asks the group, not its descendants, at each change of the page
  root.querySelector(".tour-at").textContent = shown.dataset.progress;
  if (pane.step === step) return;
  if (pane.step) turned(root, shown);
  pane.step = step;
}

// What is read aloud is said apart from the text, which stands there already. Where a step begins lower than the
// reader's eye, as on a phone, its heading comes into view.
function turned(root, shown) {
  root.querySelector("[role=status]").textContent = shown.dataset.said;
  root.querySelectorAll(".menu[open]").forEach((menu) => { menu.open = false; });
  const head = root.querySelector(".tour");
  if (head.getBoundingClientRect().top < 0) head.scrollIntoView({ block: "start" });
}

// The link to the step so many places further on; undefined beyond the ends.
function ahead(root, places) {
  const links = [...root.querySelectorAll("[data-step]")];
  return links[links.findIndex((link) => link.dataset.step === current().step) + places]?.getAttribute("href");
}

function pressed(event, root) {
  const { key, target } = event;
  if (!["ArrowLeft", "ArrowRight"].includes(key) || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || target.closest?.(ELSEWHERE)) return;
  const forward = getComputedStyle(root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const places = key === forward ? 1 : -1, next = ahead(root, places), link = root.querySelector(`[data-turn="${places}"]`);
  if (!next) return;
  link.setAttribute("href", next);   // two presses may come within the frame in which the first is shown
  link.click();
}
