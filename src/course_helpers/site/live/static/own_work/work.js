import { area } from "./area.js";
import { formerEntries } from "./former.js";
import { asItem, besides, isBlank, keepsOthers, parseItem, pathOf, prefixOf, readerOf, sameItem, splitPath } from "./items.js";

/** @typedef {import("./items.js").Kind} Kind */
/** @typedef {import("./items.js").Item} Item */
/** @typedef {import("./area.js").Trouble} Trouble */
/** @typedef {{kind: Kind, name: string, item: Item | undefined}} Change what became different elsewhere; no item: it is gone */

const WAIT = 400; // ms that typing may be ahead of the storage

/** The reader's work in this browser, shared with all other tabs; where nothing can be kept it lives as long as the page. */
export class Work {
  /** @type {Map<string, Item>} */
  #items = new Map();
  /** What the storage held when this tab last looked: another text there was written by another tab. @type {Map<string, string | undefined>} */
  #seen = new Map();
  /** @type {Set<string>} */
  #pending = new Set();
  #timer = 0;
  #closed = false;
  /** @type {Set<(change: Change) => void>} */
  #listeners = new Set();
  /** @type {Set<() => void>} */
  #watchers = new Set();
  /** Why what is pending cannot be kept. @type {Trouble | ""} */
  trouble = "";
  /** Entries under our names that nobody can read. */
  damaged = 0;

  /** @param {string} reader */
  constructor(reader) {
    this.reader = reader;
    this.prefix = prefixOf(reader);
    if (!reader) this.takeFormer(); // with accounts nobody knows whose it is: the page asks
    this.#look();
    addEventListener("storage", (event) => this.#hear(event));
    addEventListener("pagehide", () => this.save());
    addEventListener("pageshow", (event) => event.persisted && this.#look());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.save() : this.#look()));
    addEventListener("beforeunload", (event) => {
      this.save();
      if (this.unsaved) event.preventDefault(); // the browser asks whether to leave
    });
  }

  /** How many pieces are not in the storage, because it does not take them. */
  get unsaved() {
    return this.trouble ? this.#pending.size : 0;
  }

  /** @param {Kind} kind @param {string} name @returns {Item | undefined} */
  get(kind, name) {
    return this.#items.get(pathOf(kind, name));
  }

  /** @returns {{kind: Kind, name: string, item: Item}[]} all pieces, the oldest first */
  all() {
    const found = [...this.#items].flatMap(([path, item]) => {
      const parts = splitPath(path);
      return parts ? [{ kind: parts[0], name: parts[1], item }] : [];
    });
    return found.sort((one, two) => one.item.at - two.item.at);
  }

  /** Keep a text: for this page at once, in the storage after a moment. @param {Kind} kind @param {string} name @param {Partial<Item> & {text: string}} piece */
  put(kind, name, piece) {
    const path = pathOf(kind, name);
    const known = this.#items.get(path);
    if (this.#closed || (known ? known.text === piece.text : piece.text === (piece.original ?? ""))) return;
    this.#change(path, { ...known, ...piece, at: Date.now() });
  }

  /** The reader has decided about a text that was kept beside the one that counts. @param {Kind} kind @param {string} name @param {string} other */
  settle(kind, name, other) {
    const path = pathOf(kind, name);
    const known = this.#items.get(path);
    if (known) this.#change(path, { ...known, others: known.others?.filter((one) => one !== other), at: Date.now() });
  }

  /** @param {string} path @param {Item} item */
  #change(path, item) {
    this.#items.set(path, item);
    this.#pending.add(path);
    this.#timer ||= window.setTimeout(() => this.save(), WAIT);
  }

  /** Put everything that waits into the storage; what does not fit goes on waiting, and is tried again. */
  save() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#pending.size) return;
    /** @type {Trouble | ""} */
    let trouble = "";
    for (const path of this.#pending) trouble = this.#write(path) || trouble;
    this.trouble = trouble;
    for (const watch of this.#watchers) watch();
  }

  /** @param {string} path @returns {Trouble | ""} */
  #write(path) {
    let item = this.#items.get(path);
    const theirs = this.#stored(path);
    if (item && theirs && theirs.text !== this.#seen.get(path)) item = this.#joined(path, item, theirs);
    const blank = !item || isBlank(item);
    const trouble = area.write(this.prefix + path, blank ? null : JSON.stringify(item));
    if (trouble) return trouble;
    if (blank) this.#items.delete(path);
    this.#seen.set(path, blank ? undefined : item?.text);
    this.#pending.delete(path);
    return "";
  }

  /** Two tabs wrote at once: the text of this one counts, and it keeps theirs. @param {string} path @param {Item} item @param {Item} theirs */
  #joined(path, item, theirs) {
    const [kind, name] = splitPath(path) ?? [];
    if (!kind || !name || !keepsOthers(kind)) return item;
    const both = { ...item, others: besides(item.text, [...(item.others ?? []), theirs.text, ...(theirs.others ?? [])]) };
    this.#items.set(path, both);
    this.#tell(path);
    return both;
  }

  /** @param {string} path @returns {Item | undefined} */
  #stored(path) {
    const raw = area.read(this.prefix + path);
    const kind = splitPath(path)?.[0];
    return (raw !== null && kind && parseItem(raw, kind)) || undefined;
  }

  /** Another tab has written. @param {StorageEvent} event */
  #hear({ key, newValue }) {
    if (key === null) return this.#look();
    const path = key.slice(this.prefix.length);
    const kind = key.startsWith(this.prefix) && splitPath(path)?.[0];
    if (!kind || this.#pending.has(path)) return; // what waits here is joined when it is written
    const mine = this.#items.get(path);
    const written = newValue === null ? null : parseItem(newValue, kind);
    const overwritten = written && mine && this.#stored(path)?.text === mine.text && written.text !== mine.text;
    if (overwritten && keepsOthers(kind) && !mine.others?.includes(written.text)) {
      // it was written just before what this tab wrote, which did not know of it
      this.#change(path, { ...mine, others: besides(mine.text, [...(mine.others ?? []), written.text]) });
      this.#tell(path);
    } else this.#take(path);
  }

  /** Look at the whole storage: at the beginning, and when the page was asleep and heard nothing. */
  #look() {
    if (this.#closed) return;
    const paths = area
      .keys()
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length));
    this.damaged = 0;
    for (const path of new Set([...paths, ...this.#items.keys()])) {
      const stored = this.#stored(path);
      if (!stored && paths.includes(path)) this.damaged += 1;
      if (!this.#pending.has(path)) this.#take(path, stored);
    }
  }

  /** Take over what the storage holds. @param {string} path @param {Item | undefined} [stored] */
  #take(path, stored = this.#stored(path)) {
    const known = this.#items.get(path);
    this.#seen.set(path, stored?.text);
    if (sameItem(known, stored)) return;
    if (stored) this.#items.set(path, stored);
    else this.#items.delete(path);
    this.#tell(path);
  }

  /** @param {string} path */
  #tell(path) {
    const parts = splitPath(path);
    if (parts) for (const listen of this.#listeners) listen({ kind: parts[0], name: parts[1], item: this.#items.get(path) });
  }

  /** Hear of what was changed elsewhere: in another tab, by a copy that was opened. @param {(change: Change) => void} listen */
  listen(listen) {
    this.#listeners.add(listen);
  }

  /** Hear whether the storage takes what waits. @param {() => void} watch */
  watch(watch) {
    this.#watchers.add(watch);
  }

  /** Put many pieces in at once: all of them, or none. @param {{kind: Kind, name: string, item: Item}[]} pieces @returns {Trouble | ""} */
  adopt(pieces) {
    this.save();
    const entries = pieces.map(
      ({ kind, name, item }) =>
        /** @type {[string, string]} */ ([this.prefix + pathOf(kind, name), JSON.stringify(asItem(item, kind))]),
    );
    const trouble = area.writeAll(entries);
    if (!trouble) for (const { kind, name } of pieces) this.#take(pathOf(kind, name));
    return trouble;
  }

  /** Take over what an earlier version of the course kept, without a reader's name. */
  takeFormer() {
    const { pieces, keys } = formerEntries();
    const fresh = pieces.map(({ kind, name, item }) => {
      const here = this.#stored(pathOf(kind, name));
      return {
        kind,
        name,
        item:
          here && here.text !== item.text ? { ...here, others: besides(here.text, [...(here.others ?? []), item.text]) } : item,
      };
    });
    const entries = fresh.map(
      ({ kind, name, item }) => /** @type {[string, string]} */ ([this.prefix + pathOf(kind, name), JSON.stringify(item)]),
    );
    const trouble = area.writeAll([...keys.map((key) => /** @type {[string, null]} */ ([key, null])), ...entries]);
    if (trouble) for (const { kind, name, item } of fresh) this.#change(pathOf(kind, name), item);
    else this.#look();
  }

  /** Away with all work of this reader, for good: this page keeps nothing more. */
  clear() {
    this.#closed = true;
    this.#pending.clear();
    this.#items.clear();
    const own = area.keys().filter((key) => key.startsWith(this.prefix));
    for (const key of [...own, ...(this.reader ? [] : formerEntries().keys)]) area.write(key, null);
  }
}

export const work = new Work(readerOf(import.meta.url));
