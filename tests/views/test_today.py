"""Today: what now? Each reminder's line, its obvious act, the acts of its menu, and their undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import flet as ft
import pytest

from locales.words import words
from models.advice import Advice
from models.call import Call
from models.contact import Contact
from models.delivery import Delivery
from models.interview import CancelledBy, Interview
from models.message import MessageKind
from models.outage import Outage
from models.record import Record
from models.referral import Referral
from models.reminder import Kind
from models.reminders import due
from models.rings import claim_due
from tests.models.people import DAY, HOUR, contact, interview, sent
from tests.screen import Screen, names
from tests.views.conftest import Open, PassTime
from views.parts.frame import lazy_column

MINUTE = HOUR / 60
Facts = Callable[[dt.datetime], Record]


def prepare(now: dt.datetime) -> Interview:
    return interview(contact(), now + 22 * HOUR, now - 7 * DAY)


def log_notes(now: dt.datetime) -> Interview:
    return interview(contact(), now - HOUR, now - 7 * DAY)


def thank_you(now: dt.datetime) -> Interview:
    held = interview(contact(), now - 26 * HOUR, now - 7 * DAY)
    held.write_notes("Much.")
    return held


def update(now: dt.datetime) -> Contact:
    held = interview(contact(), now - 30 * DAY, now - 37 * DAY)
    held.finish(held.ends_at)
    held.write_notes("Much.")
    sent(MessageKind.THANK_YOU, held.contact, held.ends_at, held)
    return held.contact


def reach_out(now: dt.datetime) -> Referral:
    referral = Referral.link(contact("Zed"), contact())
    referral.created_at = now - 4 * DAY
    referral.save()
    return referral


def nudge(now: dt.datetime) -> Record:
    return sent(MessageKind.REQUEST, contact(), now - 8 * DAY)


def advice(now: dt.datetime) -> Advice:
    held = update(now - DAY)
    held = Interview.get(Interview.contact == held)
    sent(MessageKind.UPDATE, held.contact, now - DAY)
    return Advice.note(held, "read more", (now + DAY).date(), now - 2 * DAY)


LINES = {
    prepare: ("Prepare your interview with Ana Lopes", "Prepare", "/today/interview/1"),
    log_notes: ("Write down what you heard from Ana Lopes", "Write it down", "/today/interview/1/after"),
    thank_you: ("Thank Ana Lopes", "Write the thank-you note", "/today/interview/1/message/thank-you"),
    update: ("Give Ana Lopes some news", "Give news", "/today/news/contact/1/message/update"),
    reach_out: (
        "Write to Ana Lopes, who was suggested to you",
        "Ask for a meeting",
        "/today/contact/2/message/request",
    ),
    nudge: ("Send Ana Lopes a gentle reminder", "Send a gentle reminder", "/today/contact/1/message/nudge"),
    advice: ("Ana Lopes suggested: read more", "Done", "/today"),
}


def card(facts: Facts, row: Record) -> str:
    """The key of a reminder's card."""
    return f"{facts.__name__.replace('_', '-')}-{row.uid}"


async def test_a_newcomer_is_welcomed_and_adds_the_first_contact_in_two_taps_and_a_name(open_app: Open) -> None:
    screen = await open_app()
    assert screen.has("Welcome to Entrevue")
    await screen.click("Skip")
    await screen.click("Add your first contact")
    await screen.type("Name", "Zoé")
    await screen.submit("Name")
    assert screen.route == "/today/contact/1"
    assert screen.snack() == "Zoé is in your contacts."
    await screen.back()
    assert screen.has("Write to Zoé")
    await screen.click("Ask for a meeting")
    assert screen.route == "/today/contact/1/message/request"


@pytest.mark.parametrize(
    ("language", "first", "none"),
    [
        ("en", "Write to Zoé", "A good moment to plan an interview."),
        ("fr", "Écrire à Zoé", "C’est un bon moment pour prévoir une entrevue."),
    ],
)
async def test_with_nothing_due_who_waits_longest_is_written_to(
    open_app: Open, now: dt.datetime, language: str, first: str, none: str
) -> None:
    asked, rosa, zoe, bo = contact("Al"), contact("Rosa"), contact("Zoé"), contact("Bo")
    Referral.link(rosa, zoe)  # Rosa is there for the name she gave
    sent(MessageKind.REQUEST, asked, now - DAY)
    contact("Gone").delete_for_now(now)
    screen, say = await open_app("/today", language), words(language)
    assert screen.has(first)
    assert not screen.has(none)
    acts = [str(row.content) for row in screen.all(ft.FilledButton) + screen.all(ft.OutlinedButton)]
    assert acts == [say("Ask for a meeting"), say("Plan an interview")]
    sent(MessageKind.REQUEST, zoe, now - DAY)
    await screen.settle()
    assert screen.has(say("Write to {name}", name="Bo"))
    sent(MessageKind.REQUEST, bo, now - DAY)
    await screen.settle()
    assert screen.has(say("Write to {name}", name="Rosa"))
    sent(MessageKind.REQUEST, rosa, now - DAY)
    await screen.settle()
    assert screen.has(none)


async def test_what_is_due_is_said_alone(open_app: Open, now: dt.datetime) -> None:
    contact("Zoé")
    thank_you(now)
    screen = await open_app("/today")
    assert not screen.has("Write to Zoé")


async def test_a_newcomer_may_read_the_guide_first(open_app: Open) -> None:
    screen = await open_app()
    await screen.click("Skip")
    await screen.click("Read the guide first")
    assert screen.route == "/guide"


@pytest.mark.parametrize("facts", LINES)
async def test_a_reminder_says_what_to_do_and_its_act_leads_there(
    open_app: Open, now: dt.datetime, facts: Facts
) -> None:
    here = card(facts, facts(now))
    line, act, route = LINES[facts]
    screen = await open_app("/today")
    assert {line, "To do"} <= set(screen.texts(within=here))
    await screen.click(act, within=here)
    assert screen.route == route


def test_no_kind_is_forgotten_here() -> None:
    assert {facts.__name__.replace("_", "-") for facts in LINES} == {*Kind} - {Kind.CARDS}, (
        "cards have a test of theirs"
    )


async def test_cards_are_at_hand_an_hour_before(open_app: Open, now: dt.datetime) -> None:
    """The next interview has its own place on Today; the one after it is a line."""
    interview(contact("Ben"), now + 15 * MINUTE, now - 7 * DAY)
    after = interview(contact(), now + 45 * MINUTE, now - 7 * DAY)
    screen = await open_app("/today")
    assert screen.has("Today at 12:15\u202fp.m.")
    here = f"cards-{after.uid}"
    assert "Have your cards at hand for Ana Lopes" in screen.texts(within=here)
    await screen.click("Open the cards", within=here)
    assert screen.route == "/today/interview/2/cards"
    await screen.back()
    await screen.back()
    assert not [row for row in screen.all(ft.Container) if row.key == here], "the cards were opened"
    await screen.click("Open the cards")
    assert screen.route == "/today/interview/1/cards"


@pytest.mark.parametrize(
    ("facts", "wait"),
    [
        (prepare, 7 * HOUR),
        (log_notes, DAY),
        (thank_you, 7 * HOUR),
        (update, 13 * DAY),
        (reach_out, 7 * DAY),
        (nudge, 7 * DAY),
        (advice, 3 * DAY),
    ],
)
async def test_late_is_told_by_a_word_and_a_sign(
    open_app: Open, now: dt.datetime, pass_time: PassTime, facts: Facts, wait: dt.timedelta
) -> None:
    here = card(facts, facts(now))
    screen = await open_app("/today")
    assert "To do" in screen.texts(within=here)
    assert ft.Icons.RADIO_BUTTON_UNCHECKED in signs(screen, here)
    await pass_time(screen, wait)
    assert "Late" in screen.texts(within=here)
    assert ft.Icons.ERROR_OUTLINE in signs(screen, here)


async def test_on_time_is_told_by_a_word_and_a_sign(open_app: Open, now: dt.datetime) -> None:
    sent(MessageKind.REQUEST, contact(), now - DAY)
    screen = await open_app("/today")
    assert screen.has("On time")
    assert ft.Icons.CHECK_CIRCLE_OUTLINE in signs(screen)
    await screen.click("Plan an interview")
    assert screen.route == "/today/new-interview"


def signs(screen: Screen, within: str | None = None) -> list[object]:
    return [icon.icon for icon in screen.all(ft.Icon, within)]


@pytest.mark.parametrize(
    ("facts", "act", "said"),
    [
        (log_notes, "Nothing to add", "Noted: nothing to add."),
        (log_notes, "It didn’t take place", "Noted: it didn’t take place."),
        (thank_you, "Already thanked", "Noted: already thanked."),
        (thank_you, "It didn’t take place", "Noted: it didn’t take place."),
        (update, "Stop following up", "You will get no more reminders to write to Ana Lopes."),
        (reach_out, "Stop following up", "You will get no more reminders to write to Ana Lopes."),
        (nudge, "Stop following up", "You will get no more reminders to write to Ana Lopes."),
        (nudge, "They said yes", "They said yes."),
        (nudge, "They said later", "They said later."),
        (nudge, "They said no", "They said no."),
        (advice, "Done", "Well done: it will be in your next news to them."),
        (advice, "Set this aside", "The advice was set aside."),
    ],
)
async def test_an_act_of_the_menu_settles_the_reminder_and_can_be_undone(
    open_app: Open, now: dt.datetime, facts: Facts, act: str, said: str
) -> None:
    here = card(facts, facts(now))
    line, *_ = LINES[facts]
    screen = await open_app("/today")
    await screen.click(act, within=here)
    assert screen.snack() == said
    assert not screen.has(line)
    await screen.click("Undo")
    assert screen.has(line)


@pytest.mark.parametrize("facts", [update, reach_out])
async def test_a_call_settles_the_reminder_and_can_be_undone(open_app: Open, now: dt.datetime, facts: Facts) -> None:
    here = card(facts, facts(now))
    line, *_ = LINES[facts]
    screen = await open_app("/today")
    await screen.click("Log a call", within=here)
    await screen.type("What was said", "A good talk.")
    await screen.click("Log the call")
    assert Call.get().notes == "A good talk."
    assert not screen.has(line)
    assert not screen.has("Log the call"), "the dialog is closed"
    await screen.click("Undo")
    assert screen.has(line)


@pytest.mark.parametrize(
    ("facts", "act", "route"),
    [
        (prepare, "It was moved", "/today/interview/1/edit"),
        (log_notes, "It was moved", "/today/interview/1/edit"),
        (log_notes, "See the interview", "/today/interview/1"),
        (thank_you, "It was moved", "/today/interview/1/edit"),
        (thank_you, "See the interview", "/today/interview/1"),
        (update, "See the contact", "/today/contact/1"),
        (reach_out, "Plan an interview", "/today/contact/2/new-interview"),
        (reach_out, "See the contact", "/today/contact/2"),
        (nudge, "See the contact", "/today/contact/1"),
        (advice, "See the contact", "/today/contact/1"),
    ],
)
async def test_an_act_of_the_menu_leads_where_it_says(
    open_app: Open, now: dt.datetime, facts: Facts, act: str, route: str
) -> None:
    here = card(facts, facts(now))
    screen = await open_app("/today")
    await screen.click(act, within=here)
    assert screen.route == route
    await screen.back()
    assert screen.route in ("/today", "/today/interview/1", "/today/contact/2")


async def test_after_a_confirmed_interview_nobody_asks_whether_it_took_place(open_app: Open, now: dt.datetime) -> None:
    held = thank_you(now)
    held.finish(held.ends_at)
    screen = await open_app("/today")
    assert not {"It didn’t take place", "It was moved"} & set(screen.texts(within=card(thank_you, held)))


async def test_two_messages_without_a_reply_offer_to_stop(open_app: Open, now: dt.datetime) -> None:
    ana = contact()
    sent(MessageKind.REQUEST, ana, now - 20 * DAY)
    sent(MessageKind.NUDGE, ana, now - 8 * DAY)
    screen = await open_app("/today")
    question = "Ana Lopes did not reply to your two messages."
    assert screen.has(question)
    await screen.click("Stop following up")
    assert not screen.has(question)
    assert Contact.get_by_id(ana.id).closed_reason == "no-reply"
    await screen.click("Undo")
    assert screen.has(question)
    await screen.click("See the contact")
    assert screen.route == "/today/contact/1"


async def test_what_comes_next_is_listed_on_time(open_app: Open, now: dt.datetime) -> None:
    interview(contact(), now + 5 * DAY, now - DAY)
    screen = await open_app("/today")
    assert screen.has("Coming up")
    await screen.click("Prepare your interview with Ana Lopes")
    assert screen.route == "/today/interview/1"


async def test_an_interview_cancelled_is_not_the_next(open_app: Open, now: dt.datetime) -> None:
    row = interview(contact(), now + DAY, now)
    screen = await open_app("/today")
    assert screen.has("Next interview")
    row.cancel(CancelledBy.THEM, now)
    await screen.settle()
    assert not screen.has("Next interview")


@pytest.mark.parametrize(
    ("facts", "act", "back_after", "said"),
    [
        (thank_you, "Remind me this evening", 6 * HOUR, "This reminder will come back today at 6:00\u202fp.m."),
        (update, "Remind me tomorrow", 21 * HOUR, "This reminder will come back tomorrow at 9:00\u202fa.m."),
        (
            nudge,
            "Remind me in a week",
            7 * DAY - 3 * HOUR,
            "This reminder will come back on Tuesday, September 22 at 9:00\u202fa.m.",
        ),
    ],
)
async def test_a_reminder_put_off_comes_back_in_its_time_and_at_once_when_undone(
    open_app: Open, now: dt.datetime, pass_time: PassTime, facts: Facts, act: str, back_after: dt.timedelta, said: str
) -> None:
    here = card(facts, facts(now))
    _, obvious, _ = LINES[facts]
    screen = await open_app("/today")
    await screen.click(act, within=here)
    assert screen.snack() == said
    assert not screen.has(obvious)
    await screen.click("Undo")
    assert screen.has(obvious)
    await screen.click(act, within=here)
    await pass_time(screen, back_after - MINUTE)
    assert not screen.has(obvious)
    await pass_time(screen, MINUTE)
    assert screen.has(obvious)


async def test_a_reminder_skipped_stays_away_unless_undone(
    open_app: Open, now: dt.datetime, pass_time: PassTime
) -> None:
    here = card(update, update(now))
    _, obvious, _ = LINES[update]
    screen = await open_app("/today")
    await screen.click("Skip this reminder", within=here)
    assert screen.snack() == "You will not be reminded of this again."
    await screen.click("Undo")
    assert screen.has(obvious)
    await screen.click("Skip this reminder", within=here)
    await pass_time(screen, 14 * DAY)
    assert not screen.has(obvious)


async def test_no_one_is_put_off_past_the_start_of_the_interview(open_app: Open, now: dt.datetime) -> None:
    row = interview(contact(), now + 20 * HOUR, now - 7 * DAY)
    screen = await open_app("/today")
    offered = set(screen.texts(within=card(prepare, row)))
    assert "Remind me this evening" in offered
    assert not {"Remind me tomorrow", "Remind me in a week"} & offered


async def test_notifications_that_fail_are_told_until_they_pass(open_app: Open, now: dt.datetime) -> None:
    contact()
    Outage.load().failed(now, "no server")
    screen = await open_app("/today")
    assert screen.has("Your notifications don’t get through")
    await screen.click("Try again now")
    assert screen.snack() == "Entrevue tries again within a minute."
    assert not Outage.load().holds(now)
    Outage.load().over()
    await screen.settle()
    assert not screen.has("Your notifications don’t get through")


async def test_what_was_put_off_is_listed_and_brought_back(open_app: Open, now: dt.datetime) -> None:
    interview(contact(), now - HOUR, now - DAY)
    (reminder,) = due(now)
    until = now.replace(hour=18)
    Delivery.snooze(reminder, until, now)
    screen = await open_app("/today")
    assert screen.has("Put off")
    assert screen.has("This reminder will come back today at 6:00\u202fp.m.")
    assert not screen.has("It is still fresh: note the essentials now.")
    await screen.click("Bring it back now")
    assert not screen.has("Put off")
    assert screen.has("It is still fresh: note the essentials now.")
    assert claim_due(now) == [], "in sight, it does not ring besides"


async def test_what_was_skipped_is_listed_and_brought_back(open_app: Open, now: dt.datetime) -> None:
    interview(contact(), now - HOUR, now - DAY)
    screen = await open_app("/today")
    await screen.click("Skip this reminder")
    assert screen.has("You skipped this reminder.")
    await screen.click("Bring it back now")
    assert screen.has("It is still fresh: note the essentials now.")


async def test_just_after_the_interview_there_is_a_place_to_write(
    open_app: Open, now: dt.datetime, pass_time: PassTime
) -> None:
    interview(contact(), now + HOUR, now - DAY)
    screen = await open_app("/today")
    assert screen.has("Next interview")
    assert not screen.has("Write it down")
    await pass_time(screen, HOUR)
    assert screen.has("Under way")
    assert screen.has("Write it down")
    await pass_time(screen, dt.timedelta(minutes=21))
    assert screen.has("Just ended")
    await screen.click("Write it down")
    assert screen.route == "/today/interview/1/after"


async def test_todays_interview_stands_before_what_is_late(open_app: Open, now: dt.datetime) -> None:
    met = interview(contact("Bo"), now - 50 * DAY, now - 60 * DAY)
    met.write_notes("x")
    met.set_already_thanked(now)
    interview(contact("Ana"), now + 2 * HOUR, now - 5 * DAY)
    screen = await open_app("/today")
    lines = [text for text in screen.texts() if text in ("Prepare your interview with Ana", "Give Bo some news")]
    assert lines == ["Prepare your interview with Ana", "Give Bo some news"]


async def test_the_next_interview_says_how_soon_and_where(open_app: Open, now: dt.datetime) -> None:
    ana = contact(title="Planner", organisation="Ville")
    interview(ana, now + 40 * MINUTE, now - DAY, place="Café Olimpico")
    screen = await open_app("/today")
    shown = screen.texts(within="next")
    assert {"in 40 minutes", "Ana Lopes", "Planner · Ville", "In person · 20 minutes", "Café Olimpico"} <= set(shown)
    assert "Join" not in shown
    assert "Call" not in shown, "there is no number to call"


async def test_on_the_way_one_calls_joins_and_says_that_one_is_late(open_app: Open, now: dt.datetime) -> None:
    ana = contact(phones=("514 555-0100",), email="ana@example.ca", language="fr")
    interview(ana, now + 10 * MINUTE, now - DAY, way="video", place="https://video.example/ana")
    screen = await open_app("/today")
    urls = {text: row.url for row in screen.all(ft.TextButton, "next") for text in names(row) if row.url}
    assert urls == {"Join": "https://video.example/ana", "Call": "tel:5145550100"}
    words = [row.value for row in screen.all(ft.Text, "next") if row.semantics_label]
    assert words == ["Running\nlate"], "all five acts in a line on the narrowest phone"
    await screen.click("Running late")
    await screen.segment("15 min")
    text = next(text for text in screen.texts() if text.startswith("Bonjour Ana,"))
    assert "environ 15 minutes de retard" in text, "in her language"
    messages = screen.find("Open in my messages", ft.FilledButton).action
    assert messages.url.startswith("sms:5145550100?body=Bonjour%20Ana")
    assert screen.copied() == text
    await screen.click("Open in my messages")
    assert not screen.dialogs


async def test_todays_interview_is_moved_or_cancelled_from_today(open_app: Open, now: dt.datetime) -> None:
    planned = interview(contact(), now + 10 * MINUTE, now - DAY)
    screen = await open_app("/today")
    await screen.click("Moved")
    assert screen.route == "/today/interview/1/edit"
    await screen.back()
    await screen.back()
    await screen.click("Cancelled")
    await screen.click("They cancelled")
    assert Interview.get_by_id(planned.id).cancelled_by == CancelledBy.THEM
    await screen.click("Undo")
    assert Interview.get_by_id(planned.id).is_planned
    await screen.click("Cancelled")
    await screen.click("It isn’t cancelled")
    assert Interview.get_by_id(planned.id).is_planned


async def test_only_the_day_itself_offers_what_one_needs_on_the_way(open_app: Open, now: dt.datetime) -> None:
    interview(contact(), now + DAY, now - DAY)
    screen = await open_app("/today")
    assert not screen.has("Running late")


async def test_the_first_frame_holds_what_is_in_sight_and_the_rest_follows(
    open_app: Open, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(6):
        sent(MessageKind.REQUEST, contact(f"Ana {n}"), now - 8 * DAY)
    shown: list[int] = []

    def counted(*args: object) -> list[ft.Control]:
        shown.append(len(args[0]))  # type: ignore[arg-type]
        return lazy_column(*args)  # type: ignore[arg-type,return-value]

    monkeypatch.setattr("views.today.lazy_column", counted)
    screen = await open_app("/today")
    assert shown[0] == 1 + 4, "the heading and four lines"
    assert shown[-1] == 1 + 6
    assert all(f"Ana {n}" in " ".join(screen.texts()) for n in range(6))
    assert all(menu.items for menu in screen.all(ft.PopupMenuButton))
