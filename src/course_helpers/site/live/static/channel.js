import { sleep } from "./dom.js";
import { Problem } from "./problem.js";

const STEP = 200; // ms
const PATIENCE = 10_000; // ms until a channel that does not open is named
const AGAIN = 5000; // ms between two attempts then
const SILENT = 8000; // ms without a word from a kernel that is waited for
const LOOK = 2000; // ms

/** @typedef {import("./kernel.js").News} News */

/**
 * Wait until messages can go to a kernel. Only its WebSocket may be blocked, by a filter that lets everything else pass.
 * @param {any} kernel
 * @param {import("./types.js").Provider} provider
 * @param {(news: News) => void} tell
 * @throws {Problem} when the kernel is no more
 */
export async function untilOpen(kernel, provider, tell) {
  const begun = performance.now();
  let next = PATIENCE;
  while (kernel.connectionStatus !== "connected") {
    if (kernel.isDisposed || kernel.status === "dead") throw new Problem("dead", "disposed of while its channel opened");
    if (performance.now() - begun > next) {
      next = performance.now() - begun + AGAIN;
      const found = await provider.probe(kernel.id);
      if (found === "gone") throw new Problem("dead", "gone while its channel opened");
      tell(found === "ok" ? "channelBlocked" : found);
      if (!kernel.isDisposed) kernel.reconnect().catch(() => {});
    }
    await sleep(STEP);
  }
}

/**
 * Look after a kernel that is waited for: an open channel, too, may swallow what is sent.
 * @param {any} kernel
 * @param {import("./types.js").Provider} provider
 * @param {(news: News) => void} tell
 * @returns {() => void} call it when the wait is over
 */
export function listenTo(kernel, provider, tell) {
  let heard = performance.now();
  let told = false;
  const hear = () => (heard = performance.now());
  kernel.anyMessage.connect((/** @type {any} */ _, /** @type {any} */ { direction }) => direction === "recv" && hear());
  const timer = setInterval(async () => {
    if (told || performance.now() - heard < SILENT || kernel.connectionStatus !== "connected") return;
    const before = heard;
    if ((await provider.waits(kernel.id)) && heard === before && !told) {
      told = true;
      tell("channelSilent");
    }
  }, LOOK);
  return () => {
    told = true;
    clearInterval(timer);
  };
}
