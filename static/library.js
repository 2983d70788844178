// Loads a drawing library once, however many pictures ask for it. Never from another host.

const loading = new Map();

export function library(file, global) {
  if (!loading.has(file)) {
    loading.set(file, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`vendor/${file}`, import.meta.url).href;
      script.onload = () => resolve(globalThis[global]);
      script.onerror = () => reject(new Error(`${file} could not be loaded`));
      document.head.append(script);
    }));
  }
  return loading.get(file);
}

export const cssVar = (element, name, fallback) =>
  getComputedStyle(element).getPropertyValue(name).trim() || fallback;

export const element = (tag, className, parent) => {
  const made = document.createElement(tag);
  made.className = className;
  parent?.append(made);
  return made;
};
