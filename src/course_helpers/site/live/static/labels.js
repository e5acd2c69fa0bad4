import { T } from "./texts.js";

/**
 * Give names to what ipywidgets, ipycanvas and matplotlib leave nameless for a screen reader: sliders, choices,
 * pictures and canvases. A widget with the class `kurs-ansage` becomes a live region: what it says is read out.
 * @param {HTMLElement} output the live output of one cell
 * @param {number} number the cell's number
 */
export function nameContents(output, number) {
  new MutationObserver(() => {
    output.querySelectorAll(".noUi-handle").forEach(nameSlider);
    output.querySelectorAll(".widget-toggle-buttons, .widget-radio").forEach(nameChoice);
    for (const canvas of output.querySelectorAll("canvas[tabindex]:not([aria-label])")) {
      canvas.setAttribute("role", "application"); // a screen reader then passes the keys on
      canvas.setAttribute("aria-label", T.canvas);
    }
    for (const said of output.querySelectorAll(".kurs-ansage > .widget-html-content:not([role])")) {
      said.setAttribute("role", "status");
    }
    for (const image of output.querySelectorAll("img:not([alt])")) image.setAttribute("alt", T.picture(number));
  }).observe(output, { childList: true, subtree: true, characterData: true, attributeFilter: ["aria-valuetext", "class"] });
  output.addEventListener("keydown", keepBrowserKeys, { capture: true });
}

/**
 * Name a slider by its own label, and let it speak what it shows: the library would speak the place in a list.
 * @param {Element} handle
 */
function nameSlider(handle) {
  const slider = handle.closest(".widget-slider, .widget-hslider, .widget-vslider");
  const label = slider?.querySelector(":scope > .widget-label")?.textContent?.trim();
  set(handle, "aria-label", label || T.slider);
  const shown = slider?.querySelector(":scope > .widget-readout")?.textContent?.trim();
  set(handle, "aria-valuetext", german(shown || handle.getAttribute("aria-valuetext") || ""));
}

/**
 * Name what can be chosen from, and tell which one is: of the buttons, only the look does.
 * @param {Element} choice
 */
function nameChoice(choice) {
  set(choice, "role", choice.matches(".widget-radio") ? "radiogroup" : "group");
  const label = choice.querySelector(":scope > .widget-label")?.textContent?.trim();
  if (label) set(choice, "aria-label", label);
  for (const button of choice.querySelectorAll("button")) {
    set(button, "aria-pressed", String(button.classList.contains("mod-active")));
  }
}

/** Write the library's 2.50 as 2,5. @param {string} text */
const german = (text) => text.replace(/\.0+$|(\.\d*?)0+$/, "$1").replace(/^(-?\d+)\.(\d+)$/, "$1,$2");

/** @param {Element} node @param {string} name @param {string} value */
function set(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value); // else the observer would never rest
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
