"""Who wants to know which tables changed. Nothing of a screen is known here."""

from __future__ import annotations

import threading
import weakref
from collections import Counter
from collections.abc import Collection
from typing import Protocol

import peewee as pw


class Follower(Protocol):
    models: Collection[type[pw.Model]]

    def changed(self) -> None:
        """Called after a commit, from whatever thread committed."""


_followers: weakref.WeakSet[Follower] = weakref.WeakSet()
_commits: Counter[type[pw.Model]] = Counter()
_lock = threading.Lock()


def follow(follower: Follower) -> None:
    """Tell this follower of every commit on its models. It is held weakly: a forgotten one is told nothing."""
    with _lock:
        _followers.add(follower)


def commits(models: Collection[type[pw.Model]]) -> int:
    """How many commits these models have seen: what was read at another count may be old."""
    with _lock:
        return sum(_commits[model] for model in models)


def tell(model: type[pw.Model]) -> None:
    """Wake the followers of one model."""
    with _lock:
        _commits[model] += 1
        awake = [follower for follower in _followers if model in follower.models]
    for follower in awake:
        follower.changed()


def tell_all() -> None:
    """Wake everyone: another process wrote, or time has passed."""
    with _lock:
        awake = list(_followers)
    for follower in awake:
        follower.changed()
