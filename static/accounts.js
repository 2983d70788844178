// The picture of differing accounts: Plotly draws the figure that Python made, wide or narrow. A click on a dot or
// on a row's words opens its event. Below it, the search box hides the rows of the table that do not match.

const version = new URL(import.meta.url).search;
const { cssVar, element, library } = await import(`./library.js${version}`);
const { follow, go } = await import(`./markup.js${version}`);

const plotly = library("plotly-basic-4.1.1.min.js", "moduleName");
const NARROW = 760;                 // below this width the words stand above the line
const live = new WeakMap();

export const html = '<div class="accounts-picture"></div>';

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".accounts-picture");
  let picture = live.get(parentElement);
  if (!picture) {
    picture = { root, title: element("h2", "accounts-title", root), choice: element("div", "accounts-choice", root),
      plot: element("div", "accounts-plot", root), chosen: "" };
    picture.watch = new ResizeObserver(() => resized(picture));
    live.set(parentElement, picture);
  }
  Object.assign(picture, { pictures: data.pictures, send: setTriggerValue });
  picture.title.textContent = data.title;
  root.hidden = !data.pictures.length;
  choose(picture, picture.chosen);
  return () => {
    picture.dead = true;
    picture.watch.disconnect();
    plotly.then((Plotly) => Plotly.purge(picture.plot));
    live.delete(parentElement);
  };
}

// Which counts are shown: the most disputed, or those of one subject.
function choose(picture, name) {
  picture.data = picture.pictures.find((one) => one.name === name) ?? picture.pictures[0];
  if (!picture.data) return;
  picture.chosen = picture.data.name;
  picture.choice.replaceChildren(...picture.pictures.map((one) => {
    const button = element("button", "choice");
    Object.assign(button, { type: "button", textContent: one.name, onclick: () => again(picture, one.name) });
    button.setAttribute("aria-pressed", String(one === picture.data));
    return button;
  }));
  const { data } = picture;
  plotly.then((Plotly) => { if (!picture.dead && picture.data === data) draw(Plotly, picture); });
}

function again(picture, name) {
  choose(picture, name);
  picture.choice.querySelector('[aria-pressed="true"]').focus();
}

function draw(Plotly, picture) {
  const { root, plot, data } = picture;
  if (!root.clientWidth) return void picture.watch.observe(root);
  const { data: traces, layout } = structuredClone(root.clientWidth < NARROW ? data.narrow : data.wide);
  picture.width = root.clientWidth;
  const ink = cssVar(root, "--st-text-color", "#222"), ground = cssVar(root, "--st-background-color", "#fff");
  const font = { color: ink, family: cssVar(root, "--st-font", "sans-serif"), size: 12 };
  const dress = { ...layout, font, width: root.clientWidth, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    hoverlabel: { align: "left", bgcolor: ground, bordercolor: cssVar(root, "--st-border-color", "#ddd"), font } };
  Plotly.react(plot, traces, dress, { displayModeBar: false, responsive: false, doubleClick: false }).then(() => {
    plot.setAttribute("role", "group");
    plot.setAttribute("aria-label", data.alt);
    root.dataset.rows = String(data.links.length);
    if (picture.bound) return;
    picture.bound = true;
    plot.on("plotly_click", ({ points }) => go(picture.send, picture.data.links[points[0].customdata]));
    plot.addEventListener("click", (event) => clicked(event, picture), true);
    picture.watch.observe(root);
  });
}

// The words of a row are a link, of which Plotly must not hear, too.
function clicked(event, picture) {
  const link = event.target.closest("a");
  if (!link) return;
  event.stopPropagation();
  follow(event, link, picture.send);
}

function resized(picture) {
  if (picture.root.clientWidth === picture.width || !picture.root.clientWidth) return;
  plotly.then((Plotly) => { if (!picture.dead) draw(Plotly, picture); });
}

// Search ----

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function search(field) {
  const words = folded(field.value).split(/\s+/).filter(Boolean), box = field.closest(".disputes");
  const rows = [...box.querySelectorAll("tbody tr")];
  for (const row of rows) {
    row.folded ??= folded(row.textContent);
    row.hidden = !words.every((word) => row.folded.includes(word));
  }
  const found = box.querySelector("[data-found]");
  found.textContent = words.length ? `${found.dataset.words} ${rows.filter((row) => !row.hidden).length}` : "";
}

document.addEventListener("input", ({ target }) => { if (target.matches?.(".disputes [data-search]")) search(target); });
