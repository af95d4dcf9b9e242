"""Who is already known: found by card, e-mail address, telephone number or name.

Two are the same person when
- their cards have the same UID;
- they have the same e-mail address, whatever its case, and a word of their names in common;
- they have the same telephone number (below), and a word of their names in common;
- their names have the same words in any order, without accents, case, titles and initials, and not both a different
  address and a different organisation.

They may be the same person when
- the address or the number is the same and no word of the names is: a couple, or the switchboard of an office;
- the names are the same, but not the address nor the organisation;
- the names, of at least eight letters in two words, differ by one letter more, less, other, or exchanged with the next;
- the first and the last word of one name are all of the other.

Numbers are the same when phonenumbers says so, which knows what prefix each country dials, or when one is all of the
other's end and has ten digits: "1 514 555-0199" and "514-555-0199", of which nobody knows the country. It is asked of
those alone that end in the same seven digits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from models.contact import Contact, number_and_extension
from models.names import plain_words

_TAIL: Final = 7
"""Digits at the end of a number by which those that may be the same are found."""
_LONG_NUMBER: Final = 10
"""Digits of a number that may be another's end without its country."""
_NEAR: Final = 8
_LONGEST_NEAR: Final = 40
"""Letters of a name below and beyond which no typo is looked for."""
_MOST: Final = 20
"""People of one number, or of names alike, that are looked at."""
_DIGITS: Final = re.compile(r"\D+", re.ASCII)

_FRENCH_EXTENSION: Final = re.compile(r"(?i)\s*(?:poste|p\.)\s*(?=\d)")
"""Which phonenumbers doesn't know."""


class Reason(StrEnum):
    """By what someone was recognised."""

    CARD = "card"
    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    NEAR_NAME = "near-name"


@dataclass(frozen=True, slots=True)
class Known:
    """What someone is recognised by."""

    place: int
    """Whatever tells the caller who it is."""
    uid: str
    name: str
    email: str
    phones: tuple[str, ...]
    organisation: str


@dataclass(frozen=True, slots=True)
class Match:
    known: Known
    reason: Reason
    is_certain: bool


class Register:
    """Those who are known, by all that tells them. One knows at most as many people as were added."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._cards: dict[str, _Entry] = {}
        self._emails: dict[str, _Entry] = {}
        self._tails: defaultdict[str, list[tuple[str, _Entry]]] = defaultdict(list)
        self._names: dict[str, list[_Entry]] = {}
        self._ends: dict[str, _Entry] = {}
        self._typos: dict[int, list[_Entry] | _Entry] = {}
        for one in known:
            self.add(one)

    def add(self, known: Known) -> None:
        entry = _Entry(known)
        if known.uid:
            self._cards.setdefault(known.uid, entry)
        if known.email:
            self._emails.setdefault(known.email.casefold(), entry)
        for phone in known.phones:
            tail = _tail(phone)
            if tail and len(self._tails[tail]) < _MOST:
                self._tails[tail].append((phone, entry))
        if entry.key:
            same = self._names.setdefault(entry.key, [])
            if len(same) < _MOST:
                same.append(entry)
            if len(entry.words) > 2:
                self._ends.setdefault(_ends(entry.words), entry)
            if len(same) == 1:
                self._add_typos(entry)

    def find(self, known: Known) -> Match | None:
        """Whom one takes this person for, the surest first; None for someone new."""
        if known.uid in self._cards and known.uid:
            return Match(self._cards[known.uid].known, Reason.CARD, is_certain=True)
        entry = _Entry(known)
        perhaps: Match | None = None
        for other, reason, is_certain in self._alike(entry):
            if is_certain:
                return Match(other.known, reason, is_certain=True)
            perhaps = perhaps or Match(other.known, reason, is_certain=False)
        return perhaps

    def _alike(self, entry: _Entry) -> Iterator[tuple[_Entry, Reason, bool]]:
        known = entry.known
        if known.email and (other := self._emails.get(known.email.casefold())):
            yield other, Reason.EMAIL, entry.shares_a_word(other)
        for phone in known.phones:
            tail = _tail(phone)
            if tail in self._tails:
                for number, other in self._tails[tail]:
                    if is_same_number(phone, number):
                        yield other, Reason.PHONE, entry.shares_a_word(other)
        if not entry.key:
            return
        for other in self._names.get(entry.key, ()):
            yield other, Reason.NAME, not entry.is_told_from(other)
        if near := self._near(entry):
            yield near, Reason.NEAR_NAME, False

    def _near(self, entry: _Entry) -> _Entry | None:
        if len(entry.words) == 2 and (longer := self._ends.get(_ends(entry.words))):
            return longer
        if len(entry.words) > 2 and (shorter := self._names.get(" ".join(sorted((entry.words[0], entry.words[-1]))))):
            return shorter[0]
        for key in _typos(entry.key) if len(entry.words) > 1 else ():
            found = self._typos.get(key)
            for other in () if found is None else found if isinstance(found, list) else (found,):
                if other.key != entry.key and is_one_typo(other.key, entry.key):
                    return other
        return None

    def _add_typos(self, entry: _Entry) -> None:
        if len(entry.words) < 2:
            return
        typos = self._typos
        for key in _typos(entry.key):
            found = typos.get(key)
            if found is None:
                typos[key] = entry
            elif isinstance(found, list):
                if len(found) < _MOST:
                    found.append(entry)
            else:
                typos[key] = [found, entry]


class _Entry:
    """Someone with the words of the name, and these in one order."""

    __slots__ = ("key", "known", "words")

    def __init__(self, known: Known) -> None:
        self.known = known
        self.words = plain_words(known.name)
        self.key = " ".join(sorted(self.words))

    def shares_a_word(self, other: _Entry) -> bool:
        return not set(self.words).isdisjoint(other.words)

    def is_told_from(self, other: _Entry) -> bool:
        """Whether two of one name have both another address and another organisation."""
        mine, theirs = self.known, other.known
        pairs = (mine.email, theirs.email), (mine.organisation, theirs.organisation)
        return all(one and two and one.casefold() != two.casefold() for one, two in pairs)


def known_contacts() -> list[Known]:
    """Everyone in the database."""
    fields = (Contact.id, Contact.uid, Contact.name, Contact.email, Contact.phones, Contact.organisation)
    rows: Iterable[Any] = Contact.select(*fields).where(Contact.deleted_at.is_null()).order_by(Contact.id).tuples()
    return [Known(*row) for row in rows]


def is_same_number(one: str, other: str) -> bool:
    """Whether two numbers reach the same telephone, its extension included."""
    if one == other:
        return True
    import phonenumbers  # late: every start of the app would pay for what few imports need

    match = phonenumbers.is_number_match(*(_FRENCH_EXTENSION.sub(" ext ", text) for text in (one, other)))
    if match in (phonenumbers.MatchType.EXACT_MATCH, phonenumbers.MatchType.NSN_MATCH):
        return True
    # Of two that both name their country, phonenumbers knows better.
    shorter = min(len(_DIGITS.sub("", one)), len(_DIGITS.sub("", other)))
    return match == phonenumbers.MatchType.SHORT_NSN_MATCH and shorter >= _LONG_NUMBER


def is_one_typo(one: str, other: str) -> bool:
    """Whether one letter more, less, other, or exchanged with the next makes one text of the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    place = 0
    while place < len(one) and one[place] == other[place]:
        place += 1
    if len(one) < len(other):
        return one[place:] == other[place + 1 :]
    exchanged = one[place : place + 2] == other[place : place + 2][::-1] and one[place + 2 :] == other[place + 2 :]
    return exchanged or one[place + 1 :] == other[place + 1 :]


def _typos(key: str) -> Iterator[int]:
    """The key and each key with a letter less: two that are one typo apart have one of these in common."""
    if _NEAR <= len(key) - key.count(" ") <= _LONGEST_NEAR:
        yield hash(key)
        for place in range(len(key)):
            yield hash(key[:place] + key[place + 1 :])


def _tail(phone: str) -> str:
    """The last digits, without an extension."""
    main, _ = number_and_extension(phone)
    digits = _DIGITS.sub("", main)
    return digits[-_TAIL:] if len(digits) >= _TAIL else ""


def _ends(words: tuple[str, ...]) -> str:
    return " ".join(sorted((words[0], words[-1])))
