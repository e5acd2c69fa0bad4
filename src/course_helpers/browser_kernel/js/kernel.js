// In thebe-lite's place: `window.thebeLite.startJupyterLiteServer(config)` gives Thebe a kernel in this browser.
//
// config.baseUrl    address of the folder that holds this file (default: where this script came from)
//
// What happens is told by events on `document`, named "kurs:browserkern", with `detail`:
//   {state: "laden", bytes, bytesTotal}   the parts are arriving
//   {state: "starten"}                    all there, Python starts
//   {state: "bereit"}                     cells can run
//   {state: "fehler", error}              it will not become ready, or has broken down; `error` is for the log
//
// There is no interrupt: a busy worker does not listen. `kernel.restart()` ends it at once and starts a fresh one.
import { KernelManager, ServerConnection, SessionManager } from "@jupyterlab/services";
import { LiteKernelClient } from "@jupyterlite/services/lib/kernel/client.js";
import { KernelSpecs } from "@jupyterlite/services/lib/kernel/kernelspecs.js";
import { LiteSessionClient } from "@jupyterlite/services/lib/session/client.js";
import { WebSocket } from "mock-socket";
import { BrowserKernel } from "./browser-kernel.js";

/* global COURSE_FILES */ // {worker, core, lock, packages, bytes}: written in front of this bundle by the build
const HERE = new URL(".", document.currentScript?.src ?? document.baseURI).href;
const NAMES = ["python3", "python"];

/** @param {{baseUrl?: string}} [config] */
async function startJupyterLiteServer(config = {}) {
  const base = new URL(config.baseUrl ?? HERE, document.baseURI).href;
  const serverSettings = ServerConnection.makeSettings({
    baseUrl: base,
    wsUrl: base.replace(/^http/, "ws"),
    WebSocket,
    appendToken: false,
  });
  LiteKernelClient.WS_BASE_URL = serverSettings.wsUrl;
  const kernelClient = new LiteKernelClient({ kernelSpecs: kernelSpecs(base), serverSettings });
  const sessionClient = new LiteSessionClient({ kernelClient, serverSettings });
  const kernels = new KernelManager({ serverSettings, kernelAPIClient: kernelClient });
  const sessions = new SessionManager({ kernelManager: kernels, serverSettings, sessionAPIClient: sessionClient });
  await sessions.ready;
  return {
    serverSettings,
    sessions,
    kernels,
    ready: Promise.resolve(),
    isDisposed: false,
    dispose() {
      sessions.dispose();
      kernels.dispose();
      kernelClient.shutdownAll();
    },
  };
}

function kernelSpecs(base) {
  const specs = new KernelSpecs();
  for (const name of NAMES) {
    specs.register({
      spec: { name, display_name: "Python (Browser)", language: "python", argv: [], resources: {} },
      create: async (options) => new BrowserKernel({ ...options, ...places(base) }),
    });
  }
  return specs;
}

function places(base) {
  const at = (path) => new URL(path, base).href;
  return {
    workerUrl: at(COURSE_FILES.worker),
    pyodideUrl: at(`${COURSE_FILES.core}pyodide.mjs`),
    bytesTotal: COURSE_FILES.bytes,
    loadPyodideOptions: {
      lockFileURL: at(COURSE_FILES.lock),
      packageBaseUrl: at("pyodide/"),
      packages: COURSE_FILES.packages,
    },
  };
}

window.thebeLite = Object.assign(window.thebeLite ?? {}, { startJupyterLiteServer, version: COURSE_FILES.version });
