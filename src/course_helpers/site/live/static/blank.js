/**
 * Hide messages that hold nothing: a progress bar wipes itself out with spaces, and a blank red line would stay.
 * @param {HTMLElement} output the live output of one cell
 */
export function hideBlank(output) {
  new MutationObserver(() => {
    for (const line of output.querySelectorAll('.jp-RenderedText[data-mime-type$="stderr"]')) {
      line.closest(".jp-OutputArea-child")?.classList.toggle("kurs-leer", !line.textContent?.trim());
    }
  }).observe(output, { childList: true, characterData: true, subtree: true });
}
