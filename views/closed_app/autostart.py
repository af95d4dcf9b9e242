"""An XDG autostart entry, for a Linux without a systemd session: it looks each time the person logs in.

Source: freedesktop Desktop Application Autostart Specification 0.5, Desktop Entry Specification 1.5 ("The Exec key").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from views.closed_app.scheduler import read, remove, write
from views.closed_app.systemd import config_home

_ENTRY: Final = """\
[Desktop Entry]
Type=Application
Name=Entrevue
Exec={command}
NoDisplay=true
Terminal=false
"""
_OFF: Final = ("Hidden=true", "X-GNOME-Autostart-enabled=false")


class Autostart:
    repeats = False

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self._path = config_home() / "autostart" / f"{name}.desktop"
        self._text = _ENTRY.format(command=" ".join(map(quoted, command)))

    def is_on(self) -> bool:
        """Desktops switch an entry off by a line in it."""
        lines = read(self._path).splitlines()
        return bool(lines) and not set(_OFF) & set(lines)

    @property
    def is_installed(self) -> bool:
        return self._path.is_file()

    def is_current(self) -> bool:
        return read(self._path) == self._text

    def switch_on(self) -> None:
        write(self._path, self._text)

    def switch_off(self) -> None:
        remove(self._path, up_to=config_home())


def quoted(word: str) -> str:
    """A word of Exec=: quoted for the command line, then escaped as every text of such a file."""
    for special in '\\"`$':
        word = word.replace(special, f"\\{special}")
    return '"' + word.replace("%", "%%").replace("\\", "\\\\").replace("\n", "\\n") + '"'
