"""The one module that translates and formats. English is the message id; each other language is one folder here."""

from __future__ import annotations

import datetime as dt
import gettext
import locale
import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_skeleton,
    format_time,
    format_timedelta,
    get_timezone_name,
)
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

DOMAIN: Final = "entrevue"
FOLDER: Final = Path(__file__).parent
SOURCE: Final = "en"
UNFINISHED: Final = "unfinished"
"""The domain of a compiled catalog that lacks messages (locales/catalogs.py)."""

Length = Literal["medium", "long", "full"]


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark a message for the catalogs; it is translated where it is shown."""
    return message


class Words:
    """One language: its messages, dates, times, lists and plurals.

    Messages are whole sentences with named placeholders. Times are shown as they stand in the datetime given:
    convert to the zone people should read before calling.
    """

    def __init__(self, code: str, catalog: gettext.NullTranslations, culture: Locale) -> None:
        self.code = code
        self.writes = code if code in languages() else SOURCE
        """The language in which letters begin: a half-translated one is for screens only."""
        self.culture = culture
        self._catalog = catalog

    def __call__(self, message: str, /, **values: object) -> str:
        text = self._catalog.gettext(message) if message else ""
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The right form for `n`, which the message may name as {n}, written with the language's digits."""
        text = self._catalog.ngettext(one, many, n)
        return text.format(n=self.number(n), **values)

    def number(self, n: int | float) -> str:
        return format_decimal(n, locale=self.culture)

    def percent(self, share: float) -> str:
        """A part of 1 in whole percents: "75%"."""
        return format_percent(share, locale=self.culture)

    @property
    def first_weekday(self) -> int:
        """The day a week begins with: 0 is Monday."""
        return int(self.culture.first_week_day)

    def listed(self, items: Iterable[str], style: Literal["standard", "or", "unit"] = "standard") -> str:
        """Items as a sentence lists them: "a, b and c"."""
        return format_list(list(items), style=style, locale=self.culture)

    def date(self, day: dt.date, length: Length = "long") -> str:
        return self._ordinal(day, format_date(day, length, locale=self.culture))

    def day(self, day: dt.date) -> str:
        """A day as one says it, without its year: "Tuesday, November 24"."""
        skeletons = self.culture.datetime_skeletons
        short = (skeletons.get("MMMMEd") or skeletons["MMMEd"]).pattern  # the first has the "de" of "25 de noviembre"
        pattern = re.sub("E+", "EEEE", re.sub("[ML]+", "MMMM", short))
        return self._ordinal(day, format_date(day, pattern, locale=self.culture))

    def short_day(self, day: dt.date) -> str:
        """A day in few letters: "Nov 24"."""
        return self._ordinal(day, format_skeleton("MMMd", _noon(day), locale=self.culture))

    def weekday(self, day: dt.date) -> str:
        """The day of the week in few letters: "Tue"."""
        return format_date(day, "ccc", locale=self.culture)

    def day_of_week(self, day: dt.date) -> str:
        """The day of the week: "Tuesday"."""
        return format_date(day, "cccc", locale=self.culture)

    def month(self, day: dt.date) -> str:
        """The month in few letters: "Nov"."""
        return format_date(day, "LLL", locale=self.culture)

    def time(self, moment: dt.datetime | dt.time) -> str:
        if isinstance(moment, dt.datetime):
            moment = moment.time()
        hour, hour_and_minutes = _TIMES.get(self.code, ("short", "short"))
        return format_time(moment, hour_and_minutes if moment.minute else hour, locale=self.culture)

    def until(self, left: dt.timedelta) -> str:
        """How soon: "in 38 minutes"."""
        return format_timedelta(left, "minute", threshold=1.5, add_direction=True, locale=self.culture)

    def _ordinal(self, day: dt.date, text: str) -> str:
        """A date with its first day as the language says it, which CLDR leaves out."""
        first = _FIRSTS.get(self.code)
        return re.sub(r"\b1\b", first, text, count=1) if first and day.day == 1 else text

    def zone(self, moment: dt.datetime) -> str:
        """The zone of a moment as people call it: "Japan Standard Time"."""
        return get_timezone_name(moment, locale=self.culture)


_FIRSTS: Final = {"fr": "1er"}
"""The first of a month (OQLF, the date)."""
_TIMES: Final = {"fr": ("H\u00a0'h'", "H\u00a0'h'\u00a0mm")}
"""Patterns for a full hour and for another time where the usual ones are not good: no zeros (OQLF, the hour)."""


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12))


@cache
def languages() -> tuple[str, ...]:
    """The codes of every language that is translated whole, the source language first."""
    return (SOURCE, *_compiled(DOMAIN))


@cache
def unfinished() -> tuple[str, ...]:
    """The codes of languages with messages still in English: for who asks for one by its code, offered to nobody."""
    return _compiled(UNFINISHED)


def _compiled(domain: str) -> tuple[str, ...]:
    return tuple(sorted(path.parts[-3] for path in FOLDER.glob(f"*/LC_MESSAGES/{domain}.mo")))


@cache
def words(code: str) -> Words:
    """The words of a language; English for what an unfinished one lacks, and for a code that has no catalog."""
    domain = DOMAIN if code in languages() else UNFINISHED
    if code == SOURCE or not gettext.find(domain, FOLDER, [code]):
        return Words(SOURCE, gettext.NullTranslations(), Locale.parse("en_CA"))
    catalog = gettext.translation(domain, FOLDER, [code])
    return Words(code, catalog, Locale.parse(catalog.info().get("language", code)))


def choices(current: str) -> dict[str, str]:
    """The languages to choose from, by code, each by its own name. An unfinished one is there while it is in use."""
    names = {code: _own_name(words(code)) for code in languages()}
    if current in unfinished():
        say = words(current)
        names[current] = say("{language} (not all translated yet)", language=_own_name(say))
    return names


def _own_name(say: Words) -> str:
    return (say.culture.get_language_name(say.code) or say.code).capitalize()


def nearest(tags: Iterable[str | None]) -> str:
    """The first language we have among locale tags such as "fr_CA.UTF-8" or "en-GB", else the source language."""
    for tag in tags:
        try:
            code = Locale.parse((tag or "").split(".")[0].split("@")[0].replace("-", "_")).language
        except (ValueError, UnknownLocaleError):
            continue
        if code in languages():
            return code
    return SOURCE


def system_language() -> str:
    """The language of the system, as far as we speak it."""
    asked = [
        part for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") for part in os.environ.get(name, "").split(":")
    ]
    return nearest([*asked, locale.getlocale()[0], *_of_the_system()])


def _of_the_system() -> list[str | None]:
    """What Windows and macOS say where no variable does."""
    try:
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
        return [locale.windows_locale.get(kernel.GetUserDefaultUILanguage())]
    except (ImportError, AttributeError, OSError):
        return []
