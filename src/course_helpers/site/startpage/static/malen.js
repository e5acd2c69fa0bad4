/** The drawing board of the start page: it takes the place of the picture once everything for it is there. */

import { open, prepare, read } from "./network.js";
import { Sheet } from "./sheet.js";

/** @typedef {import("./network.js").Network} Network */
/** @typedef {import("./network.js").Answer} Answer */

const UNSURE = 0.6;
const NONE = 0.5;
const WORDS = ["Null", "Eins", "Zwei", "Drei", "Vier", "Fünf", "Sechs", "Sieben", "Acht", "Neun"];
const HELP =
  "Zeichenfeld: Male eine Ziffer. Mit der Tastatur: Die Pfeiltasten bewegen den Stift, die Leertaste setzt ihn auf und hebt ihn ab, Entf löscht alles.";
const EMPTY = "Male hier eine Ziffer.";

/**
 * @param {Answer} answer
 * @param {(digit: number) => string} name
 */
export function words({ digits, none }, name) {
  const share = Math.max(...digits);
  const first = name(digits.indexOf(share));
  if (none >= NONE) return `Keine Ziffer? Am ehesten ${first}`;
  return share < UNSURE ? `${first}, aber unsicher` : first;
}

/**
 * Put the board into the place of the picture.
 * @param {HTMLImageElement} picture
 * @param {Network} network
 */
export function build(picture, network) {
  const board = document.createElement("div");
  board.className = "kurs-malen";
  board.setAttribute("role", "group");
  board.setAttribute("aria-label", "Hier kannst du malen");
  board.innerHTML = `<canvas tabindex="0" role="application"></canvas>
    <div class="kurs-malen-antwort"><p aria-hidden="true">${EMPTY}</p>
    <div class="kurs-malen-balken" aria-hidden="true">${WORDS.map((_, digit) => `<b>${digit}</b><i></i>`).join("")}</div>
    <button type="button" class="kurs-knopf">Löschen</button></div>
    <span class="kurs-malen-ansage" aria-live="polite"></span>`;
  const canvas = /** @type {HTMLCanvasElement} */ (board.querySelector("canvas"));
  canvas.setAttribute("aria-label", HELP);
  const [text, said] = ["p", ".kurs-malen-ansage"].map((place) => /** @type {HTMLElement} */ (board.querySelector(place)));
  const bars = /** @type {NodeListOf<HTMLElement>} */ (board.querySelectorAll("i"));
  let waiting = false;
  let lifted = false;

  function answer() {
    waiting = false;
    const drawn = prepare(sheet.lines, network.prepare);
    const empty = !drawn.some(Boolean);
    const seen = empty ? { digits: Array(10).fill(0), none: 0 } : read(network, drawn);
    text.textContent = empty ? EMPTY : words(seen, String);
    if (lifted) said.textContent = empty ? "Das Zeichenfeld ist leer." : `${words(seen, (digit) => WORDS[digit])}.`;
    const scale = seen.none >= NONE ? 1 - seen.none : 1; // a scribble is nothing for sure
    const best = Math.max(...seen.digits);
    bars.forEach((bar, digit) => {
      bar.style.setProperty("--anteil", `${100 * scale * seen.digits[digit]}%`);
      bar.classList.toggle("kurs-malen-sieger", !empty && seen.digits[digit] === best);
    });
  }

  const sheet = new Sheet(canvas, (nowLifted) => {
    lifted = nowLifted;
    if (!waiting) requestAnimationFrame(answer); // at most one answer for each picture on the screen
    waiting = true;
  });
  read(
    network,
    prepare(
      [
        [
          [9, 6],
          [19, 6],
          [13, 22],
        ],
      ],
      network.prepare,
    ),
  ); // the first time is the slowest
  board.querySelector("button")?.addEventListener("click", () => sheet.clear());
  (picture.closest("a.image-reference") ?? picture).replaceWith(board);
  return board;
}

async function start() {
  const picture = /** @type {HTMLImageElement | null} */ (document.querySelector("img.kurs-bild-start"));
  if (!picture) return;
  const file = await fetch(new URL("network.bin", import.meta.url));
  if (!file.ok) throw new Error(`${file.status} for ${file.url}`);
  build(picture, open(await file.arrayBuffer()));
}

// Without the file the picture stays, which says the same without drawing.
const begin = () => setTimeout(() => start().catch((error) => console.warn("kurs-malen", error)), 0);
if (document.readyState === "complete") begin();
else addEventListener("load", begin);
