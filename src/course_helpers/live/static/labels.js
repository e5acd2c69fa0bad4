import { T } from "./texts.js";

/**
 * Give names to what ipywidgets, ipycanvas and matplotlib leave nameless for a screen reader: sliders, pictures and
 * canvases. A widget with the class `kurs-ansage` becomes a live region: what it says is read out.
 * @param {HTMLElement} output the live output of one cell
 * @param {number} number the cell's number
 */
export function nameContents(output, number) {
  new MutationObserver(() => {
    for (const handle of output.querySelectorAll(".noUi-handle:not([aria-label])")) {
      const label = handle.closest(".jupyter-widgets")?.querySelector(".widget-label")?.textContent;
      handle.setAttribute("aria-label", label || T.slider);
    }
    for (const canvas of output.querySelectorAll("canvas[tabindex]:not([aria-label])")) {
      canvas.setAttribute("role", "application"); // a screen reader then passes the keys on
      canvas.setAttribute("aria-label", T.canvas);
    }
    for (const said of output.querySelectorAll(".kurs-ansage > .widget-html-content:not([role])")) {
      said.setAttribute("role", "status");
    }
    for (const image of output.querySelectorAll("img:not([alt])")) image.setAttribute("alt", T.picture(number));
  }).observe(output, { childList: true, subtree: true });
  output.addEventListener("keydown", keepBrowserKeys, { capture: true });
}

/**
 * ipycanvas takes every key for itself, so that nobody gets away from a canvas: leave the browser its own.
 * @param {KeyboardEvent} event
 */
function keepBrowserKeys(event) {
  if (!(event.target instanceof HTMLCanvasElement)) return;
  const shortcut = (event.ctrlKey || event.metaKey || event.altKey) && event.key.toLowerCase() !== "z";
  if (shortcut || /^(Tab|Escape|F\d+|Page(Up|Down)|Home|End)$/.test(event.key)) event.stopImmediatePropagation();
}
