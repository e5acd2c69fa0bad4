/** @typedef {"richtig" | "falsch" | ""} First the verdict on the first answer to a question; empty: none yet */
/** @typedef {{right: number, open: number, all: number}} Score */

export const PASSED = 75; // percent

/** @param {First[]} firsts @returns {Score} */
export function scoreOf(firsts) {
  const count = (/** @type {First} */ one) => firsts.filter((first) => first === one).length;
  return { right: count("richtig"), open: count(""), all: firsts.length };
}

/** @param {Score} score @returns {number} rounded down: 74.9 % are not 75 % */
export const percent = ({ right, all }) => Math.floor((100 * right) / all);

/** @param {Score} score */
export const passed = (score) => !score.open && percent(score) >= PASSED;
