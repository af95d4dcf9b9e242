"""One interview: when and where, its objectives, its preparation, its cards and its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from locales import facts
from locales.guide_tips import EVE_OF_A_CALL
from locales.labels import CHECKLIST, OBJECTIVES, WAYS
from locales.words import Words
from models import deck
from models.answer import Answer
from models.checklist import preparations, tick
from models.clock import now
from models.contact import Contact
from models.guide_tip import Step
from models.interview import CancelledBy, Interview, Way
from models.message import Message
from models.naming import nameable
from models.owed import thanks_for
from models.profile import Profile
from models.question import Question
from models.referral import Referral
from views.parts.autosave import SavedText, status
from views.parts.avatar import avatar
from views.parts.calendar import calendar_section
from views.parts.check import check
from views.parts.chip import chip
from views.parts.component import screen
from views.parts.frame import frame, icon_button, wide_act
from views.parts.gone import gone
from views.parts.guide_tip import use_guide_tip
from views.parts.line_button import line_button
from views.parts.menu import Act, menu
from views.parts.notice import notice
from views.parts.page_act import page_act
from views.parts.promises import promises
from views.parts.query import use_query
from views.parts.section import lines, section
from views.parts.shell import Shell, use_shell
from views.parts.sign import sign, state_sign
from views.parts.thanked import thanked
from views.theme import GAP, SMALL_GAP


@dataclass(frozen=True)
class _Facts:
    interview: Interview
    contact: Contact
    is_held: bool
    cards: int
    has_answers: bool
    suggested_by: str
    """Who suggested the contact and may be named, if anyone."""
    thanks: Message | None


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
        thanks_for(interview),
    )


@screen
def InterviewDetail() -> ft.Control:
    shell = use_shell()
    say = shell.say
    known = use_query(lambda: _read(shell.key), Interview, Answer, Question, Contact, Referral, Profile, Message)
    told = EVE_OF_A_CALL if known is not None and known.interview.way == Way.PHONE else None
    followed, tell_followed = ft.use_state("")
    tip = use_guide_tip(shell, Step.DAY_BEFORE, lambda: known is not None and known.interview.is_on_eve_of(now()), told)
    if known is None:
        return gone(shell, "interview", say("Interview"))
    interview = known.interview
    actions = [
        icon_button(ft.Icons.EDIT_OUTLINED, say("Change the interview"), lambda _: shell.open("edit")),
        menu(say("More"), _acts(shell, known)),
    ]
    notes = section(
        say("Notes"),
        [
            SavedText(
                interview.notes,
                lambda text: Interview.get_by_id(interview.id).write_notes(text),
                label=say("What to remember"),
                key=f"notes{interview.id}",
            )
        ],
    )
    body = [
        _when_and_where(say, known),
        _with_whom(shell, known),
        *(tip if interview.is_on_eve_of(now()) else []),  # it says "tomorrow", and the interview may have been moved
        *_second_act(shell, known),
        *([notes] if known.is_held else []),
        *promises(shell, [interview], lambda _: shell.open("after")),
        *calendar_section(interview, is_held=known.is_held),
        _objectives(say, interview, followed, tell_followed),
        *([] if known.is_held else [_checklist(say, interview)]),
        _cards(shell, known.cards),
        *([] if known.is_held else [notes]),
    ]
    return frame(
        shell, known.contact.name, body, actions=actions, foot=_main_act(shell, known), spacing=GAP + SMALL_GAP
    )


def _when_and_where(say: Words, known: _Facts) -> ft.Control:
    interview = known.interview
    length = say.plural("{n} minute", "{n} minutes", interview.minutes)
    how = " · ".join(filter(None, (length, say(WAYS[interview.way]), interview.place)))
    return ft.Column(
        [
            ft.Text(facts.meeting(say, interview.start, now()), theme_style=ft.TextThemeStyle.HEADLINE_SMALL),
            ft.Text(how, theme_style=ft.TextThemeStyle.BODY_LARGE),
            state_sign(say, interview, is_held=known.is_held),
            *(thanked(say, interview, known.thanks) if known.is_held else []),
        ],
        spacing=4,
    )


def _with_whom(shell: Shell, known: _Facts) -> ft.Control:
    say, contact = shell.say, known.contact
    what = " · ".join(filter(None, (contact.title, contact.organisation)))
    who = line_button(
        what or contact.name,
        [ft.Text(say("See the contact"), color=ft.Colors.PRIMARY)],
        leading=avatar(contact.name),
        trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
        on_click=lambda _: shell.open(f"contact/{contact.id}"),
    )
    by = say("Suggested by {name}", name=known.suggested_by) if known.suggested_by else ""
    return lines([who, *([sign(ft.Icons.HANDSHAKE_OUTLINED, by), ft.Container(height=SMALL_GAP)] if by else [])])


def _main_act(shell: Shell, known: _Facts) -> ft.Control:
    """Under the thumb: the cards before and during, what was heard after."""
    if known.interview.cancelled_at is not None:
        return wide_act(shell.say("Plan it again"), lambda _: shell.open("edit"), ft.Icons.EVENT)
    return _heard(shell, wide_act) if known.is_held else _open_cards(shell, wide_act)


def _second_act(shell: Shell, known: _Facts) -> list[ft.Control]:
    """The other of the two, once both make sense."""
    if known.interview.cancelled_at is not None:
        return [_heard(shell, _aside)] if known.has_answers else []
    if known.is_held:
        return [_open_cards(shell, _aside)]
    return [_heard(shell, _aside)] if known.interview.has_begun(now()) else []


def _aside(name: str, on_click: Any, icon: ft.IconData) -> ft.Control:
    return ft.Row([ft.OutlinedButton(name, icon=icon, on_click=on_click)], wrap=True)


def _open_cards(shell: Shell, button: Callable[..., ft.Control]) -> ft.Control:
    return button(shell.say("Open the cards"), lambda _: shell.open("cards"), ft.Icons.STYLE)


def _heard(shell: Shell, button: Callable[..., ft.Control]) -> ft.Control:
    return button(shell.say("What you heard"), lambda _: shell.open("after"), ft.Icons.EDIT_NOTE)


def _objectives(say: Words, interview: Interview, followed: str, tell: Callable[[str], None]) -> ft.Control:
    """The cards that follow stand out of sight: `tell` says what became of them, and `followed` is what was told."""

    def toggle(objective: str) -> None:
        fresh = Interview.get_by_id(interview.id)
        before = {card.question_id for card in deck.cards(fresh)}
        fresh.aim({*fresh.objectives} ^ {objective})
        after = {card.question_id for card in deck.cards(fresh)}
        tell(_followed(say, len(after - before), len(before - after)))

    chips = [
        chip(
            say(name),
            selected=key in interview.objectives,
            on_select=lambda _, key=key: toggle(key),
            key=f"objective-{key}",
        )
        for key, name in OBJECTIVES.items()
    ]
    own = SavedText(
        interview.own_objective,
        lambda text: Interview.get_by_id(interview.id).aim(Interview.get_by_id(interview.id).objectives, text),
        label=say("Another objective"),
        multiline=False,
        min_lines=None,
        max_lines=1,
        key=f"own{interview.id}",
    )
    note = say("What would you like to bring back? The cards proposed depend on it.")
    return section(
        say("Objectives"),
        [ft.Row(chips, wrap=True, spacing=SMALL_GAP, run_spacing=SMALL_GAP), status(followed), own],
        note=note,
    )


def _followed(say: Words, more: int, fewer: int) -> str:
    """What became of the cards when an objective was chosen or left."""
    added = say.plural("{n} card added.", "{n} cards added.", more) if more else ""
    taken = say.plural("{n} card taken out.", "{n} cards taken out.", fewer) if fewer else ""
    return " ".join(filter(None, (added, taken))) or say("The cards stay the same.")


def _checklist(say: Words, interview: Interview) -> ft.Control:
    asked = preparations(interview)
    boxes = [
        check(
            say(CHECKLIST[item]),
            value=item in interview.checklist,
            on_change=lambda ticked, item=item: tick(Interview.get_by_id(interview.id), item, ticked),
            key=f"tick-{item}",
        )
        for item in asked
    ]
    done = len(set(asked) & set(interview.checklist))
    ticked = say("{done} of {all} done", done=say.number(done), all=say.number(len(boxes)))
    return section(say("Preparation"), [lines(boxes)], note=ticked)


def _cards(shell: Shell, count: int) -> ft.Control:
    say = shell.say
    choose = ft.OutlinedButton(
        say("Choose and order the cards"), icon=ft.Icons.REORDER, on_click=lambda _: shell.open("choose")
    )
    return section(
        say("Cards"),
        [ft.Row([choose], wrap=True)],
        note=say.plural("{n} card is chosen.", "{n} cards are chosen.", count),
    )


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
    acts.append(page_act(shell, interview.id))
    return [*acts, Act(say("Delete"), ft.Icons.DELETE_OUTLINE, delete)]
