"""What the whole search brought, as a document in a language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from locales.cards import card_label, card_text, subject_words
from locales.labels import SUBJECTS, WAYS
from locales.words import N_, Words
from models.findings import Asked, Findings, Heard, LedTo, Met, Outcome, Part, Suggested
from views.learned.document import Block, Byline, Document, Heading, Item, Pair, Said, Section

PARTS: Final[dict[Part, str]] = {
    Part.PHRASES: N_("Key phrases"),
    Part.ANSWERS: N_("Answers, question by question"),
    Part.ADVICE: N_("Advice I was given"),
    Part.NOTES: N_("Interview notes"),
    Part.INTERVIEWS: N_("Interviews held"),
    Part.PEOPLE: N_("People, and who led to whom"),
}

_LONGEST: Final = 600
"""Characters of a heading, which must fit a page: a built-in question holds the study plan, however long that is."""
_OUTCOMES: Final[dict[Outcome, str]] = {
    Outcome.OPEN: N_("To do"),
    Outcome.DONE: N_("Followed"),
    Outcome.DROPPED: N_("Dropped"),
}


def document(say: Words, found: Findings, parts: Collection[Part], today: dt.date, *, is_unnamed: bool) -> Document:
    """The report of these parts; a part that holds nothing is not in it. `today` is the day that it is dated."""
    report = _Report(say, found)
    return Document(
        title=say("What I learned"),
        language=str(say.culture).replace("_", "-"),
        author=found.name,
        head=tuple(filter(None, (report.subject, found.name, _day_of(say, today), report.summary()))),
        note=_note(say) if is_unnamed else "",
        blocks=tuple(block for part in Part if part in parts and found.count(part) for block in report.part(part)),
    )


def _day_of(say: Words, day: dt.date) -> str:
    """A date, whose day and month stay together."""
    return say.date(day).replace(" ", "\u00a0", 1)


def _note(say: Words) -> str:
    return say("People are called by a number here: their names were left out.")


class _Report:
    def __init__(self, say: Words, found: Findings) -> None:
        self.say, self._found = say, found

    @property
    def subject(self) -> str:
        name = self._found.subject_name
        return name[:1].upper() + name[1:] if name else self.say(SUBJECTS[self._found.subject_kind])

    def summary(self) -> str:
        """How many interviews with how many people, from when to when."""
        met, say = self._found.met, self.say
        if not met:
            return ""
        days = sorted(meeting.day for meeting in met)
        count = say.plural("{n} interview", "{n} interviews", len(met))
        if days[0] == days[-1]:
            return say("{interviews}, on {day}", interviews=count, day=self._day(days[0]))
        return say(
            "{interviews}, from {first} to {last}", interviews=count, first=self._day(days[0]), last=self._day(days[-1])
        )

    def part(self, part: Part) -> Iterator[Block]:
        made: dict[Part, Callable[[], Iterator[Block]]] = {
            Part.PHRASES: self._phrases,
            Part.ANSWERS: self._answers,
            Part.ADVICE: self._advice,
            Part.NOTES: self._notes,
            Part.INTERVIEWS: self._interviews,
            Part.PEOPLE: self._people,
        }
        yield Section(self.say(PARTS[part]))
        yield from made[part]()

    def _phrases(self) -> Iterator[Block]:
        for asked in self._found.asked:
            if any(heard.keys for heard in asked.heard):
                yield Heading(self._label(asked), is_listed=False)
            for heard in asked.heard:
                for phrase in heard.phrases:
                    yield Item(phrase, self._by(heard.who, heard.day), is_key=True)

    def _answers(self) -> Iterator[Block]:
        for asked in self._found.asked:
            yield Heading(self._question(asked))
            for heard in asked.heard:
                yield from self._heard(heard)

    def _heard(self, heard: Heard) -> Iterator[Block]:
        yield Byline(self._by(heard.who, heard.day))
        yield Said(heard.text, heard.keys)

    def _advice(self) -> Iterator[Block]:
        for outcome in Outcome:
            rows = [row for row in self._found.advice if row.outcome is outcome]
            if rows:
                yield Heading(self.say(_OUTCOMES[outcome]), is_listed=False)
            for row in rows:
                yield Item(row.text, self._given(row))

    def _given(self, row: Suggested) -> str:
        by = self._by(row.who, row.given_on)
        if row.outcome is Outcome.OPEN and row.due_on:
            return self.say("{who} – by {day}", who=by, day=self._day(row.due_on))
        return by

    def _notes(self) -> Iterator[Block]:
        for meeting in self._found.met:
            if meeting.notes.strip():
                yield Heading(self._by(meeting.who, meeting.day), is_listed=False)
                yield Said(meeting.notes)

    def _interviews(self) -> Iterator[Block]:
        for meeting in self._found.met:
            yield Pair(self._day(meeting.day), self._met(meeting))

    def _met(self, meeting: Met) -> str:
        return f"{self._who(meeting.who)} ({self.say(WAYS[meeting.way]).lower()})"

    def _people(self) -> Iterator[Block]:
        met = {meeting.who for meeting in self._found.met}
        for group, title in ((True, self.say("People I met")), (False, self.say("People to meet"))):
            people = [key for key in self._found.acquaintances if (key in met) is group]
            if people:
                yield Heading(title, is_listed=False)
            for key in people:
                yield Item(self._who(key), "\n".join(self._led(key)))

    def _led(self, key: int) -> Iterable[str]:
        """By whom they were suggested, if that may be said, and why; and whom they suggested."""
        say, people = self.say, self._found.people
        for row in self._found.referrals:
            if row.contact == key and (row.giver is not None or row.why):
                yield self._suggested(row)
        led = [people[row.contact].name for row in self._found.referrals if row.giver == key]
        if led:
            yield say("Suggested: {names}", names=say.listed(dict.fromkeys(led)))

    def _suggested(self, row: LedTo) -> str:
        say = self.say
        if row.giver is None:
            return say("Suggested to me: {why}", why=row.why)
        giver = self._found.people[row.giver].name
        if not row.why:
            return say("Suggested to me by {name}", name=giver)
        return say("Suggested to me by {name}: {why}", name=giver, why=row.why)

    def _day(self, day: dt.date) -> str:
        return _day_of(self.say, day)

    def _by(self, key: int, day: dt.date | None) -> str:
        who = self._found.people[key]
        return " · ".join(filter(None, (who.name, who.organisation, self._day(day) if day else "")))

    def _who(self, key: int) -> str:
        who = self._found.people[key]
        return ", ".join(filter(None, (who.name, who.title, who.organisation)))

    def _label(self, asked: Asked) -> str:
        return asked.text if asked.key is None else card_label(self.say, asked.key)

    def _question(self, asked: Asked) -> str:
        if asked.key is None:
            return asked.text
        found, say = self._found, self.say
        subject = subject_words(say, found.subject_kind)
        text = card_text(say, asked.key, subject=subject, study_plan=found.study_plan)
        return text if text and len(text) <= _LONGEST else card_label(say, asked.key)
