"""vCards read: 3.0 (RFC 2426) and 4.0 (RFC 6350), and 2.1 as older phones write it, of whatever producer.

Our own reader: vobject gives a whole file up for one bad line, and its pattern for a line takes time that doubles with
each comma of one that has no colon. Here each line is looked at once, and a card that can't be read is one of many.

Nothing nests: a card within a card (AGENT, of 2.1 and 3.0) is stepped over.
"""

from __future__ import annotations

import quopri
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import unquote

from models.exchange.person import Draft, Extra, Found, LeftOut, Say, Unreadable
from models.exchange.source import LONGEST

_LINE: Final = re.compile(r'(?:[\w-]++\.)?([\w-]++)((?:;(?:[^":;]++|"[^"]*+")*+)*+)\s*+:', re.ASCII)
_BULKY: Final = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.ASCII | re.IGNORECASE)
_CHARSET: Final = re.compile(r'CHARSET="?([\w.:-]{1,40})', re.ASCII)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_PARTS: Final = {sign: re.compile(rf"((?:[^\\{sign}]++|\\.)*+)(?:{sign}|$)", re.DOTALL) for sign in ";,"}
_MOST_PARTS: Final = 200
"""Parts of one value; those beyond are not read."""
_GROUPS: Final = frozenset(("mycontacts", "my contacts", "starred", "* mycontacts", "* my contacts"))
"""Lists that Google puts everyone on."""
_SILENT: Final = frozenset(
    (
        *("VERSION", "PRODID", "REV", "SORT-STRING", "SOURCE", "PROFILE", "CLIENTPIDMAP", "MAILER", "CLASS", "NAME"),
        *("KIND", "LABEL", "GENDER", "TZ", "AGENT", "X-ABLABEL", "X-ABADR", "X-ABSHOWAS", "XML", "X-ABUID"),
    )
)
"""What says nothing of the person, or what another line says."""
_LEFT_OUT: Final = {
    **dict.fromkeys(("PHOTO", "LOGO", "X-MS-CARDPICTURE"), LeftOut.PHOTO),
    **dict.fromkeys(("BDAY", "ANNIVERSARY", "X-ANNIVERSARY", "X-ABDATE", "DEATHDATE"), LeftOut.DATE),
    **dict.fromkeys(
        ("IMPP", "X-AIM", "X-ICQ", "X-JABBER", "X-MSN", "X-YAHOO", "X-SKYPE", "X-SKYPE-USERNAME", "X-GOOGLE-TALK"),
        LeftOut.CHAT,
    ),
}


def people(lines: Iterator[str], say: Say, left_out: Counter[LeftOut]) -> Iterator[Found]:
    """Everyone in the lines of a file, one after the other. What is not kept is counted in `left_out`."""
    card: _Card | None = None
    inner = 0
    agent = False
    for number, line, is_whole in _logical(lines):
        match = _LINE.match(line)
        name = match[1].upper() if match else ""
        if name == "BEGIN" and line[6:].strip().upper() == "VCARD":
            if card is not None and agent:
                inner += 1
                continue
            if card is not None:  # the one before was never closed
                yield card.made(say)
            card, inner = _Card(number, left_out), 0
        elif card is None:
            continue
        elif name == "END" and line[4:].strip().upper() == "VCARD":
            if inner:
                inner -= 1
                continue
            yield card.made(say)
            card = None
        elif not inner and match:
            agent = name == "AGENT"
            card.take(name, match[2], line[match.end() :], is_whole)
    if card is not None:
        yield card.made(say)


def _logical(lines: Iterator[str]) -> Iterator[tuple[int, str, bool]]:
    """Lines with their folds undone: where each begins, its text, and whether that is all of it."""
    held: list[str] = []
    start = size = 0
    room = LONGEST
    goes_on = False
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\n")
        folded = line[:1] in (" ", "\t") and line != ""
        if held and (folded or goes_on):
            more = line + "\n" if goes_on else line[1:]
            size += len(more)
            if size <= room:
                held.append(more)
        else:
            if held:
                yield start, "".join(held), size <= room
            # A picture is not kept: why hold it?
            held, start, size, room = [line], number, len(line), 0 if _BULKY.match(line) else LONGEST
        goes_on = line[-1:] == "=" and "QUOTED-PRINTABLE" in held[0][:200].upper()
        if goes_on and len(held) == 1:
            held[0] += "\n"  # what quoted-printable calls a soft line break
    if held:
        yield start, "".join(held), size <= room


class _Card:
    """What the lines of one card say."""

    def __init__(self, line: int, left_out: Counter[LeftOut]) -> None:
        self._draft = Draft(line)
        self._left_out = left_out
        self._composed = self._company = self._nickname = ""

    def take(self, name: str, parameters: str, value: str, is_whole: bool) -> None:
        reader = _READERS.get(name)
        if reader is None:
            self._leave(name, value)
        elif not is_whole:
            self._draft.problem = Unreadable.TOO_LONG
        else:
            parameters = parameters.upper()
            if "QUOTED-PRINTABLE" in parameters:
                value = _unquoted(value, parameters)
            elif "BASE64" in parameters or "ENCODING=B" in parameters:
                return
            if value.strip():
                reader(self, value, parameters)

    def made(self, say: Say) -> Found:
        draft = self._draft
        draft.name = draft.name or self._composed or self._nickname or self._company
        return draft.made(say)

    def _leave(self, name: str, value: str) -> None:
        if name in _SILENT or name.startswith("X-PHONETIC") or not value.strip():
            return
        if name == "X-ADDRESSBOOKSERVER-KIND":
            self._kind(value, "")
            return
        self._left_out[_LEFT_OUT.get(name, LeftOut.OTHER)] += 1

    def _kind(self, value: str, _: str) -> None:
        if value.strip().lower() == "group":
            self._draft.problem = Unreadable.A_GROUP

    def _full_name(self, value: str, _: str) -> None:
        self._draft.name = self._draft.name or _text(value)

    def _name(self, value: str, _: str) -> None:
        family, given, middle, *_rest = (*_split(value, ";"), "", "", "")
        self._composed = " ".join(filter(None, map(str.strip, (given, middle, family))))

    def _called(self, value: str, _: str) -> None:
        self._nickname = _text(value)

    def _title(self, value: str, _: str) -> None:
        self._draft.title = _text(value)

    def _role(self, value: str, _: str) -> None:
        self._draft.title = self._draft.title or _text(value)

    def _organisation(self, value: str, _: str) -> None:
        if not self._draft.organisation:
            parts = list(filter(None, map(str.strip, _split(value, ";"))))
            self._draft.organisation, self._company = ", ".join(parts), parts[0] if parts else ""

    def _email(self, value: str, parameters: str) -> None:
        self._draft.add_email(_text(value), first=_is_first(parameters))

    def _phone(self, value: str, parameters: str) -> None:
        value = _text(value)
        self._draft.add_phone(unquote(value) if "%" in value else value, first=_is_first(parameters))

    def _link(self, value: str, _: str) -> None:
        self._draft.add_link(_text(value))

    def _note(self, value: str, _: str) -> None:
        self._draft.add_note(_text(value))

    def _tags(self, value: str, _: str) -> None:
        for tag in _split(value, ","):
            if tag.strip().lower() not in _GROUPS:
                self._draft.add_tag(tag)

    def _language(self, value: str, _: str) -> None:
        self._draft.language = self._draft.language or _text(value).strip()[:2].lower()

    def _address(self, value: str, _: str) -> None:
        self._draft.add_extra(Extra.ADDRESS, ", ".join(filter(None, map(str.strip, _split(value, ";")))))

    def _uid(self, value: str, _: str) -> None:
        self._draft.uid = _text(value).strip().removeprefix("urn:uuid:")


_READERS: Final[dict[str, Callable[[_Card, str, str], None]]] = {
    "FN": _Card._full_name,
    "N": _Card._name,
    "NICKNAME": _Card._called,
    "TITLE": _Card._title,
    "ROLE": _Card._role,
    "ORG": _Card._organisation,
    "EMAIL": _Card._email,
    "TEL": _Card._phone,
    "URL": _Card._link,
    "X-SOCIALPROFILE": _Card._link,
    "NOTE": _Card._note,
    "CATEGORIES": _Card._tags,
    "LANG": _Card._language,
    "ADR": _Card._address,
    "UID": _Card._uid,
    "KIND": _Card._kind,
}


def _is_first(parameters: str) -> bool:
    """Whether a line is the preferred of its kind: "PREF" until 3.0, "PREF=1" in 4.0."""
    return "PREF" in parameters and not re.search(r"PREF=(?!1\b)", parameters)


def _text(value: str) -> str:
    """A value without its escapes (RFC 6350, 3.4)."""
    return _ESCAPED.sub(_plain, value) if "\\" in value else value


def _plain(escaped: re.Match[str]) -> str:
    return "\n" if escaped[1] in "nN" else escaped[1]


def _split(value: str, sign: str) -> list[str]:
    """The parts of a value, without their escapes."""
    if "\\" not in value:
        return value.split(sign, _MOST_PARTS)[:_MOST_PARTS]
    return [_text(part[1]) for _, part in zip(range(_MOST_PARTS), _PARTS[sign].finditer(value), strict=False)]


def _unquoted(value: str, parameters: str) -> str:
    """A quoted-printable value, in its own charset or else UTF-8 or what older phones write."""
    raw = quopri.decodestring(value.encode("utf-8"))
    named = _CHARSET.search(parameters)
    for charset in (named[1] if named else "utf-8", "utf-8"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeError, ValueError):
            continue
    return raw.decode("cp1252", "replace")
