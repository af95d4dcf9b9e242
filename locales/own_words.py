"""What people typed themselves, made fit to stand inside a sentence of ours."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # but the non-breaking ones, which are meant
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
