"""The ways to reach someone, each opened by the system."""

from __future__ import annotations

from typing import Any

import flet as ft

from locales.words import Words
from models import links
from models.contact import Contact
from views.parts.frame import icon_button
from views.parts.line_button import line_button
from views.parts.quick_act import quick_act
from views.parts.section import lines
from views.theme import GAP


def reach_acts(say: Words, contact: Contact) -> list[ft.Control]:
    """Calling and writing in one tap, as far as the number and the address are known."""
    acts = []
    if contact.phones:
        acts.append(quick_act(ft.Icons.PHONE_OUTLINED, say("Phone them"), url=links.tel(contact.phones[0])))
    if contact.email:
        acts.append(quick_act(ft.Icons.MAIL_OUTLINE, say("Email them"), url=links.mailto(contact.email)))
    return acts


def reach_card(say: Words, contact: Contact) -> list[ft.Control]:
    """Every number and address, as they were noted."""
    rows = [_phone(say, phone) for phone in contact.phones]
    if contact.email:
        rows.append(_line(ft.Icons.MAIL_OUTLINE, contact.email, links.mailto(contact.email)))
    if contact.link:
        rows.append(_line(ft.Icons.LINK, contact.link, contact.link))
    return [lines(rows)] if rows else []


def _phone(say: Words, phone: str) -> ft.Control:
    text = icon_button(ft.Icons.SMS_OUTLINED, say("Send a text to {phone}", phone=phone), None, url=links.sms(phone))
    called = _line(ft.Icons.PHONE_OUTLINED, phone, links.tel(phone), expand=True)
    return ft.Row([called, ft.Semantics(content=text, container=True)], spacing=GAP)


def _line(icon: ft.IconData, text: str, url: str, **settings: Any) -> ft.Control:
    title = ft.Text(text, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS)
    return line_button(title, leading=ft.Icon(icon), url=url, **settings)
