// Draws HTML that Python made from a template (which escapes all data) and answers clicks on it:
//   data-pick="kind:id"  choose or undo      data-copy="?query"  copy the link to this view
//   data-sort  sort the table            data-note="3"  show source 3     data-event / -actor / -tie  are marked when chosen

const { current, pick, subscribe } = await import(`./selection.js${new URL(import.meta.url).search}`);

const live = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".markup");
  let one = live.get(parentElement);
  if (!one) {
    one = { off: subscribe(() => light(root)) };
    live.set(parentElement, one);
    root.addEventListener("click", (event) => answer(event, root, one));
  }
  Object.assign(one, { send: setTriggerValue, words: data.words ?? {} });
  if (one.html !== data.html) {
    const focus = document.activeElement?.closest?.("[data-pick]")?.dataset.pick;
    root.innerHTML = one.html = data.html;
    if (focus && !root.contains(document.activeElement)) root.querySelector(`[data-pick="${CSS.escape(focus)}"]`)?.focus();
  }
  light(root);
  return () => { one.off(); live.delete(parentElement); };
}

function answer(event, root, one) {
  const target = event.target.closest("[data-pick],[data-copy],[data-sort],[data-note]");
  if (!target || !root.contains(target)) return;
  if (target.dataset.copy !== undefined) return copy(target, one.words);
  if (target.dataset.sort !== undefined) return sort(target);
  if (target.dataset.note !== undefined) return showSource(root, target.dataset.note);
  const [kind, ...id] = target.dataset.pick.split(":");
  pick(one.send, kind, id.join(":"));
}

// A link is copied whole, defaults included, and says that it was.
async function copy(button, words) {
  const link = new URL(button.dataset.copy, document.baseURI).href;
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    const field = document.createElement("textarea");      // no clipboard on pages without https
    field.value = link;
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const before = button.textContent;
  button.textContent = words.copied;
  button.addEventListener("blur", () => { button.textContent = before; }, { once: true });
  setTimeout(() => { button.textContent = before; }, 2500);
}

// A footnote mark opens the list of sources at its number.
function showSource(root, number) {
  const item = root.querySelector(`.sources li[value="${CSS.escape(number)}"]`);
  item.closest("details").open = true;
  root.querySelectorAll(".is-found").forEach((other) => other.classList.remove("is-found"));
  item.classList.add("is-found");
  item.scrollIntoView({ block: "nearest" });
}

function sort(button) {
  const head = button.closest("th"), table = head.closest("table"), body = table.tBodies[0];
  const down = head.getAttribute("aria-sort") === "ascending";
  table.querySelectorAll("th[aria-sort]").forEach((other) => other.setAttribute("aria-sort", "none"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const value = (row) => row.cells[head.cellIndex].dataset.value ?? row.cells[head.cellIndex].textContent;
  const rows = [...body.rows].sort((a, b) => value(a).localeCompare(value(b), undefined, { numeric: true }));
  body.append(...(down ? rows.reverse() : rows));
}

function light(root) {
  const { event, tie, actors } = current();
  for (const row of root.querySelectorAll("[data-event]")) row.classList.toggle("is-chosen", row.dataset.event === event);
  for (const row of root.querySelectorAll("[data-actor]")) row.classList.toggle("is-chosen", actors.includes(row.dataset.actor));
  for (const row of root.querySelectorAll("[data-tie]")) row.classList.toggle("is-chosen", row.dataset.tie === tie);
}
