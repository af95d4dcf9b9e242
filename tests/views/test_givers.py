"""Who gave a contact's name: in the form where they are added or changed; and those who are here already."""

from __future__ import annotations

import pytest

from models.contact import Contact
from models.referral import MayName, Referral
from tests.models.people import contact
from tests.views.conftest import Open


async def test_who_suggested_them_is_kept_with_the_permission(open_app: Open) -> None:
    contact("Ana Lopes")
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", "Zed")
    await screen.type("Suggested by", "lop")
    await screen.click("Ana Lopes")
    await screen.select("May you say so?", "Yes")
    await screen.type("Why this person?", "Knows everyone.")
    await screen.click("Save")
    referral = Referral.get()
    assert (referral.giver.name, referral.contact.name) == ("Ana Lopes", "Zed")
    assert (referral.may_name, referral.why) == (MayName.YES, "Knows everyone.")
    assert {"Suggested by Ana Lopes", "Knows everyone."} <= set(screen.texts())
    await screen.select("May you say so?", "No")
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
    await screen.select("May you say so?", "Yes")
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
    await screen.select("May you say so?", "Yes")
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
    await screen.select("May you say so?", "Yes")
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
