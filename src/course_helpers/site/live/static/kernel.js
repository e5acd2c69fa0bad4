import { sleep } from "./dom.js";
import { listenTo, untilOpen } from "./channel.js";
import { disconnect } from "./old_widgets.js";
import { Problem } from "./problem.js";

/**
 * What the kernel tells: `busy`, `idle`; `crashed` and `fresh` (a new one runs, variables are gone);
 * `elsewhere` (as `fresh`, by the reader's own wish in another tab that shares it);
 * `lost` (the browser's own is no more; `fault` says why), `dead`; `offline` or a `Lost` (it is being looked for), `back`;
 * `channelBlocked` (it answers, but messages do not get through; it goes on by itself), `channelSilent` (it does not).
 * @typedef {"busy" | "idle" | "crashed" | "fresh" | "elsewhere" | "lost" | "dead" | "offline" | import("./types.js").Lost | "back"
 *   | "channelBlocked" | "channelSilent"} News
 */

const ASK_AGAIN = 1500; // ms between two looks for a lost server
const SETTLED = 500; // ms after which a restart has closed the old channel
const BEGUN = 5000; // ms for which a restart waits for a new kernel; a channel that is blocked may never open

/** The Python process behind a page: its start, its end, and finding it again. */
export class Kernel {
  /** @type {any} */
  session = null;
  /** Called with the connection to each new Python, before anything runs in it. @type {(kernel: any) => void} */
  onConnect = () => {};
  #server = /** @type {any} */ (null);
  #crashed = false;
  #searching = false;
  #replacing = Promise.resolve();
  #restarting = false; // then Jupyter reconnects by itself, and nothing that happens is news
  #opening = false; // the channel of a session that begins
  #tabs = new BroadcastChannel("kurs:neustart"); // a duplicated tab shares its kernel
  #say = (/** @type {string} */ _text, /** @type {string} */ _amount = "") => {};
  /** Why there is no Python. @type {Problem | null} */
  fault = null;

  /**
   * @param {import("./types.js").Provider} provider
   * @param {any} notebook Thebe's notebook
   * @param {(news: News) => void} tell
   */
  constructor(provider, notebook, tell) {
    this.provider = provider;
    this.notebook = notebook;
    this.tell = tell;
    provider.onLost = (problem) => this.#lose(problem);
    this.#tabs.onmessage = ({ data }) => data === this.session?.kernel?.id && this.#followRestart();
    window.addEventListener("offline", () => this.session && this.provider.name === "server" && this.#search());
  }

  get alive() {
    const kernel = this.session?.kernel;
    return Boolean(kernel && !kernel.isDisposed && kernel.status !== "dead");
  }

  /**
   * @param {any} core thebe-core
   * @param {(text: string, amount?: string) => void} say
   * @throws {Problem}
   */
  async start(core, say) {
    this.#say = say;
    this.#server = this.provider.connect(core);
    const failure = this.provider.name === "server" ? "noServer" : "browserKernelFailed";
    await this.#server.ready.catch((/** @type {unknown} */ error) => {
      throw new Problem(failure, error);
    });
    await this.#newSession();
  }

  /** @throws {Problem} */
  async #newSession() {
    this.provider.expect(this.#say);
    this.#opening = true;
    try {
      await this.#openSession();
      this.fault = null;
    } catch (error) {
      // what the browser's own Python has said is the better explanation
      const said = Promise.race([this.provider.ready(), sleep(0)]);
      this.fault = Problem.of(
        await said.then(
          () => error,
          (/** @type {unknown} */ told) => told,
        ),
      );
      await this.#drop();
      throw this.fault;
    } finally {
      this.#opening = false;
    }
  }

  async #openSession() {
    const options = { path: this.provider.sessionPath(), kernelName: this.provider.kernelName };
    const failure = this.provider.name === "server" ? "noKernelStart" : "browserKernelFailed";
    this.session = await this.#server.startNewSession(this.notebook.rendermime, options).catch((/** @type {unknown} */ error) => {
      throw new Problem(failure, error);
    });
    this.#crashed = false;
    this.notebook.attachSession(this.session);
    this.onConnect(this.session.kernel);
    this.#watch(this.session);
    await this.provider.ready();
    if (this.provider.name === "server") await untilOpen(this.session.kernel, this.provider, this.tell);
  }

  /** A Python in the browser has come to its end. @param {Problem} problem */
  async #lose(problem) {
    if (!this.session || this.#restarting) return;
    this.fault = problem;
    await this.#drop();
    this.tell("lost");
  }

  /** Look after a running cell. @returns {() => void} call it when the cell has ended */
  attend() {
    return listenTo(this.session.kernel, this.provider, this.tell);
  }

  /** @param {any} session */
  #watch(session) {
    const kernel = session.kernel;
    const current = (/** @type {(value: string) => void} */ react) => (/** @type {any} */ _, /** @type {string} */ value) => {
      if (session === this.session && !this.#restarting) react(value);
    };
    kernel.statusChanged.connect(current((status) => this.#onStatus(status)));
    kernel.connectionStatusChanged.connect(current((status) => status === "connected" || this.#opening || this.#search()));
    // Thebe disposes of a dead session before our own listeners hear of it
    kernel.disposed.connect(current(() => !this.#searching && this.tell("dead")));
  }

  /** @param {string} status */
  #onStatus(status) {
    if (status === "autorestarting") {
      this.#crashed = true;
      disconnect(this.session);
    } else if (status === "idle" && this.#crashed) {
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
        if (found === "gone") {
          this.#replacing = this.#replace();
          return await this.#replacing;
        }
        if (found === "ok") continue;
        reconnects = false; // or only after a minute
        this.tell(/** @type {News} */ (found));
      }
      if (reconnects) return;
      if (this.session.kernel.connectionStatus !== "connected") this.session.kernel.reconnect().catch(() => {});
      await untilOpen(this.session.kernel, this.provider, this.tell);
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
    // a server that has only just come back may lose its first kernel
    await this.#newSession().catch(() => this.#newSession());
    if (!this.#restarting) this.tell("fresh");
  }

  /** Another tab has restarted the kernel of both: what this one knew of it is gone, also its channel. */
  async #followRestart() {
    if (this.#restarting) return;
    this.#searching = true; // what happens to the old channel is no news
    try {
      await this.#drop();
      await this.#newSession();
      this.tell("elsewhere");
    } catch (error) {
      console.warn("kurs: the shared kernel is lost", error);
      this.tell("dead");
    } finally {
      this.#searching = false;
    }
  }

  async #drop() {
    const old = this.session;
    this.session = null;
    try {
      await disconnect(old);
      old?.dispose();
      old?.kernel?.dispose();
    } catch (error) {
      console.info("kurs: the old session was gone already", error);
    }
  }

  /**
   * Wait until a kernel that is just beginning is there and has answered Jupyter's first question. Two new sessions at
   * once would open two channels, of which one swallows all that is sent, and nobody would take the question back.
   */
  async #begun() {
    await this.#replacing;
    if (this.alive) await this.session.kernel.info;
  }

  /** A fresh Python, whatever has become of the old one; running cells end. */
  async restart() {
    this.#restarting = true;
    try {
      await Promise.race([this.#begun().catch(() => undefined), sleep(BEGUN)]);
      await disconnect(this.session);
      if (this.provider.interrupts && this.alive) {
        const { kernel } = this.session;
        const opens = new Promise((done) => setTimeout(done, SETTLED)).then(() => untilOpen(kernel, this.provider, this.tell));
        await Promise.all([kernel.restart().catch((/** @type {unknown} */ error) => console.warn("kurs:", error)), opens]);
        this.#tabs.postMessage(kernel.id);
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
