// A worker in which Python starts. It need not wait for a kernel: what it says before one listens is kept.
import { UUID } from "@lumino/coreutils";
import { wrap } from "comlink";

/** Tell the page what happens (kernel.js lists it all). @param {{state: string}} detail */
export const tell = (detail) => document.dispatchEvent(new CustomEvent("kurs:browserkern", { detail }));

/** What has arrived of the parts. @param {number} bytes @param {number} bytesTotal */
export const arriving = (bytes, bytesTotal) => ({ state: "laden", bytes: Math.min(bytes, bytesTotal), bytesTotal });

export class Start {
  lock = `kurs ${UUID.uuid4()}`;
  /** Whether it has come to nothing. */
  broken = false;
  /** @type {Event[]} */
  #heard = [];
  #listener = (/** @type {any} */ event) => {
    this.#heard.push(event);
    if (event.type === "error" || event.data._failed) this.broken = true;
    else if (event.data._bytes) tell(arriving(event.data._bytes, this.bytesTotal));
  };

  /** @param {string} url of the worker's program @param {Record<string, any>} options for it; `bytesTotal` is what it will load */
  constructor(url, { bytesTotal, ...options }) {
    this.bytesTotal = bytesTotal;
    this.worker = new Worker(url, { type: "module" });
    for (const kind of ["message", "error"]) this.worker.addEventListener(kind, (event) => this.#listener(event));
    this.remote = wrap(this.worker);
    this.done = this.remote.initialize({ location: "", lock: this.lock, ...options });
    this.done.catch(() => {}); // told by a message, too
  }

  /** @param {(event: any) => void} listener hears from the beginning */
  listen(listener) {
    for (const event of this.#heard) listener(event);
    this.#heard = [];
    this.#listener = listener;
  }
}
