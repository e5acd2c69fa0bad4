"""Read IDX files, the format in which MNIST is published, and check that they are MNIST."""

from __future__ import annotations

import gzip
import hashlib
import math
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.file_errors import reason
from course_helpers.mnist._types import Images, Labels, MnistError, Split

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_UINT8 = 0x08  # the type code of the IDX header for unsigned bytes
_GZIP_MAGIC = b"\x1f\x8b"
_MAX_DIMENSIONS = 3
_MAX_SIZE = 64 * 1024 * 1024  # the largest file of MNIST has 47 MB; a forged .gz shall not fill the memory


@dataclass(frozen=True)
class IdxFile:
    """One file of MNIST: its name, the shape of its array, and the SHA-256 of its unpacked bytes."""

    name: str
    shape: tuple[int, ...]
    sha256: str

    @property
    def size(self) -> int:
        """Size of the unpacked file in bytes: magic, one 4-byte length per axis, one byte per value."""
        return 4 + 4 * len(self.shape) + math.prod(self.shape)


FILES = (
    IdxFile(
        "train-images-idx3-ubyte",
        (60_000, 28, 28),
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    ),
    IdxFile(
        "train-labels-idx1-ubyte",
        (60_000,),
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    ),
    IdxFile(
        "t10k-images-idx3-ubyte",
        (10_000, 28, 28),
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    ),
    IdxFile(
        "t10k-labels-idx1-ubyte",
        (10_000,),
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ),
)


def parse_idx(content: bytes, path: Path) -> NDArray[np.uint8]:
    """Return the array of an unpacked IDX file.

    Parameters
    ----------
    content : bytes
        The whole file: two zero bytes, type code, number of axes, one big-endian uint32 per axis, the values.
    path : Path
        Where it comes from, for messages.

    Raises
    ------
    MnistError
        If the header is not that of an IDX file of bytes, or the length does not fit the header.
    """
    axes = content[3] if len(content) > 3 else 0  # the fourth byte of the header
    if content[:3] != bytes([0, 0, _UINT8]) or not 1 <= axes <= _MAX_DIMENSIONS:
        raise MnistError(
            f"{path} ist keine IDX-Datei mit Bildern oder Ziffern: Sie beginnt mit den Bytes "
            f"{content[:4].hex(' ') or '(leer)'}. Ersetze die Datei, zum Beispiel mit „kurs data“."
        )
    start = 4 + 4 * axes
    shape = tuple(int.from_bytes(content[at : at + 4], "big") for at in range(4, start, 4))
    expected = start + math.prod(shape)
    if len(content) != expected or len(content) < start:
        what = "abgeschnitten" if len(content) < expected else "zu lang"
        raise MnistError(
            f"{path} ist {what}: {len(content)} Bytes statt {max(expected, start)}. "
            "Lösche die Datei und hole sie neu, zum Beispiel mit „kurs data“."
        )
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)


def read_bytes(path: Path) -> bytes:
    """Return the content of a file, unpacked if it is gzipped (told by its first bytes, not by its name).

    Raises
    ------
    MnistError
        If the file cannot be read, or its gzip stream is cut, damaged or unpacks to more than 64 MB.
    """
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == _GZIP_MAGIC
        with gzip.open(path) if zipped else path.open("rb") as file:
            content = file.read(_MAX_SIZE + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise MnistError(
            f"{path} ist beschädigt oder abgeschnitten und lässt sich nicht entpacken. "
            "Lösche die Datei und hole sie neu, zum Beispiel mit „kurs data“."
        ) from error
    except OSError as error:
        raise MnistError(f"{path} lässt sich nicht lesen: {reason(error)}.") from error
    if len(content) > _MAX_SIZE:
        raise MnistError(f"{path} ist zu groß für eine Datei von MNIST. Prüfe, ob es die richtige Datei ist.")
    return content


def _read_checked(wanted: IdxFile, folder: Path) -> NDArray[np.uint8]:
    path = _locate(wanted, folder)
    if path is None:
        raise MnistError(
            f"In {folder} fehlt die Datei {wanted.name} (oder {wanted.name}.gz). "
            "„kurs data“ holt alle vier Dateien."
        )
    content = read_bytes(path)
    array = parse_idx(content, path)
    if array.shape != wanted.shape:
        raise MnistError(
            f"{path} enthält ein Feld der Form {array.shape}. "
            f"In MNIST hat diese Datei die Form {wanted.shape}."
        )
    if hashlib.sha256(content).hexdigest() != wanted.sha256:
        raise MnistError(
            f"{path} hat die richtige Länge, aber einen anderen Inhalt als MNIST (falsche Prüfsumme). "
            "Die Datei ist beschädigt oder gehört zu anderen Bildern. Hole sie neu mit „kurs data“."
        )
    return array


def _locate(wanted: IdxFile, folder: Path) -> Path | None:
    names = (wanted.name, f"{wanted.name}.gz")
    return next((folder / name for name in names if (folder / name).is_file()), None)


def is_complete(folder: Path) -> bool:
    """Whether all four files are there."""
    return all(_locate(file, folder) for file in FILES)


def find_folder(root: Path) -> Path | None:
    """Return the folder with IDX files at `root`: itself, or torchvision's ``MNIST/raw`` below it."""
    for folder in (root, root / "MNIST" / "raw", root / "raw"):
        if any(_locate(file, folder) for file in FILES):
            return folder
    return None


def read_folder(folder: Path) -> Split:
    """Return all 70,000 digits of a folder with the four IDX files.

    Raises
    ------
    MnistError
        If a file is missing, damaged or not the one of MNIST. There is never a wrong array.
    """
    train_images, train_labels, test_images, test_labels = (_read_checked(file, folder) for file in FILES)
    return _pair(train_images, train_labels), _pair(test_images, test_labels)


def _pair(images: Images, labels: Labels) -> tuple[Images, Labels]:
    return images.copy(), labels.copy()  # copies, since pupils may write into them and bytes are read-only
