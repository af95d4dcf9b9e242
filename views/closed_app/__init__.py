"""Reminders while the app is closed: the system's own scheduler runs `--notify-due` every fifteen minutes."""
