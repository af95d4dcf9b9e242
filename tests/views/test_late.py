"""What the first screen does not need is read after it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from views import late

ROOT = Path(__file__).parents[2]
HEAVY = ("icalendar", "phonenumbers", "reportlab", "views.settings", "views.cards.hand", "models.exchange.table")
_READ = """
import asyncio, sys
import views.app
from views import late
print(*[name for name in {names} if name in sys.modules])
late._AFTER = 0
asyncio.run(late.read_the_others())
print(*[name for name in late._files if name not in sys.modules])
"""


def test_the_first_screen_waits_for_no_other() -> None:
    command = [sys.executable, "-c", _READ.format(names=HEAVY)]
    early, missing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")[
        :2
    ]
    assert not early, "these were read before the first screen"
    assert not missing, "these are not read after it"
    assert len(late._files) > 30
