import { sleep } from "./dom.js";
import { Problem } from "./problem.js";
import { T } from "./texts.js";
import { xsrfToken } from "./xsrf.js";

/** @typedef {import("./types.js").Provider} Provider */

const PATIENCE = 8000; // ms until a silent server counts as unreachable
const START = 60_000; // ms that a kernel may take where a whole class begins at once; the server waits as long itself

/** Python on the Jupyter server that this page comes from. @implements {Provider} */
export class ServerProvider {
  name = /** @type {const} */ ("server");
  kernelName = "python3";
  note = T.serverNote;
  readyText = T.readyServer;
  interrupts = true;
  onLost = () => {};
  onMore = () => {};

  /**
   * @param {string} page
   * @param {string} base path of the server, ending in a slash
   */
  constructor(page, base) {
    this.page = page;
    this.url = new URL(base, location.origin);
    /** Path of the JupyterHub that this server belongs to; empty without one. */
    this.hub = base.match(/^(.*\/)user\/[^/]+\/$/)?.[1] ?? "";
  }

  /** Check the server and let it start the kernel while the editor is still loading. @param {(text: string) => void} say */
  async prepare(say) {
    say(T.checking);
    const path = this.sessionPath();
    const body = JSON.stringify({ path, name: path, type: "notebook", kernel: { name: this.kernelName } });
    const started = this.#ask("api/sessions", { method: "POST", body }, START);
    const early = await Promise.race([started, sleep(PATIENCE)]);
    if (early?.ok) return;
    // JupyterHub answers a POST to a stopped server like one without login; only a GET tells them apart
    const lost = this.#lost(await this.#ask("api/kernels", {}));
    if (lost) throw new Problem(lost === "unreachable" ? "noServer" : lost);
    if (early === undefined) say(T.startsSlowly);
    const answer = await started;
    if (!answer?.ok) throw new Problem("noKernelStart", answer?.status);
  }

  /** @param {any} core */
  connect(core) {
    const config = core.api.makeConfiguration({
      useBinder: false,
      savedSessionOptions: { enabled: false },
      serverSettings: { baseUrl: this.url.href, wsUrl: this.url.href.replace(/^http/, "ws"), token: "", appendToken: false },
    });
    return core.api.connectToJupyter(config);
  }

  /** One kernel per page and tab: a reload finds its variables again. */
  sessionPath() {
    return `kurs/${this.page.replaceAll("/", "-")}-${tabName()}.ipynb`;
  }

  /**
   * @param {string} kernelId
   * @returns {Promise<"ok" | "gone" | import("./types.js").Lost>}
   */
  async probe(kernelId) {
    const answer = await this.#ask(`api/kernels/${kernelId}`, {});
    // a hub that has just been started again answers with a page of its own until it finds the server again
    if (answer?.status === 404 && answer.headers.get("Content-Type")?.includes("json")) return "gone";
    return this.#lost(answer) ?? "ok";
  }

  /** @param {string} kernelId */
  async waits(kernelId) {
    const answer = await this.#ask(`api/kernels/${kernelId}`, {});
    return answer?.ok === true && (await answer.json()).execution_state !== "busy";
  }

  expect() {}

  /** Whether it can be talked to, its channel tells. */
  async ready() {}

  takeLacking() {
    return "";
  }

  /**
   * @param {Response | null} answer to a GET
   * @returns {import("./types.js").Lost | null}
   */
  #lost(answer) {
    if (answer?.ok) return null;
    if (answer?.status === 401 || answer?.status === 403) return "needsLogin";
    if (answer?.status === 424) return "serverStopped";
    if (answer?.status === 429) return "full";
    return this.hub ? "noAnswer" : "unreachable";
  }

  /** @param {string} lost @returns {import("./types.js").WayBack | null} */
  wayBack(lost) {
    if (lost !== "needsLogin" && lost !== "serverStopped") return null;
    const here = `login?next=${encodeURIComponent(location.pathname)}`;
    const href = this.hub ? `${this.hub}hub/user-redirect/kurs/${this.page}.html` : new URL(here, this.url).href;
    return { label: lost === "serverStopped" ? T.startServer : T.login, href };
  }

  /**
   * @param {string} path
   * @param {RequestInit} options
   * @param {number} [patience] in ms
   * @returns {Promise<Response | null>} null when nothing answers
   */
  async #ask(path, options, patience = PATIENCE) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    const headers = { "X-XSRFToken": xsrfToken(), "Content-Type": "application/json" };
    try {
      return await fetch(new URL(path, this.url), { ...options, headers, signal: stop.signal, cache: "no-store" });
    } catch (error) {
      console.info("kurs: no answer", error);
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}

let ownName = "";

function tabName() {
  try {
    ownName ||= sessionStorage.getItem("kurs:fenster") ?? "";
  } catch {
    // storage is forbidden: the name lasts as long as the page
  }
  ownName ||= Math.random().toString(36).slice(2, 10);
  try {
    sessionStorage.setItem("kurs:fenster", ownName);
  } catch {
    // as above
  }
  return ownName;
}
