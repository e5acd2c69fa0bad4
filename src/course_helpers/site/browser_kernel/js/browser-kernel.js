// One kernel: the page's side of one worker.
import { PyodideKernel } from "@jupyterlite/pyodide-kernel/lib/kernel.js";
import { arriving, tell } from "./start.js";

const SILENT = 12_000; // ms until a worker that has not said a word is given up
const BROKEN = /RuntimeError|out of memory|Maximum call stack|memory access/i; // errors after which Python is no more

export class BrowserKernel extends PyodideKernel {
  initWorker(options) {
    this._started = false;
    this._lock = options.start.lock;
    this._stopWaiting = new AbortController();
    this._tell({ state: "laden", bytes: 0, bytesTotal: options.start.bytesTotal });
    return options.start.worker;
  }

  // Always comlink: the original takes another way on pages with COOP and COEP, which fails without a service worker.
  initRemote({ start }) {
    const { bytesTotal } = start;
    this.ready.catch(() => {}); // told below; a kernel ended while it starts is no error
    this._silence = setTimeout(() => this._fail({ kind: "Stalled", bytes: 0, bytesTotal }), SILENT);
    start.listen((event) => (event.type === "error" ? this._onError(event) : this._listen(event.data, bytesTotal)));
    start.done.then(
      () => {
        this._started = true;
        this._ready.resolve();
        this._tell({ state: "bereit" });
      },
      (error) => this._fail({ kind: "Start", error: String(error?.message ?? error) }), // unless the worker has said more
    );
    return start.remote;
  }

  async executeRequest(content) {
    try {
      return await super.executeRequest(content);
    } catch (error) {
      this._fail({ kind: "Crash", error: String(error?.message ?? error) });
      throw error;
    }
  }

  _listen(data, bytesTotal) {
    clearTimeout(this._silence);
    if (data._kernelMessage) this._processWorkerMessage(data._kernelMessage);
    else if (data._phase === "starten") this._tell({ state: "starten" });
    else if (data._bytes) this._tell(arriving(data._bytes, bytesTotal));
    else if (data._more) this._tell({ state: "nachladen", bytes: data._more, bytesTotal: data._total });
    else if (data._lacking) this._tell({ state: "teil", ...data._lacking });
    else if (data._failed) this._fail(data._failed);
    else if (data._holds) this._awaitEnd();
  }

  /** The lock comes free when the worker is no more. */
  _awaitEnd() {
    const { signal } = this._stopWaiting;
    navigator.locks
      .request(this._lock, { signal }, () => this._fail({ kind: "Crash", error: "the worker has ended" }))
      .catch(() => {});
  }

  _onError(event) {
    const error = event.message || "worker did not load";
    if (!this._started) this._fail({ kind: "Start", error });
    else if (BROKEN.test(error)) this._fail({ kind: "Crash", error });
  }

  /** @param {{kind: string, error?: string}} facts */
  _fail(facts) {
    if (this.isDisposed) return;
    this._ready.reject(new Error(facts.error ?? facts.kind));
    this._tell({ state: "fehler", ...facts });
    this.dispose();
  }

  _tell(detail) {
    if (!this.isDisposed) tell(detail);
  }

  dispose() {
    clearTimeout(this._silence);
    this._stopWaiting.abort();
    super.dispose();
  }
}
