// The parts of Python on their way into the worker: counted as they arrive, compared with the build's list, handed on with
// the right type whatever the host says, and given up when nothing at all has come for a while.
const STALL = 10_000; // ms without a single byte
const AGAIN = 2_000; // the same for the second try of what has just stalled: the reader has waited long enough
const TELL = 200; // ms between two words on the progress
const TYPES = {
  mjs: "text/javascript",
  js: "text/javascript",
  json: "application/json",
  wasm: "application/wasm",
  zip: "application/zip",
  whl: "application/zip",
};

/** Why a part is not there: `kind` is the end of a text's name in the launcher, `file` for the reader. */
export class Fault extends Error {
  /** @param {string} kind @param {string} path @param {Record<string, unknown>} [facts] */
  constructor(kind, path, facts = {}) {
    super(`${path}: ${kind} ${JSON.stringify(facts)}`);
    this.facts = { kind, file: path.split("/").pop(), ...facts };
  }
}

export class Parts {
  /** @type {Map<string, Promise<Uint8Array>>} on their way, or waiting to be fetched */
  #ahead = new Map();
  #active = 0;
  #bytes = 0;
  #total = 0;
  #told = 0;
  #progress = 0; // when the last byte came
  #tick = 0;
  #fetch = globalThis.fetch.bind(globalThis);
  /** @type {Fault[]} */
  #faults = [];
  /** How long what begins next may take to its first byte. */
  #patience = STALL;
  onFault = (/** @type {Fault} */ _fault) => {};

  /**
   * @param {string} base address of the folder
   * @param {Record<string, [bytes: number, digest: string]>} list what belongs to the build, by path
   * @param {(bytes: number, total: number) => void} tell
   */
  constructor(base, list, tell) {
    this.base = base;
    this.list = list;
    this.tell = tell;
  }

  /** Stand in front of the worker's own `fetch`. */
  install() {
    globalThis.fetch = (input, options) => {
      const url = String(input?.url ?? input);
      return this.#path(url) ? this.fetch(url) : this.#fetch(input, options);
    };
  }

  /** Begin with what will be asked for. @param {string[]} urls @param {{needed?: boolean}} [how] whether nothing goes without */
  begin(urls, { needed = true } = {}) {
    for (const url of urls) {
      const path = this.#path(url);
      if (!path || this.#ahead.has(path)) continue;
      const coming = this.#get(path);
      coming.catch((fault) => needed && this.#fail(fault)); // else told when it is asked for
      this.#ahead.set(path, coming);
    }
  }

  /** @param {string} url @returns {Promise<Response>} */
  async fetch(url) {
    const path = this.#path(url);
    const coming = this.#ahead.get(path) ?? this.#get(path);
    this.#ahead.delete(path);
    coming.catch((fault) => this.#fail(fault));
    const type = TYPES[path.split(".").pop()] ?? "";
    const whole = await coming;
    return (await this.#kept(path, type)) ?? new Response(whole, { headers: { "Content-Type": type } });
  }

  /**
   * A program as the browser itself keeps it, once it has come and is genuine: only beside such an answer does a browser
   * keep what it has compiled of it, so that the next visit starts sooner. Never from the net, which may be gone by now.
   */
  async #kept(path, type) {
    if (type !== TYPES.wasm) return null;
    const answer = await this.#fetch(this.base + path, { mode: "same-origin", cache: "only-if-cached" }).catch(() => null);
    return answer?.ok && answer.headers.get("Content-Type") === type ? answer : null;
  }

  /** @param {Fault} fault */
  #fail(fault) {
    if (this.#faults.includes(fault)) return;
    this.#faults.push(fault);
    this.onFault(fault);
  }

  /** Return the faults since the last look. */
  takeFaults() {
    return this.#faults.splice(0);
  }

  /** Take faults that get a second try. */
  forgive() {
    this.#patience = this.takeFaults().some((fault) => fault.facts.kind === "Stalled") ? AGAIN : STALL;
  }

  /** Import a module, whatever type the host gives it. @param {string} url */
  async module(url) {
    const blob = URL.createObjectURL(await (await this.fetch(url)).blob());
    try {
      return await import(blob);
    } catch (error) {
      console.info("kurs: no module from a blob here", error); // a strict policy of the host
      return await import(url);
    } finally {
      URL.revokeObjectURL(blob);
    }
  }

  #path(url) {
    const path = url.startsWith(this.base) ? url.slice(this.base.length) : "";
    return path in this.list ? path : "";
  }

  /** @param {string} path @returns {Promise<Uint8Array>} */
  async #get(path) {
    this.#begin(this.list[path][0]);
    try {
      return await this.#load(path, "default").catch((error) => {
        if (error.facts?.kind !== "Changed") throw error;
        return this.#load(path, "reload"); // what the browser keeps may be old
      });
    } catch (error) {
      throw error instanceof Fault ? error : new Fault("Net", path, { error: String(error) });
    } finally {
      this.#active -= 1;
      if (!this.#active) clearInterval(this.#tick);
      this.#report(true);
    }
  }

  #begin(bytes) {
    if (!this.#active) {
      this.#bytes = this.#total = 0;
      let last = performance.now();
      this.#progress = last - (STALL - this.#patience);
      this.#patience = STALL;
      this.#tick = setInterval(() => {
        const now = performance.now();
        if (now - last > 3000) this.#progress = now; // the worker itself was busy, or the machine asleep
        last = now;
        if (now - this.#progress > STALL) this.#stalled();
      }, 1000);
      this.#endless = new Promise((_, give) => (this.#stalled = give));
      this.#endless.catch(() => {});
    }
    this.#active += 1;
    this.#total += bytes;
  }

  #stalled = () => {};
  #endless = /** @type {Promise<never>} */ (new Promise(() => {}));

  /** @param {string} path @param {RequestCache} cache @returns {Promise<Uint8Array>} */
  async #load(path, cache) {
    const [bytes, digest] = this.list[path];
    const stop = new AbortController();
    const chunks = [];
    let got = 0;
    const patient = (promise) =>
      Promise.race([promise, this.#endless]).catch((error) => {
        stop.abort();
        if (error === undefined) throw new Fault("Stalled", path, { bytes: this.#bytes, bytesTotal: this.#total });
        throw got ? new Fault("Cut", path, { bytes: got, bytesTotal: bytes }) : error;
      });
    const response = await patient(this.#fetch(this.base + path, { cache, signal: stop.signal }));
    if (!response.ok) {
      stop.abort();
      throw new Fault(kindOf(response.status), path, { status: response.status });
    }
    const reader = response.body.getReader();
    for (let piece = await patient(reader.read()); !piece.done; piece = await patient(reader.read())) {
      chunks.push(piece.value);
      got += piece.value.length;
      this.#arrived(piece.value.length);
    }
    if (got < bytes) throw new Fault(isPage(response, path) ? "Changed" : "Cut", path, { bytes: got, bytesTotal: bytes });
    const whole = await new Blob(chunks).arrayBuffer();
    if (got > bytes || !(await isGenuine(whole, digest))) throw new Fault("Changed", path);
    return new Uint8Array(whole);
  }

  #arrived(bytes) {
    this.#bytes += bytes;
    this.#progress = performance.now();
    this.#report(false);
  }

  #report(now) {
    if (!now && performance.now() - this.#told < TELL) return;
    this.#told = performance.now();
    this.tell(Math.min(this.#bytes, this.#total), this.#total);
  }
}

function kindOf(status) {
  if (status === 404 || status === 410) return "Missing";
  return status >= 500 ? "Server" : "Blocked";
}

/** Whether the host, or a filter in between, has sent a page in a part's place. */
function isPage(response, path) {
  return !path.endsWith(".html") && /text\/html/.test(response.headers.get("Content-Type") ?? "");
}

/** Addresses without https offer no digests; there the length has to do. */
async function isGenuine(buffer, digest) {
  if (!crypto.subtle) return true;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", buffer));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("") === digest;
}
