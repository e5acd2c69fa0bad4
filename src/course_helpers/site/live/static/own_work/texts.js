/** @param {number} n @param {string} one @param {string} more */
const counted = (n, one, more) => (n === 1 ? one : `${n.toLocaleString("de-DE")} ${more}`);

/** Everything that is said about the reader's own work, in German. */
export const W = {
  save: "Kopie speichern",
  open: "Kopie öffnen",
  leave: "Ich bin fertig an diesem Gerät",
  cancel: "Abbrechen",
  understood: "Verstanden",
  group: "Deine Arbeit",
  here: "Code, Vorhersagen, Antworten und Fortschritt bleiben in diesem Browser.",
  hereOf: "Code, Vorhersagen, Antworten und Fortschritt bleiben in diesem Browser, unter deinem Konto.",
  notKept: "Dieser Browser merkt sich nichts. Was du hier machst, gilt, bis du die Seite verlässt.",
  damaged: (/** @type {number} */ n) =>
    `${counted(n, "Ein gespeicherter Eintrag ist", "gespeicherte Einträge sind")} beschädigt und ${n === 1 ? "lässt" : "lassen"} sich nicht lesen. Alles andere ist da.`,

  fileSays:
    "Das ist eine Kopie deiner Arbeit aus dem Kurs: geänderter Code, Vorhersagen, Antworten und Fortschritt. Öffne den Kurs im Browser, drücke unter dem Inhaltsverzeichnis „Kopie öffnen“ und wähle diese Datei.",
  saved: (/** @type {string} */ name) =>
    `Die Kopie „${name}“ liegt jetzt bei deinen Downloads. Mit „Kopie öffnen“ holst du sie zurück, auch auf einem anderen Gerät.`,
  nothingToSave: "Hier ist noch nichts von dir gespeichert.",
  opened: (/** @type {number} */ n) =>
    n
      ? `Die Kopie ist geöffnet. Übernommen: ${counted(n, "ein Eintrag", "Einträge")}.`
      : "In der Kopie steht nichts, was hier fehlt.",
  differs: (/** @type {number} */ n) =>
    `An ${counted(n, "einer Stelle", "Stellen")} steht hier etwas anderes als in der Kopie. Was soll gelten? Bei Code und Vorhersagen bleibt das andere erhalten und wird dir als „Dein anderer Stand“ angeboten.`,
  useHere: "Was hier steht",
  useCopy: "Was in der Kopie steht",
  noCopy:
    "Diese Datei ist keine Kopie aus dem Kurs, oder sie ist unvollständig. Es wurde nichts geändert. Wähle die Datei, die du mit „Kopie speichern“ bekommen hast.",
  newerCopy:
    "Diese Kopie stammt aus einer neueren Fassung des Kurses. Es wurde nichts geändert. Lade die Seite neu und versuche es noch einmal.",
  damagedCopy: "Diese Kopie ist beschädigt. Es wurde nichts geändert. Speichere sie am alten Gerät noch einmal.",
  copyTooLarge: "Diese Datei ist zu groß für eine Kopie aus dem Kurs. Es wurde nichts geändert.",
  noRoom: "Der Speicher des Browsers reicht für diese Kopie nicht. Es wurde nichts geändert.",
  openForbidden: "Dieser Browser erlaubt kein Speichern. Die Kopie lässt sich hier nicht öffnen.",

  leaveAsk:
    "Alles, was du in diesem Browser im Kurs gemacht hast, wird gelöscht: Code, Vorhersagen, Antworten und Fortschritt. Brauchst du es noch? Dann speichere zuerst eine Kopie.",
  leaveYes: "Alles löschen",
  logoutAsk: "Danach meldet dich die Seite ab.",
  leaveAndLogout: "Alles löschen und abmelden",

  full: (/** @type {number} */ n) =>
    `Der Speicher des Browsers ist voll. ${counted(n, "Eine Änderung von dir ist", "Änderungen von dir sind")} nicht gesichert und ${n === 1 ? "geht" : "gehen"} verloren, wenn du die Seite schließt; bei weiteren ist es ebenso. Speichere jetzt eine Kopie.`,
  forbidden:
    "Dieser Browser erlaubt kein Speichern. Alle deine Änderungen gelten nur, bis du die Seite schließt. Speichere vorher eine Kopie.",
  safari:
    "Safari löscht nach sieben Tagen ohne Besuch alles, was eine Seite gespeichert hat. Kommst du erst später wieder? Dann speichere eine Kopie.",
  former: "In diesem Browser liegt Arbeit aus einer früheren Fassung des Kurses, ohne Namen. Ist das deine?",
  formerYes: "Ja, übernehmen",
  formerNo: "Nein",

  other: "Dein anderer Stand: Das hier stand an dieser Stelle auch, in einem anderen Fenster oder in einer Kopie.",
  useOther: "Anderen Stand nehmen",
  keepThis: "Bei diesem bleiben",
  thisText: "Dieser Stand",
  otherText: "Dein anderer Stand",
};
