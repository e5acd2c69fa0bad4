import { faultProblem } from "./faults.js";
import { loadScript } from "./load.js";
import { LIVE } from "./settings.js";
import { T } from "./texts.js";

/** @typedef {import("./types.js").Settings} Settings */

/** @type {Record<string, any>} the modules that a widget's front end asks for by name */
const modules = {};
let queue = Promise.resolve();

/**
 * Load Thebe and its style. Widgets come from this site, without require.js: Thebe hands its own
 * modules to a `define` that exists only while it loads, and a widget's AMD file finds them there.
 * @param {Settings} settings
 * @returns {Promise<any>} thebe-core's programming interface
 */
export async function loadThebe(settings) {
  if (!window.thebeCore) {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = String(new URL(`${settings.thebe}/thebe.css`, LIVE));
    document.head.prepend(style); // before the theme, whose rules shall win
    const index = new URL(`${settings.thebe}/index.js`, LIVE);
    await withDefine((name, module) => (modules[name] = module), index);
    if (!window.thebeCore) throw faultProblem({ kind: "Changed", file: "index.js" }, T.ofPage);
    serveWidgets(settings.widgets);
  }
  return window.thebeCore;
}

/** @param {Settings["widgets"]} widgets */
function serveWidgets(widgets) {
  const manager = window.thebeCore.module.ThebeManager;
  const parent = Object.getPrototypeOf(manager.prototype);
  const known = new WeakSet();
  /** @this {any} @param {string} name @param {string} module @param {string} version */
  manager.prototype.loadClass = function (name, module, version) {
    if (!known.has(this)) {
      known.add(this);
      for (const [widget, { version: have, url }] of Object.entries(widgets)) {
        this.register({ name: widget, version: have, exports: () => loadWidget(widget, url) });
      }
    }
    return parent.loadClass.call(this, name, module, version);
  };
}

/**
 * @param {string} name
 * @param {string} url
 * @returns {Promise<any>}
 */
function loadWidget(name, url) {
  const loaded = queue.then(async () => {
    const take = (/** @type {string[]} */ needs, /** @type {Function} */ factory) => {
      modules[name] = factory(...needs.map((need) => modules[need]));
    };
    if (!modules[name]) await withDefine(take, new URL(url, LIVE));
    return modules[name];
  });
  queue = loaded.catch(() => undefined); // one failure must not block the next widget
  return loaded;
}

/**
 * @param {(...args: any[]) => void} define
 * @param {URL} url
 */
async function withDefine(define, url) {
  const before = Object.getOwnPropertyDescriptor(window, "define");
  window.define = define;
  try {
    await loadScript(url);
  } finally {
    delete window.define;
    if (before) Object.defineProperty(window, "define", before);
  }
}
