/** @typedef {import("./types.js").Settings} Settings */

/** `…/_static/live/`, where the build puts all parts of the live pages. */
export const LIVE = new URL("../", import.meta.url);

/** @returns {Settings | null} what the build wrote into this page */
export function readSettings() {
  const text = document.getElementById("kurs-live")?.textContent;
  return text ? JSON.parse(text) : null;
}
