"""What a path leads to may be gone, deleted here or in another window: its screen says so, and leads back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from types import SimpleNamespace

import flet as ft
import pytest

from models.contact import Contact
from models.interview import Interview
from models.message import Message
from models.question import Question
from models.record import Record
from tests.models.people import contact
from tests.views.conftest import Open
from tests.views.every_route import paths
from tests.views.filled import fill

KEYED = re.compile(r"/(contact|interview|question|card|sent)/(\d+)")
NEW = re.compile(r"/(new-contact|new-interview|wording/.*|settings)$")
"""What is written there is not of what it stands on."""
FORMS = ("/edit", "/cadence", "/choose")
"""What is typed there is kept by a button alone."""
MODELS: dict[str, type[Record]] = {
    "contact": Contact,
    "interview": Interview,
    "question": Question,
    "card": Question,
    "sent": Message,
}
TOLD = {
    "contact": "This contact was deleted.",
    "interview": "This interview was deleted.",
    "question": "This card was deleted.",
    "card": "This card was deleted.",
    "sent": "This message was deleted.",
}


def each(there: SimpleNamespace) -> Iterator[tuple[str, str, int]]:
    """A short path to each screen of something, the word for what it is, and its key."""
    seen = set()
    for path in sorted(paths(there), key=lambda path: (path.count("/"), path)):
        if (keys := list(KEYED.finditer(path))) and not NEW.search(path):
            tail = keys[-1][1] + re.sub("message/.*", "message", path[keys[-1].end() :])  # one kind is as another
            if tail not in seen:
                seen.add(tail)
                yield path, keys[-1][1], int(keys[-1][2])


async def test_every_screen_of_what_does_not_exist_says_so_and_leads_back(open_app: Open, now: dt.datetime) -> None:
    there = fill(now, "en")
    screen = await open_app("/guide")
    kinds = set()
    for path, kind, _ in each(there):
        kinds.add(kind)
        await screen.go(KEYED.sub(r"/\1/9999", path))
        assert screen.has(TOLD[kind]), (path, screen.texts())
        if kind != "card":  # the others are still there
            assert not screen.all(ft.TextField), path
            await screen.click("Go back")
            assert not KEYED.search(screen.route), (path, screen.route)
    assert kinds == set(TOLD)


@pytest.mark.parametrize(
    "path",
    [
        "/contacts/contact/abc",
        "/contacts/contact/abc/edit",
        "/interviews/interview/99999999999999999999",
        "/guide/search/sent/-1",
        "/contacts/contact/1/message/bill",
        "/guide/question/abc",
    ],
)
async def test_a_key_that_none_of_ours_ever_had_leads_to_today(open_app: Open, path: str) -> None:
    contact("Ben")
    screen = await open_app(path)
    assert screen.has("There is nothing here.")
    await screen.click("Go to Today")
    assert screen.route == "/today"


async def test_a_screen_whose_subject_is_deleted_elsewhere_says_so_until_it_is_back(
    open_app: Open, now: dt.datetime
) -> None:
    there = fill(now, "en")
    screen = await open_app("/guide", width=1280)
    for path, kind, key in each(there):
        if kind == "question":  # one that was answered keeps its screen
            continue
        await screen.go(path)
        assert not screen.has(TOLD[kind]), path
        typed = [field for field in screen.all(ft.TextField) if path.endswith(FORMS)][:1]
        for field in typed:
            await screen.type(field.label, "77")
        row = MODELS[kind].get_by_id(key)
        for one in [row, row.contact] if isinstance(row, Interview) else [row]:  # one goes with its contact
            one.delete_for_now(now)
            await screen.settle()
            assert screen.has(TOLD[kind]), (path, screen.texts())
            one.restore()
            await screen.settle()
            assert not screen.has(TOLD[kind]), path
            assert [screen.field(field.label).value for field in typed] == ["77" for _ in typed], path
