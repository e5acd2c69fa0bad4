// One kernel: the page's side of one worker.
import { wrap } from "comlink";
import { PyodideKernel } from "@jupyterlite/pyodide-kernel/lib/kernel.js";

export class BrowserKernel extends PyodideKernel {
  initWorker(options) {
    announce({ state: "laden", bytes: 0, bytesTotal: options.bytesTotal });
    return new Worker(options.workerUrl, { type: "module" });
  }

  // Always comlink: the original takes another way on pages with COOP and COEP, which fails without a service worker.
  initRemote(options) {
    this.ready.catch(() => {}); // told below; a kernel ended while it starts is no error
    this._worker.addEventListener("message", ({ data }) => this._listen(data, options.bytesTotal));
    this._worker.addEventListener("error", (event) => this._fail(event.message || "worker did not load"));
    const remote = wrap(this._worker);
    remote.initialize(this.initRemoteOptions(options)).then(
      () => {
        this._ready.resolve();
        announce({ state: "bereit" });
      },
      (error) => this._fail(error),
    );
    return remote;
  }

  initRemoteOptions(options) {
    const { pyodideUrl, loadPyodideOptions } = options;
    return { location: "", pyodideUrl, indexUrl: new URL(".", pyodideUrl).href, loadPyodideOptions };
  }

  _listen(data, bytesTotal) {
    if (data._kernelMessage) this._processWorkerMessage(data._kernelMessage);
    else if (data._phase) announce({ state: data._phase });
    else if (data._bytes) this._arrived(data._bytes, bytesTotal);
  }

  _arrived(bytes, bytesTotal) {
    if (bytes <= bytesTotal) announce({ state: "laden", bytes, bytesTotal });
  }

  _fail(error) {
    if (this.isDisposed) return;
    this._ready.reject(error);
    announce({ state: "fehler", error: String(error?.message ?? error) });
  }
}

function announce(detail) {
  document.dispatchEvent(new CustomEvent("kurs:browserkern", { detail }));
}
