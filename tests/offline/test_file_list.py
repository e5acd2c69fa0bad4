"""The list of a build names every file as it is: one more, less or other, and no device keeps the course."""

from __future__ import annotations

import hashlib
import json

from course_helpers.site_contract import PROBE, WORKER, file_list

NOT_KEPT = {PROBE, WORKER, "objects.inv"}


def test_the_list_names_every_file_of_the_site_as_it_is(builds):
    site = builds["A"]
    (listed,) = site.glob(file_list("*"))
    there = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    left_out = {
        *NOT_KEPT,
        listed.relative_to(site).as_posix(),
        *(name for name in there if "_sources/" in name),
    }
    digests = {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in there.items()
        if name not in left_out
    }
    assert {
        name: digest for name, (digest, _bytes) in json.loads(listed.read_text("utf-8")).items()
    } == digests
