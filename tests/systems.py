"""Tests that only some systems can run."""

from __future__ import annotations

import sys
from typing import Final

import pytest

posix: Final = pytest.mark.skipif(sys.platform == "win32", reason="file modes, signals and scripts of POSIX")
linux: Final = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what is looked at is Linux' own")
