"""One interview: when and where, its objectives, its preparation, its cards and its notes."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from locales import facts
from locales.labels import CHECKLIST, OBJECTIVES, WAYS
from locales.words import Words
from models import deck
from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.interview import CancelledBy, Interview, Preparation
from models.naming import nameable
from models.profile import Profile
from models.question import Question
from models.referral import Referral
from views.parts.autosave import SavedText
from views.parts.calendar import calendar_section
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame, icon_button
from views.parts.menu import Act, menu
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import section
from views.parts.shell import Shell, use_shell


@dataclass(frozen=True)
class _Facts:
    interview: Interview
    contact: Contact
    is_held: bool
    cards: int
    has_answers: bool
    suggested_by: str
    """Who suggested the contact and may be named, if anyone."""


def _read(key: int) -> _Facts | None:
    interview = Interview.find(key)
    if interview is None:
        return None
    giver = nameable(interview.contact)
    cards = deck.cards(interview)
    return _Facts(
        interview,
        interview.contact,
        interview.is_held(now()),
        len(cards),
        any(card.is_used for card in cards),
        giver.name if giver else "",
    )


@screen
def InterviewDetail() -> ft.Control:
    shell = use_shell()
    say = shell.say
    known = use_query(lambda: _read(shell.key), Interview, Answer, Question, Contact, Referral, Profile)
    if known is None:
        gone = empty(ft.Icons.EVENT_BUSY, say("This interview was deleted."), say("Go back"), shell.back)
        return frame(shell, say("Interview"), [gone])
    interview = known.interview
    actions = [
        icon_button(ft.Icons.EDIT_OUTLINED, say("Change the interview"), lambda _: shell.open("edit")),
        menu(say("More"), _acts(shell, known)),
    ]
    body = [
        _when_and_where(shell, known),
        _main_acts(shell, known),
        *calendar_section(interview, is_held=known.is_held),
        _objectives(say, interview),
        SavedText(
            interview.own_objective,
            lambda text: Interview.get_by_id(interview.id).aim(Interview.get_by_id(interview.id).objectives, text),
            label=say("Another objective, in your words"),
            multiline=False,
            min_lines=None,
            max_lines=1,
            key=f"own{interview.id}",
        ),
        _checklist(say, interview),
        _cards(shell, known.cards),
        section(
            say("Notes"),
            [
                SavedText(
                    interview.notes,
                    lambda text: Interview.get_by_id(interview.id).write_notes(text),
                    label=say("What you want to remember"),
                    key=f"notes{interview.id}",
                )
            ],
        ),
    ]
    return frame(shell, known.contact.name, body, actions=actions)


def _when_and_where(shell: Shell, known: _Facts) -> ft.Control:
    say, interview = shell.say, known.interview
    state = facts.interview_state(
        say,
        cancelled_by=interview.cancelled_by,
        is_cancelled=interview.cancelled_at is not None,
        is_held=known.is_held,
    )
    length = say.plural("{n} minute", "{n} minutes", interview.minutes)
    when = facts.meeting(say, interview.start, now())
    how = " · ".join(filter(None, (say(WAYS[interview.way]), interview.place)))
    return ft.Column(
        [
            ft.Text(when, theme_style=ft.TextThemeStyle.TITLE_LARGE),
            ft.Text(f"{length} · {how}"),
            ft.Text(state, color=ft.Colors.ON_SURFACE_VARIANT),
            *([ft.Text(say("Suggested by {name}", name=known.suggested_by))] if known.suggested_by else []),
            ft.TextButton(
                say("See the contact"),
                icon=ft.Icons.PERSON_OUTLINE,
                on_click=lambda _: shell.open(f"contact/{known.contact.id}"),
            ),
        ],
        spacing=4,
    )


def _main_acts(shell: Shell, known: _Facts) -> ft.Control:
    say = shell.say
    cards = ft.FilledButton if not known.is_held else ft.OutlinedButton
    if known.interview.cancelled_at is not None:
        again = ft.FilledButton(say("Plan it again"), icon=ft.Icons.EVENT, on_click=lambda _: shell.open("edit"))
        return ft.Row([again, *([_heard(shell, ft.OutlinedButton)] if known.has_answers else [])], wrap=True)
    open_cards = cards(say("Open the cards"), icon=ft.Icons.STYLE, on_click=lambda _: shell.open("cards"))
    if known.is_held:
        buttons = [_heard(shell, ft.FilledButton), open_cards]
    elif known.interview.has_begun(now()):
        buttons = [open_cards, _heard(shell, ft.OutlinedButton)]
    else:
        buttons = [open_cards]
    return ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)


def _heard(shell: Shell, button: type[ft.FilledButton | ft.OutlinedButton]) -> ft.Control:
    return button(shell.say("What you heard"), icon=ft.Icons.EDIT_NOTE, on_click=lambda _: shell.open("after"))


def _objectives(say: Words, interview: Interview) -> ft.Control:
    def toggle(objective: str) -> None:
        fresh = Interview.get_by_id(interview.id)
        fresh.aim({*fresh.objectives} ^ {objective})

    chips = [
        ft.Chip(
            ft.Text(say(name)),
            selected=key in interview.objectives,
            on_select=lambda _, key=key: toggle(key),
            key=f"objective-{key}",
        )
        for key, name in OBJECTIVES.items()
    ]
    note = say("What would you like to bring back? The cards follow.")
    return section(say("Objectives"), [ft.Row(chips, wrap=True, spacing=8, run_spacing=4)], note=note)


def _checklist(say: Words, interview: Interview) -> ft.Control:
    boxes = [
        ft.Checkbox(
            label=say(name),
            value=key in interview.checklist,
            on_change=lambda e, key=key: Interview.get_by_id(interview.id).tick(key, bool(e.data)),
            key=f"tick-{key}",
        )
        for key, name in CHECKLIST.items()
    ]
    done = len(set(interview.checklist))
    ticked = say("{done} of {all} done", done=say.number(done), all=say.number(len(Preparation)))
    return section(say("Preparation"), [ft.Column(boxes, spacing=0)], note=ticked)


def _cards(shell: Shell, count: int) -> ft.Control:
    say = shell.say
    choose = ft.OutlinedButton(
        say("Choose and order the cards"), icon=ft.Icons.REORDER, on_click=lambda _: shell.open("choose")
    )
    return section(say("Cards"), [choose], note=say.plural("{n} card is chosen.", "{n} cards are chosen.", count))


def _acts(shell: Shell, known: _Facts) -> list[Act]:
    say, interview = shell.say, known.interview

    def cancel(by: CancelledBy) -> None:
        interview.cancel(by, now())
        notice(shell, say("The interview was cancelled."), interview.undo_cancel)

    def finish() -> None:
        interview.finish(now())
        notice(shell, say("The interview is marked as held."), interview.undo_finish)
        shell.open("after")

    def delete() -> None:
        interview.delete_for_now(now())
        shell.back()
        notice(shell, say("The interview was deleted."), interview.restore)

    acts = []
    if interview.cancelled_at is None:
        if interview.finished_at is None:
            acts.append(Act(say("It took place"), ft.Icons.CHECK, finish))
        acts += [
            Act(say("It was moved"), ft.Icons.EVENT_REPEAT, lambda: shell.open("edit")),
            Act(say("I cancelled"), ft.Icons.EVENT_BUSY, lambda: cancel(CancelledBy.ME)),
            Act(say("They cancelled"), ft.Icons.EVENT_BUSY, lambda: cancel(CancelledBy.THEM)),
            Act(say("It didn’t take place"), ft.Icons.CLOSE, lambda: cancel(CancelledBy.NOT_HELD)),
        ]
    if known.is_held:
        acts.append(Act(say("Say thank you"), ft.Icons.EDIT_NOTE, lambda: shell.open("message/thank-you")))
    return [*acts, Act(say("Delete"), ft.Icons.DELETE_OUTLINE, delete)]
