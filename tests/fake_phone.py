"""Stands in for a phone, which can't run here: what its system does with what flet-notifications asks of it.

Everything up to the call that leaves Python is the app's own. The answers are those that the package's Python reads; no
phone has confirmed them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any


@dataclass
class FakePhone:
    allowed: bool = True
    """Whether its settings let the app show notifications."""
    says_yes: bool = True
    """What the person answers to the phone's own question."""
    broken: bool = False
    left: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What the system will show, by number."""
    shown: dict[int, dict[str, Any]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def __call__(self, name: str, arguments: Any) -> Any:
        act = getattr(self, f"_{name}", None)
        if act is None:
            return None  # a call to the page, not to the notifications
        self.calls.append(name)
        return "error:schedule_failed:no" if self.broken else act(arguments or {})

    def let_time_pass(self, now: dt.datetime) -> list[str]:
        """Show what has come due; give the titles."""
        ready = sorted((when(one), number) for number, one in self.left.items() if when(one) <= now)
        for _, number in ready:
            self.shown[number] = self.left.pop(number)
        return [self.shown[number]["title"] for _, number in ready]

    def plan(self) -> list[tuple[dt.datetime, str]]:
        """What it will show, the earliest first."""
        return sorted((when(one), one["title"]) for one in self.left.values())

    def _schedule(self, arguments: dict[str, Any]) -> None:
        self.left[arguments["id"]] = arguments

    def _show(self, arguments: dict[str, Any]) -> None:
        self.shown[arguments["id"]] = arguments

    def _cancel(self, arguments: dict[str, Any]) -> None:
        self.left.pop(arguments["id"], None)
        self.shown.pop(arguments["id"], None)

    def _get_pending(self, _arguments: dict[str, Any]) -> list[dict[str, Any]]:
        return [{"id": number, "title": one["title"]} for number, one in self.left.items()]

    def _get_active(self, _arguments: dict[str, Any]) -> list[dict[str, Any]]:
        return [{"id": number, "title": one["title"]} for number, one in self.shown.items()]

    def _are_notifications_enabled(self, _arguments: dict[str, Any]) -> bool:
        return self.allowed

    def _request_permissions(self, _arguments: dict[str, Any]) -> bool:
        self.allowed = self.says_yes
        return self.allowed

    def _create_notification_channel(self, _arguments: dict[str, Any]) -> None:
        pass

    def _open_app_settings(self, _arguments: dict[str, Any]) -> None:
        pass


def when(one: dict[str, Any]) -> dt.datetime:
    """The moment that a call to schedule names."""
    moment = dt.datetime.fromisoformat(one["when"]["iso"])
    assert moment.utcoffset() is not None
    return moment
