"""What PyTorch refuses: shapes, dtypes, gradients. Most of it arrives as RuntimeError."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_helpers.error_help.kinds.shapes import PRODUCT_RULE, STRETCH
from course_helpers.error_help.kinds.texts import look_up

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_ONE_NUMBER = "Ein Tensor mit mehreren Werten ist keine einzelne Zahl. Fasse ihn zusammen, zum Beispiel mit `.sum()` oder `.mean()`."
_CHANGED = "Dieser Tensor lernt (`requires_grad`), deshalb darfst du ihn nicht einfach ändern. Schreibe `with torch.no_grad():` davor."
_FLOATS = "Rechne mit Kommazahlen: `.float()`."


def runtime(error: RuntimeError, _place: Place) -> str | None:
    """Explain a RuntimeError; Python's own kinds are few."""
    return look_up(str(error), _TEXTS) or look_up(str(error), _OF_PYTHON)


_OF_PYTHON = (
    (
        r"(?:dictionary|Set|set|OrderedDict) changed size during iteration|dictionary keys changed",
        "In der Schleife wird genau das größer oder kleiner, was sie durchgeht. Gehe eine Kopie durch: `list(…)`.",
    ),
    (
        r"No active exception to re-?raise",
        "`raise` allein geht nur in einem `except`. Schreibe dahinter, welcher Fehler gemeint ist.",
    ),
    (r"generator raised StopIteration", "Ein Generator endet mit `return`, nicht mit `StopIteration`."),
    (
        r"cannot be called from a running event loop",
        "Hier läuft schon eine Ereignisschleife. Schreibe `await` davor, statt `asyncio.run`.",
    ),
    (r"No mappable was found", "`colorbar` braucht zuerst ein Bild: Rufe vorher `plt.imshow(…)` auf."),
    (
        r"not a recognised GUI loop",
        "Diese Art zu zeichnen gibt es nicht. Schreibe `%matplotlib inline` oder lass die Zeile weg.",
    ),
)
_TEXTS = (
    (
        r"mat1 and mat2 shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)",
        "Diese Formen passen beim Matrixprodukt nicht zusammen: links `({0}, {1})`, rechts `({2}, {3})`. "
        + PRODUCT_RULE,
    ),
    (
        r"size mismatch, got input \(\d+\), mat \((\d+)x(\d+)\), vec \((\d+)\)",
        "Diese Formen passen beim Matrixprodukt nicht zusammen: links `({0}, {1})`, rechts `({2},)`. "
        + PRODUCT_RULE,
    ),
    (
        r"inconsistent tensor size, expected tensor \[(\d+)\] and src \[(\d+)\]",
        "Beide Tensoren müssen gleich lang sein: links sind es {0} Werte, rechts {1}.",
    ),
    (
        r"size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\)",
        "Die Längen {0} und {1} passen nicht zusammen. " + STRETCH,
    ),
    (
        r"expanded size of the tensor \((\d+)\) must match the existing size \((\d+)\)",
        "{1} Werte passen nicht an eine Stelle für {0}.",
    ),
    (
        r"mat1 and mat2 must have the same dtype, but got (\w+) and (\w+)|expected m1 and m2 to have the same dtype",
        "Die beiden Tensoren haben verschiedene Zahlentypen ({0} und {1}). " + _FLOATS,
    ),
    (
        r"expected (?:scalar type|target dtype to be) (?:Long|Float)[^,]*, but got Float",
        "Die Labels müssen ganze Zahlen sein: `.long()`.",
    ),
    (
        r"could not infer output dtype|must be either a floating point",
        "Das geht nur mit Kommazahlen, im Tensor stehen aber ganze. " + _FLOATS,
    ),
    (
        r"result type \w+ can't be cast",
        "Kommazahlen passen nicht zurück in einen Tensor mit ganzen Zahlen. " + _FLOATS,
    ),
    (
        r"does not require grad",
        "Für diesen Tensor hat PyTorch nichts aufgezeichnet. Lege die Gewichte mit `requires_grad=True` an.",
    ),
    (
        r"grad can be implicitly created only for scalar",
        "`backward()` braucht eine einzelne Zahl, den Fehler. Fasse vorher zusammen: `.sum()` oder `.mean()`.",
    ),
    (
        r"backward through the graph a second time",
        "`backward()` lief für diese Rechnung schon einmal. Rechne vor jedem `backward()` den Fehler neu aus.",
    ),
    (
        r"Can't call numpy\(\) on Tensor that requires grad",
        "Dieser Tensor lernt noch mit. Schreibe `.detach().numpy()`.",
    ),
    (r"leaf Variable that requires grad", _CHANGED),
    (
        r"Tensor with \d+ elements cannot be converted to Scalar|Boolean value of Tensor with more than one",
        _ONE_NUMBER,
    ),
    (
        r"shape '\[([\d, -]+)\]' is invalid for input of size (\d+)",
        "Der Tensor hat {1} Werte und lässt sich nicht in die Form `({0})` bringen.",
    ),
    (
        r"Sizes of tensors must match except|stack expects each tensor to be equal size",
        "Beim Zusammenfügen passen die Formen nicht: Bis auf die Achse, an der du zusammenfügst, müssen sie gleich sein.",
    ),
    (r"Could not infer dtype of (\w+)", "Daraus wird kein Tensor: Darin steht {k0}."),
    (r"Trying to create tensor with negative dimension", "Eine Länge darf nicht negativ sein."),
    (r"without overflow", "Mindestens eine Zahl passt nicht in den Zahlentyp des Tensors. " + _FLOATS),
    (
        r"Class values must be (?:smaller|non-negative)",
        "Es gibt ein Label, das größer ist als die Anzahl der Klassen oder negativ. Gezählt wird ab 0.",
    ),
    (
        r"expected input.* to have (\d+) channels, but got (\d+) channels",
        "Die Schicht erwartet {0} Kanäle, das Bild hat an dieser Stelle aber {1}. Die Reihenfolge ist Beispiele, Kanäle, Höhe, Breite.",
    ),
    (r"must be a 3D tensor", "`bmm` braucht auf beiden Seiten Tensoren mit drei Achsen."),
    (
        r"number of dimensions in the tensor input does not match",
        "Für jede Achse des Tensors braucht es genau eine Nummer.",
    ),
    (
        r"loading state_dict",
        "Die gespeicherten Gewichte passen nicht zu diesem Netz. Baue es mit denselben Schichten wie beim Speichern.",
    ),
)
