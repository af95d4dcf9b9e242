"""Every kind of reminder has its words."""

from __future__ import annotations

import pytest

from locales.reminder_words import detail, line, nameless
from locales.words import Words, words
from models.reminder import Kind


@pytest.fixture(params=["en", "fr"])
def say(request: pytest.FixtureRequest) -> Words:
    return words(request.param)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_says_what_to_do_and_why_now(say: Words, kind: Kind) -> None:
    told = line(say, kind, name="Ana", advice="read")
    assert "Ana" in told
    assert "Ana" not in nameless(say, kind) and nameless(say, kind)
    now, late = (detail(say, kind, is_late=is_late, when="Tuesday") for is_late in (False, True))
    assert now and now != late
    assert bool(late) == (kind is not Kind.CARDS), "cards are never late"
    assert not [text for text in (told, now, late) if "{" in text]


def test_each_kind_says_something_of_its_own(say: Words) -> None:
    for tell in (nameless, lambda say, kind: detail(say, kind, is_late=False)):
        assert len({tell(say, kind) for kind in Kind}) == len(Kind)
