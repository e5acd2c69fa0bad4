"""A link may bring the course's own repository into an ordinary folder, and nothing else."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from course_helpers.site.hub.git_pull import RefusedError, check_link

OURS = "https://git.example.org/kurs/neuronale-netze"


@pytest.mark.parametrize(
    "link",
    [
        {"repo": OURS},
        {
            "repo": OURS + ".git",
            "branch": "main",
            "urlpath": "lab/tree/neuronale-netze/book/chapters/eins.md",
        },
        {"repo": OURS, "targetpath": "mein kurs/heft 1", "depth": "1", "subPath": "book"},
        {"repo": OURS, "branch": "release/2.1", "urlpath": "kurs/chapters/eins.html"},
    ],
)
def test_the_courses_own_links_pass(link, tmp_path):
    check_link(link, tmp_path, OURS)


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ({}, "fremdes Archiv"),
        ({"repo": "https://evil.example.org/x"}, "fremdes Archiv"),
        ({"repo": OURS + "/"}, "fremdes Archiv"),  # nbgitpuller would take the home itself
        ({"repo": OURS + "/../andere"}, "fremdes Archiv"),
        ({"repo": OURS.upper()}, "fremdes Archiv"),
        ({"repo": "ext::sh -c id"}, "fremdes Archiv"),
        ({"repo": OURS, "targetpath": ".ipython"}, "einen Ordner"),
        ({"repo": OURS, "targetPath": "a/.ssh"}, "einen Ordner"),
        ({"repo": OURS, "targetpath": "../bert"}, "einen Ordner"),
        ({"repo": OURS, "targetpath": "/etc"}, "einen Ordner"),
        ({"repo": OURS, "targetpath": "~/x"}, "einen Ordner"),
        ({"repo": OURS, "targetpath": "."}, "einen Ordner"),
        ({"repo": OURS, "targetpath": "a\0b"}, "einen Ordner"),
        ({"repo": OURS, "targetpath": "hinaus/x"}, "einen Ordner"),
        ({"repo": OURS, "branch": "--upload-pack=id"}, "eine Angabe"),
        ({"repo": OURS, "branch": "a..b"}, "eine Angabe"),
        ({"repo": OURS, "depth": "-1"}, "eine Angabe"),
        ({"repo": OURS, "urlpath": "//evil.example.org"}, "eine Angabe"),
        ({"repo": OURS, "urlPath": "javascript:alert(1)"}, "eine Angabe"),
        ({"repo": OURS, "urlpath": "a/../../hub/logout"}, "eine Angabe"),
    ],
)
def test_everything_else_is_refused(link, says, tmp_path):
    (tmp_path / "konto").mkdir()
    (tmp_path / "konto" / "hinaus").symlink_to(tmp_path)
    with pytest.raises(RefusedError) as refused:
        check_link(link, tmp_path / "konto", OURS)
    assert says in refused.value.message


def test_without_a_named_repository_nothing_is_pulled(tmp_path):
    with pytest.raises(RefusedError, match="not set"):
        check_link({"repo": OURS}, tmp_path, "")


@pytest.mark.hub
@pytest.mark.browser
def test_a_foreign_link_runs_nothing_in_a_logged_in_readers_place(hub, new_reader, course):
    link = {"repo": str(course), "targetpath": ".ipython/profile_default/startup"}
    reader = new_reader(f"{hub.url}hub/user-redirect/git-pull?{urlencode(link)}")
    reader.log_in("ida")
    expect(reader.page.get_by_text("fremdes Archiv")).to_be_visible()
    assert reader.answer(f"/user/ida/git-pull/api?{urlencode(link)}") == 403
    assert reader.answer(f"/user/ida/git-sync?{urlencode(link)}") == 404
    assert not (hub.home("ida") / ".ipython").exists()
    own = {"repo": hub.repository, "targetpath": ".ipython"}
    assert reader.answer(f"/user/ida/git-pull/api?{urlencode(own)}") == 403
    assert not (hub.home("ida") / ".ipython").exists()
