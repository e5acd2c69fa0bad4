import { Bar } from "./bar.js";
import { el } from "./dom.js";
import { withStep } from "./faults.js";
import { Problem } from "./problem.js";
import { chooseProvider } from "./providers.js";
import { Session } from "./session.js";
import { readSettings } from "./settings.js";
import { savedEdits } from "./store.js";
import { T } from "./texts.js";

/** @typedef {import("./types.js").Settings} Settings */

/** Show the bar; everything heavy waits for the press. @param {Settings} settings */
function begin(settings) {
  const bar = new Bar();
  document.querySelector(".kurs-ersatz")?.remove(); // came late, but came
  (document.querySelector("article h1") ?? document.querySelector("div.cell"))?.after(bar.node);
  for (const view of document.querySelectorAll('.cell_output script[type="application/vnd.jupyter.widget-view+json"]')) {
    view.replaceWith(el("p", { className: "kurs-platzhalter", textContent: T.placeholder })); // what the cell printed stays
  }
  choose(settings, bar);
}

/** Find out where the code can run, and offer that. @param {Settings} settings @param {Bar} bar */
async function choose(settings, bar) {
  try {
    const provider = await chooseProvider(settings);
    const kept = savedEdits(settings.page).length;
    bar.offer(kept ? `${provider.note} ${T.keptEdits(kept)}` : provider.note, () => goLive(settings, provider, bar));
  } catch (error) {
    explain(Problem.of(error), settings, bar);
  }
}

/**
 * @param {Settings} settings
 * @param {import("./types.js").Provider} provider
 * @param {Bar} bar
 */
async function goLive(settings, provider, bar) {
  bar.show();
  bar.say(T.loading, "busy");
  try {
    session ??= new Session(settings, provider, bar);
    await session.begin();
  } catch (error) {
    const problem = Problem.of(error);
    const told = new Problem(problem.key, problem.detail, withStep(problem, T.thenRetry));
    bar.fail(told, { retry: () => goLive(settings, provider, bar), way: provider.wayBack(problem.key) });
  }
}

/** @type {Session | undefined} */
let session;

/** Show the link to this hub's JupyterLab, if a hub serves this page. */
function showCopyLink() {
  const hub = location.pathname.match(/^(.*\/)user\/[^/]+\/kurs\//)?.[1];
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.kurs-nur-hub"))) {
    if (hub) link.href = link.href.replace(/^[^?]*\/hub\//, `${hub}hub/`);
    link.classList.toggle("kurs-nur-hub", !hub);
  }
}

/** @param {Problem} problem @param {Settings} settings @param {Bar} bar */
function explain(problem, settings, bar) {
  bar.fail(problem, { retry: againAfter(problem, settings, bar) });
  if (problem.key !== "chip") return;
  bar.say(T.chip);
  // beside every chapter on the chip; a phone has nothing else to run
  const play = { href: "07_spielwiese.html#spielwiese-analog", textContent: T.chipPlay };
  if (settings.hub) {
    const href = `${settings.hub}hub/user-redirect/kurs/${settings.page}.html`;
    const hub = el("a", { className: "kurs-knopf kurs-haupt", href, textContent: T.chipHub });
    bar.buttons.replaceChildren(hub, el("a", { className: "kurs-knopf", ...play }));
    bar.note(T.chipLocal);
  } else {
    bar.buttons.replaceChildren(el("a", { className: "kurs-knopf kurs-haupt", ...play }));
    bar.note(T.chipOnlyLocal);
  }
}

/**
 * How to try again: a page whose host is silent would be lost by a reload; a login and a stopped server need one.
 * @param {Problem} problem @param {Settings} settings @param {Bar} bar
 */
function againAfter({ key }, settings, bar) {
  if (key === "hostSilent") return () => choose(settings, bar);
  return ["needsLogin", "serverStopped"].includes(key) ? () => location.reload() : undefined;
}

const settings = readSettings();
if (settings) {
  showCopyLink();
  begin(settings);
}
