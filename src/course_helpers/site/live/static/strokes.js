/**
 * Strokes on a drawing board are those of the main button alone, and go on until it is released, wherever that is.
 * ipycanvas would end them at the edge, draw with every button, and miss a release outside of the window.
 * @param {HTMLElement} output the live output of one cell
 */
export function guardStrokes(output) {
  /** The canvas that is being drawn on with the mouse. @type {HTMLCanvasElement | null} */
  let drawn = null;
  let [x, y] = [0, 0]; // where the pen was last
  const lift = () => {
    const canvas = drawn;
    drawn = null; // before the event: it comes here, too
    canvas?.dispatchEvent(new MouseEvent("mouseup", { clientX: x, clientY: y }));
  };
  output.addEventListener(
    "pointerdown",
    (event) => {
      if (!isBoard(event.target) || event.pointerType === "touch") return;
      if (event.button === 0) event.target.setPointerCapture(event.pointerId); // a stroke that leaves the sheet comes back
    },
    { capture: true },
  );
  output.addEventListener(
    "mousedown",
    (event) => {
      if (!isBoard(event.target)) return;
      if (event.button !== 0) event.stopImmediatePropagation();
      else [drawn, x, y] = [event.target, event.clientX, event.clientY];
    },
    { capture: true },
  );
  output.addEventListener(
    "mouseup",
    (event) => {
      if (!isBoard(event.target)) return;
      if (event.isTrusted && event.button !== 0)
        event.stopImmediatePropagation(); // the stroke goes on
      else drawn = null;
    },
    { capture: true },
  );
  output.addEventListener(
    "mousemove",
    (event) => {
      if (!drawn) return;
      if (event.buttons % 2 === 0)
        lift(); // bit 0: the main button was released where nobody saw it
      else [x, y] = [event.clientX, event.clientY];
    },
    { capture: true },
  );
  output.addEventListener(
    "mouseout",
    (event) => {
      if (isBoard(event.target) && event.buttons % 2 === 1) event.stopImmediatePropagation();
    },
    { capture: true },
  );
  output.addEventListener("pointercancel", lift, { capture: true });
}

/** @param {EventTarget | null} node @returns {node is HTMLCanvasElement} */
const isBoard = (node) => node instanceof HTMLCanvasElement && node.closest(".zahlen-malen, .kurs-netz") !== null;
