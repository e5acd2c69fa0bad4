import { faultProblem, faultText } from "./faults.js";
import { loadScript } from "./load.js";
import { LIVE } from "./settings.js";
import { T } from "./texts.js";

/** @typedef {import("./types.js").Provider} Provider */
/** @typedef {import("./problem.js").Problem} Problem */

const SLOW = 8000; // ms from which loading is called slow

/** Python in the reader's own browser (Pyodide in a worker). @implements {Provider} */
export class BrowserProvider {
  name = /** @type {const} */ ("browser");
  kernelName = "python3";
  readyText = T.readyBrowser;
  interrupts = false;
  /** Told when a Python that was ready is no more. */
  onLost = (/** @type {Problem} */ _problem) => {};
  /** Told what a cell waits for. */
  onMore = (/** @type {string} */ _amount) => {};
  #sessions = 0;
  #lacking = "";
  #since = 0;
  #starting = false;
  #say = (/** @type {string} */ _text, /** @type {string} */ _amount = "") => {};
  /** @type {() => void} */
  #ready = () => {};
  /** @type {(problem: Problem) => void} */
  #failed = () => {};
  /** @type {Promise<void>} */
  #start = Promise.resolve();

  /**
   * @param {string} page
   * @param {{folder: string, bytes: number, packages: string[]}} kernel
   */
  constructor(page, kernel) {
    this.page = page;
    this.folder = new URL(`${kernel.folder}/`, LIVE);
    this.packages = kernel.packages;
    this.note = T.browserNote(`${Math.max(1, Math.round(kernel.bytes / 1e6))} MB`);
    document.addEventListener("kurs:browserkern", (event) => this.#hear(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {(text: string, amount?: string) => void} say */
  async prepare(say) {
    this.expect(say);
    say(T.kernelLoading);
    if (!window.thebeLite) await loadScript(new URL("kernel.js", this.folder));
    if (!window.thebeLite) throw faultProblem({ kind: "Changed", file: "kernel.js" }, T.ofPage);
    window.thebeLite.begin({ baseUrl: this.folder.href, packages: this.packages }); // while the rest of the page loads
  }

  /** @param {any} core */
  connect(core) {
    const config = core.api.makeConfiguration({
      useBinder: false,
      useJupyterLite: true,
      savedSessionOptions: { enabled: false },
    });
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

  /** From here on, news are of a new Python. @param {(text: string, amount?: string) => void} say */
  expect(say) {
    this.#say = say;
    this.#since = performance.now();
    this.#starting = true;
    this.#start = new Promise((done, fail) => ([this.#ready, this.#failed] = [done, fail]));
    this.#start.catch(() => {}); // told by ready()
  }

  /** @returns {Promise<void>} when Python runs. @throws {Problem} */
  ready() {
    return this.#start;
  }

  /** What the cell that has just ended could not load; told once. */
  takeLacking() {
    const said = this.#lacking;
    this.#lacking = "";
    return said;
  }

  /** @param {any} news */
  #hear(news) {
    if (news.state === "laden") {
      const slow = performance.now() - this.#since > SLOW;
      if (this.#starting)
        this.#say(slow ? T.kernelSlow : T.kernelLoading, news.bytes ? T.arrived(news.bytes, news.bytesTotal) : "");
    } else if (news.state === "starten") this.#say(T.kernelStarting);
    else if (news.state === "nachladen") this.onMore(news.bytes < news.bytesTotal ? T.arrived(news.bytes, news.bytesTotal) : "");
    else if (news.state === "teil") this.#lacking = faultText(news);
    else if (news.state === "bereit") {
      this.#starting = false;
      this.#ready();
    } else if (news.state === "fehler") {
      if (this.#starting) this.#failed(faultProblem(news));
      else this.onLost(faultProblem(news));
      this.#starting = false;
    }
  }

  /** @returns {Promise<"ok">} nothing lies between the page and its worker */
  async probe() {
    return "ok";
  }

  /** @returns {Promise<boolean>} the end of the worker is noticed otherwise */
  async waits() {
    return false;
  }

  wayBack() {
    return null;
  }
}
