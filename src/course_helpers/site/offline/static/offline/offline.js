// On every page: what to do when it was opened as a file, and the course for on the way where a web host publishes it.
// A classic script, because a browser runs no modules from a file.
(() => {
  const T = {
    file: "Du liest den Kurs aus einer Datei. Das geht, aber Python kann der Browser so nicht starten. Öffne dafür den Ordner des Kurses und starte darin „Kurs-starten-Windows.bat“, „Kurs-starten-macOS.command“ oder „Kurs-starten-Linux.sh“; mehr dazu steht in „LIESMICH.txt“. Wer den Kurs selbst gebaut hat, nimmt „make serve“.",
    save: (/** @type {string} */ size) => `Ganzen Kurs für unterwegs speichern (${size})`,
    saving: (/** @type {number} */ part) => `Speichere … ${part} %`,
    whole: "Der ganze Kurs liegt auf diesem Gerät und öffnet sich auch ohne Netz.",
    full: "Auf diesem Gerät ist nicht genug Platz für den ganzen Kurs. Was du schon geöffnet hast, bleibt gespeichert.",
    failed: "Das Speichern ist abgebrochen. Prüfe die Verbindung und drücke noch einmal; es geht weiter, wo es aufgehört hat.",
    news: "Es gibt eine neue Fassung des Kurses. Du bekommst sie, wenn du alle Seiten des Kurses schließt und ihn neu öffnest.",
    read: "Verstanden",
  };
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const ROOT = new URL("../../", script.src);

  if (location.protocol === "file:") explainFile();
  else if (navigator.serviceWorker)
    addEventListener("load", () => begin().catch((error) => console.info("kurs: not kept", error)));

  function explainFile() {
    if (!document.getElementById("kurs-live")) return;
    const bar = element("section", "kurs-leiste kurs-aus-datei");
    bar.setAttribute("aria-label", "Live-Bedienung");
    bar.append(element("p", "kurs-status", T.file));
    document.querySelector("article h1")?.after(bar);
  }

  /** Only a web host's copy is kept: on a Jupyter server each page asks for the login, and its kernel needs the net. */
  async function begin() {
    const answer = await fetch(new URL("_static/live/server.json", ROOT), { cache: "no-store" }).catch(() => null);
    const host = answer?.ok ? /** @type {import("../../../live/static/types.js").Probe} */ (await answer.json()) : null;
    const mine = (await navigator.serviceWorker.getRegistrations()).find(({ scope }) => scope === ROOT.href);
    if (host?.jupyter) await mine?.unregister();
    else if (host?.offline) await offer(host.offline);
    else if (!answer && mine) await offer(null);
  }

  /** @param {import("../../../live/static/types.js").Kept | null} facts null without a net */
  async function offer(facts) {
    addLink("manifest", "_static/offline/kurs.webmanifest");
    const registration = await navigator.serviceWorker.register(new URL("sw.js", ROOT));
    watch(registration);
    await navigator.serviceWorker.ready;
    const line = element("p", "kurs-unterwegs");
    line.setAttribute("role", "status");
    (document.querySelector("footer.bd-footer-content, .bd-footer-content, footer") ?? document.body).append(line);
    if ((await ask({ do: "state" })) === "whole") line.textContent = T.whole;
    else if (facts) line.append(saveButton(facts, line));
    for (const path of opened()) await ask({ do: "keep", path });
  }

  /** @param {{build: string, bytes: number}} facts @param {HTMLElement} line */
  function saveButton(facts, line) {
    const size = `${Math.max(1, Math.round(facts.bytes / 1e6))} MB`;
    return button(T.save(size), async () => {
      const outcome = await saveAll(facts, line).catch(() => "failed");
      line.textContent = outcome === "kept" ? T.whole : outcome === "full" ? T.full : T.failed;
      if (outcome !== "kept") line.append(" ", saveButton(facts, line));
    });
  }

  /** @param {{build: string, bytes: number}} facts @param {HTMLElement} line */
  async function saveAll(facts, line) {
    line.textContent = T.saving(0);
    navigator.storage?.persist?.().catch(() => undefined); // Firefox asks the reader, who may never answer
    const files = await (await fetch(new URL(`_static/offline/files-${facts.build}.json`, ROOT))).json();
    let done = 0;
    for (const [path, [, bytes]] of Object.entries(files)) {
      const outcome = await ask({ do: "keep", path });
      if (outcome !== "kept") return outcome;
      done += bytes;
      line.textContent = T.saving(Math.floor((100 * done) / facts.bytes));
    }
    return ask({ do: "whole" });
  }

  /** Tell when another build is ready; the browser switches to it when no page needs this one. @param {ServiceWorkerRegistration} registration */
  function watch(registration) {
    const tell = () => {
      if (!registration.waiting || !navigator.serviceWorker.controller || document.querySelector(".kurs-neue-fassung")) return;
      const line = element("p", "kurs-neue-fassung", `${T.news} `);
      line.setAttribute("role", "status");
      line.append(button(T.read, () => line.remove()));
      document.body.append(line);
    };
    tell();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
  }

  /** @returns {string[]} what this page has loaded before the worker could see it */
  function opened() {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const own = [location.href, ...loaded].map((name) => name.replace(/[?#].*/, "")).filter((name) => name.startsWith(ROOT.href));
    return [...new Set(own)].map((name) => name.slice(ROOT.href.length).replace(/(^|\/)$/, "$1index.html"));
  }

  /** @param {{do: string, path?: string}} message @returns {Promise<string>} */
  async function ask(message) {
    const { active } = await navigator.serviceWorker.ready;
    return new Promise((answer) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = ({ data }) => answer(data);
      active?.postMessage(message, [channel.port2]);
    });
  }

  /** @param {string} rel @param {string} path */
  function addLink(rel, path) {
    document.head.append(Object.assign(document.createElement("link"), { rel, href: new URL(path, ROOT).href }));
  }

  /** @param {string} tag @param {string} name @param {string} [text] */
  function element(tag, name, text = "") {
    return Object.assign(document.createElement(tag), { className: name, textContent: text });
  }

  /** @param {string} label @param {() => unknown} press */
  function button(label, press) {
    const node = /** @type {HTMLButtonElement} */ (element("button", "kurs-knopf", label));
    node.type = "button";
    node.addEventListener("click", press);
    return node;
  }
})();
