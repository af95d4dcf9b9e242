"""The first run: short, skipped in one tap, and never in the way again."""

from __future__ import annotations

import pytest

from locales.words import words
from models.profile import Profile
from tests.models.people import contact
from tests.views.conftest import Open


async def test_three_short_screens_then_one_clear_step(open_app: Open) -> None:
    screen = await open_app()
    assert {"Welcome to Entrevue", "1 of 3"} <= set(screen.texts())
    await screen.click("Next")
    assert {"Before", "Right after", "Later"} <= set(screen.texts())
    await screen.click("Next")
    await screen.chip("An industry")
    await screen.type("Which one", "baking")
    await screen.type("Your name", "Noé Roy")
    await screen.click("Finish")
    assert screen.has("Begin with one person you would like to meet.")
    profile = Profile.load()
    assert (profile.subject_kind, profile.subject_name, profile.name) == ("industry", "baking", "Noé Roy")
    assert profile.welcomed_at is not None
    await screen.click("Add your first contact")
    assert screen.route == "/today/new-contact"


@pytest.mark.parametrize("steps", [0, 1])
async def test_it_is_skipped_in_one_tap_and_does_not_come_back(open_app: Open, steps: int) -> None:
    screen = await open_app()
    for _ in range(steps):
        await screen.click("Next")
    await screen.click("Skip")
    assert screen.has("Add your first contact")
    again = await open_app("/today")
    assert again.has("Add your first contact")
    assert not again.has("Welcome to Entrevue")


async def test_the_last_screen_is_passed_with_nothing_filled_in(open_app: Open) -> None:
    before = Profile.load()
    screen = await open_app()
    await screen.click("Next")
    await screen.click("Next")
    await screen.click("Finish")
    assert screen.has("Add your first contact")
    after, told = Profile.load(), ("subject_kind", "subject_name", "name")
    assert [getattr(after, field) for field in told] == [getattr(before, field) for field in told]


async def test_the_language_switches_at_once_and_the_step_stays(open_app: Open) -> None:
    screen = await open_app()
    await screen.segment("Français")
    assert Profile.load().language == "fr"
    assert screen.has(words("fr")("Welcome to Entrevue"))
    await screen.click(words("fr")("Next"))
    assert screen.has(words("fr")("With you at three moments"))


async def test_the_step_and_what_was_typed_survive_a_lost_connection_and_a_look_at_the_guide(open_app: Open) -> None:
    screen = await open_app()
    await screen.click("Next")
    await screen.click("Next")
    await screen.chip("A job")
    await screen.type("Your name", "Noé")
    await screen.reconnect()
    assert screen.field("Your name").value == "Noé"
    await screen.destination("Guide")
    await screen.destination("Today")
    await screen.submit("Your name")
    profile = Profile.load()
    assert (profile.subject_kind, profile.name) == ("job", "Noé")


async def test_one_goes_back_a_screen_and_each_act_stays_in_its_place(open_app: Open) -> None:
    screen = await open_app()
    for step in ("1 of 3", "2 of 3"):
        said = screen.texts()
        assert said[said.index(step) + 1] == "Skip"
        await screen.click("Next")
    for _ in range(2):
        said = screen.texts()
        assert said[said.index("Back") + 1] in ("Next", "Finish")
        await screen.click("Back")
    assert screen.has("Welcome to Entrevue")


async def test_what_cannot_be_kept_is_said_and_stays(open_app: Open) -> None:
    screen = await open_app()
    await screen.click("Next")
    await screen.click("Next")
    await screen.type("Your name", "x" * 201)
    await screen.click("Finish")
    assert screen.field("Your name").error == "This is too long to keep. Please shorten it."
    assert Profile.load().welcomed_at is None


async def test_who_has_contacts_is_not_welcomed(open_app: Open) -> None:
    contact()
    screen = await open_app()
    assert not screen.has("Welcome to Entrevue")
