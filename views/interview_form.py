"""Planning an interview, or changing when and how it takes place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import flet as ft

from locales.drafts import proposed_time
from locales.labels import SUBJECTS, WAYS
from locales.problems import sentence
from locales.words import Words
from models import clock
from models.contact import Contact
from models.database import db
from models.errors import Invalid, Problem
from models.interview import MINUTES, Interview, Way
from models.message import Message
from models.proposed_times import meal, proposed_to
from views.contact_form import language_options
from views.parts.chip import chip
from views.parts.choice import choice
from views.parts.component import screen
from views.parts.contact_picker import ContactPicker
from views.parts.form import Form, use_form
from views.parts.frame import frame, wide_act
from views.parts.gone import gone, use_last
from views.parts.kept import drop_kept, use_kept_state
from views.parts.notice import notice
from views.parts.permission import ask_once
from views.parts.query import use_query
from views.parts.section import fields, section
from views.parts.shell import Shell, parent, use_shell
from views.parts.when import use_when
from views.theme import GAP, SMALL_GAP

_NOON = dt.time(12)


@screen
def NewInterview() -> ft.Control:
    shell = use_shell()
    contact, set_contact = use_kept_state("contact", shell.parent_key("contact"), stays=True)
    plan = _use_plan(shell, _usual_start(contact), MINUTES, {"language": "", "subject_kind": ""}, stays=True)
    plan.proposed = use_query(lambda: proposed_to(contact, clock.now()), Message)
    asking, ask = ft.use_state(False)

    def choose_contact(key: int | None) -> None:
        if plan.start() == _usual_start(contact):  # nobody chose another moment
            plan.choose_start(_usual_start(key))
        set_contact(key)

    def keep(*, held: bool) -> None:
        def create() -> None:
            typed = plan.form.values.get("contact", "")
            row = (Contact.find(contact) if contact else None) or Contact.only_one_named(typed)
            if row is None:
                raise Invalid({"contact": Problem.MISSING})
            act = Interview.record if held else Interview.plan
            interview = act(
                row, plan.start(), plan.minutes(), clock.now(), **plan.values(row.language or shell.say.writes)
            )
            shell.go(f"{parent(shell.path)}/interview/{interview.id}")
            shell.page.run_task(ask_once, shell)

        ask(False)
        if plan.form.attempt(create):
            drop_kept(shell)
            notice(shell, shell.say("The interview was recorded.") if held else shell.say("The interview is planned."))

    def save() -> None:
        over = plan.start() + dt.timedelta(minutes=max(plan.minutes(), 1))
        ask(True) if over <= clock.now() else keep(held=False)

    ft.use_dialog(_already_held(shell.say, keep, lambda: ask(False)) if asking else None)
    plan.form.on_submit = save
    error = plan.form.problems.get("contact")
    who = ContactPicker(
        shell.say("With whom?"),
        contact,
        choose_contact,
        _who_is_meant(shell.say, error) if error else None,
        plan.form.fields,
        texts=plan.form.values,
    )
    add = (
        []
        if contact
        else [
            ft.TextButton(
                shell.say("Add a contact"),
                icon=ft.Icons.PERSON_ADD_ALT,
                on_click=lambda _: shell.go(f"{parent(shell.path)}/new-contact"),
            )
        ]
    )
    plan_it = wide_act(shell.say("Plan the interview"), lambda _: save())
    body = [ft.Column([who, *add], spacing=0), *plan.fields()]
    return frame(shell, shell.say("New interview"), body, bar=plan_it, spacing=GAP + SMALL_GAP)


def _who_is_meant(say: Words, problem: Problem) -> str:
    return say("Choose a contact.") if problem is Problem.MISSING else sentence(say, problem)


def _usual_start(contact: int | None) -> dt.datetime:
    """The first time that was proposed to them, else a meal, tomorrow at noon, which forestalls "I haven't a moment"
    (guide, G7)."""
    moment = clock.now()
    tomorrow = moment.date() + dt.timedelta(days=1)
    return next(iter(proposed_to(contact, moment)), dt.datetime.combine(tomorrow, _NOON, tzinfo=clock.zone()))


@screen
def EditInterview() -> ft.Control:
    shell = use_shell()
    found = use_query(lambda: Interview.find(shell.parent_key("interview") or 0), Interview, Contact)
    interview, instead = use_last(found), None if found else gone(shell, "interview", shell.say("Change the interview"))
    return _Edit(interview, instead) if interview else instead


@screen
def _Edit(interview: Interview, instead: ft.Control | None) -> ft.Control:
    shell = use_shell()
    say = shell.say
    plan = _use_plan(
        shell,
        interview.start,
        interview.minutes,
        {field: getattr(interview, field) for field in ("way", "place", "language", "subject_kind")},
    )

    def save() -> None:
        def keep() -> None:
            with db.atomic():
                interview.describe(**plan.values(interview.language))
                if (plan.start(), plan.minutes()) != (interview.start, interview.minutes):
                    interview.reschedule(plan.start(), plan.minutes(), clock.now())

        if plan.form.attempt(keep):
            shell.back()

    plan.form.on_submit = save
    bar = wide_act(say("Save"), lambda _: save())
    return instead or frame(shell, say("Change the interview"), plan.fields(), bar=bar, spacing=GAP + SMALL_GAP)


class _Plan:
    """When, how long, how and where: the fields both forms share."""

    def __init__(
        self, say: Words, form: Form, when: Any, choices: dict[str, str], choose: Callable[[str, str], None]
    ) -> None:
        self._say, self.form, self._when, self._choices, self._choose = say, form, when, choices, choose
        self.proposed: list[dt.datetime] = []

    def start(self) -> dt.datetime:
        return self._when.moment

    def choose_start(self, moment: dt.datetime) -> None:
        self._when.choose(moment)

    def way(self) -> str:
        """As chosen; until then, over a meal at the hour of one."""
        return self._choices["way"] or (Way.MEAL if meal(self.start().time()) else Way.IN_PERSON)

    def minutes(self) -> int:
        """The minutes typed; what is none counts as zero, which the model refuses with a sentence."""
        text = self.form.values["minutes"].strip().replace("\u2212", "-")
        try:
            return max(-10_000, min(int(text), 10_000))
        except ValueError:
            return 0

    def values(self, language: str) -> dict[str, str]:
        written = {"language": self._choices["language"] or language, "place": self.form.values["place"]}
        return {**self._choices, **written, "way": self.way()}

    def fields(self) -> list[ft.Control]:
        say = self._say
        subjects = {"": say("As in my profile")} | {key: say(name) for key, name in SUBJECTS.items()}
        return [
            *self._proposed(),
            fields(
                say("When"),
                [
                    *self._when.controls(),
                    *self.form.error("start"),
                    self.form.text("minutes", say("Length in minutes"), keyboard_type=ft.KeyboardType.NUMBER),
                ],
            ),
            fields(
                say("Where"),
                [
                    self._list("way", say("How"), {key: say(name) for key, name in WAYS.items()}, self.way()),
                    self.form.text("place", say("Place, number or link")),
                ],
            ),
            fields(
                say("What about"),
                [
                    self._list("subject_kind", say("It is about"), subjects, self._choices["subject_kind"]),
                    self._list(
                        "language",
                        say("Interview language"),
                        language_options(say, self._choices["language"]),
                        self._choices["language"],
                    ),
                ],
            ),
        ]

    def _proposed(self) -> list[ft.Control]:
        """The times that were proposed to them, one tap each."""
        say = self._say
        chips: list[ft.Control] = [
            chip(
                proposed_time(say, time, meal(time.time())),
                selected=time == self.start(),
                on_select=lambda _, time=time: self.choose_start(time),
            )
            for time in self.proposed
        ]
        row = ft.Row(chips, wrap=True, spacing=SMALL_GAP, run_spacing=SMALL_GAP)
        return [section(say("Times you proposed"), [row])] if chips else []

    def _list(self, name: str, label: str, options: dict[str, str], chosen: str) -> ft.Control:
        return choice(label, options, chosen or next(iter(options)), lambda key: self._choose(name, key))


def _use_plan(shell: Shell, start: dt.datetime, minutes: int, values: dict[str, str], *, stays: bool = False) -> _Plan:
    form = use_form(shell.say, {"minutes": str(minutes), "place": values.get("place", "")}, stays=stays)
    zone = start.tzinfo if isinstance(start.tzinfo, ZoneInfo) else clock.zone()
    when = use_when(shell, start, zone, stays=stays)
    first = {"way": "", "language": shell.say.writes, "subject_kind": ""} | {
        name: value for name, value in values.items() if value and name != "place"
    }
    choices, set_choices = use_kept_state("choices", first, stays=stays)
    return _Plan(shell.say, form, when, choices, lambda name, key: set_choices({**choices, name: key}))


def _already_held(say: Words, keep: Callable[..., None], on_cancel: Callable[[], None]) -> ft.AlertDialog:
    """A past date is no error: was it already held?"""
    return ft.AlertDialog(
        semantics_label=say("This date is past"),
        title=ft.Text(say("This date is past")),
        content=ft.Text(say("Did this interview already take place?")),
        actions=[
            ft.TextButton(say("No, change the date"), on_click=lambda _: on_cancel()),
            ft.FilledButton(say("Yes, record it"), on_click=lambda _: keep(held=True)),
        ],
        on_dismiss=lambda _: on_cancel(),
    )
