import { Problem } from "./problem.js";
import { BrowserProvider } from "./provider_browser.js";
import { ServerProvider } from "./provider_server.js";
import { LIVE } from "./settings.js";

/**
 * Decide where this page's code runs: on the Jupyter server that delivered it, else in the browser.
 * @param {import("./types.js").Settings} settings
 * @returns {Promise<import("./types.js").Provider>}
 * @throws {Problem} when neither is possible here
 */
export async function chooseProvider(settings) {
  if (location.protocol === "file:") throw new Problem("fromFile");
  const base = await serverBase();
  if (base) return new ServerProvider(settings.page, base);
  if (settings.kernel === "chip") throw new Problem("chip");
  if (!settings.browserKernel) throw new Problem("noKernelBuilt");
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") throw new Problem("noWebAssembly");
  return new BrowserProvider(settings.page, settings.browserKernel);
}

/** @returns {Promise<string | null>} the server's base path; null on a static site. @throws {Problem} when that cannot be told */
async function serverBase() {
  const answer = await fetch(new URL("server.json", LIVE), { cache: "no-store" }).catch(() => null);
  if (!answer && navigator.serviceWorker?.controller) return null; // a course kept on this device, and no net
  if (!answer || answer.status >= 500) throw new Problem("hostSilent", answer?.status);
  if (answer.status === 403) throw new Problem("needsLogin");
  if (answer.status === 424) throw new Problem("serverStopped"); // JupyterHub says so in the place of a stopped server
  if (!answer.ok) return null;
  const told = /** @type {import("./types.js").Probe} */ (await answer.json());
  return told.jupyter;
}
