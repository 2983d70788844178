// Frames of other sites: the code of one, and where links lead from inside one.

/** The code that shows a link in a frame, in its field below the button, too, from where a hand can copy it. */
export function codeOf(button) {
  const { frame, title, height } = button.dataset, made = document.createElement("iframe");
  const link = new URL(frame, document.baseURI).href;
  for (const [name, value] of Object.entries({ src: link, title, width: "100%", height, loading: "lazy", style: "border: 0" })) {
    made.setAttribute(name, value);
  }
  const field = button.closest(".menu-panel").querySelector("textarea");
  field.value = made.outerHTML;
  field.hidden = false;
  return field.value;
}

const isFramed = () => new URLSearchParams(location.search).get("embed") === "true";

/** Whether a link leaves the page of a frame: the other page opens whole, in a new tab. */
export const leadsOut = (link) => isFramed() && new URL(link, document.baseURI).pathname !== location.pathname;
