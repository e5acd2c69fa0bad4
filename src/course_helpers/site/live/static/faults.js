import { Problem } from "./problem.js";
import { T } from "./texts.js";

/**
 * What is wrong with a part that a page loads, or with the Python in the browser (`browser_kernel/js/kernel.js` names the kinds).
 * @typedef {{kind: "Missing" | "Blocked" | "Server" | "Net" | "Cut" | "Changed" | "Stalled" | "Type" | "Start" | "Crash",
 *   file?: string, status?: number, bytes?: number, bytesTotal?: number, error?: string}} Facts
 */

/** @param {Facts} facts @param {string} [of] whose part */
export function faultText(facts, of = T.ofPython) {
  const file = (facts.file ?? "").replace(/-\d[^/]*\.whl$/, ""); // the package alone
  return T.fault[facts.kind]({ status: 0, bytes: 0, bytesTotal: 0, ...facts, file, of });
}

/** @param {Facts} facts @param {string} [of] */
export function faultProblem(facts, of) {
  return new Problem(facts.kind === "Crash" ? "dead" : "partMissing", facts, faultText(facts, of));
}

/**
 * What a problem says, with the press that helps once its cause is gone.
 * @param {Problem} problem @param {string} step
 */
export function withStep(problem, step) {
  const isFault = typeof problem.detail === "object" && problem.detail !== null && "kind" in problem.detail;
  return isFault ? `${problem.message} ${step}` : problem.message;
}
