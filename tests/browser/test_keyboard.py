"""The whole job with a keyboard: no finger, no mouse, and never a question where one is."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from models.answer import Answer
from models.clock import now
from models.interview import Interview
from models.profile import Profile
from tests.browser.journey import BACK, Journey, Phone
from tests.models.people import contact
from tests.views.serving import until

SAID = "Les chiffres d’abord ; n’oublie pas 1, 2 et 3 / ?"
"""Also what would be shortcuts, were it not typed in a field."""
_FOCUS = """() => {
    const at = document.activeElement;
    const name = at.getAttribute("aria-label") || (at.closest("flt-semantics") ? at.textContent : "");
    return [at.getAttribute("role") ?? at.tagName.toLowerCase(), name.trim().replaceAll("\\n", " ")];
}"""
_HOLD = "() => { window.held = document.activeElement }"
_MOVED = """async () => {
    for (const since = performance.now(); performance.now() - since < 250;) {
        await new Promise(requestAnimationFrame);
        if (document.activeElement !== window.held) break;
    }
}"""
"""Two fields may share one element: then there is nothing to wait for."""


class Typist:
    """Someone who only types. Whatever Tab leads to has a name."""

    def __init__(self, phone: Phone) -> None:
        self.phone, self.page = phone, phone.page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.phone.at_rest()

    def focused(self) -> tuple[str, str]:
        """The role and the name of what has the focus."""
        role, name = self.page.evaluate(_FOCUS)
        return role, name

    def tab_to(self, name: str, *, back: bool = False) -> list[tuple[str, str]]:
        """Press Tab until it has the focus. Gives the roles and names that Tab passed, this one last."""
        passed: list[tuple[str, str]] = []
        while not passed or not re.search(rf"(^| ){re.escape(name)}", passed[-1][1]):
            assert len(passed) < 30, f"Tab does not lead to {name!r}: {passed}"
            self.page.evaluate(_HOLD)
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            self.page.evaluate(_MOVED)
            until(lambda: self.focused()[1])  # what Tab leads to has a name
            passed.append(self.focused())
        return passed

    def choose(self, name: str, *, key: str = "Enter", back: bool = False) -> None:
        self.tab_to(name, back=back)
        self.press(key)

    def is_in(self, field: str) -> None:
        """The cursor comes to a field by itself; where a busy computer lost it on the way, Tab brings it there."""
        try:
            until(lambda: self.focused()[1].endswith(field))
        except AssertionError:
            self.tab_to(field)


@pytest.mark.parametrize("language", ["en"])
def test_from_a_name_to_a_thank_you_note_without_a_pointer(journey: Journey, language: str) -> None:
    with journey.facts():
        Profile.load().welcome(now())
    phone = journey.start(language)
    say, typist = phone.say, Typist(phone)
    phone.at(say("Today"))

    typist.press("n")
    phone.at(say("New contact"))
    typist.is_in(say("Name"))
    typist.press("Enter")
    typist.is_in(say("Name"))
    expect(phone.field(say("Name"))).to_have_attribute("aria-description", say("Please fill this in."))
    phone.type("Ana Lopes")
    typist.press("Enter")
    phone.at("Ana Lopes")

    typist.press("n")
    phone.at(say("New interview"))
    typist.choose(say("Length in minutes"))
    phone.at("Ana Lopes")
    with journey.facts():  # the hour comes
        Interview.get().reschedule(now() - dt.timedelta(minutes=5), 20, now() - dt.timedelta(days=1))
    phone.sees(say("What you heard"))
    typist.choose(say("Open the cards"))
    phone.sees(say("To begin"))

    next_card(typist)
    typist.choose(say("Mark as asked"), key="Space")
    expect(phone.button(say("Asked"))).to_be_visible()
    typist.tab_to(say("What they said"))
    phone.type(SAID)
    phone.sees(say("Saved"))
    typist.choose(BACK[language], back=True)
    phone.at("Ana Lopes")

    typist.choose(say("What you heard"))
    phone.at(say("What you heard"))
    typist.choose(say("Write the thank-you note"), back=True)
    phone.at(say("Say thank you"))
    typist.tab_to(BACK[language])
    where = typist.focused()
    typist.press("?")
    phone.sees(say("Keyboard shortcuts"))
    until(lambda: typist.focused() == ("button", say("Close")))
    typist.press("Escape")
    phone.misses(say("Keyboard shortcuts"))
    until(lambda: typist.focused() == where)

    typist.press("/")
    typist.is_in(say("Words to find"))
    phone.type("zzz")
    phone.sees(say("Nothing has all of these words. Try fewer letters, or another word."))
    typist.press("Escape")
    phone.misses(say("Nothing has all of these words. Try fewer letters, or another word."))
    phone.type("lop")
    phone.sees("Ana Lopes")
    with journey.facts():
        interview = Interview.get()
        assert interview.contact.name == "Ana Lopes"
        answer = Answer.get(Answer.asked_at.is_null(False))
        assert answer.text == SAID
    phone.assert_taps(0)
    journey.assert_quiet()


def next_card(typist: Typist) -> None:
    typist.choose(typist.phone.say("Next card"))
    typist.phone.at_rest()


def test_tab_finishes_the_list_before_it_goes_on_to_what_is_beside_it(journey: Journey) -> None:
    with journey.facts():
        for n in range(9):
            contact(f"Person {n}")
    phone = journey.start("en")
    phone.page.set_viewport_size({"width": 1280, "height": 500})
    typist = Typist(phone)
    phone.sees("Tab 1 of 5")
    phone.at_rest()
    typist.press("2")
    phone.sees("Person 3")
    typist.choose("Person 3")
    phone.sees("Notes about them")

    typist.tab_to("Guide", back=True)
    names = [name for _, name in typist.tab_to("Change the contact")]
    people = [name for name in names if "Person" in name]
    assert people == [f"Person {n} To contact" for n in range(9)]  # some of them below the window
    assert names[:4] == ["More", "Search", "Settings", "Name or organisation"]
    assert names[-4:] == [people[-1], "Add a contact", "Back", "Change the contact"]
    assert phone.page.get_by_role("radiogroup").count() == 0
