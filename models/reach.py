"""What reaches someone, as it stands in a text: an email address, a phone number, a link."""

from __future__ import annotations

import re
from typing import Final

# Of limited lengths (RFC 1035 and 5321): else a long word of a text takes as many steps as its length squared.
_LINK: Final = r"(?:https?://|www\.)\S+|(?<![\w-])(?:[\w-]{1,63}\.){1,9}(?:com|ca|org|net|fr|io)\b(?:/\S*)?"
_EMAIL: Final = r"[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_PHONES: Final = (
    r"\+\d[\d\s\u00a0().-]{6,16}\d",
    r"\(?\d{3}\)?[\s\u00a0.-]?\d{3}[\s\u00a0.-]\d{4}",
    r"[2-9]\d{2}[2-9]\d{6}",
    r"0[1-9](?:[\s\u00a0.-]?\d{2}){4}",
)
"""Of any country, with its code; of North America; the same in one piece; of France."""
_PHONE: Final = rf"(?<![\w+])(?:{'|'.join(_PHONES)})(?!\w)"
REACH: Final = re.compile(f"(?P<email>{_EMAIL})|(?P<link>{_LINK})|(?P<phone>{_PHONE})", re.IGNORECASE)
"""The group that was found tells which of them it is."""
