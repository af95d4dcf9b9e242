"""The desktop bus, for these tests."""

from tests.desktop_bus import notification_bus

__all__ = ["notification_bus"]
