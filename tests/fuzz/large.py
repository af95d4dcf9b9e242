"""Files made to fill the memory, and how much of it a process took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, repeat
from pathlib import Path
from typing import Final

_BLOCK: Final = 100_000
"""Parts written at once."""


def peak() -> float:
    """Megabytes this process ever took. Its getrusage would also tell of the one that started it."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def of(start: bytes, part: bytes, size: int) -> Iterator[bytes]:
    """A file of so many bytes, in parts."""
    yield start
    yield from repeat(part, (size - len(start)) // len(part))


def write(path: Path, parts: Iterable[bytes]) -> None:
    """Without holding all of it."""
    left = iter(parts)
    with path.open("wb") as file:
        while block := b"".join(islice(left, _BLOCK)):
            file.write(block)
