"""Addresses that the system opens with the person's own mail, phone or messages. Nothing is sent by opening one."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from models.contact import number_and_extension

LONGEST: Final = 2000
"""Characters of an address that every system opens: Windows stops at 2,081, whatever the mail program."""
_BREAKS: Final = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def is_web(place: str) -> bool:
    """Whether a place is an address of the web, as a video call's is."""
    try:
        link = urlsplit(place)
    except ValueError:  # not an address, though it begins like one
        return False
    return link.scheme in ("http", "https") and bool(link.netloc) and not any(map(str.isspace, place))


def mailto(address: str, subject: str = "", body: str = "") -> str:
    """A letter to begin, by RFC 6068: each octet but the unreserved ones is encoded, a line ends with CRLF."""
    fields = {"subject": " ".join(_BREAKS.split(subject)), "body": body.replace("\r\n", "\n").replace("\n", "\r\n")}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    return f"mailto:{quote(address, safe='@')}" + (f"?{query}" if query else "")


def tel(phone: str) -> str:
    """A number to call, by RFC 3966, with its extension."""
    number, extension = _parts(phone)
    return f"tel:{number}" + (f";ext={extension}" if extension else "")


def sms(phone: str, body: str = "", *, apple: bool = False) -> str:
    """A text message to begin, by RFC 5724. Apple's Messages reads a body after "&" only."""
    number, _ = _parts(phone)
    return f"sms:{number}" + (f"{'&' if apple else '?'}body={quote(body, safe='')}" if body else "")


def _parts(phone: str) -> tuple[str, str]:
    """The number with no signs but its plus, and its extension."""
    main, extension = number_and_extension(phone)
    return ("+" if main.lstrip().startswith("+") else "") + _digits(main), _digits(extension)


def _digits(text: str) -> str:
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())
