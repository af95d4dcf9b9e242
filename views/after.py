"""Right after: what was heard, before it fades. Notes, answers, people suggested, advice, thank-you."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from models import deck
from models.advice import Advice
from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.interview import CancelledBy, Interview
from models.message import Message
from models.owed import thanks_for
from models.profile import Profile
from models.question import Question
from views.parts.advice_line import advice_line
from views.parts.autosave import SavedText
from views.parts.card_words import interview_words, question_label, question_text
from views.parts.choice import one_line
from views.parts.component import part, screen
from views.parts.form import use_form
from views.parts.frame import frame, wide_act
from views.parts.gone import gone
from views.parts.kept import use_kept_state
from views.parts.key_phrases import KeyPhrases
from views.parts.menu import Act, menu
from views.parts.notice import notice
from views.parts.page_act import page_act
from views.parts.query import use_query
from views.parts.section import card, lines, section
from views.parts.shell import Shell, use_shell
from views.parts.sign import sign
from views.parts.suggestions import Suggestions
from views.parts.thanked import thanked
from views.parts.when import use_day
from views.theme import GAP, SERIF, SMALL_GAP, TARGET


@dataclass(frozen=True)
class _Facts:
    interview: Interview
    cards: list[Answer]
    profile: Profile
    thanks: Message | None


def _read(key: int) -> _Facts | None:
    interview = Interview.find(key)
    return _Facts(interview, deck.cards(interview), Profile.load(), thanks_for(interview)) if interview else None


@screen
def After() -> ft.Control:
    shell = use_shell()
    say = shell.say
    key = shell.parent_key("interview") or 0
    known = use_query(lambda: _read(key), Interview, Contact, Answer, Question, Profile, Message)
    everything, show_everything = ft.use_state(False)
    asked, mark_asked = ft.use_state(False)
    if known is None:
        return gone(shell, "interview", say("What you heard"))
    interview = known.interview
    shown = [answer for answer in known.cards if everything or answer.is_used]
    more = (
        []
        if everything
        else [ft.Row([ft.OutlinedButton(say("Show every card"), on_click=lambda _: show_everything(True))], wrap=True)]
    )
    body = [
        *_confirm(shell, interview, asked, lambda: mark_asked(True)),
        SavedText(
            interview.notes,
            lambda text: Interview.get_by_id(key).write_notes(text),
            label=one_line(say("Notes: {name}", name=interview.contact.name)),
            takes_cursor=True,
            min_lines=6,
            key=f"notes{key}",
        ),
        section(
            say("Answers"),
            [*(_answer(shell, known, answer) for answer in shown), *more],
            note="" if shown else say("The cards you ask during the interview gather here, with what they said."),
        ),
        Suggestions(key, key=f"suggestions{key}"),
        _AdviceSection(key, key=f"advice{key}"),
        SavedText(
            interview.promised,
            lambda text: Interview.get_by_id(key).promise(text),
            label=say("What you promised them"),
            min_lines=1,
            max_lines=4,
            key=f"promised{key}",
        ),
    ]
    foot, others = _thanking(shell, known)
    more_acts = [menu(say("More"), [*others, page_act(shell, key)])]
    return frame(shell, say("What you heard"), body, actions=more_acts, foot=foot, spacing=GAP + SMALL_GAP)


def _thanking(shell: Shell, known: _Facts) -> tuple[ft.Control, list[Act]]:
    """The main act until they were thanked; then that they were, and the act among the others."""
    say = shell.say
    write = Act(say("Write the thank-you note"), ft.Icons.EDIT_NOTE, lambda: shell.open("message/thank-you"))
    if done := thanked(say, known.interview, known.thanks):
        return done[0], [write]
    return wide_act(write.name, lambda _: write.do(), write.icon), []


def _confirm(shell: Shell, interview: Interview, was_asked: bool, answered: Callable[[], None]) -> list[ft.Control]:
    """Until the person says so, it may not have taken place. What they said stays there, so that nothing moves."""
    say = shell.say
    if not (interview.is_planned or (was_asked and interview.finished_at)):
        return []

    def finish() -> None:
        answered()
        interview.finish(now())
        notice(shell, say("The interview is marked as held."), interview.undo_finish)

    def not_held() -> None:
        interview.cancel(CancelledBy.NOT_HELD, now())
        shell.back()
        notice(shell, say("Noted: it didn’t take place."), interview.undo_cancel)

    buttons = [
        ft.FilledTonalButton(say("Yes"), on_click=lambda _: finish()),
        ft.TextButton(say("No"), on_click=lambda _: not_held()),
        ft.TextButton(say("Moved"), on_click=lambda _: shell.open("edit")),
    ]
    answer = (
        ft.Row(buttons, wrap=True, spacing=SMALL_GAP, run_spacing=SMALL_GAP)
        if interview.is_planned
        else ft.Row([sign(ft.Icons.CHECK_CIRCLE, say("It took place"))], height=TARGET)
    )
    question = ft.Text(say("Did this interview take place?"), theme_style=ft.TextThemeStyle.TITLE_SMALL)
    return [card([question, answer], key=f"held{interview.id}")]


def _answer(shell: Shell, known: _Facts, answer: Answer) -> ft.Control:
    there = interview_words(shell.say, known.interview)
    kind, _ = known.interview.subject(known.profile)
    text = question_text(there, answer.question, kind, known.profile) or question_label(there, answer.question)
    field = SavedText(
        answer.text,
        lambda typed: Answer.get_by_id(answer.id).write(typed, now()),
        label=shell.say("What they said"),
        min_lines=2,
        key=f"answer{answer.id}",
    )
    asks = ft.Text(text, theme_style=ft.TextThemeStyle.BODY_LARGE, font_family=SERIF, expand=True)
    return ft.Column(
        [ft.Row([asks, KeyPhrases(answer.id, key=f"key{answer.id}")], spacing=SMALL_GAP), field],
        spacing=SMALL_GAP,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        key=f"card{answer.id}",
    )


@part
def _AdviceSection(key: int) -> ft.Control:
    """What they suggested doing: one line and an optional date."""
    shell = use_shell()
    say = shell.say
    interview = use_query(lambda: Interview.get_by_id(key), Interview)
    advice = use_query(lambda: Advice.from_interview(interview), Advice)
    due_on, set_due_on = use_kept_state("due_on", None)
    form = use_form(say, {"text": ""}, on_left=lambda values: values["text"].strip() and form.attempt(keep))
    day = use_day(shell, due_on, set_due_on)

    def keep() -> None:
        Advice.note(interview, form.values["text"], due_on, now())
        form.values["text"] = ""

    def add() -> None:
        if form.attempt(keep):
            set_due_on(None)

    form.on_submit = add
    return section(
        say("Advice"),
        [
            *([lines([advice_line(shell, row) for row in advice])] if advice else []),
            form.text("text", say("What they advise"), key="advice-text"),
            ft.Row(
                [day, ft.OutlinedButton(say("Add this advice"), icon=ft.Icons.ADD, on_click=lambda _: add())],
                wrap=True,
                spacing=SMALL_GAP,
                run_spacing=SMALL_GAP,
                key="advice-add",
            ),
        ],
    )
