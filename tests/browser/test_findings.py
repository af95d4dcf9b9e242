"""The report of the whole search: from the interviews to a saved PDF."""

import datetime as dt

from models.clock import now
from models.deck import cards
from tests.browser.journey import Journey
from tests.models.people import contact, interview


def test_a_report_is_saved_as_a_pdf(journey: Journey, tmp_path):
    with journey.facts():
        held = interview(contact("Zuri Qop"), now() - dt.timedelta(days=1), now() - dt.timedelta(days=2))
        held.finish(held.ends_at)
        cards(held)[0].write("Par hasard.", now())
    phone = journey.start("fr", "--open", "/interviews/learned", height=1400)
    say = phone.say
    phone.at(say("What you learned"))
    phone.tap(phone.page.get_by_role("button", name=say("Your report")))
    phone.at(say("Your report"))
    phone.tap(phone.page.get_by_role("switch", name=say("Leave out the names of people")))
    phone.tap(say("Read it first"))
    phone.at(say("Read the report"))
    phone.sees(say("Person {numbers}", numbers="1"))
    phone.back()
    with phone.page.expect_download() as download:
        phone.tap(say("Save as PDF"))
    download.value.save_as(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    phone.sees(say("The report is saved. Whoever has it can read it: it has no password."))
    journey.assert_quiet()
