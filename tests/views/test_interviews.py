"""Interviews: planning one, recording one, and its own page."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import flet as ft
import pytest
import time_machine

from locales.labels import CHECKLIST
from locales.words import words
from models import clock, deck
from models.answer import Answer
from models.checklist import Preparation, tick
from models.contact import Contact
from models.interview import CancelledBy, Interview, Objective, Way
from models.referral import MayName, Referral
from tests.models.people import DAY, HOUR, contact, interview
from tests.screen import Screen, names
from tests.views.conftest import Open

NEW = "/interviews/new-interview"
HERE = "/interviews/interview/1"


@pytest.fixture
def ana(data: object, clock: object) -> Contact:
    return contact()


async def choose_day(screen: Screen, day: dt.date) -> None:
    """As the picker gives it: local midnight, in UTC."""
    button = next(row for row in screen.all(ft.OutlinedButton) if row.icon == ft.Icons.CALENDAR_TODAY)
    await screen.fire(button)
    await screen.pick(dt.datetime.combine(day, dt.time()).astimezone(dt.UTC))


async def test_without_any_interview_the_first_is_one_tap_away(open_app: Open) -> None:
    screen = await open_app("/interviews")
    assert screen.has("Your interviews will be here, with their cards and what you heard.")
    await screen.click("Plan an interview", nth=0)
    assert screen.route == NEW


async def test_to_come_and_past_are_listed_apart(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    interview(ana, now + DAY, now)
    interview(ana, now - DAY, now - 2 * DAY)
    interview(ana, now + 2 * DAY, now).cancel(CancelledBy.ME, now)
    screen = await open_app("/interviews")
    texts = screen.texts()
    states = [text for text in texts if text in ("Planned", "Cancelled by you", "Held")]
    assert states == ["Planned", "Cancelled by you", "Held"]
    assert {"16", "17", "14"} <= set(texts), "the days stand out"
    assert {"Thursday, September 17, 2026", "12:00\u202fp.m. · In person"} <= set(texts), "and are read whole"
    assert texts.index("To come") < texts.index("Past")


async def test_the_main_act_is_under_the_thumb(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    interview(ana, now + DAY, now)
    interview(ana, now - DAY, now - 2 * DAY)
    screen = await open_app(HERE)
    assert names(screen.views[-1].bottom_appbar) == ["Open the cards"]
    await screen.go("/interviews/interview/2")
    assert names(screen.views[-1].bottom_appbar) == ["What you heard"]
    Interview.get_by_id(1).cancel(CancelledBy.ME, now)
    await screen.go(HERE)
    assert names(screen.views[-1].bottom_appbar) == ["Plan it again"]


async def test_an_interview_wants_a_contact(open_app: Open, ana: Contact) -> None:
    screen = await open_app(NEW)
    await screen.click("Plan the interview")
    assert screen.field("With whom?").error == "Choose a contact."
    assert not Interview.select().exists()
    await screen.type("With whom?", "ana")
    await screen.click("Ana Lopes")
    texts = screen.texts()
    assert texts.index("With whom?") + 1 == texts.index("Ana Lopes"), "a question, then its answer"
    await screen.click("Plan the interview")
    assert screen.snack() == "The interview is planned."
    assert screen.route == "/interviews/interview/1"


async def test_whom_an_interview_is_with_is_known_by_the_whole_name(open_app: Open, ana: Contact) -> None:
    screen = await open_app(NEW)
    await screen.type("With whom?", "Ana")
    await screen.click("Plan the interview")
    assert (screen.field("With whom?").error, screen.field("With whom?").value) == ("Choose a contact.", "Ana")
    twin = contact("Ana Lopes")
    await screen.type("With whom?", " ana lopes")
    await screen.click("Plan the interview")
    several = "Several of your contacts have this name. Choose one under the field."
    assert screen.field("With whom?").error == several
    twin.delete_for_now(clock.now())
    await screen.click("Plan the interview")
    assert Interview.get().contact == ana


async def test_an_impatient_finger_plans_one_interview(open_app: Open, ana: Contact) -> None:
    screen = await open_app("/contacts/contact/1/new-interview")
    await screen.tap_twice("Plan the interview")
    assert Interview.select().count() == 1


async def test_a_meal_is_proposed_tomorrow_at_noon(open_app: Open, ana: Contact) -> None:
    screen = await open_app("/contacts/contact/1/new-interview")
    await screen.click("Plan the interview")
    row = Interview.get()
    assert (row.start.isoformat(), row.minutes, row.way) == ("2026-09-16T12:00:00-04:00", 20, "meal")


@pytest.mark.parametrize("typed", ["0", "-20", "\u221220", "abc", "", "1.5"])
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_length_that_is_none_is_refused(open_app: Open, ana: Contact, language: str, typed: str) -> None:
    say = words(language)
    screen = await open_app("/contacts/contact/1/new-interview", language)
    await screen.type(say("Place, number or link"), "Café")
    await screen.type(say("Length in minutes"), typed)
    await screen.click(say("Plan the interview"))
    assert screen.field(say("Length in minutes")).error == say("An interview lasts at least one minute.")
    assert screen.field(say("Length in minutes")).value == typed
    assert screen.field(say("Place, number or link")).value == "Café"
    assert not Interview.select().exists()


async def test_a_day_long_interview_is_refused(open_app: Open, ana: Contact) -> None:
    screen = await open_app("/contacts/contact/1/new-interview")
    await screen.type("Length in minutes", "1440")
    await screen.submit("Length in minutes")
    assert screen.field("Length in minutes").error == "An interview lasts at most twelve hours."


async def test_the_day_the_hour_and_the_way_are_chosen(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    screen = await open_app("/contacts/contact/1/new-interview")
    await choose_day(screen, now.date() + 9 * DAY)
    assert screen.has("Thursday, September 24, 2026")
    await screen.click("12:00\u202fp.m.")
    await screen.pick(dt.time(9, 30))
    await screen.select("How", "By video")
    await screen.select("Interview language", "French")
    await screen.select("It is about", "An industry")
    await screen.click("Plan the interview")
    row = Interview.get()
    assert row.start.isoformat() == "2026-09-24T09:30:00-04:00"
    assert (row.way, row.language, row.subject_kind) == ("video", "fr", "industry")


async def test_east_of_greenwich_the_day_chosen_is_the_day_kept(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    with time_machine.travel(now.astimezone(ZoneInfo("Europe/Paris"))):
        screen = await open_app("/contacts/contact/1/new-interview")
        await choose_day(screen, now.date() + 2 * DAY)
        await screen.click("Plan the interview")
        assert Interview.get().start.isoformat() == "2026-09-17T12:00:00+02:00"


async def test_an_interview_elsewhere_keeps_its_own_clock(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    interview(ana, (now + DAY).astimezone(ZoneInfo("Europe/Paris")), now)
    screen = await open_app(f"{HERE}/edit")
    assert screen.has("Time zone: Europe/Paris")
    assert screen.has("6:00\u202fp.m.")
    await choose_day(screen, now.date() + 2 * DAY)
    await screen.click("Save")
    assert Interview.get().start.isoformat() == "2026-09-17T18:00:00+02:00"


async def test_a_past_date_asks_whether_it_was_held(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    screen = await open_app("/contacts/contact/1/new-interview")
    await choose_day(screen, now.date() - 3 * DAY)
    await screen.click("Plan the interview")
    assert screen.has("Did this interview already take place?")
    await screen.click("No, change the date")
    assert not screen.has("Did this interview already take place?")
    assert not Interview.select().exists()
    await screen.click("Plan the interview")
    await screen.click("Yes, record it")
    assert screen.snack() == "The interview was recorded."
    assert screen.route == "/contacts/contact/1/interview/1"
    assert Interview.get().finished_at is not None
    assert screen.has("Held")


async def test_an_interview_is_moved(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    row = interview(ana, now + DAY, now)
    screen = await open_app(HERE)
    await screen.click("It was moved")
    await choose_day(screen, now.date() + 3 * DAY)
    await screen.type("Place, number or link", "Café")
    await screen.click("Save")
    assert screen.route == HERE
    assert screen.has("Friday, September 18 at 12:00\u202fp.m.")
    assert Interview.get().starts_at == row.starts_at + 2 * DAY
    assert Interview.get().place == "Café"


async def test_the_cards_follow_the_objectives_until_they_were_chosen(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    row = interview(ana, now + DAY, now)

    def keys() -> list[str]:
        return [card.question.key for card in deck.cards(row)]

    screen = await open_app(HERE)
    await screen.chip("Résumé advice")
    assert Interview.get().objectives == (Objective.RESUME,)
    assert set(keys()) == {"resume-opinion", "my-skills", "key-strengths", "who-else"}
    assert screen.has("4 cards are chosen.")
    assert screen.has("1 card added. 6 cards taken out."), "they stand out of sight"
    await screen.chip("A network of contacts")
    assert "typical-day" in keys()
    assert screen.has("2 cards added.")
    await screen.click("Choose and order the cards")
    await screen.click("What is the average pay in this profession?")
    chosen = keys()
    assert chosen[-2:] == ["pay", "who-else"]
    await screen.back()
    await screen.chip("The industry")
    assert keys() == chosen, "the person has chosen: the cards stay"
    assert screen.has("The cards stay the same.")


async def test_cards_are_moved_taken_out_and_added(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    row = interview(ana, now + DAY, now)
    first, second, third, *_, last = deck.cards(row)
    third.ask(now)
    screen = await open_app(f"{HERE}/choose")
    await screen.click("Move down", f"chosen{first.question_id}")
    assert [card.id for card in deck.cards(row)][:2] == [second.id, first.id]
    await screen.click("Move up", f"chosen{first.question_id}")
    await screen.click("Take out", f"chosen{first.question_id}")
    assert first.id not in [card.id for card in deck.cards(row)]
    with pytest.raises(AssertionError, match="disabled"):
        await screen.click("Take out", f"chosen{third.question_id}")
    assert "Always last" in screen.texts(within=f"chosen{last.question_id}")
    assert "Take out" not in screen.texts(within=f"chosen{last.question_id}")
    await screen.click("Add this card")
    assert screen.field("Your question").error == "Please fill this in."
    await screen.type("Your question", "Why jazz?")
    await screen.submit("Your question")
    assert [card.question.text for card in deck.cards(row)][-2] == "Why jazz?"
    await screen.click("Put first", f"chosen{deck.cards(row)[-2].question_id}")
    assert deck.cards(row)[0].question.text == "Why jazz?"
    added = deck.others(row)[0]
    deck.add(Interview.get(), added, now)
    await screen.click("Undo")
    assert [card.question_id for card in deck.cards(row)][-2] == added.id, "what was added meanwhile stays"
    assert [card.question.text for card in deck.cards(row)][-3] == "Why jazz?"
    assert screen.field("Your question").value == ""


async def test_a_move_that_is_undone_lets_the_cards_follow_the_objectives_again(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    row = interview(ana, now + DAY, now)
    before = [card.question_id for card in deck.cards(row)]
    screen = await open_app(f"{HERE}/choose")
    await screen.click("Put last", f"chosen{before[0]}")
    await screen.click("Undo")
    assert [card.question_id for card in deck.cards(row)] == before
    assert Interview.get().cards_chosen_at is None


@pytest.mark.parametrize(
    ("way", "left_out"),
    [
        (Way.IN_PERSON, set()),
        (Way.MEAL, set()),
        (Way.PHONE, {Preparation.CLOTHES, Preparation.WAY, Preparation.SILENT_PHONE}),
        (Way.VIDEO, {Preparation.WAY}),
    ],
)
async def test_the_checklist_asks_for_what_the_way_needs(
    open_app: Open, ana: Contact, now: dt.datetime, way: Way, left_out: set[Preparation]
) -> None:
    """What was ticked stays so, for when the way changes back."""
    row = interview(ana, now + DAY, now - 7 * DAY, way=way)
    for item in (Preparation.RESEARCH, Preparation.WAY, Preparation.SILENT_PHONE):
        tick(row, item, True)
    screen = await open_app("/interviews/interview/1")
    boxes = [box.semantics_label for box in screen.all(ft.Checkbox)]
    asked = [item for item in Preparation if item not in left_out]
    assert boxes == [CHECKLIST[item] for item in asked]
    done = len({Preparation.RESEARCH, Preparation.WAY, Preparation.SILENT_PHONE} - left_out)
    assert screen.has(f"{done} of {len(asked)} done")
    await screen.tick(CHECKLIST[Preparation.OBJECTIVES])
    Interview.get().describe(way=Way.IN_PERSON)
    await screen.settle()
    assert screen.has("4 of 7 done")


async def test_the_checklist_is_ticked_and_settles_the_preparation(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    interview(ana, now + DAY, now - 7 * DAY)
    screen = await open_app("/today")
    assert screen.has("Prepare your interview with Ana Lopes")
    await screen.click("Prepare")
    assert screen.has("0 of 7 done")
    boxes = [str(box.semantics_label) for box in screen.all(ft.Checkbox)]
    for box in boxes:
        await screen.tick(box)
    assert screen.has("7 of 7 done")
    assert set(Interview.get().checklist) == set(Preparation)
    await screen.back()
    assert not screen.has("Prepare your interview with Ana Lopes")
    await screen.go("/today/interview/1")
    await screen.tick(boxes[0])
    assert screen.has("6 of 7 done")
    await screen.click(boxes[1])
    assert screen.has("5 of 7 done"), "the words tick it too"
    Interview.get().finish(now)
    await screen.settle()
    assert not screen.has("Preparation"), "it is past"


@pytest.mark.parametrize(
    ("act", "state"),
    [
        ("I cancelled", "Cancelled by you"),
        ("They cancelled", "Cancelled by them"),
        ("It didn’t take place", "Did not take place"),
    ],
)
async def test_a_cancelled_interview_can_be_undone_or_planned_again(
    open_app: Open, ana: Contact, now: dt.datetime, act: str, state: str
) -> None:
    interview(ana, now + DAY, now)
    screen = await open_app(HERE)
    await screen.click(act)
    assert screen.has(state)
    await screen.click("Undo")
    assert screen.has("Planned")
    await screen.click(act)
    await screen.click("Plan it again")
    assert screen.route == f"{HERE}/edit"
    await choose_day(screen, now.date() + 5 * DAY)
    await screen.click("Save")
    assert screen.has("Planned")


async def test_it_took_place_leads_to_what_was_heard_and_can_be_undone(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    interview(ana, now - HOUR, now - DAY)
    screen = await open_app(HERE)
    await screen.click("It took place")
    assert screen.route == f"{HERE}/after"
    assert Interview.get().finished_at is not None
    await screen.click("Undo")
    assert Interview.get().finished_at is None


async def test_a_deleted_interview_comes_back_with_its_undo(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    interview(ana, now + DAY, now)
    screen = await open_app(HERE)
    await screen.click("Delete")
    assert screen.route == "/interviews"
    assert not screen.has("Ana Lopes")
    await screen.click("Undo")
    assert screen.has("Ana Lopes")


async def test_own_words_and_notes_save_themselves(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    interview(ana, now + DAY, now)
    screen = await open_app(HERE)
    await screen.type("Another objective", "Jazz")
    await screen.leave("Another objective")
    await screen.type("What to remember", "Blue door.")
    await screen.back()
    row = Interview.get()
    assert (row.own_objective, row.notes) == ("Jazz", "Blue door.")
    assert not Answer.select().where(Answer.text != "").exists()


async def test_a_plan_left_half_made_is_there_again(open_app: Open) -> None:
    contact()
    screen = await open_app("/contacts/contact/1")
    await screen.go("/contacts/contact/1/new-interview")
    await screen.type("Place, number or link", "Café Olimpico")
    await screen.click(words("en").time(dt.time(12)))
    await screen.pick(dt.time(9, 30))
    await screen.back()
    await screen.go("/contacts/contact/1/new-interview")
    assert screen.field("Place, number or link").value == "Café Olimpico"
    assert screen.has(words("en").time(dt.time(9, 30)))
    await screen.click("Plan the interview")
    await screen.go("/contacts/contact/1/new-interview")
    assert screen.field("Place, number or link").value == ""


@pytest.mark.parametrize(
    ("language", "hours"), [("fr", ft.TimePickerHourFormat.H24), ("en", ft.TimePickerHourFormat.H12)]
)
async def test_the_clock_counts_hours_as_the_language_does(
    open_app: Open, language: str, hours: ft.TimePickerHourFormat
) -> None:
    contact()
    screen = await open_app("/contacts/contact/1/new-interview", language=language)
    await screen.click(words(language).time(dt.time(12)))
    (picker,) = [dialog for dialog in screen.dialogs if isinstance(dialog, ft.TimePicker)]
    assert picker.hour_format is hours


async def test_all_planned_ones_go_into_a_calendar_at_once(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    first, second = interview(ana, now + DAY, now), interview(contact("Ben"), now + 2 * DAY, now)
    interview(ana, now + 3 * DAY, now).cancel(CancelledBy.ME, now)
    interview(ana, now - 3 * DAY, now)
    gil = contact("Gil Qopper")
    Referral.link(gil, withheld := contact("Zoé"), may_name=MayName.NO)
    interview(withheld, now + DAY, now, place="Chez Gil Qopper")
    saved: dict[str, Any] = {}

    def window(name: str, arguments: Any) -> Any:
        return saved.update(arguments) or "/somewhere" if name == "save_file" else None

    screen = await open_app("/interviews", answer=window)
    screen.page.web = True
    await screen.click("Save all planned interviews for a calendar")
    assert saved["file_name"] == "interviews-2026-09-15.ics"
    assert saved["src_bytes"].count(b"BEGIN:VEVENT") == 2
    assert screen.snack() == (
        "2 interviews are in the file. Open it, and your calendar takes them from there. "
        "1 would name someone who has not said you may name them: it was left out."
    )
    entered = [row.id for row in Interview.select() if row.calendar_sequence is not None]
    assert entered == [first.id, second.id]


async def test_without_a_planned_one_there_is_no_file(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    interview(ana, now - 3 * DAY, now)
    screen = await open_app("/interviews")
    assert not screen.has("Save all planned interviews for a calendar")
