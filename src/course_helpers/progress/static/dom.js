/**
 * Make an element; names with a dash and `role` become attributes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.includes("-") || name === "role" || name === "for") node.setAttribute(name, value);
    else Object.assign(node, { [name]: value });
  }
  node.append(...children);
  return node;
}

/** @param {string} label @param {() => void} press @param {Record<string, any>} [props] */
export function button(label, press, props = {}) {
  return el("button", { type: "button", className: "kurs-lernknopf", textContent: label, onclick: press, ...props });
}
