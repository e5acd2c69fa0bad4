/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toLocaleString("de-DE", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
/** @param {number} count */
const number = (count) => count.toLocaleString("de-DE");
/** @param {number} bytes @param {number} total */
const amount = (bytes, total) => (total > 1e5 ? `, ${megabytes(bytes)} von ${megabytes(total)} MB sind da` : "");

/** Everything the launcher says, in German. Functions where a text holds a value. */
export const T = {
  start: "Live schalten",
  bar: "Live-Bedienung",
  runAll: "Alles ausführen",
  stop: "Anhalten",
  restart: "Neu starten",
  reset: "Zurücksetzen",
  more: "Mehr",
  download: "Als Notebook speichern",
  upload: "Notebook laden",
  run: "Ausführen",
  runTip: "Diese Zelle ausführen (Umschalt+Eingabe)",
  runUpTo: "Bis hierher ausführen",
  runUpToTip: "Vorher auch alle Zellen darüber ausführen, die noch nicht gelaufen sind",
  compare: "Vergleichen",
  compareEnd: "Vergleich schließen",
  resetCell: "Original",
  resetCellTip: "Diese Zelle auf den Text des Buches zurücksetzen",
  changed: "geändert",
  retry: "Erneut versuchen",
  login: "Anmelden",
  startServer: "Server starten",
  yes: "Ja",
  no: "Abbrechen",

  editor: (/** @type {number} */ n) => `Code der Zelle ${n}. Umschalt+Eingabe führt aus, Tab verlässt das Feld.`,
  output: (/** @type {number} */ n) => `Ausgabe der Zelle ${n}`,
  canvas: "Zeichenfeld",
  slider: "Regler",
  picture: (/** @type {number} */ n) => `Bild aus Zelle ${n}`,
  runOf: (/** @type {number} */ n) => `Zelle ${n} ausführen`,
  runUpToOf: (/** @type {number} */ n) => `Bis hierher ausführen, bis Zelle ${n}`,
  serverNote: "Der Code dieser Seite lässt sich dann ändern und ausführen.",
  browserNote: (/** @type {string} */ size) =>
    `Lädt Python in deinen Browser: beim ersten Mal etwa ${size}, danach liegt es im Zwischenspeicher.`,
  keptEdits: (/** @type {number} */ n) =>
    n === 1 ? "Eine Zelle, die du geändert hast, ist gespeichert." : `${n} Zellen, die du geändert hast, sind gespeichert.`,
  placeholder: "Hier erscheint nach „Live schalten“ etwas zum Bedienen.",

  loading: "Lade den Editor …",
  checking: "Suche den Server …",
  startsSlowly: "Der Server hat gerade viel zu tun. Python startet, es dauert nur länger …",
  kernelLoading: "Lade Python in den Browser … Das dauert beim ersten Mal etwas.",
  kernelSlow: "Die Verbindung ist langsam. Python wird noch geladen …",
  arrived: (/** @type {number} */ bytes, /** @type {number} */ total) => ` ${megabytes(bytes)} von ${megabytes(total)} MB`,
  kernelStarting: "Starte Python …",
  setup: "Bereite die Seite vor …",
  readyServer: "Bereit. Der Code rechnet auf dem Server.",
  readyBrowser: "Bereit. Der Code rechnet in deinem Browser.",
  running: (/** @type {number} */ n) => `Zelle ${n} rechnet …`,
  runningLong: (/** @type {number} */ n) => `Zelle ${n} rechnet … Mit „Anhalten“ kannst du sie beenden.`,
  gapUnreadable: (/** @type {number} */ n) => `Python kann Zelle ${n} noch nicht lesen. Sieh dir zuerst die Meldung dort an.`,
  busy: "Python rechnet …",
  finished: (/** @type {number} */ n) => `Zelle ${n} ist fertig.`,
  failed: (/** @type {number} */ n, /** @type {string} */ name) => `Zelle ${n} meldet einen Fehler${name && `: ${name}`}.`,
  lacks: (/** @type {number} */ n, /** @type {string} */ name) =>
    `Zelle ${n} braucht ${name} aus einer Zelle weiter oben. Drücke bei Zelle ${n} „Bis hierher ausführen“.`,
  comesFromAbove: "NAME entsteht in einer Zelle weiter oben, die noch nicht gelaufen ist.",
  leftOut: (/** @type {{characters: number, lines: number, results: number}} */ { characters, lines, results }) => {
    const parts = [
      lines > 1 && `${number(lines)} Zeilen`,
      lines <= 1 && characters > 0 && `${number(characters)} Zeichen`,
      results > 0 && `${number(results)} Ergebnisse`,
    ];
    return `So viel kann die Seite nicht zeigen. Weggelassen: ${parts.filter(Boolean).join(" und ") || "nichts"}.`;
  },
  cutOff: (/** @type {number} */ characters) => `… weggelassen: ${number(characters)} Zeichen`,
  runAgain: "Zelle noch einmal ausführen",
  runAgainOf: (/** @type {number} */ n) => `Zelle ${n} noch einmal ausführen`,
  oldWidget: "Das hier gehört zu einem Python, das nicht mehr läuft. Führe diese Zelle noch einmal aus.",
  allFinished: "Alle Zellen sind ausgeführt.",
  allStopped: (/** @type {number} */ n) =>
    `Nach dem Fehler in Zelle ${n} geht es nicht weiter. Ändere die Zelle und versuche es noch einmal.`,
  stopping: "Halte an …",
  stopped: "Angehalten. Variablen und Code sind noch da.",
  nothingRuns: "Gerade rechnet nichts.",
  stoppedFresh: "Angehalten. Python im Browser musste dafür neu starten: Führe die Zellen, die du brauchst, noch einmal aus.",
  restarting: "Starte Python neu …",
  restartedElsewhere:
    "Python wurde in einem anderen Fenster neu gestartet. Variablen sind weg, dein Code ist noch da: Führe die Zellen noch einmal aus.",
  restarted: "Python ist neu gestartet. Variablen sind weg, dein Code ist noch da.",
  resetDone: "Alle Zellen haben wieder den Text des Buches.",
  cellReset: (/** @type {number} */ n) => `Zelle ${n} hat wieder den Text des Buches.`,
  cellStopped: "Abgebrochen: Python wurde beendet, bevor die Zelle fertig war. Führe sie noch einmal aus.",
  setupFailed:
    "Die Vorbereitung der Seite ist gescheitert. Die Meldung steht bei der Zelle. „Neu starten“ versucht es noch einmal.",

  crashed: "Python ist abgestürzt und neu gestartet. Dein Code ist noch da: Führe die Zellen noch einmal aus.",
  dead: "Python läuft nicht mehr. Dein Code ist noch da. Drücke „Neu starten“.",
  channelBlocked:
    "Die Verbindung zum Rechnen kommt nicht zustande: Der Server antwortet, aber etwas dazwischen hält den Kanal (WebSocket) auf, meist ein Filter im Netz der Schule. Frag dort nach, oder nimm ein anderes Netz. Steht die Verbindung, geht es von selbst weiter.",
  channelSilent:
    "Vom Rechnen kommt keine Antwort mehr an: Etwas zwischen dir und dem Server hält den Kanal (WebSocket) auf. Dein Code ist noch da. Prüfe die Verbindung, dann drücke „Neu starten“.",
  offline: "Keine Netzverbindung. Dein Code ist noch da; der Versuch läuft weiter.",
  unreachable: "Der Server antwortet nicht. Läuft „make serve“ noch? Dein Code ist noch da; der Versuch läuft weiter.",
  noAnswer: "Der Server antwortet nicht. Dein Code ist noch da; der Versuch läuft weiter.",
  serverStopped:
    "Deine Sitzung auf dem Server ist beendet. Vielleicht geschah lange nichts, oder dein Code brauchte zu viel Speicher oder Platz. Starte sie in einem zweiten Fenster; hier geht es danach von selbst weiter. Dein Code ist noch da.",
  full: "Der Server hat gerade zu viel zu tun. Dein Code ist noch da; versuche es in einer Minute wieder.",
  back: "Die Verbindung ist wieder da.",
  serverFresh:
    "Der Server war nicht erreichbar, und Python ist neu gestartet. Dein Code ist noch da: Führe die Zellen noch einmal aus.",
  needsLogin: "Du bist nicht mehr angemeldet. Melde dich in einem zweiten Fenster an; hier geht es danach von selbst weiter.",

  hostSilent:
    "Der Server dieser Seite antwortet nicht. Prüfe die Verbindung, oder ob „make serve“ noch läuft, und versuche es erneut.",
  noServer: "Der Server antwortet nicht. Läuft „make serve“ noch? Starte es und versuche es erneut.",
  noKernelStart:
    "Der Server konnte Python nicht starten. Versuche es erneut; wenn es so bleibt, muss der Server neu gestartet werden.",
  browserKernelFailed: "Python ließ sich im Browser nicht starten. Prüfe die Verbindung und versuche es erneut.",
  partMissing: "Ein Teil der Seite ließ sich nicht laden. Prüfe die Verbindung und versuche es erneut.",
  ofPage: "der Seite",
  ofPython: "von Python",
  fault:
    /** @type {Record<string, (facts: {file: string, status: number, bytes: number, bytesTotal: number, of: string}) => string>} */ ({
      Missing: ({ of, file }) =>
        `Ein Teil ${of} ließ sich nicht laden: ${file} fehlt auf dem Server. Sag es der Person, die den Kurs betreut.`,
      Blocked: ({ of, file, status }) =>
        `Ein Teil ${of} ließ sich nicht laden: ${file} ist gesperrt (Antwort ${status}), vielleicht von einem Filter im Netz der Schule. Frag dort nach, oder nimm ein anderes Netz.`,
      Server: ({ of, file, status }) =>
        `Ein Teil ${of} ließ sich nicht laden: Bei ${file} meldet der Server einen Fehler (${status}). Warte eine Minute.`,
      Net: ({ of, file }) => `Ein Teil ${of} ließ sich nicht laden (${file}). Prüfe die Verbindung.`,
      Cut: ({ of, file, bytes, bytesTotal }) =>
        `Ein Teil ${of} ließ sich nicht laden: ${file} kam nur halb an${amount(bytes, bytesTotal)}. Prüfe die Verbindung.`,
      Changed: ({ of, file }) =>
        `Ein Teil ${of} ließ sich nicht laden: Statt ${file} kam etwas anderes an. Vielleicht verlangt das Netz zuerst eine Anmeldung, oder der Kurs wird gerade erneuert. Lade dann die Seite neu.`,
      Stalled: ({ of, file, bytes, bytesTotal }) =>
        `Ein Teil ${of} ließ sich nicht laden: Seit 10 Sekunden kommt nichts mehr an${file && ` (${file})`}${amount(bytes, bytesTotal)}. Prüfe die Verbindung.`,
      Type: ({ of, file }) =>
        `Ein Teil ${of} ließ sich nicht laden: Der Browser nimmt ${file} nicht an. Der Server schickt die Datei wohl mit falschem Typ. Sag es der Person, die den Kurs betreut.`,
      Start: () => "Python ließ sich im Browser nicht starten. Vielleicht ist zu wenig Speicher frei: Schließe andere Fenster.",
      Crash: () => "Python ist abgestürzt, vielleicht reichte der Speicher nicht. Dein Code ist noch da.",
    }),
  thenRetry: "Dann drücke „Erneut versuchen“.",
  thenRestart: "Dann drücke „Neu starten“.",
  nowRestart: "Drücke „Neu starten“.",
  thenRun: "Dann führe die Zelle noch einmal aus.",
  unknown: "Das hat nicht geklappt. Lade die Seite neu; dein Code bleibt erhalten.",
  noWebAssembly:
    "Dieser Browser kann kein Python ausführen (WebAssembly fehlt oder ist abgeschaltet). Nimm einen neueren Firefox, Chrome, Edge oder Safari.",
  noKernelBuilt:
    "Diese Fassung der Seite lässt sich nur lesen. Zum Ausführen starte den Kurs auf deinem Rechner mit „make serve“.",
  fromFile: "Aus einer Datei heraus kann der Browser kein Python starten. Starte den Kurs mit „make serve“.",
  chip: "Dieses Kapitel rechnet mit dem Chip oder seinem Ersatz und braucht dafür einen Server.",
  chipHub: "Auf dem Server des Labors öffnen",
  chipPlay: "Einen virtuellen Chip ohne Server ausprobieren",
  chipLocal: "Oder starte den Kurs auf deinem Rechner mit „make serve“.",
  chipOnlyLocal: "Starte den Kurs auf deinem Rechner mit „make serve“.",

  conflict: "Das Buch hat diese Zelle geändert, seit du sie bearbeitet hast. Hier steht die neue Fassung.",
  useMine: "Meine Fassung nehmen",
  useBook: "Bei der neuen bleiben",
  orphans: "Diese Änderungen von dir gehören zu Zellen, die es im Buch nicht mehr gibt:",
  bookText: "Text des Buches",
  myText: "Deine Fassung",
  confirmReset: (/** @type {number} */ n) =>
    n === 1
      ? "Eine geänderte Zelle bekommt wieder den Text des Buches. Fortfahren?"
      : `${n} geänderte Zellen bekommen wieder den Text des Buches. Fortfahren?`,
  confirmUpload: "Das Notebook ersetzt deine jetzigen Änderungen auf dieser Seite. Fortfahren?",
  notNotebook: "Diese Datei ist kein Notebook. Wähle eine Datei mit der Endung .ipynb.",
  otherNotebook: "Dieses Notebook gehört zu einer anderen Seite. Es wurde nichts geändert.",
  olderNotebook:
    "Dieses Notebook hat ein Format, das die Seite nicht kennt. Es wurde nichts geändert. Öffne es in Jupyter, speichere es dort und lade es noch einmal.",
  newerNotebook: "Dieses Notebook hat ein neueres Format, als die Seite kennt. Es wurde nichts geändert.",
  brokenNotebook:
    "In diesem Notebook ist eine Zelle beschädigt. Es wurde nichts geändert. Öffne es in Jupyter, speichere es dort und lade es noch einmal.",
  longNotebook: "In diesem Notebook ist eine Zelle oder eine Zeile zu lang für die Seite. Es wurde nichts geändert.",
  uploaded: (/** @type {number} */ n, /** @type {number} */ left) =>
    `Das Notebook ist geladen; geänderte Zellen: ${n}.${left ? ` Weggelassen: ${left === 1 ? "eine Zelle" : `${left} Zellen`}, die es auf dieser Seite nicht gibt.` : ""}`,
  tooLong: (/** @type {number} */ n, /** @type {number} */ characters) =>
    `Zelle ${n}: Was du hier gespeichert hast, ist zu lang für das Feld (${number(characters)} Zeichen). Es bleibt gespeichert; im Feld steht der Text des Buches.`,
  saveText: "Als Datei speichern",
  dropText: "Löschen",
  downloaded: "Das Notebook ist gespeichert.",
  downloadFailed: "Das Notebook ließ sich nicht speichern. Prüfe die Verbindung und versuche es erneut.",

  travel: {
    schicht: {
      group: "Wessen Schicht rechnet?",
      own: (/** @type {string} */ page) => `Deine Schicht aus ${page} einsetzen`,
      course: "Musterschicht nehmen",
      isOwn: "Hier rechnet deine Schicht.",
      isCourse: "Hier rechnet die Musterschicht.",
      isNone: "Noch ist hier keine Schicht. Führe diese Zelle aus.",
      notMade: "Der Code in dieser Zelle legt keine Klasse „Layer“ fest. Heißt deine anders?",
      overwritten: "Eine andere Zelle hat `Layer` danach überschrieben. Führe diese Zelle noch einmal aus.",
    },
    netz: {
      group: "Wessen Network rechnet?",
      own: (/** @type {string} */ page) => `Dein Network aus ${page} einsetzen`,
      course: "Network aus dem Paket nehmen",
      isOwn: "Hier rechnet dein Network.",
      isCourse: "Hier rechnet das Network aus dem Paket.",
      isNone: "Noch ist hier kein Network. Führe diese Zelle aus.",
      notMade: "Der Code in dieser Zelle legt keine Klasse „Network“ fest. Heißt deine anders?",
      overwritten: "Eine andere Zelle hat `Network` danach überschrieben. Führe diese Zelle noch einmal aus.",
    },
    silent: "Python ist noch nicht bereit. Hier rechnet noch nichts.",
    allRight: "Alle drei Prüfungen stimmen.",
    missing: "Ihr fehlt noch",
    wrong: "Noch nicht richtig ist",
    wrongClass: "Die Klasse selbst macht noch Schwierigkeiten:",
    orCourse: "Bis dahin hilft „Musterschicht nehmen“.",
    otherwise: "Es rechnet aber anders als das aus dem Paket.",
    orPackage: "Hast du das nicht so gewollt, dann hilft „Network aus dem Paket nehmen“.",
    differs: (/** @type {Node} */ page) => [
      "In ",
      page,
      " steht anderer Code von dir als hier. Willst du den nehmen, dann setze ihn noch einmal ein.",
    ],
    with: {
      own: "mit deiner Schicht",
      course: "mit der Musterschicht",
      earlier: "mit einer früheren Fassung deiner Schicht",
      mixed: "mit verschiedenen Schichten",
      none: "mit einer anderen Schicht",
    },
    network: (/** @type {string} */ name, /** @type {string} */ withWhat) =>
      `Das Netz \`${name}\` rechnet noch ${withWhat}. Führe die Zelle, die es anlegt, noch einmal aus.`,
    stale: "In der Zelle steht aber etwas anderes: Führe sie aus, dann gilt es.",
    unreadable: "Python kann die Zelle nicht lesen. Es hakt in",
    unreadableThen: ". Verbessere sie dort und setze sie neu ein, oder nimm die Musterschicht.",
    broken: "Die Zelle bricht ab. Sieh dir die Meldung dort an, oder nimm die Musterschicht.",
    nameMissing: (/** @type {string} */ name) =>
      `Die Zelle bricht ab: Python kennt \`${name}\` hier nicht. Hast du den Namen in einer anderen Zelle festgelegt? Schau nach in`,
    nameThere: ", füge die Zeile hier hinzu, oder nimm die Musterschicht.",
    nothing: (/** @type {Node} */ page) => [
      "In ",
      page,
      " hast du in diesem Browser noch nichts an der Schicht geändert. Es wurde nichts eingesetzt.",
    ],
    outdated: (/** @type {Node} */ page) => [
      "Das Buch hat deine Zellen inzwischen geändert. Eingesetzt ist deine Fassung; die neue steht in ",
      page,
      ".",
    ],
    confirm: "In dieser Zelle steht schon eigener Code. Soll er ersetzt werden? Mit „Rückgängig“ bekommst du ihn wieder.",
    undo: "Rückgängig",
    undone: "In der Zelle steht wieder, was vorher da war.",
  },
};
