// Answers each line {"tex": …, "display": …} on its input with a line {"html": …} or {"error": …}.
// Argument: the folder of npm's MathJax.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const MathJax = await createRequire(import.meta.url)(process.argv[2]).init({
  loader: { load: ["input/tex", "output/svg", "a11y/assistive-mml"] },
  tex: {
    packages: { "[-]": ["noundefined", "require", "autoload"] }, // an unknown command is a mistake, not red text
    formatError: (_jax, error) => {
      throw error;
    },
  },
  svg: { fontCache: "none" }, // no ids: the same formula may stand on a page twice
});

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(answer(JSON.parse(line))));
}

function answer({ tex, display }) {
  try {
    const { adaptor } = MathJax.startup;
    const formula = MathJax.tex2svg(tex, { display });
    if (display) adaptor.setAttribute(formula, "tabindex", "0"); // a wide one scrolls, so the keyboard must reach it
    return { html: adaptor.outerHTML(formula) };
  } catch (error) {
    return { error: error.message };
  }
}
