import { T } from "./texts.js";

/** A failure that the reader is told about in German; `detail` is for the console. */
export class Problem extends Error {
  /**
   * @param {Exclude<{[K in keyof typeof T]: (typeof T)[K] extends string ? K : never}[keyof typeof T], undefined>} key name of the text
   * @param {unknown} [detail]
   * @param {string} [message] where that text would say too little
   */
  constructor(key, detail, message = T[key]) {
    super(message);
    this.key = key;
    this.detail = detail;
  }

  /**
   * Whatever was thrown, as a Problem.
   * @param {unknown} error
   */
  static of(error) {
    return error instanceof Problem ? error : new Problem("unknown", error);
  }
}
