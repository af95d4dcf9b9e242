"""What people typed themselves, made fit to stand inside a sentence of ours."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # but the non-breaking ones, which are meant
_COMMON = re.compile(
    r"(a|an|the|this|that|these|those|he|she|they|we|you|it|its|there|here|by|for|from|in|on|to|with|without|at|as|if"
    r"|when|how|what|who|be|do|not|no|never|always|see|put|ask|go|read|begin|start|keep|take|listening"
    r"|à|au|aux|avec|ce|cet|cette|ces|c|d|dans|de|des|du|elle|elles|en|et|être|il|ils|j|je|l|la|le|les|leur|lire|ne"
    r"|avoir|faire|savoir|prendre|aller|commencer|apprendre|écouter"
    r"|on|oser|par|pas|pour|quand|qu|que|s|sa|sans|se|ses|si|son|sur|un|une|voir|vous|y)(?=[ ’])",
    re.IGNORECASE,
)
"""First words that have a capital only because a sentence begins with them."""
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
    return f"{line[0].lower()}{line[1:]}" if _COMMON.match(line) else line
