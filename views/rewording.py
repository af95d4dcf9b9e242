"""A kind of message as it is rewritten: ours or the person's, with its fields as people read them."""

from __future__ import annotations

from dataclasses import dataclass

from locales import templates
from locales.drafts import Draft
from locales.words import Words, words
from models.clock import now
from models.profile import Profile
from models.template import Template, Wording


@dataclass(frozen=True)
class Reworded:
    text: Draft
    is_own: bool


def reworded(wording: Wording, code: str) -> Reworded:
    """What a message begins with. Where the person wrote nothing stands ours."""
    ours, template = _ours(wording, code), Template.own(wording, code)
    subject, body = (template.subject, template.body) if template else ("", "")
    named = [templates.named(words(code), text) for text in (subject or ours.subject, body or ours.body)]
    return Reworded(Draft(*named), template is not None)


def reword(wording: Wording, code: str, subject: str, body: str) -> None:
    """Keep what was typed where it differs from ours; nothing stands for ours. Raises Invalid when too long."""
    ours = _ours(wording, code)
    mine = [
        "" if _plain(keyed) in ("", _plain(theirs)) else keyed
        for typed, theirs in ((subject, ours.subject), (body, ours.body))
        for keyed in [templates.keyed(words(code), typed)]
    ]
    if any(mine):
        Template.write(wording, code, *mine)
    else:
        Template.forget(wording, code, now())


def mistake(say: Words, own: Words, wording: Wording, text: str) -> str | None:
    """What is wrong with the fields of a text, in a sentence; they have their names in its language, `own`."""
    wrong = templates.unknown_fields(wording, templates.keyed(own, text))
    if not wrong:
        return None
    key = wrong[0]
    if not key.strip("{} "):
        example = f"{{{own(templates.FIELDS['contact'])}}}"
        return say(
            "A brace stands alone. A field is written {example}. Until this is corrected, ours is used.",
            example=example,
        )
    is_elsewhere = key in templates.FIELDS  # a field of other messages: nothing here is like it
    name = own(templates.FIELDS[key]) if is_elsewhere else key
    right = "" if is_elsewhere else templates.likeliest(own, wording, name)
    if right:
        return say(
            "No field is called “{name}” here. Is it “{right}”? Until this is corrected, ours is used.",
            name=name,
            right=right,
        )
    return say("No field is called “{name}” here. Until this is corrected, ours is used.", name=name)


def _ours(wording: Wording, code: str) -> Draft:
    return templates.ours(words(code), wording, Profile.load().subject_kind)


def _plain(text: str) -> str:
    return "\n".join(text.split("\r\n")).strip()
