import { el } from "./dom.js";
import { T } from "./texts.js";

/** @typedef {"own" | "course" | "earlier" | "mixed" | "none"} Whose */
/** @typedef {{task: string, state: "offen" | "versucht", says: string}} Fault */
/** @typedef {{method: string, says: string}} Difference */
/** @typedef {{layer: Whose, network: Whose, faults: Fault[], differences: Difference[], networks: Record<string, Whose>, first: boolean}} Report what Python tells */
/** @typedef {(Node | string)[]} Words */

/**
 * Say in German whose layer or network is computing, and what it lacks.
 * @param {import("./types.js").Offer} offer
 * @param {Report | null} report
 * @param {{tasks: Map<string, HTMLElement>, stale: boolean, edited: boolean, makes: boolean, ran: string, error: {ename: string, evalue: string} | null, page: HTMLElement, differs: () => boolean}} facts
 *   tasks: links to the tasks by the name of their function; stale: the cell holds something else than what ran;
 *   edited: it holds something else than the book; makes: its code makes the class;
 *   ran: the text that ran last; differs: the reader's code on the giving page is another one than this cell's
 * @returns {Words}
 */
export function describe(offer, report, { tasks, stale, edited, makes, ran, error, page, differs }) {
  const kind = offer.kind === "netz" ? "netz" : "schicht";
  const texts = T.travel[kind];
  if (!report) return [T.travel.silent];
  const whose = kind === "netz" ? report.network : report.layer;
  /** @type {Words} */
  const said = [whose === "own" ? texts.isOwn : whose === "course" ? texts.isCourse : texts.isNone];
  if (kind === "schicht" && whose === "own") said.push(...lacks(report.faults, tasks));
  if (kind === "netz" && whose === "own")
    said.push(
      ...report.differences.flatMap(({ says }) => [" ", T.travel.otherwise, " ", ...coded(says), " ", T.travel.orPackage]),
    );
  if (kind === "schicht") said.push(...others(report));
  if (error) said.push(" ", ...broken(error, page, taskAt(error, ran, tasks)));
  else if (stale) said.push(" ", T.travel.stale);
  else if (edited && whose !== "own") said.push(" ", ...(makes ? coded(texts.overwritten) : [texts.notMade]));
  else if (differs()) said.push(" ", ...T.travel.differs(page));
  return said;
}

/** @param {Fault[]} faults @param {Map<string, HTMLElement>} tasks @returns {Words} */
function lacks(faults, tasks) {
  if (!faults.length) return [" ", T.travel.allRight];
  const link = (/** @type {Fault} */ fault) => tasks.get(fault.task)?.cloneNode(true) ?? fault.task;
  const open = faults.filter((fault) => fault.state === "offen");
  const wrong = faults.filter((fault) => fault.state !== "offen");
  /** @type {Words} */
  const said = [];
  if (open.length) said.push(" ", T.travel.missing, ...open.flatMap((fault, i) => [i ? ", " : " ", link(fault)]), ".");
  for (const fault of wrong) {
    if (fault.task) said.push(" ", T.travel.wrong, " ", link(fault), ": ", ...coded(fault.says));
    else said.push(" ", T.travel.wrongClass, " ", ...coded(fault.says));
  }
  return [...said, " ", T.travel.orCourse];
}

/** Networks that compute with another layer than the one that the name stands for now. @param {Report} report @returns {Words} */
function others(report) {
  return Object.entries(report.networks).flatMap(([name, whose]) =>
    whose === report.layer ? [] : [" ", ...coded(T.travel.network(name, T.travel.with[whose]))],
  );
}

/**
 * Where Python could not read on: the task of the function that begins last before that line.
 * @param {{evalue: string}} error @param {string} ran @param {Map<string, HTMLElement>} tasks
 */
function taskAt({ evalue }, ran, tasks) {
  const line = Number(/\bline (\d+)\)$/.exec(evalue)?.[1] ?? 0); // only errors of the text itself end so
  const names = ran
    .split("\n")
    .slice(0, line)
    .flatMap((one) => /^def\s+(\w+)/.exec(one)?.[1] ?? []);
  return tasks.get(names.at(-1) ?? "");
}

/** @param {{ename: string, evalue: string}} error @param {HTMLElement} page @param {HTMLElement} [task] @returns {Words} */
function broken({ ename, evalue }, page, task) {
  if (task) return [T.travel.unreadable, " ", task, T.travel.unreadableThen];
  const name = ename === "NameError" && /name '([^']+)'/.exec(evalue)?.[1];
  return name ? [...coded(T.travel.nameMissing(name)), " ", page, T.travel.nameThere] : [T.travel.broken];
}

/** @param {string} text code in backticks @returns {Words} */
const coded = (text) => text.split(/`([^`]+)`/).map((part, i) => (i % 2 ? el("code", { textContent: part }) : part));
