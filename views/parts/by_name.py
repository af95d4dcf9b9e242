"""Noting someone of whom one knows the name alone."""

from __future__ import annotations

from locales.problems import sentence
from models.contact import Contact
from models.errors import Invalid
from views.parts.notice import notice
from views.parts.shell import Shell


def add_by_name(shell: Shell, name: str) -> Contact | None:
    """The new contact, or None once it was said what is wrong with the name."""
    new = Contact(language=shell.say.writes)
    try:
        new.describe(name=name)
    except Invalid as refused:
        notice(shell, sentence(shell.say, refused.problems["name"]))
        return None
    return new
