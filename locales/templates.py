"""Messages in the person's own words: text with named fields, filled from facts. Nothing in it is ever evaluated.

A sentence whose field is not known is left out, a list of several lines has one for each item, and a line that
announces a list goes with it.
"""

from __future__ import annotations

import difflib
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from locales import drafts
from locales.drafts import Draft, Facts
from locales.elision import elide
from locales.own_words import continued, field_of_work, phrase, tidy
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
_NAMES: Final = frozenset({"contact", "me", "referrer", "suggested", "met"})
"""Fields that hold names, which are written as people write them, at the beginning of a sentence too."""

_Values = Mapping[str, tuple[str, ...]]

_FIELD: Final = re.compile(r"\{([^{}\n]*)\}")
_SPACE: Final = r"[^\S\u00a0\u202f]"  # one that may break a line
_END: Final = re.compile(rf"[.!?…]+(?:[\u00a0\u202f]?[»”)])*{_SPACE}+")
_NO_END: Final = re.compile(
    r"(?:^\s*\d+|\b(?:[A-Z]|MM|Mr|Mrs|Ms|Dr|Dre|Pr|Prof|St|Ste|e\.g|i\.e|p\.ex|ex|cf|no|vs))\.$"
)
"""How a text ends whose full stop ends no sentence: an initial, a title, the number of a line."""
_BULLET: Final = re.compile(r"\s*[•*·–—-]\s+")
_TWO_SPACES: Final = re.compile(r" *([\u00a0\u202f])[ \u00a0\u202f]*")
_OPENING: Final = " «“(\u00a0\u202f"


def fields_of(wording: str) -> tuple[str, ...]:
    """The keys of the fields that a message may hold."""
    return _BY_WORDING[wording]


def unknown_fields(wording: str, *texts: str) -> list[str]:
    """What stands between braces in these texts and is no field of that message, and any brace that stands alone."""
    found = dict.fromkeys(name for text in texts for name in _FIELD.findall(text))
    alone = dict.fromkeys(brace for text in texts for brace in re.findall(r"[{}]", _FIELD.sub("", text)))
    return [*(name for name in found if name not in _BY_WORDING[wording]), *alone]


def likeliest(say: Words, wording: str, name: str) -> str:
    """The field that was most likely meant by a name that is none, as people read it; empty when none is like it."""
    names = {_plain(say(FIELDS[key])): say(FIELDS[key]) for key in fields_of(wording)}
    close = difflib.get_close_matches(_plain(name), names, 1)
    return names[close[0]] if close else ""


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
    title = _line(say, " ".join(subject.split("\n")), values)
    return Draft(" ".join(title), _body(say, re.sub(r"\r\n?", "\n", body).split("\n"), values))


def lacking(wording: str, text: str, facts: Facts) -> list[str]:
    """The fields of a text for which there is no fact."""
    values, found = _values(facts), dict.fromkeys(_FIELD.findall(text))
    return [key for key in fields_of(wording) if key in found and not values[key]]


def _values(facts: Facts) -> dict[str, tuple[str, ...]]:
    """What stands in each field; a list has several."""
    single = {
        "contact": tidy(facts.addressed),
        "me": tidy(facts.me),
        "introduction": _sentence(facts.introduction),
        "topic": field_of_work(facts.subject_name),
        "referrer": tidy(facts.referrer),
        "day": tidy(facts.interview_day),
        "learned": continued(facts.learned),
        "promised": continued(facts.promised),
        "step": continued(facts.next_step),
    }
    met = tuple(map(tidy, facts.met_through))
    lists = {
        "times": map(tidy, facts.times),
        "suggested": (name for name in map(tidy, facts.referred_to) if name not in met),
        "done": map(phrase, facts.advice_done),
        "met": met,
    }
    several = {key: tuple(filter(None, items)) for key, items in lists.items()}
    return {key: (text,) if text else () for key, text in single.items()} | several


def _sentence(text: str) -> str:
    """Without its full stop, which the template has; another ending stays."""
    ending = tidy(text)[-1:]
    return phrase(text) and phrase(text) + (ending if ending in "!?…" else "")


def _body(say: Words, lines: list[str], values: _Values) -> str:
    kept: list[str] = []
    filled = [list(_line(say, line, values)) for line in lines]
    for place, line in enumerate(lines):
        is_empty = _is_followed_by_nothing(lines[place + 1 :], filled[place + 1 :])
        if line.rstrip().endswith(":") and is_empty:
            kept += _line(say, "".join(_sentences(line)[:-1]), values)
        elif line.rstrip().endswith(",") and is_empty and lines[place + 1].strip():
            kept += [text.removesuffix(",") for text in filled[place]]
        else:
            kept += filled[place] if line.strip() else [""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def _is_followed_by_nothing(lines: list[str], filled: list[list[str]]) -> bool:
    """Whether the list that begins here, or else the next line, is all left out."""
    after = [pair for pair in zip(lines, filled, strict=True) if pair[0].strip()]
    told = list(itertools.takewhile(lambda pair: _BULLET.match(pair[0]), after)) or after[:1]
    return bool(told) and not any(texts for _, texts in told)


def _line(say: Words, line: str, values: _Values) -> Iterator[str]:
    """A line with its facts: none when it lacks them all, several when it is an item of a list."""
    bullet = _BULLET.match(line)
    if not bullet:
        yield from filter(None, [_told(say, line, values)])
        return
    rest = line[bullet.end() :]
    key = next((key for key in _FIELD.findall(rest) if len(values.get(key, ())) > 1), None)
    for item in values[key] if key else ("",):
        text = _told(say, rest, {**values, key: (item,)} if key else values, is_item=True)
        if text:
            yield f"{tidy(bullet[0])} {text}"


def _told(say: Words, line: str, values: _Values, *, is_item: bool = False) -> str:
    """The sentences of a line whose facts are all known."""
    filled = [
        _filled(say, text, values, begins=bool(place) or not is_item) for place, text in enumerate(_sentences(line))
    ]
    return " ".join(filter(None, filled))


def _sentences(line: str) -> list[str]:
    """The sentences of a line, each with the space that follows it."""
    found, begin = [], 0
    for end in _END.finditer(line):
        goes_on = line[end.end() : end.end() + 1].islower()  # "at 5 p.m. today", "« Bonjour! » dit-elle"
        if not goes_on and not _NO_END.search(line[begin : end.end()].rstrip()):
            found.append(line[begin : end.end()])
            begin = end.end()
    return [*found, line[begin:]] if line[begin:] else found


def _filled(say: Words, sentence: str, values: _Values, *, begins: bool) -> str:
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
        is_first = begins and found[1] not in _NAMES and not result.strip(_OPENING)
        result += value[:1].upper() + value[1:] if is_first else value
        end = found.end()
        if value[-1] in ".!?…" and sentence[end : end + 1] == ".":  # "p.m." and the full stop are one
            end += 1
    return _TWO_SPACES.sub(r"\1", tidy(result + sentence[end:]))


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", " ".join(name.casefold().replace("’", "'").split()))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
