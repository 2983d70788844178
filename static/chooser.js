// Streamlit's field for a file speaks English only. Its words are said here in the reader's language, and once more
// whenever Streamlit makes a new field: after each file that was read.

const PLACES = { choose: "button p", limit: '[data-testid="stFileUploaderDropzoneInstructions"] div:not(:has(div)) > span' };

let watch;

export default function ({ data }) {
  const say = () => {
    for (const [word, place] of Object.entries(PLACES)) {
      const found = document.querySelector(`.st-key-own-chooser section ${place}`);
      if (found && found.textContent !== data[word]) found.textContent = data[word];
    }
  };
  watch?.disconnect();              // called again with the words of another language
  watch = new MutationObserver(say);
  watch.observe(document.querySelector(".stMain"), { childList: true, subtree: true });
  say();
  return () => watch.disconnect();
}
