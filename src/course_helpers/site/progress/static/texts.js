/** @typedef {import("./score.js").Score} Score */

/** Everything that readers see, in one place. */
export const T = {
  states: { offen: "offen", versucht: "versucht", geloest: "gelöst" },
  signs: { offen: "○", versucht: "◐", geloest: "●" },
  chapter: (/** @type {number} */ solved, /** @type {number} */ all) =>
    `${solved} von ${all} ${all === 1 ? "Aufgabe" : "Aufgaben"} gelöst`,
  short: (/** @type {number} */ solved, /** @type {number} */ all) => `${solved}/${all}`,
  done: "Als gelöst markieren",
  undone: "Doch noch offen",
  reset: "Fortschritt löschen",
  resetAsk: "Alle Zeichen, Vorhersagen und Antworten in diesem Browser löschen? Dein Code bleibt.",
  resetYes: "Ja, löschen",
  resetNo: "Abbrechen",
  resetDone: "Alles gelöscht, nur dein Code ist noch da.",
  check: "Antwort prüfen",
  choose: "Wähle zuerst eine Antwort.",
  typeNumber: "Tippe eine Zahl ein, zum Beispiel 0,5.",
  number: "Deine Zahl",
  wrong: "Das stimmt noch nicht. Rechne noch einmal nach.",
  otherNumbers: "Noch einmal mit anderen Zahlen",
  up: "Nach oben",
  down: "Nach unten",
  atPlace: (/** @type {string} */ words, /** @type {number} */ place, /** @type {number} */ all) =>
    `${words} steht jetzt an Stelle ${place} von ${all}.`,
  moveFirst: "Bringe die Schritte zuerst mit den Pfeilen in deine Reihenfolge.",
  rightOrder: "Richtig, so stimmt die Reihenfolge.",
  wrongPlace: (/** @type {number} */ place) => `Falsch. An Stelle ${place} gehört etwas anderes.`,
  aboutStep: "Dort steht gerade:",
  firstTime: { richtig: "● beim ersten Mal richtig", falsch: "◐ beim ersten Mal falsch", offen: "○ offen" },
  soFar: (/** @type {Score} */ { right, open, all }) =>
    `Beantwortet: ${all - open} von ${all}. Beim ersten Mal richtig: ${right}.`,
  atEnd: (/** @type {Score} */ { right, all }, /** @type {number} */ percent) =>
    `Fertig: ${right} von ${all} Fragen beim ersten Mal richtig, das sind ${percent}\u202f%.`,
  readAgain: "Hier lohnt es sich, noch einmal nachzulesen:",
  questions: (/** @type {number} */ count) => (count === 1 ? "1 Frage" : `${count} Fragen`),
  anew: "Test neu beginnen",
  anewAsk: "Alle Antworten dieses Tests löschen und neu beginnen? Wo es geht, bekommst du andere Zahlen.",
  othersAsk: "Alle Antworten dieses Tests löschen und andere Fragen ziehen?",
  anewYes: "Ja, neu beginnen",
  draw: (/** @type {number} */ count) => `${count} Fragen ziehen`,
  drawing: "Die Fragen werden geholt …",
  noQuestions: "Die Fragen lassen sich gerade nicht laden. Prüfe die Verbindung und drücke noch einmal.",
  question: (/** @type {number} */ number) => `Frage ${number}`,
  stillOpen: (/** @type {number} */ open) => (open === 1 ? "Eine Frage ist noch offen." : `${open} Fragen sind noch offen.`),
  notPassed: (/** @type {number} */ percent, /** @type {number} */ needed) =>
    `Du hast ${percent}\u202f%. Die Urkunde gibt es ab ${needed}\u202f%. Lies nach und beginne den Test neu.`,
  yourName: "Dein Name",
  typeName: "Tippe zuerst deinen Namen ein.",
  printSheet: "Urkunde drucken",
  sheetTitle: "Urkunde",
  hasDone: (/** @type {Score} */ { right, all }, /** @type {number} */ percent) =>
    `hat den Selbsttest zum Kurs „Neuronale Netze verstehen“ gemacht und ${right} von ${all} Fragen beim ersten Mal richtig beantwortet (${percent}\u202f%).`,
  topics: "Themen",
  honest:
    "Das ist das Ergebnis eines Selbsttests. Niemand hat dabei zugesehen, deshalb ist diese Urkunde kein Zeugnis und kein Nachweis. Sie wurde auf dem eigenen Gerät gemacht; Name und Antworten haben es nicht verlassen.",
  prediction: "Deine Vorhersage",
  ways: "Was die Seite zeigt",
  show: "Zeige:",
  shown: { alles: "alles", pflicht: "nur Pflicht", kuer: "nur Kür", knifflig: "nur Kniffliges" },
  hidden: {
    alles: "",
    pflicht: "Die Kür ist ausgeblendet.",
    kuer: "Du siehst nur Abschnitte mit Kür, darin keine Pflichtaufgaben.",
    knifflig: "Du siehst nur Abschnitte mit kniffligen Aufgaben, darin keine anderen Aufgaben.",
  },
  noSuch: {
    pflicht: "Hier ist alles Pflicht.",
    kuer: "Hier gibt es keine Kür, deshalb siehst du alles.",
    knifflig: "Hier ist nichts knifflig, deshalb siehst du alles.",
  },
  keptByClass:
    "Deine Arbeit bleibt in diesem Browser, unter deinem Konto. Dein Code und deine Vorhersagen liegen auch in deinem Ordner auf dem Server deiner Klasse (Kurs-Arbeit). Deine Lehrkraft kann sie dort einsammeln.",
  shared: "Deine Klasse teilt, wie weit ihr seid: Deine Lehrkraft sieht, welche Aufgaben du versucht und gelöst hast.",
};
