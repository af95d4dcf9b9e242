"""French words that lose their vowel before another: needed only where people write their own sentences around a field.

Our own sentences avoid it, since it depends on how a word is said. Rules: OQLF, "Élision"; in doubt nothing is elided.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SHORT: Final = {
    "du": "de l’",
    "au": "à l’",
    **{word: f"{word[0]}’" for word in ("de", "le", "la", "je", "me", "te", "se", "ne")},
    **{word: f"{word[:-1]}’" for word in ("que", "jusque", "lorsque", "puisque", "quoique")},
}
_LAST_WORD: Final = re.compile(rf"(?<![\w’'-])({'|'.join(_SHORT)})[ \u00a0]$", re.IGNORECASE)
_MUTE_H: Final = re.compile(
    "h(abi[lt]|adri|alei|alluc|altero?|amec|aiti|armon|eb|ecta|ector|elen|elic|elo|ema|emo|epat|etero|enri|erb|ercul|eredi|erit|ermes|ermi|eroi|erve"
    "|esit|eure|exa|ilaire|ier$|ier[^a-z]|ipp[^i]|ist|iver|omeo|omici|omma|omme|omog|omolog|onne|onor|opi|orac|orai|orizon|orlo|ormon|orr|orti"
    "|ortense|ospi|ote|ubert|ugo|ugue|ui(?:l|ss|tr)|um[abiou]|umeu|y[^e])"
)
"""How words begin whose h is not heard, accents aside."""
_NOT_VOWELS: Final = re.compile(r"onz|ou(?!est\b|ie\b)[aeio]|ulul|uhlan|y(?!eux\b)[aeiou]")
"""Words that begin with a vowel and are said as if they did not."""


def elide(before: str, word: str) -> str:
    """`before` as it has to be when `word` follows it: "l’avis de " becomes "l’avis d’" before "Anne"."""
    found = _LAST_WORD.search(before)
    if found is None or not _begins_with_a_vowel(word):
        return before
    short = _SHORT[found[1].lower()]
    return before[: found.start()] + (short.capitalize() if found[1][0].isupper() else short)


def _begins_with_a_vowel(word: str) -> bool:
    plain = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if letters.startswith("h"):
        return _MUTE_H.match(letters) is not None
    return letters[:1] in tuple("aeiouy") and not _NOT_VOWELS.match(letters)
