"""Later: the thank-you that is owed, and the news that is late."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from locales.words import words
from models.clock import at, now
from models.message import Message, MessageKind
from models.profile import Profile
from tests.browser.journey import Journey
from tests.models.people import contact, interview, sent
from tests.views.serving import until

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("language", ["en"])
def test_a_thank_you_that_is_due_and_news_that_are_late(journey: Journey, language):
    theirs = words({"fr": "en", "en": "fr"}[language])
    with journey.facts():
        Profile.load().describe(name="Émilie Roy")
        yesterday = at(now().date() - DAY, 15, now().tzinfo)
        talk = interview(contact("Ana Lopes", language=theirs.code), yesterday, yesterday - DAY)
        talk.finish(talk.ends_at)
        talk.write_notes("Commencer petit.")
        once = at(now().date() - 43 * DAY, 10, now().tzinfo)
        long_ago = interview(contact("Bo Winter", language=language), once, once - DAY)
        long_ago.finish(long_ago.ends_at)
        long_ago.write_notes("Merci !")
        sent(MessageKind.THANK_YOU, long_ago.contact, long_ago.ends_at, long_ago)

    phone = journey.start(language)
    say = phone.say

    # Late is said by a word and by a sign, and stands first.
    thank, news = say("Thank {name}", name="Ana Lopes"), say("Give {name} some news", name="Bo Winter")
    phone.sees(thank, news, say("To do"), say("Late"), say("Time has passed: a few lines are enough."))
    assert phone.above(news, thank)
    expect(phone.page.get_by_label(news)).to_contain_text(say("Late"))
    expect(phone.page.get_by_label(thank)).to_contain_text(say("To do"))
    until(lambda: phone.dark_points(phone.page.get_by_text(say("Late"), exact=True)) > 20)

    phone.tap(say("Write the thank-you note"))
    phone.at(say("Say thank you"))
    phone.assert_taps(1)
    draft = phone.field(say("Message"))
    phone.holds(phone.field(say("Subject")), theirs("Thank you for your time"))
    phone.tap(draft)
    expect(draft).not_to_have_value("")  # the page tells it a moment after the tap
    day = theirs.day(yesterday.date())
    for line in (
        theirs("Hello {name},", name="Ana"),
        theirs("Thank you for the time you gave me on {day}.", day=day),
        "Émilie Roy",
    ):
        assert line in draft.input_value()

    phone.tap(phone.reach(say("Mark as sent")))
    phone.at("Ana Lopes")
    phone.back()
    phone.at(say("Today"))
    phone.misses(thank)
    phone.sees(news, say("Noted as sent."))
    with journey.facts():
        note = Message.select().order_by(Message.id.desc()).get()
        assert (note.contact.name, note.kind) == ("Ana Lopes", MessageKind.THANK_YOU)
        assert abs(note.sent - now()) < dt.timedelta(minutes=1)

    phone.tap(say("Undo"))
    phone.sees(thank)
    expect(phone.button(say("Write the thank-you note"))).to_be_visible()
    with journey.facts():
        assert Message.get_by_id(note.id).sent_at is None
    journey.assert_quiet()
