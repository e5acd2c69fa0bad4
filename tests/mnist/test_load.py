import gzip
import subprocess
import sys

import numpy as np
import pytest

from course_helpers.mnist import MnistError, cache_folder, load_data, load_subset, to_categorical
from course_helpers.mnist._idx import FILES, parse_idx
from course_helpers.mnist._subset import FILE, pack, unpack


def link_all(source, target, *, zipped=()):
    target.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        if file.name in zipped:
            (target / f"{file.name}.gz").write_bytes(gzip.compress((source / file.name).read_bytes(), 1))
        else:
            (target / file.name).symlink_to(source / file.name)
    return target


def test_without_anything_the_embedded_digits_answer():
    (train_images, train_labels), (test_images, test_labels) = load_data()
    assert train_images.shape == (10_000, 28, 28)
    assert test_images.shape == (2000, 28, 28)
    assert train_images.dtype == train_labels.dtype == test_images.dtype == test_labels.dtype == np.uint8
    assert np.bincount(train_labels).tolist() == [1000] * 10
    assert np.bincount(test_labels).tolist() == [200] * 10
    train_images[0, 0, 0] = 7  # pupils may write into what they get


def test_the_embedded_digits_are_the_originals(full_folder):
    for part, full, count in zip(load_subset(), load_data(full_folder), (1000, 200), strict=True):
        rows = sorted(row for digit in range(10) for row in np.flatnonzero(full[1] == digit)[:count])
        assert np.array_equal(part[0], full[0][rows])
        assert np.array_equal(part[1], full[1][rows])


def test_the_embedded_file_is_small_and_named_as_in_the_script():
    from importlib import resources

    assert resources.files("course_helpers.mnist").joinpath(FILE).stat().st_size <= 2_500_000


def test_packing_loses_nothing():
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (12_000, 28, 28), np.uint8)
    images[rng.random(images.shape) < 0.7] = 0
    images[0], images[-1] = 0, 255  # long runs
    labels = rng.integers(0, 10, 12_000, np.uint8)
    for first in (images, images[::-1]):  # beginning with background, ending with ink and the other way round
        again = unpack(pack(first, labels))
        assert np.array_equal(again[0], first)
        assert np.array_equal(again[1], labels)


def test_full_set_from_a_path(full_folder):
    (train_images, train_labels), (test_images, test_labels) = load_data(str(full_folder))
    assert train_images.shape == (60_000, 28, 28)
    assert test_images.shape == (10_000, 28, 28)
    assert train_labels[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]  # as every MNIST tutorial shows
    assert test_labels[:5].tolist() == [7, 2, 1, 0, 4]
    assert train_images.mean() == pytest.approx(33.318, abs=1e-3)  # published: 0.1307 of 255
    train_images[0, 0, 0] = 7


def test_gzipped_files_and_the_folder_of_torchvision(full_folder, tmp_path):
    link_all(full_folder, tmp_path / "MNIST" / "raw", zipped=[FILES[2].name, FILES[3].name])
    assert np.array_equal(load_data(tmp_path)[1][0], load_data(full_folder)[1][0])


def test_order_path_then_variable_then_cache(full_folder, tmp_path, monkeypatch):
    link_all(full_folder, cache_folder())
    assert len(load_data()[0][0]) == 60_000
    monkeypatch.setenv("MNIST_PATH", str(tmp_path / "fehlt"))
    with pytest.raises(MnistError, match=r"MNIST_PATH .*fehlt ist kein Ordner"):
        load_data()
    assert len(load_data(full_folder)[0][0]) == 60_000
    monkeypatch.setenv("MNIST_PATH", str(full_folder))
    assert len(load_data()[0][0]) == 60_000


def test_an_empty_folder_is_named(tmp_path):
    with pytest.raises(MnistError, match="enthält keine MNIST-Dateien"):
        load_data(tmp_path)


def damage(content, how):
    return {
        "truncated": content[:-1],
        "header only": content[:6],
        "empty": b"",
        "too long": content + b"\0",
        "wrong magic": b"\x01" + content[1:],
        "ints instead of bytes": content[:2] + b"\x0c" + content[3:],
        "other shape": content[:4] + (5000).to_bytes(4, "big") + content[8 : 8 + 5000],
        "one other label": content[:-1] + bytes([(content[-1] + 1) % 10]),
        "cut gzip": gzip.compress(content)[:-9],
        "broken gzip": gzip.compress(content)[:200] + b"\xff" * 500,
        "html": b"<!DOCTYPE html><title>404</title>",
    }[how]


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("truncated", "abgeschnitten: 10007 Bytes statt 10008"),
        ("header only", "abgeschnitten"),
        ("empty", "keine IDX-Datei"),
        ("too long", "zu lang"),
        ("wrong magic", "keine IDX-Datei"),
        ("ints instead of bytes", "keine IDX-Datei"),
        ("other shape", r"Form \(5000,\)"),
        ("one other label", "Prüfsumme"),
        ("cut gzip", "entpacken"),
        ("broken gzip", "entpacken"),
        ("html", "3c 21 44 4f"),
    ],
)
def test_a_bad_file_is_named_and_never_becomes_an_array(full_folder, tmp_path, how, message):
    link_all(full_folder, tmp_path)
    bad = tmp_path / FILES[3].name
    content = bad.read_bytes()
    bad.unlink()
    bad.write_bytes(damage(content, how))
    with pytest.raises(MnistError, match=f"{FILES[3].name}.*{message}"):
        load_data(tmp_path)


def test_swapped_files_are_foreign(full_folder, tmp_path):
    link_all(full_folder, tmp_path)
    (tmp_path / FILES[3].name).unlink()
    (tmp_path / FILES[3].name).symlink_to(full_folder / FILES[1].name)
    with pytest.raises(MnistError, match=FILES[3].name):
        load_data(tmp_path)


def test_a_missing_file_is_named(full_folder, tmp_path):
    link_all(full_folder, tmp_path)
    (tmp_path / FILES[1].name).unlink()
    with pytest.raises(MnistError, match=f"fehlt die Datei {FILES[1].name}"):
        load_data(tmp_path)


def test_a_small_idx_file_is_read_row_by_row(tmp_path):
    content = bytes([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6])
    assert parse_idx(content, tmp_path).tolist() == [[1, 2, 3], [4, 5, 6]]


def test_to_categorical():
    rows = to_categorical([2, 0, 9])
    assert rows.dtype == np.float32
    assert rows.shape == (3, 10)
    assert np.argwhere(rows == 1).tolist() == [[0, 2], [1, 0], [2, 9]]
    assert rows.sum() == 3
    assert to_categorical(np.array([1], np.uint8), 2).tolist() == [[0, 1]]
    assert to_categorical([]).shape == (0, 10)


@pytest.mark.parametrize("labels", [[-1], [10], [0.5], [[1, 2]], ["drei"]])
def test_to_categorical_refuses_what_is_no_label(labels):
    with pytest.raises(ValueError, match="to_categorical"):
        to_categorical(labels)


def test_importing_needs_numpy_and_the_standard_library_only():
    program = (
        "import sys, course_helpers.mnist as m; m.load_data()\n"
        "print({n.split('.')[0] for n in sys.modules} & {'torch', 'matplotlib', 'ipywidgets'})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
