"""A file on its way through the browser: an address book that is looked at and kept, a copy of everything."""

import pytest

from locales import imports
from models.contact import Contact
from models.exchange.source import LARGEST
from models.people import everyone
from tests.browser.journey import Journey, Phone
from tests.models.test_import_dialects import FILES
from tests.views.serving import until


@pytest.mark.parametrize("language", ["fr"])
def test_people_come_in_from_a_file_and_are_taken_back(journey: Journey, language, tmp_path):
    with journey.facts():
        Contact.create(name="Zuri", created_at="2026-01-01T00:00:00.000Z")
    large = tmp_path / "large.vcf"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)

    phone = journey.start(language)
    say = phone.say
    phone.tap(phone.tab(say("Contacts")))
    phone.at(say("Contacts"))
    phone.tap(phone.page.get_by_role("button", name=say("More")).first)
    phone.tap(phone.page.get_by_role("menuitem", name=say("Bring people in from a file")))
    phone.at(say("Bring people in"))
    _choose(phone, large)
    phone.sees(say(imports.REFUSED["FileTooLarge"], megabytes=50))
    _choose(phone, FILES / "linkedin.csv")
    phone.at(say("What would change"))
    phone.tap(say.plural("Add {n} person", "Add {n} people", 2))
    phone.at(say("Contacts"))
    phone.sees("Amina Diallo")
    with journey.facts():
        assert [person.name for person in everyone()] == ["Amina Diallo", "David O’Brien, MBA", "Zuri"]
    phone.tap(say("Undo"))
    phone.misses("Amina Diallo")
    with journey.facts():
        until(lambda: [person.name for person in everyone()] == ["Zuri"])
    journey.assert_quiet()


def test_a_copy_is_saved_and_taken_back(journey: Journey, tmp_path):
    with journey.facts():
        Contact.create(name="Zuri", created_at="2026-01-01T00:00:00.000Z")
    phone = journey.start("fr", height=3000)
    say = phone.say
    phone.tap(say("Settings"))
    phone.at(say("Settings"))
    phone.tap(say("Backups, import and export, deleting"))
    phone.at(say("Your data"))
    phone.tap(phone.page.get_by_role("button", name=say("Backups")))
    phone.at(say("Backups"))
    with phone.page.expect_download() as download:
        phone.tap(say("Save a copy"))
    download.value.save_as(tmp_path / "copy.entrevue")
    phone.sees(say("The copy is saved. Keep it where only you can read it."))
    phone.at_rest()  # the bar that showed it under way has gone, and what is below it has moved up
    with journey.facts():
        Contact.create(name="Ben", created_at="2026-01-01T00:00:00.000Z")
    with phone.page.expect_file_chooser() as chooser:
        phone.tap(say("Restore from a copy"))
    chooser.value.set_files(tmp_path / "copy.entrevue")
    phone.tap(say("Go back to it"))
    phone.sees(say("Entrevue is as it was in that file."))
    with journey.facts():
        assert [person.name for person in everyone()] == ["Zuri"]
    journey.assert_quiet()


def _choose(phone: Phone, file) -> None:
    with phone.page.expect_file_chooser() as chooser:
        phone.tap(phone.say("Choose a file"))
    chooser.value.set_files(file)
