"""Every screen looks as it did when its picture was accepted, and can be heard and tapped by everyone.

Run by name: it is seen in French on a phone by day, and in English on a wide window by night. `ENTREVUE_GALLERY=whole`
sees every picture.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser

from tests.browser.gallery import COMMAND, EVERY_LOOK, FAILURES, PICTURES, Checker, Looks, Walk
from tests.browser.journey import ROOT
from tests.views.every_route import unvisited

WHERE = f"What is seen, and where it differs: {FAILURES.relative_to(ROOT)}/"
TO_ACCEPT = f"To accept what is seen now: {COMMAND} (or with the names of those screens)."
# A group for each language, so that both cores work.
IN_A_GROUP = [pytest.param(code, marks=pytest.mark.xdist_group(f"gallery-{code}")) for code in ("fr", "en")]
IN_SHORT: dict[str, Looks] = {"fr": {"phone": ("light",)}, "en": {"wide": ("dark",)}}
IS_WHOLE = os.environ.get("ENTREVUE_GALLERY") == "whole"


@pytest.fixture(scope="module", params=IN_A_GROUP)
def walk(chromium: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """One walk through every screen of a language, for all that is looked at."""
    for file in FAILURES.glob(f"*.{request.param}.*"):
        file.unlink()
    looks = EVERY_LOOK if IS_WHOLE else IN_SHORT[request.param]

    def walked(name: str, only: Sequence[str] = ()) -> Walk:
        walk = Walk(chromium, tmp_path_factory.mktemp(name), request.param, Checker(), looks)
        walk.all(only)
        return walk

    walk = walked("gallery")
    if wanted := {name.split(".")[0] for name in walk.album.differ} | walk.missed:
        again = walked("again", sorted(wanted))  # what differs by itself differs again; a busy computer may not
        walk.album.differ, walk.missed = again.album.differ, again.missed
        walk.album.seen |= again.album.seen
        walk.visited += again.visited
        walk.faults |= again.faults
    return walk


def test_every_screen_looks_as_in_its_picture(walk: Walk) -> None:
    album = walk.album
    known = {file.stem for file in PICTURES.glob(f"*.{walk.language}.*.webp")}
    left = {name for name in known if walk.sees(name)} - album.seen
    lines = [
        *(f"{name}: there is no picture" for name in album.missing),
        *(f"{name}: {difference}" for name, difference in album.differ.items()),
        *(f"{name}: no screen is pictured so any more" for name in sorted(left)),
    ]
    if lines:
        pytest.fail("\n".join([*lines, WHERE, TO_ACCEPT]), pytrace=False)


def test_everything_has_a_name_and_room_for_a_finger(walk: Walk) -> None:
    lines = [f"{scene}: {fault}" for scene, faults in walk.faults.items() for fault in faults]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def test_every_route_was_visited(walk: Walk) -> None:
    assert not unvisited(walk.visited), "say in tests/browser/scenes.py where these screens are seen"


def test_nothing_went_wrong_on_the_way(walk: Walk) -> None:
    assert not walk.missed, "these were not shown"
    assert not walk.errors, "\n".join(walk.errors)
