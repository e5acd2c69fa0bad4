// WebKit, in Safari and on every iPad, does not hand the page's mode on to its pictures (seen in 2.50). There, those
// that know a dark look get their rule for it decided here, whenever the page is switched and for all that it is given.
"use strict";
if (navigator.vendor.startsWith("Apple")) {
  const PICTURES = 'img:is([src$=".svg"], [src^="data:image/svg"])';
  const LIVE = "data:image/svg+xml,"; // as JupyterLab writes it
  const RULE = /\(prefers-color-scheme:\s*dark\)/g;
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  /** @type {WeakMap<HTMLImageElement, {given: string, ours: string, text?: Promise<string>}>} */
  const known = new WeakMap();

  const isDark = () => root.dataset.theme === "dark";

  /** @param {string} address */
  const textOf = async (address) =>
    address.startsWith(LIVE) ? decodeURIComponent(address.slice(LIVE.length)) : (await fetch(address)).text();

  /** @param {HTMLImageElement} img */
  const fit = async (img) => {
    let picture = known.get(img);
    if (!picture || img.src !== picture.ours) {
      picture = { given: img.src, ours: img.src };
      known.set(img, picture);
    }
    const dark = isDark();
    let address = picture.given;
    if (dark || system.matches) {
      picture.text ??= textOf(picture.given);
      const text = await picture.text;
      const decided = text.replace(RULE, dark ? "all" : "not all");
      if (decided !== text) address = LIVE + encodeURIComponent(decided);
    }
    if (dark !== isDark() || img.src !== picture.ours || address === picture.ours) return; // or the next call does it
    img.src = address;
    picture.ours = img.src;
  };
  const fitAll = () => {
    for (const img of /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll(PICTURES))) {
      fit(img).catch(() => undefined); // without a net it stays as it is
    }
  };

  new MutationObserver(fitAll).observe(root, { subtree: true, childList: true, attributeFilter: ["data-theme", "src"] });
  system.addEventListener("change", fitAll);
  fitAll();
}
