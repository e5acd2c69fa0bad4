"""The pages' JavaScript names addresses and fields as `course_helpers.site_contract` does."""

from __future__ import annotations

import re

import pytest
from tests.house.architecture import ROOT

from course_helpers.site_contract import HASHED, PROBE, WORKER, Kept, Probe, file_list, part_folder

SOURCE = ROOT / "src" / "course_helpers" / "site"
DIGEST = "0123456789abcdef" * 4


def script(name):
    return (SOURCE / name).read_text("utf-8")


@pytest.mark.parametrize("kind", [Probe, Kept])
def test_the_probe_s_fields_are_those_of_the_scripts_types(kind):
    types = script("live/static/types.d.ts")
    body = re.search(rf"interface {kind.__name__} \{{(.*?)\n\}}", types, re.DOTALL)[1]
    fields = dict(re.findall(r"^  (\w+)(\??):", body, re.MULTILINE))
    assert {name for name, mark in fields.items() if not mark} == kind.__required_keys__
    assert {name for name, mark in fields.items() if mark} == kind.__optional_keys__


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("live/static/providers.js", f'"{PROBE.rpartition("/")[2]}"'),  # below its own folder's parent
        ("offline/static/offline/offline.js", f'"{PROBE}"'),
        ("offline/static/offline/offline.js", f'"{WORKER}"'),
        ("progress/static/class_hub.js", f'"{PROBE}"'),
        ("offline/worker/sw.js", f'"{WORKER}", "{PROBE}"'),
        ("offline/worker/sw.js", f"`{file_list('${BUILD}')}`"),
    ],
)
def test_scripts_ask_for_the_same_addresses(name, said):
    assert said in script(name)


def test_what_the_worker_lets_through_has_its_hash_in_the_address():
    part = re.compile(re.search(r"PART = /(.*)/;", script("offline/worker/sw.js"))[1].replace(r"\/", "/"))
    address = f"_static/live/{part_folder('app', DIGEST)}/live.js"
    assert part.match(address)
    assert HASHED.match(address)
    assert HASHED.match(file_list(DIGEST[:16]))
    for other in ("_static/live/notebooks/01.ipynb", PROBE, WORKER, "chapters/02_numpy.html"):
        assert not part.match(other)
        assert not HASHED.match(other)
