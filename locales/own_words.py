"""What people typed themselves, made fit to stand inside a sentence of ours."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # but the non-breaking ones, which are meant
_COMMON = re.compile(
    r"(a|an|the|this|that|these|those|he|she|they|we|you|it|its|there|here|by|for|from|in|on|to|with|without|at|as|if"
    r"|when|how|what|who|be|do|not|no|never|always|see|put|ask|go|read|begin|start|keep|take|listening"
    r"|send|share|write|call|give|tell|let|bring|come|look|find|try|introduce"
    r"|à|au|aux|avec|ce|cet|cette|ces|c|d|dans|de|des|du|elle|elles|en|et|être|il|ils|j|je|l|la|le|les|leur|lire|ne"
    r"|envoyer|écrire|appeler|donner|dire|revenir|transmettre|partager"
    r"|avoir|faire|savoir|prendre|aller|commencer|apprendre|écouter"
    r"|on|oser|par|pas|pour|quand|qu|que|s|sa|sans|se|ses|si|son|sur|un|une|voir|vous|y)(?=[ ’'])",
    re.IGNORECASE,
)
"""First words that have a capital only because a sentence begins with them."""
_WORD = re.compile(r"\w+")
_INITIALS = 3
_ENDINGS = " .,;:!?…\u00a0\u202f"


def tidy(text: str | None) -> str:
    """On one line, each space single."""
    return _SPACES.sub(" ", text or "").strip()


def phrase(text: str | None) -> str:
    """Without its final punctuation, for a sentence of ours to end."""
    return tidy(text).rstrip(_ENDINGS)


def sentence(text: str | None) -> str:
    """A sentence of its own: a capital first, a full stop last."""
    line = tidy(text)
    if not phrase(line):
        return ""
    ending = line[-1] if line[-1] in ".!?…" else "."
    return f"{line[0].upper()}{phrase(line)[1:]}{ending}"


def continued(text: str | None) -> str:
    """A phrase as it stands after a colon of ours: without the capital of a common first word."""
    line = phrase(text)
    first = _COMMON.match(line)
    is_shouted = line.isupper() or (first is not None and len(first[0]) > 1 and first[0].isupper())
    return f"{line[0].lower()}{line[1:]}" if first and not is_shouted else line


def field_of_work(text: str | None) -> str:
    """What a person calls a field of work, as it stands after a colon of ours: "LES COMPTABLES." is "les comptables".

    In capitals throughout, only what may be initials keeps them: words of one to three letters, common ones aside.
    """
    line = phrase(text)
    if not line.isupper():
        return continued(line)
    return _WORD.sub(lambda word: word[0] if _may_be_initials(word[0], line[word.end() :]) else word[0].lower(), line)


def _may_be_initials(word: str, after: str) -> bool:
    return len(word) <= _INITIALS and not _COMMON.match(word + after[:1])
