"""Right after: what was heard is written down before it fades, and stays written."""

import datetime as dt
import time

import pytest

from models.clock import now
from models.interview import Interview
from tests.browser.journey import Journey
from tests.models.people import contact, interview
from tests.views.serving import until

HEARD = "Le marché s’ouvre « à l’ouest » ; rappeler Zoé, 20 000 $ – œuvrer en équipe."
# Asked between two frames, so that there is one.
WRITING = """() => new Promise(answer => requestAnimationFrame(
    () => answer(document.activeElement.tagName == 'TEXTAREA')))"""


@pytest.mark.parametrize("language", ["fr"])
def test_notes_from_the_first_tap_to_a_sudden_end(journey: Journey, language):
    with journey.facts():
        interview(contact("Ana Lopes"), now() - dt.timedelta(minutes=60), now() - dt.timedelta(days=1))

    phone = journey.start(language)
    say = phone.say
    phone.at(say("Today"))
    phone.tap(say("Write it down"))
    phone.at(say("What you heard"))
    time.sleep(1.5)  # a thumb is no faster: while the screen comes in, the focus goes to and fro
    until(lambda: phone.page.evaluate(WRITING))
    phone.type(HEARD)
    typed = time.monotonic()
    with journey.facts():
        until(lambda: Interview.get().notes == HEARD)
    assert time.monotonic() - typed < 1.5  # half a second, on a slow computer
    phone.sees(say("Saved"))
    journey.kill()
    phone.assert_taps(1)
    journey.assert_quiet()

    phone = journey.start(language)
    phone.misses(say("Write it down"))
    phone.tap(phone.tab(say("Interviews")))
    phone.at(say("Interviews"))
    phone.tap(phone.page.get_by_role("button", name="Ana Lopes"))
    phone.at("Ana Lopes")
    phone.tap(say("What you heard"))
    phone.at(say("What you heard"))
    phone.holds(phone.field(say("Notes: {name}", name="Ana Lopes")), HEARD)
