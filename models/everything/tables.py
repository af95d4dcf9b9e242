"""The tables that hold what the person wrote, as a database itself tells them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from graphlib import TopologicalSorter


@dataclass(frozen=True)
class Table:
    name: str
    columns: dict[str, str]
    """The kind of each, TEXT or INTEGER, by name."""

    @property
    def selecting(self) -> str:
        """A statement that gives every row, by its key."""
        return f'SELECT {self._names} FROM "{self.name}" ORDER BY id'  # noqa: S608

    @property
    def inserting(self) -> str:
        """A statement that takes a row."""
        marks = ", ".join("?" * len(self.columns))
        return f'INSERT INTO "{self.name}" ({self._names}) VALUES ({marks})'  # noqa: S608

    @property
    def _names(self) -> str:
        return ", ".join(f'"{name}"' for name in self.columns)


def tables(connection: sqlite3.Connection) -> list[Table]:
    """Those with rows of the person's, each after those it refers to. What SQLite derives from them is none."""
    names = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    ]
    known = {
        name: table
        for name in names
        if {"id", "uid"} <= (table := Table(name, _columns(connection, name))).columns.keys()
    }
    above = {
        name: {key[2] for key in connection.execute(f'PRAGMA foreign_key_list("{name}")')} - {name} for name in known
    }
    return [known[name] for name in TopologicalSorter(above).static_order()]


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    return {row[1]: row[2] for row in connection.execute(f'PRAGMA table_info("{table}")')}
