"""The course's self-tests, in a book whose chapters hold nothing but a title and a task."""

from __future__ import annotations

from tests.tiny_books import ROOT

BOOK = ROOT / "book"
TESTS = sorted((BOOK / "selbsttest").glob("*.md"))


def selftest_pages() -> dict[str, str]:
    """Return the pages of the book: the tests as they are, the chapters with little in them."""
    stub = "# {}\n\n```{{aufgabe}} Nachdenken\nText.\n```\n"
    chapters = {f"chapters/{file.stem}": stub.format(file.stem) for file in BOOK.glob("chapters/*.md")}
    tests = {f"selbsttest/{file.stem}": file.read_text("utf-8") for file in TESTS}
    return {"index": "# Start\n\nText.\n"} | dict(sorted(chapters.items())) | tests


def answer_all(page):
    """Give the right answer to every question, read from its fold."""
    page.evaluate(
        """() => {
          for (const box of document.querySelectorAll(".kasten-quiz")) {
            const shown = box.querySelector(":scope > .kurs-fassung:not([hidden])") ?? box;
            const right = shown.querySelector("li.kurs-richtig > .kurs-antwort")?.textContent.trim();
            const typed = shown.querySelector("input[type=text]");
            if (typed) {
              typed.value = right;
              typed.dispatchEvent(new Event("input", { bubbles: true }));
            } else if (right) {
              [...shown.querySelectorAll("label")].find((line) => line.textContent.trim() === right).click();
            } else {
              const text = (node, css) => node.querySelector(css).textContent.trim();
              const inOrder = [...shown.querySelectorAll("details ul > li")];
              const rows = () => [...shown.querySelectorAll(".kurs-reihe > li")];
              const placeOf = (step) => rows().findIndex((row) => text(row, ".kurs-schrittwort") === step);
              for (const [place, step] of inOrder.map((one) => text(one, ".kurs-antwort")).entries()) {
                while (placeOf(step) > place) rows()[placeOf(step)].querySelector("button").click();
              }
            }
            shown.querySelector("form").requestSubmit();
          }
        }"""
    )
