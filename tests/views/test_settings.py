"""Settings: the language, the profile, and how often to give news."""

from __future__ import annotations

import datetime as dt

import flet as ft
import pytest

from locales.words import words
from models.profile import Profile
from models.quiet import QuietHours
from tests.views.conftest import Open


async def test_the_profile_saves_itself(open_app: Open) -> None:
    screen = await open_app("/guide/settings")
    await screen.type("Your name", " Noé Roy ")
    await screen.leave("Your name")
    assert Profile.load().name == "Noé Roy"
    await screen.type("Who you are, in one line", "I bake bread.")
    await screen.select("What interests you", "An industry")
    await screen.back()
    profile = Profile.load()
    assert (profile.introduction, profile.subject_kind) == ("I bake bread.", "industry")


async def test_a_profile_too_long_is_said_and_stays(open_app: Open) -> None:
    screen = await open_app("/guide/settings")
    await screen.type("Your name", "x" * 201)
    await screen.leave("Your name")
    assert screen.field("Your name").error == "This is too long to keep. Please shorten it."
    assert screen.field("Your name").value == "x" * 201


@pytest.mark.parametrize(
    ("days", "late", "field"),
    [
        ("0", "42", "Remind me after (days)"),
        ("many", "42", "Remind me after (days)"),
        ("28", "28", "Late after (days)"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_rhythm_that_makes_no_sense_is_refused(
    open_app: Open, language: str, days: str, late: str, field: str
) -> None:
    say = words(language)
    screen = await open_app("/guide/settings", language)
    await screen.type(say("Remind me after (days)"), days)
    await screen.type(say("Late after (days)"), late)
    await screen.click(say("Save"))
    assert screen.field(say(field)).error == say("The first is at least one day, and the second comes later.")
    assert screen.field(say("Remind me after (days)")).value == days
    assert Profile.load().update_days == 28


async def test_another_rhythm_is_kept_even_when_saved_twice(open_app: Open) -> None:
    screen = await open_app("/guide/settings")
    await screen.type("Remind me after (days)", "20")
    await screen.type("Late after (days)", "30")
    await screen.click("Save")
    await screen.click("Save")
    assert screen.snack() == "Saved"
    assert (Profile.load().update_days, Profile.load().late_days) == (20, 30)


async def test_quiet_hours_are_chosen_with_the_clock(open_app: Open) -> None:
    screen = await open_app("/guide/settings")
    await screen.click("From 8:00\u202fp.m.")
    await screen.pick(dt.time(22, 30))
    await screen.click("Until 8:00\u202fa.m.")
    await screen.pick(dt.time(7))
    assert Profile.load().quiet == QuietHours(dt.time(22, 30), dt.time(7))
    await screen.click("Until 7:00\u202fa.m.")
    await screen.pick(dt.time(22, 30))
    assert screen.has("None: notifications come at any hour.")


async def test_names_can_be_hidden(open_app: Open) -> None:
    screen = await open_app("/guide/settings")
    assert screen.has("Hide names in notifications")
    await screen.set(screen.all(ft.Switch, "hide-names")[0], "change", value=True)
    assert Profile.load().hide_names
    await screen.set(screen.all(ft.Switch, "hide-names")[0], "change", value=False)
    assert not Profile.load().hide_names
