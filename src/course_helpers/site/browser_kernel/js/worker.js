// The worker in which Python runs: Pyodide with IPython, everything from the lock file, nothing resolved at run time.
import { expose } from "comlink";
import { PyodideRemoteKernel } from "@jupyterlite/pyodide-kernel/lib/worker.js";
import boot from "./boot.py";
import { Parts } from "./parts.js";
import streams from "./streams.py";
import unpack from "./unpack.py";

// Points a second, and what a message costs: a cell that sends more waits, or the page could no longer react.
const FLOOD = 300;
const COSTS = { display_data: 6, update_display_data: 6, execute_result: 6, clear_output: 6 };
const LACKING = "Ein Teil von Python ließ sich nicht laden. Woran es liegt, steht oben auf der Seite.";
const SECOND = 1000; // ms
const QUIET = { messageCallback: () => {} };

class CourseWorker extends PyodideRemoteKernel {
  #sent = 0;
  #since = 0;

  constructor() {
    super();
    this._sendWorkerMessage = (message) => this.#send(message);
  }

  // plain messages beside comlink's, as the page's side expects them
  #send(message) {
    if (message.type === "stream" && typeof message.bundle.text === "object") {
      message.bundle = { name: message.bundle.name, ...message.bundle.text };
    }
    const now = performance.now();
    if (now - this.#since > SECOND) [this.#since, this.#sent] = [now, 0];
    this.#sent += COSTS[message.type] ?? 1;
    if (this.#sent > FLOOD) while (performance.now() - this.#since < SECOND);
    postMessage({ _kernelMessage: message });
  }

  async initialize(options) {
    hold(options.lock);
    this.parts = new Parts(options.base, options.parts, (bytes, total) => {
      postMessage(this._pyodide ? { _more: bytes, _total: total } : { _bytes: bytes });
    });
    this.parts.install();
    // Emscripten waits for ever for a program that does not come
    this.parts.onFault = (fault) => this._pyodide || postMessage({ _failed: fault.facts });
    try {
      await super.initialize(options);
    } catch (error) {
      postMessage({ _failed: { kind: "Start", error: String(error) } }); // unless a part has been named
      throw error;
    }
  }

  async initRuntime({ indexUrl, packages, first, ahead, loadPyodideOptions }) {
    const [program, core] = [`${indexUrl}pyodide.mjs`, `${indexUrl}pyodide.asm.mjs`];
    this.parts.begin([program, core, ...first]);
    this.parts.begin(ahead.urls, { needed: false });
    const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(
      [program, core].map((url) => this.parts.module(url)),
    );
    const [stdout, stderr] = [(text) => console.log(text), (text) => console.error(text)];
    const pyodide = await loadPyodide({ indexURL: indexUrl, createPyodideModule, stdout, stderr, ...loadPyodideOptions });
    pyodide.runPython(unpack);
    // Python opens a compiled module when it is imported; Pyodide would open all of a package, most of them for nothing
    pyodide.pyimport("pyodide._package_loader").should_load_dynlib = () => false;
    await pyodide.loadPackage(packages, QUIET);
    pyodide._api.on_fatal = (error) => postMessage({ _failed: { kind: "Crash", error: `${error.name}: ${error.message}` } });
    this._pyodide = pyodide;
    this._ahead = pyodide.loadPackage(ahead.packages, QUIET).catch((error) => console.info(error));
  }

  async initFilesystem() {} // no drive: a page has no files of its own

  async initPackageManager() {} // no micropip: the lock file holds everything there is

  async initKernel() {
    postMessage({ _phase: "starten" });
    await this._pyodide.runPythonAsync(boot);
    this._pyodide.runPython(streams);
    this._gatherer = this._pyodide.globals.get("gatherer");
  }

  async initGlobals(options) {
    this._pyodide.runPython("import pyodide_kernel");
    await super.initGlobals(options);
  }

  async setup(parent) {
    this._gatherer?.flush(); // belongs to what came before
    await super.setup(parent);
  }

  async execute(content, parent) {
    await this.setup(parent);
    const fault = await this.#load(content.code);
    if (!fault) return super.execute(content, parent);
    postMessage({ _lacking: fault.facts });
    const told = { ename: "ImportError", evalue: LACKING, traceback: [] };
    this._sendWorkerMessage({ parentHeader: parent.header, bundle: told, type: "execute_error" });
    return { status: "error", ...told, payload: [] };
  }

  /** Get the packages that a cell imports; what does not come is told instead of an import that fails. */
  async #load(code) {
    await this._ahead;
    this.parts.forgive(); // what has failed there gets a second try
    await this._pyodide.loadPackagesFromImports(code, QUIET).catch((error) => console.info(error));
    return this.parts.takeFaults()[0];
  }

  async commMsg(...message) {
    const answer = await super.commMsg(...message);
    this._gatherer.flush();
    return answer;
  }
}

/** Hold a lock as long as the worker lives: so the page learns of its end, whatever ends it. */
function hold(name) {
  navigator.locks?.request(name, () => {
    postMessage({ _holds: true });
    return new Promise(() => {});
  });
}

postMessage({ _phase: "da" });
expose(new CourseWorker());
