"""On Linux: systemd's timer where the person's session is systemd's, else an entry that looks at each login.

A computer may change from one to the other; then the new one takes the place of the old.
"""

from __future__ import annotations

from collections.abc import Sequence

from views.closed_app.autostart import Autostart
from views.closed_app.systemd import Systemd


class Linux:
    def __init__(self, name: str, command: Sequence[str]) -> None:
        self._timer, self._entry = Systemd(name, command), Autostart(name, command)
        self.repeats = Systemd.is_there()

    def is_on(self) -> bool:
        return (self.repeats and self._timer.is_on()) or self._entry.is_on()

    def is_current(self) -> bool:
        if self.repeats:
            return self._timer.is_on() and self._timer.is_current() and not self._entry.is_installed
        return self._entry.is_current()

    def switch_on(self) -> None:
        if self.repeats:
            self._timer.switch_on()
            self._entry.switch_off()
        else:
            self._entry.switch_on()

    def switch_off(self) -> None:
        if self.repeats:
            self._timer.switch_off()
        else:
            self._timer.remove_files()
        self._entry.switch_off()
