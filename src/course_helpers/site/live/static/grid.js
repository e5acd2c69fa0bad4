/**
 * A widget of buttons with the class `kurs-gitter` is a grid of fields: one stop for the Tab key, and the arrow keys
 * choose the field beside, above or below (WAI-ARIA, roving tabindex). ipywidgets would stop at each of the buttons.
 * @param {HTMLElement} output the live output of one cell
 */
export function openGrids(output) {
  const tame = () => output.querySelectorAll(".kurs-gitter").forEach(oneStop);
  new MutationObserver(tame).observe(output, { childList: true, subtree: true });
  output.addEventListener("click", tame); // the widget has marked the chosen field before
  output.addEventListener("keydown", move);
}

/** @param {Element} grid */
function oneStop(grid) {
  for (const field of fieldsOf(grid)) {
    const chosen = field.classList.contains("mod-active");
    field.tabIndex = chosen ? 0 : -1;
    field.setAttribute("aria-pressed", String(chosen));
  }
}

/** @param {KeyboardEvent} event */
function move(event) {
  const grid = /** @type {Element} */ (event.target).closest(".kurs-gitter");
  if (!grid || event.ctrlKey || event.altKey || event.metaKey) return;
  const fields = fieldsOf(grid);
  const columns = fields.filter((field) => field.offsetTop === fields[0].offsetTop).length;
  const now = fields.indexOf(/** @type {HTMLButtonElement} */ (event.target));
  const [row, column] = [Math.floor(now / columns), now % columns];
  const places = {
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    Home: [row, 0],
    End: [row, columns - 1],
  };
  const place = /** @type {Record<string, number[]>} */ (places)[event.key];
  if (now < 0 || !place) return;
  event.preventDefault();
  const [y, x] = place;
  const next = x >= 0 && x < columns ? fields[y * columns + x] : undefined;
  next?.click();
  next?.focus();
}

/** @param {Element} grid @returns {HTMLButtonElement[]} */
function fieldsOf(grid) {
  return [...grid.querySelectorAll("button")];
}
