import { sleep } from "./dom.js";
import { Problem } from "./problem.js";

/**
 * What the kernel tells: `busy`, `idle`; `crashed` and `fresh` (a new one runs, variables are gone);
 * `dead`; `offline` or a `Lost` (it is being looked for); `back`.
 * @typedef {"busy" | "idle" | "crashed" | "fresh" | "dead" | "offline" | import("./types.js").Lost | "back"} News
 */

const ASK_AGAIN = 1500; // ms between two looks for a lost server

/** The Python process behind a page: its start, its end, and finding it again. */
export class Kernel {
  /** @type {any} */
  session = null;
  #server = /** @type {any} */ (null);
  #crashed = false;
  #searching = false;
  #restarting = false; // then Jupyter reconnects by itself, and nothing that happens is news

  /**
   * @param {import("./types.js").Provider} provider
   * @param {any} notebook Thebe's notebook
   * @param {(news: News) => void} tell
   */
  constructor(provider, notebook, tell) {
    this.provider = provider;
    this.notebook = notebook;
    this.tell = tell;
    window.addEventListener("offline", () => this.session && this.provider.name === "server" && this.#search());
  }

  get alive() {
    const kernel = this.session?.kernel;
    return Boolean(kernel && !kernel.isDisposed && kernel.status !== "dead");
  }

  /** @param {any} core thebe-core. @throws {Problem} */
  async start(core) {
    this.#server = this.provider.connect(core);
    const failure = this.provider.name === "server" ? "noServer" : "browserKernelFailed";
    await this.#server.ready.catch((/** @type {unknown} */ error) => {
      throw new Problem(failure, error);
    });
    await this.#newSession();
  }

  async #newSession() {
    const options = { path: this.provider.sessionPath(), kernelName: this.provider.kernelName };
    const failure = this.provider.name === "server" ? "noKernelStart" : "browserKernelFailed";
    this.session = await this.#server.startNewSession(this.notebook.rendermime, options).catch((/** @type {unknown} */ error) => {
      throw new Problem(failure, error);
    });
    this.#crashed = false;
    this.notebook.attachSession(this.session);
    this.#watch(this.session);
  }

  /** @param {any} session */
  #watch(session) {
    const kernel = session.kernel;
    const current = (/** @type {(value: string) => void} */ react) => (/** @type {any} */ _, /** @type {string} */ value) => {
      if (session === this.session && !this.#restarting) react(value);
    };
    kernel.statusChanged.connect(current((status) => this.#onStatus(status)));
    kernel.connectionStatusChanged.connect(current((status) => status === "connected" || this.#search()));
    // Thebe disposes of a dead session before our own listeners hear of it
    kernel.disposed.connect(current(() => !this.#searching && this.tell("dead")));
  }

  /** @param {string} status */
  #onStatus(status) {
    if (status === "autorestarting") this.#crashed = true;
    else if (status === "idle" && this.#crashed) {
      this.#crashed = false;
      this.tell("crashed");
    } else if (!this.#searching && (status === "busy" || status === "idle")) this.tell(status);
  }

  /** Look for a lost server until it answers, then for the kernel. */
  async #search() {
    if (this.#searching || this.provider.name === "browser") return;
    this.#searching = true;
    // Jupyter opens a new channel to a kernel that it has started again. A second one, opened before the first is
    // ready, may swallow all that is sent to the kernel: the page then waits for ever.
    let reconnects = this.#crashed;
    try {
      for (let found = ""; found !== "ok"; await sleep(found === "ok" ? 0 : ASK_AGAIN)) {
        found = navigator.onLine ? await this.provider.probe(this.session.kernel.id) : "offline";
        if (found === "gone") return await this.#replace();
        if (found === "ok") continue;
        reconnects = false; // or only after a minute
        this.tell(/** @type {News} */ (found));
      }
      if (reconnects) return;
      if (this.session.kernel.connectionStatus !== "connected") await this.session.kernel.reconnect();
      this.tell("back");
    } catch (error) {
      console.warn("kurs: the kernel is lost", error);
      this.tell("dead");
    } finally {
      this.#searching = false;
    }
  }

  /** Take a new kernel where the server has lost the old one. */
  async #replace() {
    await this.#drop();
    await this.#newSession();
    this.tell("fresh");
  }

  async #drop() {
    const old = this.session;
    this.session = null;
    try {
      old?.dispose();
      old?.kernel?.dispose();
    } catch (error) {
      console.info("kurs: the old session was gone already", error);
    }
  }

  /** A fresh Python, whatever has become of the old one; running cells end. */
  async restart() {
    this.#restarting = true;
    try {
      if (this.provider.interrupts && this.alive) {
        await this.session.kernel.restart();
      } else {
        const old = this.session;
        this.session = null;
        if (old?.kernel && !old.kernel.isDisposed) await old.shutdown().catch(() => undefined);
        await this.#newSession();
      }
    } finally {
      this.#restarting = false;
    }
  }

  /** End the running cell. @returns {Promise<"interrupted" | "restarted">} */
  async stop() {
    if (this.provider.interrupts) {
      await this.session.kernel.interrupt();
      return "interrupted";
    }
    await this.restart();
    return "restarted";
  }
}
