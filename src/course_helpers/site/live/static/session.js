import { findCells } from "./cells.js";
import { Edits } from "./edits.js";
import { withStep } from "./faults.js";
import { typeset } from "./formulas.js";
import { Kernel } from "./kernel.js";
import { tellOld } from "./old_widgets.js";
import { Outputs } from "./outputs.js";
import { Problem } from "./problem.js";
import { Runner } from "./runner.js";
import { T } from "./texts.js";
import { loadThebe } from "./thebe.js";
import { Travel } from "./travel.js";

/** @typedef {import("./cells.js").Cell} Cell */

const SLOW = 500; // ms from which a callback is worth a word

/** A page that has been made live: it joins cells, kernel, bar and edits. */
export class Session {
  /** @type {Runner | null} */
  runner = null;
  /** @type {Kernel | null} */
  kernel = null;
  /** @type {Edits | null} */
  edits = null;
  #busy = 0;
  #ready = false; // whether the reader has been told once that the page is ready

  /**
   * @param {import("./types.js").Settings} settings
   * @param {import("./types.js").Provider} provider
   * @param {import("./bar.js").Bar} bar
   */
  constructor(settings, provider, bar) {
    this.settings = settings;
    this.provider = provider;
    this.bar = bar;
  }

  /** Load, show editors, start Python, run the setup cells. @throws {Problem} */
  async begin() {
    const say = (/** @type {string} */ text, amount = "") => this.bar.say(text, "busy", amount);
    const prepared = this.provider.prepare(say);
    const loading = loadThebe(this.settings); // while Python starts
    loading.catch(() => undefined); // a server that is gone is the better explanation
    await prepared;
    const core = await loading.catch((error) => {
      this.provider.expect(() => {}); // what Python tells meanwhile must not hide this
      throw error;
    });
    if (!this.runner) this.#mount(core);
    say(T.kernelStarting);
    await this.kernel?.start(core, say);
    this.#buttons();
    document.documentElement.dataset.kursLive = this.provider.name;
    const ready = await this.runner?.prepare();
    document.dispatchEvent(new CustomEvent("kurs:live", { detail: { page: this.settings.page, provider: this.provider.name } }));
    if (ready && (await this.runner?.runUnasked())) this.#sayReady();
  }

  /** Make a fresh Python ready, with what the page starts by itself. @returns {Promise<boolean>} whether it is */
  async #beginAnew() {
    return Boolean((await this.runner?.prepare()) && (await this.runner?.runUnasked()));
  }

  /** @param {any} core */
  #mount(core) {
    const cells = findCells();
    const config = core.api.makeConfiguration({ useBinder: false, mathjaxUrl: "typeset() does it", mathjaxConfig: "" });
    const rendermime = core.api.makeRenderMimeRegistry(config.mathjax);
    rendermime.latexTypesetter = { typeset: (/** @type {HTMLElement} */ node) => typeset(node, this.settings.mathjax) };
    rendermime.markdownParser = { render: renderMarkdown };
    const blocks = cells.map((cell) => ({ id: cell.id, source: cell.original }));
    const notebook = core.api.setupNotebookFromBlocks(blocks, config, rendermime);
    const options = { codeMirrorConfig: { lineNumbers: false, viewportMargin: Infinity, indentUnit: 4, theme: theme() } };
    for (const cell of cells) {
      cell.mount(notebook, options);
      cell.outputs = new Outputs(cell.output, cell.thebe.model);
    }
    followTheme(cells);
    this.kernel = new Kernel(this.provider, notebook, (news) => this.#onNews(news));
    this.provider.onMore = (amount) => (this.bar.amount.textContent = amount);
    const runner = new Runner(this.settings.page, cells, this.kernel, this.bar);
    this.edits = new Edits(this.settings, cells, this.bar);
    for (const cell of cells) {
      cell.execute = cell.thebe.execute.bind(cell.thebe);
      cell.thebe.execute = () => runner.run(cell); // what Shift+Enter calls
      if (!cell.isSetup)
        cell.equip({
          run: (one) => runner.run(one),
          runUpTo: (one) => runner.runUpTo(one),
          reset: (one) => this.edits?.resetCell(one),
        });
    }
    this.edits.restore();
    this.runner = runner;
    const travel = new Travel(this.settings, cells, (cell) => runner.run(cell));
    this.kernel.onConnect = (kernel) => travel.listen(kernel);
  }

  #sayReady() {
    this.#ready = true;
    this.bar.say(this.provider.readyText, "ok");
  }

  #buttons() {
    this.bar.work({
      runAll: () => this.runner?.runAll(),
      stop: () => this.#stop(),
      restart: () => this.#restart(),
      reset: () => this.edits?.resetAll(),
      download: () => this.edits?.download(),
      upload: (file) => this.edits?.upload(file),
    });
  }

  async #stop() {
    if (!this.runner?.busy) {
      const fault = this.kernel?.fault;
      this.bar.say(fault ? withStep(fault, T.thenRestart) : T.nothingRuns, fault ? "error" : "");
      return;
    }
    this.runner.cancel();
    this.bar.say(T.stopping, "busy");
    await this.#guard(async () => {
      if ((await this.kernel?.stop()) === "interrupted") return;
      this.#tellOld();
      if (await this.#beginAnew()) this.bar.say(T.stoppedFresh, "warn");
    });
  }

  async #restart() {
    this.runner?.cancel();
    this.bar.say(T.restarting, "busy");
    await this.#guard(async () => {
      await this.kernel?.restart();
      this.#tellOld();
      document.dispatchEvent(new CustomEvent("kurs:neustart"));
      if (await this.#beginAnew()) this.bar.say(T.restarted, "ok");
    });
  }

  /** @param {() => Promise<void>} act */
  async #guard(act) {
    try {
      await act();
    } catch (error) {
      const problem = Problem.of(error);
      console.warn("kurs:", problem.key, problem.detail);
      this.#tellOld();
      this.bar.say(withStep(problem, T.thenRestart), "error");
    }
  }

  /** Things to operate whose Python is no more say so. */
  #tellOld() {
    if (this.runner) tellOld(this.runner.cells, (cell) => this.runner?.run(cell));
  }

  /** Say that a widget's callback is running, but only when it takes long; short ones would flicker. */
  #showBusy() {
    if (this.runner?.busy || this.#busy) return;
    this.#busy = setTimeout(() => this.bar.interrupt(T.busy), SLOW);
  }

  #endBusy() {
    clearTimeout(this.#busy);
    this.#busy = 0;
    this.bar.resume(T.busy);
  }

  /** @param {import("./kernel.js").News} news */
  async #onNews(news) {
    if (news === "busy") this.#showBusy();
    else if (news === "idle") this.#endBusy();
    else if (news === "crashed" || news === "fresh" || news === "elsewhere") {
      this.runner?.cancel();
      this.#tellOld();
      this.bar.offerWay(null);
      if (!(await this.runner?.prepare())) return;
      const words = { crashed: T.crashed, fresh: T.serverFresh, elsewhere: T.restartedElsewhere };
      if (this.#ready) this.bar.say(words[news], "warn");
      else this.#sayReady(); // nothing that the reader did is lost
    } else if (news === "lost") {
      this.runner?.cancel();
      this.#tellOld();
      if (this.kernel?.fault) this.bar.say(withStep(this.kernel.fault, T.nowRestart), "error");
    } else if (news === "back") {
      this.bar.say(T.back, "ok");
      this.bar.offerWay(null);
    } else {
      if (news === "dead") this.#tellOld();
      this.bar.say(
        T[news],
        ["dead", "needsLogin", "serverStopped", "channelBlocked", "channelSilent"].includes(news) ? "error" : "warn",
      );
      this.bar.offerWay(this.provider.wayBack(news));
    }
  }
}

/** @param {string} text */
async function renderMarkdown(text) {
  const { marked } = await import("./marked.js"); // the build puts it here; few pages need it
  return marked.parse(text);
}

const theme = () => (document.documentElement.dataset.theme === "dark" ? "darcula" : "default");

/** @param {Cell[]} cells */
function followTheme(cells) {
  const update = () => {
    for (const cell of cells) cell.editor?.setOption("theme", theme());
  };
  new MutationObserver(update).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
}
