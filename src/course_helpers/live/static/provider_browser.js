import { loadScript } from "./dom.js";
import { Problem } from "./problem.js";
import { LIVE } from "./settings.js";
import { T } from "./texts.js";

/** @typedef {import("./types.js").Provider} Provider */

/** Python in the reader's own browser (Pyodide in a worker). @implements {Provider} */
export class BrowserProvider {
  name = /** @type {const} */ ("browser");
  kernelName = "python3";
  readyText = T.readyBrowser;
  interrupts = false;
  #sessions = 0;

  /**
   * @param {string} page
   * @param {{folder: string, bytes: number}} kernel
   */
  constructor(page, kernel) {
    this.page = page;
    this.folder = new URL(`${kernel.folder}/`, LIVE);
    this.note = T.browserNote(`${Math.max(1, Math.round(kernel.bytes / 1e6))} MB`);
  }

  /** @param {(text: string) => void} say */
  async prepare(say) {
    say(T.kernelLoading);
    if (window.thebeLite?.startJupyterLiteServer) return;
    await loadScript(new URL("kernel.js", this.folder)).catch((error) => {
      throw new Problem("partMissing", error);
    });
  }

  /** @param {any} core */
  connect(core) {
    const config = core.api.makeConfiguration({ useBinder: false, useJupyterLite: true, savedSessionOptions: { enabled: false } });
    const server = core.api.makeServer(config);
    // connectToJupyterLite of the interface passes no configuration on
    server.connectToJupyterLiteServer({ baseUrl: this.folder.href }).catch(() => undefined); // `ready` rejects, too
    return server;
  }

  /** A new name each time: a fresh kernel is the only way to end a running cell. */
  sessionPath() {
    this.#sessions += 1;
    return `/kurs-${this.page.replaceAll("/", "-")}-${this.#sessions}.ipynb`;
  }

  /** @returns {Promise<"ok">} nothing lies between the page and its worker */
  async probe() {
    return "ok";
  }

  wayBack() {
    return null;
  }
}
