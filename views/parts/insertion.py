"""Putting a word where the cursor stands in a text field."""

from __future__ import annotations

import flet as ft


def insert(text: str, at: ft.TextSelection | None, word: str) -> tuple[str, ft.TextSelection]:
    """The text with a word in place of what is selected, else at its end; and the cursor after the word."""
    begin, end = (_python(text, at.start), _python(text, at.end)) if at and at.is_valid else (len(text), len(text))
    before = text[:begin] + word
    place = len(before.encode("utf-16-le", "surrogatepass")) // 2
    return before + text[end:], ft.TextSelection(place, place)


def _python(text: str, place: int) -> int:
    """A place counted as the window counts, in UTF-16, where some signs count for two."""
    return len(text.encode("utf-16-le", "surrogatepass")[: place * 2].decode("utf-16-le", "ignore"))
