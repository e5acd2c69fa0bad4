import { T } from "./texts.js";

/**
 * Give names to what ipywidgets and matplotlib leave nameless for a screen reader: sliders and pictures.
 * @param {HTMLElement} output the live output of one cell
 * @param {number} number the cell's number
 */
export function nameContents(output, number) {
  new MutationObserver(() => {
    for (const handle of output.querySelectorAll(".noUi-handle:not([aria-label])")) {
      const label = handle.closest(".jupyter-widgets")?.querySelector(".widget-label")?.textContent;
      handle.setAttribute("aria-label", label || T.slider);
    }
    for (const image of output.querySelectorAll("img:not([alt])")) image.setAttribute("alt", T.picture(number));
  }).observe(output, { childList: true, subtree: true });
}
