import { loadScript } from "./load.js";
import { LIVE } from "./settings.js";

const FORMULA = /\\\(|\\\[|\\begin\{|\$\$/;
const DOLLARS = /(^|[^\\$])\$([^$\n]+)\$(?!\$)/g; // MathJax knows $…$ only as \(…\)

/** @type {Promise<void> | undefined} */
let loaded;

/**
 * Show the formulas of an output; the first one brings MathJax, so that pages without load nothing of it.
 * @param {HTMLElement} node
 * @param {string} folder of MathJax
 */
export async function typeset(node, folder) {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (node.matches(".jp-RenderedMarkdown, .jp-RenderedLatex") && texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    text.data = text.data.replace(DOLLARS, "$1\\($2\\)");
  }
  if (!FORMULA.test(node.textContent ?? "")) return;
  try {
    loaded ??= load(folder);
    await loaded;
    await window.MathJax.typesetPromise([node]);
  } catch (error) {
    loaded = undefined; // the formula stays as it was written; the next output tries again
    console.warn("kurs: no formulas", error);
  }
}

/** @param {string} folder */
async function load(folder) {
  window.MathJax = {
    loader: { load: ["core", "input/tex", "output/chtml", "a11y/assistive-mml"] },
    startup: { typeset: false },
  };
  await loadScript(new URL(`${folder}/startup.js`, LIVE));
  await window.MathJax.startup.promise;
}
