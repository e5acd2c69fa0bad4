import { area } from "../../live/static/own_work/area.js";
import { work } from "../../live/static/own_work/work.js";

/** @typedef {"offen" | "versucht" | "geloest"} State */

/** What the page keeps of tasks, predictions and answers; nothing is sent anywhere but to the hub of a class, see class_hub.js. */
export class Memory {
  /** Whether it outlives the page. */
  kept = area.works;

  /** @param {string} task @returns {State} */
  state(task) {
    const state = work.get("fortschritt", task)?.text;
    return state === "versucht" || state === "geloest" ? state : "offen";
  }

  /** @param {string} task @param {State} state */
  set(task, state) {
    work.put("fortschritt", task, { text: state === "offen" ? "" : state });
  }

  /** A try never takes a solved sign away. @param {string} task @param {State} state */
  tried(task, state) {
    if (state !== "offen" && this.state(task) !== "geloest") this.set(task, state);
  }

  /** Away with signs, predictions and answers; the code stays. */
  reset() {
    for (const { kind, name, item } of work.all()) {
      if (kind === "zelle" || kind === "gesagt") continue;
      work.put(kind, name, { text: "" });
      for (const other of item.others ?? []) work.settle(kind, name, other);
    }
    work.save();
  }
}
