"""Contacts: the list, and adding or changing someone."""

from __future__ import annotations

import asyncio
import datetime as dt

import flet as ft
import pytest

from locales.words import words
from models.contact import Contact
from models.message import MessageKind
from tests.models.people import DAY, contact, sent
from tests.screen import names
from tests.views.conftest import Open
from views.theme import CHIP_AT


async def test_the_first_contact_is_one_tap_away(open_app: Open) -> None:
    screen = await open_app("/contacts")
    await screen.click("Add your first contact")
    assert screen.route == "/contacts/new-contact"


async def test_a_contact_is_found_without_accents_by_name_or_organisation(open_app: Open) -> None:
    contact("Zoé Ångström", organisation="Hydro-Québec")
    contact("Ben Roy")
    screen = await open_app("/contacts")
    for search in ("zoe ang", "hydro-quebec"):
        await screen.type("Name or organisation", search)
        assert screen.has("Zoé Ångström")
        assert not screen.has("Ben Roy")
    await screen.type("Name or organisation", "zzz")
    assert screen.has("Nobody matches. Try fewer letters, or another word.")
    await screen.type("Name or organisation", "")
    await screen.click("Ben Roy")
    assert screen.route == "/contacts/contact/2"


@pytest.mark.parametrize("width", [412, 1280])
async def test_a_search_without_result_is_cleared_or_adds_that_name(open_app: Open, width: int) -> None:
    contact("Ben Roy")
    screen = await open_app("/contacts", width=width)
    before = screen.field("Name or organisation")._i
    await screen.type("Name or organisation", "zoé")
    assert screen.field("Name or organisation")._i == before, "one made anew loses the cursor"
    assert not screen.has("Add a contact"), "it would lie on what stands there"
    await screen.click("Clear the search")
    assert screen.has("Ben Roy") and screen.has("Add a contact")
    await screen.type("Name or organisation", " Zoé Chen ")
    await screen.click("Add Zoé Chen to your contacts")
    assert screen.route == "/contacts/contact/2"
    assert screen.snack() == "Zoé Chen is in your contacts."
    await screen.click("Undo")
    assert screen.has("This contact was deleted.")
    await screen.click("Go back")
    assert screen.has("Ben Roy")
    assert screen.field("Name or organisation").value == ""


async def test_a_name_too_long_to_keep_is_said_where_one_searched(open_app: Open) -> None:
    contact("Ben Roy")
    name = "x" * 201
    screen = await open_app("/contacts")
    await screen.type("Name or organisation", name)
    await screen.click(f"Add {name} to your contacts")
    assert screen.snack() == "This is too long to keep. Please shorten it."
    assert Contact.select().count() == 1


async def test_a_stage_where_nobody_is_shows_everyone_again(open_app: Open) -> None:
    contact("Ben Roy")
    screen = await open_app("/contacts")
    stages = ["To contact", "Request sent", "Interview planned", "Met", "No longer followed"]
    assert [names(chip)[0] for chip in screen.all(ft.Chip)] == stages, "in the order of the work"
    await screen.chip("Met")
    assert screen.has("Nobody is there yet.")
    await screen.click("Show everyone")
    assert screen.has("Ben Roy")


@pytest.mark.parametrize("route", ["/contacts/new-contact", "/contacts/contact/1/edit", "/contacts/contact/1/cadence"])
async def test_the_way_to_save_never_scrolls_away(open_app: Open, route: str) -> None:
    contact("Ben Roy")
    screen = await open_app(route)
    (scrolled,) = [row for row in screen.all(ft.Column) if row.on_scroll]
    assert screen.find("Save", ft.FilledButton)
    assert "Save" not in names(scrolled)


async def test_what_is_wrong_out_of_sight_is_brought_there(open_app: Open) -> None:
    """The way to save is always in sight, its fields are not."""
    focused = []
    screen = await open_app("/contacts/new-contact", answer=lambda name, _: focused.append(name))
    await screen.click("Save")
    await screen.wait_for("Please fill this in.", 1)
    await asyncio.sleep(0.2)
    assert "focus" in focused


async def test_a_stage_narrows_the_list_and_a_second_tap_widens_it(open_app: Open, now: dt.datetime) -> None:
    contact("Ben")
    sent(MessageKind.REQUEST, contact("Zoé"), now - DAY)
    screen = await open_app("/contacts")
    await screen.chip("Request sent")
    assert screen.has("Zoé")
    assert not screen.has("Ben")
    await screen.chip("Request sent")
    assert screen.has("Ben")

    chip = screen.find("Request sent", ft.Chip)
    await screen.fire(chip, "focus")
    assert screen.find("Request sent", ft.Chip).border_side == CHIP_AT
    await screen.fire(screen.find("Request sent", ft.Chip), "blur")
    assert screen.find("Request sent", ft.Chip).border_side is None


async def test_more_is_shown_when_the_list_is_scrolled(open_app: Open) -> None:
    for n in range(60):
        contact(f"Person {n:02}")
    screen = await open_app("/contacts")
    assert not screen.has("Person 55")
    await screen.scroll_down()
    assert screen.has("Person 55")


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("Name", "", "Please fill this in."),
        ("Name", " \t", "Please fill this in."),
        ("Name", "x" * 100_000, "This is too long to keep. Please shorten it."),
        ("Email", "ana@home", "This does not look like an email address. Example: name@example.ca"),
        ("Phones, one a line", "call me", "This does not look like a phone number. Example: 514 555-0199"),
        ("Link", "ftp://example.ca", "A link begins with https:// or http://"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_what_cannot_be_kept_is_said_beside_its_field(
    open_app: Open, language: str, field: str, typed: str, problem: str
) -> None:
    say = words(language)
    screen = await open_app("/contacts/new-contact", language)
    await screen.type(say("Name"), "Ana")
    await screen.type(say("Title"), "Chef")
    await screen.type(say(field), typed)
    await screen.click(say("Save"))
    assert screen.field(say(field)).error == say(problem)
    assert screen.field(say(field)).value == typed
    assert screen.field(say("Title")).value == "Chef"
    assert not Contact.select().exists()
    await screen.type(say(field), "Ana" if field == "Name" else "")
    await screen.click(say("Save"))
    assert Contact.get().title == "Chef"


@pytest.mark.parametrize("name", ["Zoé 🦊👩🏽\u200d🔬", "نور الهدى", "O’Brien {name} %s <b>", "李小龍"])
async def test_any_name_is_kept_and_shown_as_typed(open_app: Open, name: str) -> None:
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", name)
    await screen.submit("Name")
    assert Contact.get().name == name
    assert screen.has(name)
    assert screen.snack() == f"{name} is in your contacts."
    await screen.back()
    assert screen.has(name)


async def test_an_impatient_finger_adds_one_contact(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", "Zoé")
    await screen.tap_twice("Save")
    assert Contact.select().count() == 1
    assert screen.route == "/contacts/contact/1"


async def test_a_contact_is_changed(open_app: Open) -> None:
    contact("Ana", phones=("514 555-0199",), tags=("bank",))
    screen = await open_app("/contacts/contact/1/edit")
    await screen.type("Phones, one a line", "514 555-0100\n\n+1 438 555-0101 ext 7")
    await screen.type("Tags", "bank, Laval,")
    await screen.type("Link", "example.ca/ana")
    await screen.select("Language to write in", "French")
    await screen.click("Save")
    ana = Contact.get()
    assert ana.phones == ("514 555-0100", "+1 438 555-0101 ext 7")
    assert (ana.tags, ana.link, ana.language) == (("bank", "Laval"), "https://example.ca/ana", "fr")
    assert screen.route == "/contacts/contact/1"
    assert screen.has("514 555-0100")


async def test_a_form_left_half_filled_is_there_again_and_begins_anew_once_saved(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", "Zoé")
    await screen.back()
    await screen.go("/contacts/new-contact")
    assert screen.field("Name").value == "Zoé"
    await screen.click("Save")
    assert Contact.get().name == "Zoé"
    await screen.go("/contacts/new-contact")
    assert screen.field("Name").value == ""


async def test_a_change_left_unsaved_is_no_change(open_app: Open) -> None:
    contact("Ben Roy")
    screen = await open_app("/contacts/contact/1/edit")
    await screen.type("Name", "Bob")
    await screen.back()
    await screen.go("/contacts/contact/1/edit")
    assert screen.field("Name").value == "Ben Roy"


async def test_no_field_changes_the_letters_of_a_name(open_app: Open) -> None:
    """Flet's capitals are no hint to a keyboard: "de la Durantaye" could not be written."""
    screen = await open_app("/contacts/new-contact")
    assert not screen.field("Name").capitalization
