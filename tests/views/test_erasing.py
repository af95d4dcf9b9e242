"""Deleting everything: asked with a word, then one is welcomed as on the first day."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from locales.words import words
from models.backup import Reason, back_up, backups
from models.contact import Contact
from models.profile import Profile
from tests.models.people import contact
from tests.views.conftest import Open
from views import erasing

ROUTE = "/guide/settings/data/erasing"


class Job:
    is_off = False

    def switch_off(self) -> None:
        Job.is_off = True


@pytest.fixture(autouse=True)
def _no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    Job.is_off = False
    monkeypatch.setattr(erasing, "scheduler", lambda _: Job())
    monkeypatch.setattr(erasing, "withdraw", lambda _: None)


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_everything_goes_and_the_welcome_comes(
    open_app: Open, data: Path, now: dt.datetime, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    say = words(language)
    contact("Ana")
    back_up(data, Reason.DAILY, now)
    Profile.load().describe(name="Zuri")
    Profile.load().welcome(now)
    other = await open_app("/contacts/new-contact", language)
    await other.type(say("Name"), "Half typed")
    screen = await open_app(ROUTE, language)
    await screen.type(say("To be sure, type: {word}", word=say("delete")), f" {say('delete').capitalize()} ")
    await screen.click(say("Delete everything"))
    await screen.wait_for(say("Welcome to Entrevue"), 5)
    await other.wait_for(say("Welcome to Entrevue"), 5)
    await asyncio.sleep(0.1)
    await other.settle()
    assert Job.is_off
    assert Contact.select().count() == 0 and backups(data) == []
    assert Profile.load().name == ""
    await other.go("/contacts/new-contact")
    assert other.field(say("Name")).value == ""


@pytest.mark.parametrize("typed", ["", "yes", "delet"])
async def test_another_word_deletes_nothing(open_app: Open, typed: str) -> None:
    contact("Ana")
    screen = await open_app(ROUTE)
    await screen.type("To be sure, type: delete", typed)
    await screen.click("Delete everything")
    assert screen.field("To be sure, type: delete").error
    assert Contact.select().count() == 1
