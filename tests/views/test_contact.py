"""One contact: what happened, what to do next, closing, calls, advice, deleting."""

from __future__ import annotations

import datetime as dt

import flet as ft
import pytest

from models.advice import Advice
from models.call import Call
from models.contact import ClosedReason, Contact
from models.delivery import Delivery
from models.interview import Interview
from models.message import Message, MessageKind, Reply
from models.reminder import Kind
from models.reminders import due as standing_due
from tests.models.people import DAY, HOUR, contact, interview, sent
from tests.screen import Screen, walk
from tests.views.conftest import Open, PassTime
from views.parts import next_act

HERE = "/contacts/contact/1"


@pytest.fixture
def ana(data: object, clock: object) -> Contact:
    return contact()


def filled(screen: Screen) -> list[str]:
    """The acts that stand out."""
    return [str(button.content) for button in screen.all(ft.FilledButton)]


async def test_each_stage_offers_its_own_act_first(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    screen = await open_app(HERE)
    assert filled(screen) == ["Ask for a meeting"]
    sent(MessageKind.REQUEST, ana, now - DAY)
    await screen.settle()
    assert filled(screen) == ["Plan an interview"]
    held = interview(ana, now - DAY, now - 2 * DAY)
    held.finish(held.ends_at)
    await screen.settle()
    assert filled(screen) == ["Write it down"]
    held.write_notes("Much.")
    await screen.settle()
    assert filled(screen) == ["Write the thank-you note"]
    sent(MessageKind.THANK_YOU, ana, now, held)
    await screen.settle()
    assert not filled(screen)
    ana.close(ClosedReason.FINISHED, now)
    await screen.settle()
    assert not filled(screen)
    assert not screen.has("Plan an interview")
    assert not screen.has("Give news, from Oct 13")
    await screen.click("Take up again", nth=0)
    assert screen.has("Give news, from Oct 13")


async def test_who_was_met_today_is_thanked_before_any_news(
    open_app: Open, ana: Contact, now: dt.datetime, pass_time: PassTime
) -> None:
    met = interview(ana, now - 2 * HOUR, now - DAY)
    met.finish(met.ends_at)
    met.write_notes("Much.")
    screen = await open_app(HERE)
    assert filled(screen) == ["Write the thank-you note"], "before its hour already"
    await pass_time(screen, 7 * HOUR)
    await screen.click("Write the thank-you note")
    assert screen.route == f"{HERE}/interview/{met.id}/message/thank-you"


async def test_a_thank_you_skipped_does_not_come_back_here(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    met = interview(ana, now - 20 * HOUR, now - DAY)
    met.write_notes("Much.")
    screen = await open_app(HERE)
    assert filled(screen) == ["Write the thank-you note"]
    Delivery.dismiss(*standing_due(now), now)
    await screen.settle()
    assert not filled(screen)


@pytest.mark.parametrize(
    ("language", "told", "tomorrow", "due"),
    [
        ("en", "Give news, from Oct 13", "Give news, from tomorrow", "Give news"),
        (
            "fr",
            "Donner des nouvelles à partir du 13 oct.",
            "Donner des nouvelles à partir de demain",
            "Donner des nouvelles",
        ),
    ],
)
async def test_news_due_later_stands_back_and_says_its_day(
    open_app: Open,
    ana: Contact,
    now: dt.datetime,
    pass_time: PassTime,
    language: str,
    told: str,
    tomorrow: str,
    due: str,
) -> None:
    met = interview(ana, now - 2 * HOUR, now - DAY)
    met.write_notes("Much.")
    sent(MessageKind.THANK_YOU, ana, now, met)
    screen = await open_app(HERE, language)
    assert not filled(screen)
    assert screen.has(told)
    await pass_time(screen, 27 * DAY)
    assert not filled(screen)
    await screen.click(tomorrow)
    assert screen.route == f"{HERE}/message/update"
    await screen.back()
    await pass_time(screen, DAY)
    assert filled(screen) == [due]


async def test_what_is_due_comes_before_the_stage_unless_put_off(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    request = sent(MessageKind.REQUEST, ana, now - 8 * DAY)
    sent(MessageKind.REQUEST, contact("Zed"), now - 15 * DAY)
    screen = await open_app(HERE)
    assert filled(screen) == ["Send a gentle reminder"]
    (nudge,) = [row for row in standing_due(now) if row.subject == request]
    Delivery.dismiss(nudge, now)
    await screen.settle()
    assert filled(screen) == ["Plan an interview"]


@pytest.mark.parametrize(("width", "times"), [(360, 2), (412, 1)])
async def test_a_name_that_the_bar_cuts_stands_below_it_in_full(open_app: Open, width: int, times: int) -> None:
    contact("Hélène Bouchard-Tremblay-Giroux")
    screen = await open_app(HERE, width=width)
    assert [text.value for text in screen.all(ft.Text)].count("Hélène Bouchard-Tremblay-Giroux") == times


async def test_they_are_reached_in_one_tap(open_app: Open) -> None:
    contact(phones=("514 555-0199", "438 555-0101"), email="ana@example.ca")
    screen = await open_app(HERE)
    assert screen.find("Phone them", ft.TextButton).url == "tel:5145550199"
    assert screen.find("Email them", ft.TextButton).url == "mailto:ana@example.ca"
    assert screen.find("Send a text to 438 555-0101", ft.IconButton).url == "sms:4385550101"


async def test_someone_without_number_nor_address_offers_no_way_to_reach_them(open_app: Open, ana: Contact) -> None:
    screen = await open_app(HERE)
    assert not {"Phone them", "Email them"} & set(screen.texts())


async def test_a_planned_interview_is_one_tap_away(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    met = interview(ana, now - 9 * DAY, now - 10 * DAY)
    met.write_notes("Much.")
    met.set_already_thanked(now)
    interview(ana, now + 9 * DAY, now)
    soon = interview(ana, now + 4 * DAY, now)
    screen = await open_app(HERE)
    await screen.click("See the interview")
    assert screen.route == f"{HERE}/interview/{soon.id}"


async def test_a_long_name_is_read_in_full(open_app: Open) -> None:
    contact("Maximilienne Archambault-Desrochers de la Durantaye")
    screen = await open_app(HERE)
    whole = [text for text in screen.all(ft.Text) if text.value == Contact.get().name and not text.max_lines]
    assert whole


async def test_who_declines_may_still_be_asked_for_a_name(open_app: Open, now: dt.datetime) -> None:
    contact(language="fr").close(ClosedReason.DECLINED, now)
    screen = await open_app(HERE)
    assert screen.has("You may still ask them for a name:")
    await screen.click("Copy")
    assert screen.snack() == "The message was copied. Paste it where you write to them."


@pytest.mark.parametrize(
    ("act", "reason", "said"),
    [
        ("They declined", ClosedReason.DECLINED, "They declined."),
        ("No reply: stop reminding", ClosedReason.NO_REPLY, "No reply came."),
        ("We are done: stop reminding", ClosedReason.FINISHED, "No longer followed"),
    ],
)
async def test_a_contact_is_closed_undone_and_taken_up_again(
    open_app: Open, ana: Contact, act: str, reason: ClosedReason, said: str
) -> None:
    screen = await open_app(HERE)
    await screen.click(act)
    assert Contact.get_by_id(ana.id).closed_reason == reason
    assert screen.has(said)
    await screen.click("Undo")
    assert Contact.get_by_id(ana.id).closed_at is None
    assert screen.has("To contact")
    await screen.click(act)
    await screen.click("Take up again", nth=0)
    reopened = Contact.get_by_id(ana.id)
    assert reopened.closed_at is None
    assert reopened.reopened_at is not None


async def test_a_call_is_logged_and_undone(open_app: Open, ana: Contact) -> None:
    screen = await open_app(HERE)
    await screen.click("Log a call")
    await screen.type("What was said", "Likes fugues.")
    await screen.click("Cancel")
    assert not Call.select().exists()
    await screen.click("Log a call")
    assert screen.field("What was said").value == "Likes fugues.", "what was typed is still there"
    await screen.click("Log the call")
    assert screen.has("Today · Likes fugues.")
    await screen.click("Undo")
    assert not screen.has("Today · Likes fugues.")


async def test_an_impatient_finger_logs_one_call(open_app: Open, ana: Contact) -> None:
    screen = await open_app(HERE)
    await screen.click("Log a call")
    await screen.type("What was said", "Likes fugues.")
    await screen.tap_twice("Log the call")
    assert Call.select().count() == 1


async def test_a_deleted_contact_comes_back_with_its_undo(open_app: Open, ana: Contact) -> None:
    screen = await open_app(HERE)
    await screen.click("Delete")
    assert screen.route == "/contacts"
    assert screen.snack() == "Ana Lopes was deleted."
    assert screen.has("Add your first contact")
    await screen.click("Undo")
    assert screen.has("Ana Lopes")


async def test_a_contact_deleted_elsewhere_says_so(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    screen = await open_app(HERE)
    ana.delete_for_now(now)
    await screen.settle()
    assert screen.has("This contact was deleted.")
    await screen.click("Go back")
    assert screen.route == "/contacts"


async def test_what_they_answered_is_kept_and_a_yes_plans_the_interview(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    request = sent(MessageKind.REQUEST, ana, now - DAY)
    screen = await open_app(HERE)
    await screen.click("Later")
    assert Message.get().reply == Reply.LATER
    await screen.click("Undo")
    assert Message.get().reply == ""
    await screen.click("They said yes")
    assert Message.get_by_id(request.id).reply == Reply.YES
    assert screen.route == f"{HERE}/new-interview"
    assert screen.has("Ana Lopes")


async def test_what_happened_is_listed_and_an_interview_opens(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    held = interview(ana, now - 3 * DAY, now - 9 * DAY)
    sent(MessageKind.REQUEST, ana, now - 9 * DAY)
    screen = await open_app(HERE)
    assert {"Request for a meeting sent", "Sep\u00a06"} & set(screen.texts())
    assert screen.has("Sep 12 · Held")
    await screen.click("Interview")
    assert screen.route == f"{HERE}/interview/{held.id}"
    await screen.click("See the contact")
    assert screen.route == HERE, "one already below is gone back to"


async def test_advice_is_ticked_set_aside_and_deleted_each_with_its_undo(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    held = interview(ana, now - DAY, now - 2 * DAY)
    Advice.note(held, "Read more", None, now)
    screen = await open_app(HERE)
    await screen.tick("Read more")
    assert Advice.get().done_at is not None
    await screen.click("Undo")
    assert Advice.get().done_at is None
    await screen.click("Set this aside")
    assert Advice.get().dropped_at is not None
    await screen.click("Undo")
    assert Advice.get().dropped_at is None
    await screen.click("Delete", nth=0)
    assert not screen.has("Read more")
    await screen.click("Undo")
    assert screen.has("Read more")


async def test_without_advice_it_says_what_will_be_there_and_where_to_note_it(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    screen = await open_app(HERE)
    assert screen.has("Nothing yet. What they suggest doing will be here, to tick once it is done.")
    assert not screen.has("What you heard")
    interview(ana, now - 9 * DAY, now - 10 * DAY)
    last = interview(ana, now - DAY, now - 2 * DAY)
    await screen.settle()
    await screen.click("What you heard")
    assert screen.route == f"{HERE}/interview/{last.id}/after"


async def test_notes_save_themselves_when_the_screen_is_left(open_app: Open, ana: Contact) -> None:
    screen = await open_app(HERE)
    await screen.type("Notes about them", "Likes fugues.")
    await screen.back()
    assert Contact.get().notes == "Likes fugues."


async def test_news_to_one_contact_has_a_rhythm_of_its_own(open_app: Open, ana: Contact) -> None:
    screen = await open_app(HERE)
    await screen.click("How often to give news")
    assert screen.field("Remind me after (days)").value == "28"
    await screen.type("Remind me after (days)", "60")
    await screen.click("Save")
    problem = "The first is at least one day, and the second comes later."
    assert screen.field("Late after (days)").error == problem
    await screen.type("Late after (days)", "90")
    await screen.click("Save")
    assert screen.route == HERE
    assert (Contact.get().update_days, Contact.get().late_days) == (60, 90)
    await screen.click("How often to give news")
    await screen.click("Same as for everyone")
    assert Contact.get().update_days is None


async def test_their_interviews_and_messages_lead_back_to_them(open_app: Open, ana: Contact) -> None:
    screen = await open_app(HERE)
    await screen.click("Plan an interview")
    await screen.click("Plan the interview")
    assert screen.route == f"{HERE}/interview/{Interview.get().id}"
    await screen.back()
    assert screen.route == HERE


@pytest.mark.parametrize(
    ("language", "title", "day"),
    [
        ("en", "What you promised them", "Interview · Sep 12"),
        ("fr", "Ce que vous avez promis", "Entrevue · 12 sept."),
    ],
)
async def test_what_was_promised_stays_in_sight_after_the_thanks(
    open_app: Open, ana: Contact, now: dt.datetime, language: str, title: str, day: str
) -> None:
    met = interview(ana, now - 3 * DAY, now - 9 * DAY)
    screen = await open_app(HERE, language)
    assert not screen.has(title)
    met.promise("Un article")
    sent(MessageKind.THANK_YOU, ana, now - 2 * DAY, met)
    await screen.settle()
    assert {title, "Un article", day} <= set(screen.texts())
    await screen.click("Un article")
    assert screen.route == f"{HERE}/interview/{met.id}"
    assert {title, "Un article"} <= set(screen.texts())
    await screen.click("Un article")
    assert screen.route == f"{HERE}/interview/{met.id}/after"


def test_whatever_is_due_with_them_has_its_act() -> None:
    assert set(next_act._DUE) == set(Kind) - {Kind.ADVICE}, "advice is ticked where it is read"


async def test_a_name_that_has_no_room_in_a_line_of_the_bar_stands_in_smaller_letters(open_app: Open) -> None:
    contact("Zoé Ångström")
    screen = await open_app("/contacts/contact/1")

    async def measure(height: float) -> ft.TextStyle | None:
        (title,) = [row for row in walk(screen.views[-1].appbar.title) if isinstance(row, ft.Text)]
        await screen.fire(title, "size_change", {"w": 100, "h": height})
        (title,) = [row for row in walk(screen.views[-1].appbar.title) if isinstance(row, ft.Text)]
        assert title.max_lines == 2
        return title.style

    assert await measure(38) is None, "one line at 200 %"
    assert (await measure(57)).size == 17, "two lines of the usual size"
