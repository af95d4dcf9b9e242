"""Contacts: the list, and adding or changing someone."""

from __future__ import annotations

import asyncio
import datetime as dt

import flet as ft
import pytest

from locales.words import words
from models.contact import Contact
from models.message import MessageKind
from models.referral import MayName, Referral
from tests.models.people import DAY, contact, sent
from tests.screen import names
from tests.views.conftest import Open


async def test_the_first_contact_is_one_tap_away(open_app: Open) -> None:
    screen = await open_app("/contacts")
    await screen.click("Add your first contact")
    assert screen.route == "/contacts/new-contact"


async def test_a_contact_is_found_without_accents_by_name_or_organisation(open_app: Open) -> None:
    contact("Zoé Ångström", organisation="Hydro-Québec")
    contact("Ben Roy")
    screen = await open_app("/contacts")
    for search in ("zoe ang", "hydro-quebec"):
        await screen.type("Search by name or organisation", search)
        assert screen.has("Zoé Ångström")
        assert not screen.has("Ben Roy")
    await screen.type("Search by name or organisation", "zzz")
    assert screen.has("Nobody matches. Try fewer letters, or another word.")
    await screen.type("Search by name or organisation", "")
    await screen.click("Ben Roy")
    assert screen.route == "/contacts/contact/2"


async def test_a_search_without_result_is_cleared_or_adds_that_name(open_app: Open) -> None:
    contact("Ben Roy")
    screen = await open_app("/contacts")
    await screen.type("Search by name or organisation", "zoé")
    await screen.click("Clear the search")
    assert screen.has("Ben Roy")
    await screen.type("Search by name or organisation", " Zoé Chen ")
    await screen.click("Add Zoé Chen to your contacts")
    assert screen.route == "/contacts/contact/2"
    assert screen.snack() == "Zoé Chen is in your contacts."
    await screen.click("Undo")
    assert screen.has("This contact was deleted.")
    await screen.click("Go back")
    assert screen.has("Ben Roy")
    assert screen.field("Search by name or organisation").value == ""


async def test_a_name_too_long_to_keep_is_said_where_one_searched(open_app: Open) -> None:
    contact("Ben Roy")
    name = "x" * 201
    screen = await open_app("/contacts")
    await screen.type("Search by name or organisation", name)
    await screen.click(f"Add {name} to your contacts")
    assert screen.snack() == "This is too long to keep. Please shorten it."
    assert Contact.select().count() == 1


async def test_a_stage_where_nobody_is_shows_everyone_again(open_app: Open) -> None:
    contact("Ben Roy")
    screen = await open_app("/contacts")
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


async def test_who_suggested_them_is_kept_with_the_permission(open_app: Open) -> None:
    contact("Ana Lopes")
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", "Zed")
    await screen.type("Suggested by", "lop")
    await screen.click("Ana Lopes")
    await screen.select("May you say who suggested them?", "Yes")
    await screen.type("Why this person?", "Knows everyone.")
    await screen.click("Save")
    referral = Referral.get()
    assert (referral.giver.name, referral.contact.name) == ("Ana Lopes", "Zed")
    assert (referral.may_name, referral.why) == (MayName.YES, "Knows everyone.")
    assert {"Suggested by Ana Lopes", "Knows everyone."} <= set(screen.texts())
    await screen.select("May you say that Ana Lopes sent you?", "No")
    assert Referral.get().may_name == MayName.NO


async def test_someone_they_suggested_is_added_from_their_own_page(open_app: Open) -> None:
    contact("Ana Lopes")
    screen = await open_app("/contacts/contact/1")
    await screen.click("Add someone they suggested")
    assert screen.has("Ana Lopes"), "who suggested is filled in"
    await screen.type("Name", "Zed")
    await screen.submit("Name")
    assert Referral.get().giver.name == "Ana Lopes"


async def test_another_person_suggested_them_someone_not_here_yet(open_app: Open) -> None:
    contact("Ana Lopes")
    screen = await open_app("/contacts/contact/1/new-contact")
    await screen.type("Name", "Zed")
    await screen.click("Choose someone else")
    await screen.type("Suggested by", "Yan Roy")
    await screen.click("Add Yan Roy to your contacts")
    assert screen.field("Name").value == "Zed"
    await screen.submit("Name")
    assert Referral.get().giver.name == "Yan Roy"


@pytest.mark.parametrize("typed", ["Ana Lopes", " ána LOPES "])
async def test_who_suggested_them_is_kept_by_their_name_alone(open_app: Open, typed: str) -> None:
    ana = contact("Ana Lopes")
    contact("Ana Lopes-Roy")
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", "Zed")
    await screen.type("Suggested by", typed)
    await screen.click("Save")
    assert (Referral.get().giver.id, Referral.get().contact.name) == (ana.id, "Zed")
    assert screen.snack() == "Zed is in your contacts."
    assert Contact.select().count() == 3


async def test_who_suggested_them_and_is_not_here_yet_is_added_with_them(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", "Zed")
    await screen.type("Suggested by", "Yan Roy ")
    await screen.click("Save")
    assert (Referral.get().giver.name, Referral.get().contact.name) == ("Yan Roy", "Zed")
    assert screen.snack() == "Zed is in your contacts, and so is Yan Roy."
    assert screen.has("Suggested by Yan Roy")
    await screen.go("/contacts/new-contact")
    assert screen.field("Suggested by").value == ""


async def test_one_name_of_several_is_asked_about_and_nothing_typed_is_lost(open_app: Open) -> None:
    contact("Ana Lopes", organisation="Hydro")
    contact("Ana Lopes", organisation="Cascades")
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", "Zed")
    await screen.type("Suggested by", "ana lopes")
    await screen.click("Save")
    field = screen.field("Suggested by")
    assert field.error == "Several of your contacts have this name. Choose one under the field."
    assert (field.value, screen.field("Name").value) == ("ana lopes", "Zed")
    assert Contact.select().count() == 2
    await screen.click("Ana Lopes", nth=1)
    await screen.click("Save")
    assert Referral.get().giver.organisation == "Cascades"


async def test_a_name_that_cannot_be_kept_is_said_beside_who_suggested_them(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", "Zed")
    await screen.type("Suggested by", "x" * 201)
    await screen.click("Save")
    assert screen.field("Suggested by").error == "This is too long to keep. Please shorten it."
    assert not Contact.select().exists()
    await screen.type("Suggested by", "zed")
    for _ in range(2):  # what was refused once leaves nothing behind
        await screen.click("Save")
    assert screen.field("Suggested by").error == "This is not possible here."
    await screen.type("Suggested by", "Yan Roy")
    await screen.click("Save")
    assert (Referral.get().giver.name, Referral.get().contact.name) == ("Yan Roy", "Zed")


async def test_a_name_half_typed_is_there_again(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact")
    await screen.type("Suggested by", "Yan")
    await screen.reconnect()
    assert screen.field("Suggested by").value == "Yan"
    await screen.back()
    await screen.go("/contacts/new-contact")
    assert screen.field("Suggested by").value == "Yan"


async def test_who_suggested_them_is_set_changed_and_removed_later(open_app: Open) -> None:
    zed, ana, ben = contact("Zed"), contact("Ana Lopes"), contact("Ben Roy")
    screen = await open_app("/contacts/contact/1/edit")
    await screen.type("Suggested by", "lop")
    await screen.click("Ana Lopes")
    await screen.select("May you say who suggested them?", "Yes")
    await screen.type("Why this person?", "Knows everyone.")
    await screen.click("Save")
    (kept,) = Referral.to(zed)
    assert (kept.giver, kept.may_name, kept.why) == (ana, MayName.YES, "Knows everyone.")
    await screen.click("Change the contact")
    assert screen.field("Why this person?").value == "Knows everyone."
    await screen.click("Choose someone else")
    await screen.type("Suggested by", "ben roy")
    await screen.click("Save")
    (kept,) = Referral.to(zed)
    assert (kept.giver, kept.may_name) == (ben, MayName.NOT_ASKED), "what one allowed says nothing of another"
    await screen.click("Change the contact")
    await screen.click("Choose someone else")
    assert screen.has("Left empty, this is removed when you save.")
    await screen.click("Save")
    assert Referral.to(zed) == []
    assert not screen.has("Suggested by Ben Roy")


async def test_who_suggested_them_and_is_not_here_yet_is_added_later(open_app: Open) -> None:
    zed = contact("Zed")
    screen = await open_app("/contacts/contact/1/edit")
    await screen.type("Suggested by", "Yan Roy")
    await screen.click("Save")
    assert [row.giver.name for row in Referral.to(zed)] == ["Yan Roy"]
    assert screen.snack() == "Yan Roy is in your contacts."


async def test_of_several_who_suggested_them_each_is_changed_alone(open_app: Open) -> None:
    zed, ana, ben = contact("Zed"), contact("Ana Lopes"), contact("Ben Roy")
    Referral.link(ana, zed, why="Knows everyone.", may_name=MayName.YES)
    Referral.link(ben, zed, why="Plays jazz.")
    screen = await open_app("/contacts/contact/1/edit")
    await screen.click("Choose someone else", nth=0)
    await screen.click("Save")
    assert [(row.giver, row.why) for row in Referral.to(zed)] == [(ben, "Plays jazz.")]


async def test_nobody_is_offered_as_who_suggested_themselves(open_app: Open) -> None:
    contact("Zed"), contact("Zedde")
    screen = await open_app("/contacts/contact/1/edit")
    await screen.type("Suggested by", "zed")
    assert screen.has("Zedde")
    assert "Zed" not in screen.texts(typed=False)


async def test_another_who_suggested_them_is_not_named_without_asking(open_app: Open) -> None:
    contact("Ana Lopes"), contact("Ben Roy")
    screen = await open_app("/contacts/contact/1/new-contact")
    await screen.type("Name", "Zed")
    await screen.select("May you say who suggested them?", "Yes")
    await screen.click("Choose someone else")
    await screen.type("Suggested by", "Ben")
    await screen.click("Ben Roy")
    await screen.click("Save")
    assert Referral.get().may_name == MayName.NOT_ASKED


async def test_someone_suggested_who_is_here_already_is_linked_and_not_added_again(open_app: Open) -> None:
    contact("Ana Lopes"), contact("Zed", organisation="Hydro")
    screen = await open_app("/contacts/contact/1")
    await screen.click("Add someone they suggested")
    await screen.type("Name", " zéd ")
    await screen.select("May you say who suggested them?", "Yes")
    await screen.click("Save")
    problem = "Someone of this name is already in your contacts. Choose them under the field, or add another person."
    assert (screen.field("Name").error, screen.field("Name").value) == (problem, " zéd ")
    assert Contact.select().count() == 2
    await screen.click("Zed is already in your contacts")
    assert [(row.giver.name, row.contact.name, row.may_name) for row in Referral.select()] == [
        ("Ana Lopes", "Zed", MayName.YES)
    ]
    assert Contact.select().count() == 2
    assert screen.route == "/contacts/contact/1/contact/2"
    assert screen.has("Suggested by Ana Lopes")
    await screen.go("/contacts/contact/1/new-contact")
    assert screen.field("Name").value == ""


async def test_another_person_of_a_name_is_added_on_purpose(open_app: Open) -> None:
    contact("Zed")
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", "Zed")
    await screen.submit("Name")
    assert Contact.select().count() == 1
    await screen.click("Add another person named Zed")
    assert [row.name for row in Contact.select()] == ["Zed", "Zed"]
    assert screen.route == "/contacts/contact/2"


async def test_whoever_suggested_them_is_not_offered_as_themselves(open_app: Open) -> None:
    contact("Ana Lopes")
    screen = await open_app("/contacts/contact/1/new-contact")
    await screen.type("Name", "Ana Lopes")
    await screen.click("Save")
    assert not screen.has("Ana Lopes is already in your contacts")
    await screen.type("Name", "Ana Roy")
    await screen.click("Add another person named Ana Lopes")
    assert Referral.get().contact.name == "Ana Roy", "what was typed last is kept"


async def test_a_contact_is_changed(open_app: Open) -> None:
    contact("Ana", phones=("514 555-0199",), tags=("bank",))
    screen = await open_app("/contacts/contact/1/edit")
    await screen.type("Phones, one a line", "514 555-0100\n\n+1 438 555-0101 ext 7")
    await screen.type("Tags, separated by commas", "bank, Laval,")
    await screen.type("Link", "example.ca/ana")
    await screen.select("Language to write to them in", "French")
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
