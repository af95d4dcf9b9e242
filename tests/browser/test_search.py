"""Looking for a word, opening what was found where it stands, and coming back to where one was."""

from models.call import Call
from models.clock import now
from tests.browser.journey import Journey
from tests.models.people import DAY, contact
from tests.views.serving import until


def test_one_comes_back_to_what_was_found_where_one_left_it(journey: Journey) -> None:
    with journey.facts():
        for number in range(30):
            someone = contact(f"Ana {number:02}", notes="Elle aime le cœur du métier.")
            for day in range(12 if number == 20 else 0):  # a page longer than the phone
                Call.log(someone, now() - day * DAY, notes="Rien")

    phone = journey.start("fr")
    say = phone.say
    phone.at(say("Today"))
    phone.page.keyboard.press("/")
    phone.at(say("Search"))
    phone.holds(phone.field(say("Words to find")), "")
    phone.type("COEUR mét")
    phone.sees(say.plural("{n} result", "{n} results", 30))
    phone.sees("Ana 00")
    line = phone.reach(phone.page.get_by_role("button", name="Ana 20"))
    phone.at_rest()
    _, before = phone.middle_of(line)
    phone.tap(line)
    phone.at("Ana 20")
    notes = phone.field(say("Notes about them"))
    until(lambda: 0 < phone.middle_of(notes)[1] < phone.page.viewport_size["height"])
    phone.back()
    phone.at(say("Search"))
    phone.holds(phone.field(say("Words to find")), "COEUR mét")
    until(lambda: abs(phone.middle_of(line)[1] - before) < 1)
    journey.assert_quiet()
