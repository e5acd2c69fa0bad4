// The worker in which Python runs: Pyodide with IPython, everything from the lock file, nothing resolved at run time.
import { expose } from "comlink";
import { PyodideRemoteKernel } from "@jupyterlite/pyodide-kernel/lib/worker.js";
import boot from "./boot.py";

class CourseWorker extends PyodideRemoteKernel {
  constructor() {
    super();
    // plain messages beside comlink's, as the page's side expects them
    this._sendWorkerMessage = (message) => postMessage({ _kernelMessage: message });
    reportBytes();
  }

  async initFilesystem() {} // no drive: a page has no files of its own

  async initPackageManager() {} // no micropip: the lock file holds everything there is

  async initKernel() {
    postMessage({ _phase: "starten" });
    await this._pyodide.runPythonAsync(boot);
  }

  async initGlobals(options) {
    this._pyodide.runPython("import pyodide_kernel");
    await super.initGlobals(options);
  }
}

/** Tell the page after every finished file how many bytes have arrived. */
function reportBytes() {
  let bytes = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) bytes += entry.encodedBodySize;
    postMessage({ _bytes: bytes });
  }).observe({ type: "resource", buffered: true });
}

expose(new CourseWorker());
