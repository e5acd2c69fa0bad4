// In thebe-lite's place: `window.thebeLite.startJupyterLiteServer(config)` gives Thebe a kernel in this browser.
//
// config.baseUrl    address of the folder that holds this file (default: where this script came from)
//
// What happens is told by events on `document`, named "kurs:browserkern", with `detail`:
//   {state: "laden", bytes, bytesTotal}   the parts are arriving
//   {state: "starten"}                    all there, Python starts
//   {state: "bereit"}                     cells can run
//   {state: "nachladen", bytes, bytesTotal}   a cell waits for what it imports
//   {state: "teil", kind, …}              what a cell imports does not come; the cell ends with an error
//   {state: "fehler", kind, …}            it will not become ready, or has broken down, and is no more
// `kind` says why: "Missing", "Blocked", "Server", "Net", "Cut", "Changed", "Stalled" (a part: `file`, `status`, `bytes`,
// `bytesTotal`), "Start" or "Crash"; `error` is for the log.
//
// `window.thebeLite.begin({baseUrl, packages})` may start Python before that, and name the packages that will be imported:
// they come along. Each further Python of the page gets them, too.
//
// There is no interrupt: a busy worker does not listen. `kernel.restart()` ends it at once and starts a fresh one.
import { KernelManager, ServerConnection, SessionManager } from "@jupyterlab/services";
import { LiteKernelClient } from "@jupyterlite/services/lib/kernel/client.js";
import { KernelSpecs } from "@jupyterlite/services/lib/kernel/kernelspecs.js";
import { LiteSessionClient } from "@jupyterlite/services/lib/session/client.js";
import { WebSocket } from "mock-socket";
import { BrowserKernel } from "./browser-kernel.js";
import { Parts } from "./parts.js";
import { Start, tell } from "./start.js";

/* global COURSE_FILES */ // {worker, core, lock, packages, archives, first, parts, bytes}: written in front of this bundle by the build
const OWN = document.currentScript?.src ?? "";
const HERE = new URL(".", OWN.startsWith("http") ? OWN : document.baseURI).href; // the launcher may run it from a blob
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
      create: async (options) => new BrowserKernel({ ...options, start: await taken(base) }),
    });
  }
  return specs;
}

/** The packages that the page will import. @type {string[]} */
let ahead = [];
/** A Python that no kernel has taken yet. @type {Promise<Start> | null} */
let waiting = null;

/** @param {{baseUrl?: string, packages?: string[]}} [config] */
function begin(config = {}) {
  const known = (name) => name in COURSE_FILES.archives && !COURSE_FILES.first.includes(COURSE_FILES.archives[name]);
  ahead = (config.packages ?? []).filter(known);
  waiting ??= start(new URL(config.baseUrl ?? HERE, document.baseURI).href);
  waiting.catch(() => {}); // whoever takes it hears of it
}

/** @param {string} base @throws {Fault} when there is no worker; that is told, too */
async function taken(base) {
  const early = waiting;
  waiting = null;
  const begun = await early?.catch(() => null);
  if (begun && !begun.broken) return begun;
  begun?.worker.terminate(); // perhaps it is mended by now
  return start(base).catch((fault) => {
    tell({ state: "fehler", ...fault.facts });
    throw fault;
  });
}

/** @param {string} base @returns {Promise<Start>} */
async function start(base) {
  return new Start(await workerUrl(base), places(base));
}

function places(base) {
  const at = (path) => new URL(path, base).href;
  const paths = ahead.map((name) => COURSE_FILES.archives[name]);
  return {
    base,
    parts: COURSE_FILES.parts,
    indexUrl: at(COURSE_FILES.core),
    packages: COURSE_FILES.packages,
    first: COURSE_FILES.first.map(at),
    ahead: { packages: ahead, urls: paths.map(at) },
    bytesTotal: paths.reduce((sum, path) => sum + COURSE_FILES.parts[path][0], COURSE_FILES.bytes),
    loadPyodideOptions: {
      lockFileURL: at(COURSE_FILES.lock),
      packageBaseUrl: at("pyodide/"),
    },
  };
}

/** The worker's program, once it is here: a fresh Python must not need the net for it. @type {Record<string, string>} */
const programs = {};

/**
 * An address from which the worker starts even where the host gives its program a wrong type.
 * @param {string} base @throws {Fault} when it does not come
 */
async function workerUrl(base) {
  const url = new URL(COURSE_FILES.worker, base).href;
  if (programs[url]) return programs[url];
  const parts = new Parts(base, COURSE_FILES.parts, () => {});
  const answer = await parts.fetch(url);
  programs[url] = URL.createObjectURL(await answer.blob());
  return programs[url];
}

window.thebeLite = Object.assign(window.thebeLite ?? {}, { begin, startJupyterLiteServer, version: COURSE_FILES.version });
