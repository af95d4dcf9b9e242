"""Messages in the person's own words: text with named fields, filled from facts. Nothing in it is ever evaluated.

A sentence whose field is not known is left out, a list of several lines has one for each item, and a line that
announces a list goes with it.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from locales import drafts
from locales.drafts import Draft, Facts
from locales.elision import elide
from locales.own_words import phrase, tidy
from locales.words import N_, Words

FIELDS: Final[Mapping[str, str]] = {
    "contact": N_("their name"),
    "me": N_("my name"),
    "introduction": N_("introduction"),
    "topic": N_("what I want to learn about"),
    "referrer": N_("who suggested them"),
    "times": N_("times to meet"),
    "day": N_("day of the interview"),
    "learned": N_("what I learned"),
    "suggested": N_("people to meet"),
    "promised": N_("what I promised"),
    "done": N_("advice followed"),
    "met": N_("people met"),
    "step": N_("what comes next"),
}
"""What a person reads of a field, by its key."""

_ASKING: Final = ("contact", "me", "introduction", "topic", "referrer", "times")
_BY_WORDING: Final[Mapping[str, tuple[str, ...]]] = {
    "request": _ASKING,
    "request-text": _ASKING,
    "request-call": _ASKING,
    "nudge": ("contact", "me", "introduction", "topic", "referrer"),
    "thank-you": ("contact", "me", "topic", "day", "learned", "suggested", "promised"),
    "update": ("contact", "me", "topic", "day", "learned", "done", "met", "suggested", "step"),
}
_OURS: Final[Mapping[str, Callable[[Words, Facts], Draft]]] = {
    "request": drafts.request,
    "request-text": drafts.request_text,
    "request-call": drafts.request_call,
    "nudge": drafts.nudge,
    "thank-you": drafts.thank_you,
    "update": drafts.update,
}
_FIELD: Final = re.compile(r"\{([^{}\n]*)\}")
_SENTENCE: Final = re.compile(r".+?(?:[.!?…]+[»”)]*(?=\s|$)|$)")
_BULLET: Final = re.compile(r"\s*[•*–-]\s")


def fields_of(wording: str) -> tuple[str, ...]:
    """The keys of the fields that a message may hold."""
    return _BY_WORDING[wording]


def unknown_fields(wording: str, *texts: str) -> list[str]:
    """What stands between braces in these texts and is no field of that message."""
    found = dict.fromkeys(name for text in texts for name in _FIELD.findall(text))
    return [name for name in found if name not in _BY_WORDING[wording]]


def named(say: Words, text: str) -> str:
    """A text with its fields as people read them: {contact} becomes {their name}."""
    return _FIELD.sub(lambda found: "{" + say(FIELDS.get(found[1], "")) + "}" if found[1] in FIELDS else found[0], text)


def keyed(say: Words, text: str) -> str:
    """A text as it is kept, its fields by their keys, whatever their accents and capitals."""
    keys = {_plain(say(name)): key for key, name in FIELDS.items()} | {key: key for key in FIELDS}
    return _FIELD.sub(lambda found: "{" + keys.get(_plain(found[1]), found[1]) + "}", text)


def ours(say: Words, wording: str, subject_kind: str) -> Draft:
    """Our own words for a message, with fields in place of facts: where a person's begin."""
    facts = Facts(
        me="{me}",
        introduction="{introduction}",
        subject_kind=subject_kind,
        subject_name="{topic}",
        addressed="{contact}",
        interview_day="{day}",
        learned="{learned}",
        referred_to=("{suggested}",),
        advice_done=("{done}",),
        met_through=("{met}",),
        promised="{promised}",
        next_step="{step}",
        times=("{times}",),
    )
    subject = _OURS[wording](say, facts).subject
    with_referrer = replace(facts, referrer="{referrer}")
    return Draft(subject, _OURS[wording](say, with_referrer).body)


def fill(say: Words, subject: str, body: str, facts: Facts) -> Draft:
    """The person's own words with the facts in them."""
    values = _values(facts)
    return Draft(
        tidy(" ".join(_filled_line(say, subject.replace("\n", " "), values))),
        "\n\n".join(filter(None, (_paragraph(say, text, values) for text in re.split(r"\n[^\S\n]*\n+", body)))),
    )


def _values(facts: Facts) -> dict[str, tuple[str, ...]]:
    """What stands in each field; a list has several."""
    single = {
        "contact": tidy(facts.addressed),
        "me": tidy(facts.me),
        "introduction": phrase(facts.introduction),
        "topic": phrase(facts.subject_name),
        "referrer": tidy(facts.referrer),
        "day": tidy(facts.interview_day),
        "learned": phrase(facts.learned),
        "promised": phrase(facts.promised),
        "step": phrase(facts.next_step),
    }
    lists = {
        "times": facts.times,
        "suggested": tuple(name for name in facts.referred_to if name not in facts.met_through),
        "done": facts.advice_done,
        "met": facts.met_through,
    }
    several = {key: tuple(filter(None, map(phrase, items))) for key, items in lists.items()}
    return {key: (text,) if text else () for key, text in single.items()} | several


def _paragraph(say: Words, text: str, values: Mapping[str, tuple[str, ...]]) -> str:
    lines = [(line, list(_filled_line(say, line, values))) for line in text.split("\n")]
    kept: list[str] = []
    for place, (line, filled) in enumerate(lines):
        if not (line.rstrip().endswith(":") and _announces_nothing(lines[place + 1 :])):
            kept += filled
    return "\n".join(kept)


def _announces_nothing(after: list[tuple[str, list[str]]]) -> bool:
    """Whether the list that begins here, or else the line, has nothing in it."""
    bullets = list(itertools.takewhile(lambda line: _BULLET.match(line[0]), after)) or after[:1]
    return bool(bullets) and not any(filled for _, filled in bullets)


def _filled_line(say: Words, line: str, values: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The line with its facts: none when it lacks one, several when it lists them."""
    if _BULLET.match(line):
        keys = [key for key in _FIELD.findall(line) if len(values.get(key, ())) != 1]
        for item in values.get(keys[0], ()) if keys else ("",):
            one = {**values, keys[0]: (item,)} if keys else values
            yield from filter(None, [_filled(say, line, one)])
        return
    sentences = (_filled(say, found[0], values) for found in _SENTENCE.finditer(line))
    text = " ".join(filter(None, sentences))
    if text:
        yield text


def _filled(say: Words, sentence: str, values: Mapping[str, tuple[str, ...]]) -> str:
    """One sentence with its facts; nothing when one is not known."""
    result, end = "", 0
    for found in _FIELD.finditer(sentence):
        items = values.get(found[1], ())
        if not items:
            return ""
        value = say.listed(items)
        result += sentence[end : found.start()]
        if say.code == "fr":
            result = elide(result, value)
        result += value if result.strip() else value[:1].upper() + value[1:]
        end = found.end()
    return tidy(result + sentence[end:])


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", " ".join(name.casefold().replace("’", "'").split()))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
