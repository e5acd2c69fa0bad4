import { Problem } from "./problem.js";
import { T } from "./texts.js";

/** @typedef {import("./types.js").Provider} Provider */

const PATIENCE = 8000; // ms until a silent server counts as unreachable

/** Python on the Jupyter server that this page comes from. @implements {Provider} */
export class ServerProvider {
  name = /** @type {const} */ ("server");
  kernelName = "python3";
  note = T.serverNote;
  readyText = T.readyServer;
  interrupts = true;

  /**
   * @param {string} page
   * @param {string} base path of the server, ending in a slash
   */
  constructor(page, base) {
    this.page = page;
    this.url = new URL(base, location.origin);
  }

  /** Check the server and let it start the kernel while the editor is still loading. @param {(text: string) => void} say */
  async prepare(say) {
    say(T.checking);
    const path = this.sessionPath();
    const body = JSON.stringify({ path, name: path, type: "notebook", kernel: { name: this.kernelName } });
    const answer = await this.#ask("api/sessions", { method: "POST", body });
    if (!answer) throw new Problem("noServer");
    if (answer.status === 401 || answer.status === 403) throw new Problem("needsLogin");
    if (!answer.ok) throw new Problem("noKernelStart", answer.status);
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
   * @returns {Promise<"ok" | "gone" | "login" | "unreachable">}
   */
  async probe(kernelId) {
    const answer = await this.#ask(`api/kernels/${kernelId}`, {});
    if (!answer || answer.status >= 424) return "unreachable"; // JupyterHub says 424 for a stopped server
    if (answer.status === 404) return "gone";
    return answer.ok ? "ok" : "login";
  }

  loginUrl() {
    return new URL(`login?next=${encodeURIComponent(location.pathname)}`, this.url).href;
  }

  /**
   * @param {string} path
   * @param {RequestInit} options
   * @returns {Promise<Response | null>} null when nothing answers
   */
  async #ask(path, options) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    const headers = { "X-XSRFToken": cookie("_xsrf"), "Content-Type": "application/json" };
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

/** @param {string} name */
function cookie(name) {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
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
