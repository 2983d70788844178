// A picture for print: the browser that shows an SVG makes a PNG of it, with its own fonts.

const DPI = 300, SCREEN = 96;       // dots per inch of print, and of an SVG whose size is in pixels
const HEAD = 33;                    // bytes before the second chunk of a PNG: its signature and what it measures

// The chunk that says how large a dot is: 11811 to the metre, which is 300 to the inch.
const DOTS = new Uint8Array([0, 0, 0, 9, 112, 72, 89, 115, 0, 0, 46, 35, 0, 0, 46, 35, 1, 120, 165, 63, 118]);

/** The SVG as a PNG of 300 dpi: a Blob of the one as a Blob of the other. */
export async function png(svg) {
  const address = URL.createObjectURL(svg), image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round((image.naturalWidth * DPI) / SCREEN);
  canvas.height = Math.round((image.naturalHeight * DPI) / SCREEN);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  const drawn = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return new Blob([drawn.slice(0, HEAD), DOTS, drawn.slice(HEAD)], { type: "image/png" });
}
