import { button, el, giveFile } from "../dom.js";
import { LIVE } from "../settings.js";
import { area } from "./area.js";
import { BadCopy, compareCopy, decide, readCopy, writeCopy } from "./copy.js";
import { choose } from "./dialog.js";
import { W } from "./texts.js";
import { work } from "./work.js";

const PATIENCE = 3000; // ms to wait for a server's word

const others = new BroadcastChannel("kurs:fertig"); // tells the other tabs that the reader has gone
others.onmessage = ({ data }) => data.prefix === work.prefix && endHere(data.logout);

/** Give the reader all their work as one file. @returns {string} what to say */
export function saveCopy() {
  work.save();
  const pieces = work.all();
  if (!pieces.some(({ kind }) => kind !== "gesagt")) return W.nothingToSave;
  const name = `Kopie Kurs ${new Date().toLocaleDateString("sv")}.json`; // Swedish dates sort
  giveFile(name, "application/json", writeCopy(pieces));
  return W.saved(name);
}

/** Merge a copy into what is here; asks where both differ. @param {File} file @returns {Promise<string>} what to say */
export async function openCopy(file) {
  try {
    const { fresh, differing } = compareCopy(await readCopy(file), (kind, name) => work.get(kind, name));
    const answer = differing.length
      ? await choose(W.differs(differing.length), [
          { label: W.useHere, answer: "here" },
          { label: W.useCopy, answer: "copy" },
          { label: W.cancel, answer: "" },
        ])
      : "here";
    if (!answer) return "";
    const pieces = [...fresh, ...decide(differing, answer === "copy")];
    const trouble = work.adopt(pieces);
    if (trouble) return trouble === "full" ? W.noRoom : W.openForbidden;
    return W.opened(pieces.length);
  } catch (error) {
    if (error instanceof BadCopy) return error.message;
    throw error;
  }
}

/**
 * Delete everything of this reader, after offering a copy; all tabs of the course begin anew. On a hub they log out:
 * whoever comes next would else go on under this reader's name.
 */
export async function leave() {
  const logout = await logoutOfHub();
  const answer = await choose(logout ? `${W.leaveAsk} ${W.logoutAsk}` : W.leaveAsk, [
    { label: W.save, answer: "", act: saveCopy },
    { label: logout ? W.leaveAndLogout : W.leaveYes, answer: "delete" },
    { label: W.cancel, answer: "" },
  ]);
  if (answer !== "delete") return;
  others.postMessage({ prefix: work.prefix, logout });
  endHere(logout);
}

/** @param {string} logout where to go; empty to begin anew here */
function endHere(logout) {
  work.clear();
  try {
    sessionStorage.removeItem("kurs:fenster"); // the next reader gets a Python of their own
  } catch {
    // nothing is kept there either
  }
  if (logout) location.replace(logout);
  else location.reload();
}

/** @returns {Promise<string>} where the hub logs this reader out, even when their place has ended; empty where none is */
async function logoutOfHub() {
  if (!work.reader) return "";
  const answer = await fetch(new URL("server.json", LIVE), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).catch(
    () => null,
  );
  const told = answer?.ok ? await answer.json().catch(() => null) : null;
  const noHub = told && !told.jupyter;
  return noHub ? "" : work.reader.replace(/user\/[^/]+\/$/, "hub/logout");
}

/** The button that saves a copy, and what came of it. @param {HTMLElement} said where to say it */
export const saveButton = (said) => button(W.save, () => (said.textContent = saveCopy()));

/** The button that opens a copy. @param {HTMLElement} said where to say what came of it */
export function openButton(said) {
  const picker = el("input", { type: "file", accept: ".json,application/json", hidden: true, className: "kurs-kopie-datei" });
  picker.addEventListener("change", async () => {
    if (picker.files?.[0]) said.textContent = await openCopy(picker.files[0]);
    picker.value = "";
  });
  return el(
    "span",
    {},
    button(W.open, () => picker.click()),
    picker,
  );
}

/** A line that tells, as long as it is so, that the storage does not take the reader's work; it offers a copy. */
export function troubleLine() {
  const words = el("span", { role: "status" });
  const said = el("span", { role: "status" });
  const line = el("p", { className: "kurs-hinweis kurs-ungesichert", hidden: true }, words, " ", saveButton(said), " ", said);
  const show = () => {
    line.hidden = !work.unsaved;
    words.textContent = work.trouble === "full" ? W.full(work.unsaved) : work.trouble ? W.forbidden : "";
  };
  work.watch(show);
  show();
  return line;
}

/** A line for readers whose browser forgets, once; null for all others. */
export function safariLine() {
  const forgets = navigator.vendor.startsWith("Apple"); // Safari, and every browser on an iPad
  if (!forgets || work.get("gesagt", "safari") || !area.works || !work.all().length) return null;
  work.put("gesagt", "safari", { text: "ja" });
  const said = el("span", { role: "status" });
  /** @type {HTMLElement} */
  const line = el(
    "p",
    { className: "kurs-hinweis" },
    W.safari,
    " ",
    saveButton(said),
    " ",
    button(W.understood, () => line.remove()),
    " ",
    said,
  );
  return line;
}
