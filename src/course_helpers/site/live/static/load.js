import { el, sleep } from "./dom.js";
import { faultProblem } from "./faults.js";
import { T } from "./texts.js";

const STALL = 10_000; // ms without a single byte

/**
 * Load a classic script once it is needed. Hosts that give it a wrong type, and say that the browser must believe it, are
 * coped with; all else is told.
 * @param {string | URL} url
 * @throws {import("./problem.js").Problem}
 */
export async function loadScript(url) {
  const { type, content } = await fetchPart(url);
  if (/javascript|ecmascript/i.test(type)) return insert(url, url);
  const blob = URL.createObjectURL(new Blob([content], { type: "text/javascript" }));
  try {
    await insert(blob, url);
  } finally {
    URL.revokeObjectURL(blob);
  }
}

/** @param {string | URL} source @param {string | URL} url @returns {Promise<void>} */
function insert(source, url) {
  return new Promise((done, fail) => {
    const script = el("script", { src: String(source), onload: () => done() });
    script.onerror = () => {
      script.remove();
      fail(faultProblem({ kind: "Type", file: fileOf(url) }, T.ofPage));
    };
    document.head.append(script);
  });
}

/**
 * @param {string | URL} url
 * @returns {Promise<{type: string, content: ArrayBuffer}>}
 * @throws {import("./problem.js").Problem}
 */
async function fetchPart(url) {
  const facts = { file: fileOf(url), bytes: 0, bytesTotal: 0 };
  const problem = (/** @type {import("./faults.js").Facts["kind"]} */ kind, more = {}) =>
    faultProblem({ ...facts, kind, ...more }, T.ofPage);
  const stop = new AbortController();
  const patient = (/** @type {Promise<any>} */ step) =>
    Promise.race([step, sleep(STALL).then(() => Promise.reject(problem("Stalled")))]).catch((error) => {
      stop.abort();
      throw error instanceof Error && "key" in error ? error : problem(facts.bytes ? "Cut" : "Net", { error: String(error) });
    });
  /** @type {Response} */
  const answer = await patient(fetch(url, { signal: stop.signal }));
  if (answer.status >= 500) throw problem("Server", { status: answer.status });
  if (!answer.ok) throw problem([404, 410].includes(answer.status) ? "Missing" : "Blocked", { status: answer.status });
  facts.bytesTotal = Number(answer.headers.get("Content-Length") ?? 0);
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (answer.body).getReader();
  const pieces = [];
  for (let piece = await patient(reader.read()); !piece.done; piece = await patient(reader.read())) {
    pieces.push(piece.value);
    facts.bytes += piece.value.length;
  }
  const type = answer.headers.get("Content-Type") ?? "";
  if (/text\/html/i.test(type)) throw problem("Changed");
  return { type, content: await new Blob(pieces).arrayBuffer() };
}

/** @param {string | URL} url */
const fileOf = (url) => String(url).split("/").pop();
