"""Where the words are that the search finds by: in FTS5, or where SQLite was built without it, in a plain table.

Python for Android comes with such an SQLite. The triggers write to both alike, and a database may go from one system to
another: whichever opens it makes the index that it can use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from peewee import SqliteDatabase

_COLUMNS: Final = '"name", "about", "text", "who"'
_INDEX: Final = f'CREATE VIRTUAL TABLE "search" USING fts5 ({_COLUMNS}, tokenize="unicode61 remove_diacritics 2")'
_PLAIN: Final = f'CREATE TABLE "search" ("rowid" INTEGER PRIMARY KEY, {_COLUMNS})'


def has_fts5(database: SqliteDatabase) -> bool:
    """Whether this SQLite was built with FTS5."""
    known = [name for (name,) in database.execute_sql("PRAGMA module_list")]
    if known:
        return "fts5" in known
    (was_built,) = database.execute_sql("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()
    return bool(was_built)  # before SQLite 3.30, which lists none


def fits(database: SqliteDatabase) -> bool:
    """Whether this SQLite can use the index that is there, and could make no better one; also where there is none."""
    made = _made(database)
    return not made or _is_plain(made) != has_fts5(database)


def is_plain(database: SqliteDatabase) -> bool:
    """Whether its words are in a plain table."""
    return _is_plain(_made(database))


def make_anew(database: SqliteDatabase) -> None:
    """Make the index that this SQLite can use from what there is to find, whatever was there. In a transaction."""
    _take_away(database)
    database.execute_sql(_INDEX if has_fts5(database) else _PLAIN)
    database.execute_sql(f'INSERT INTO "search" ("rowid", {_COLUMNS}) SELECT * FROM "found_words"')  # noqa: S608


def _made(database: SqliteDatabase) -> str:
    """The statement that made it; nothing where there is none."""
    found = database.execute_sql("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchone()
    return str(found[0]) if found else ""


def _is_plain(made: str) -> bool:
    return made.startswith("CREATE TABLE")


def _take_away(database: SqliteDatabase) -> None:
    if is_plain(database) or has_fts5(database):
        database.execute_sql('DROP TABLE IF EXISTS "search"')
        return
    # SQLite can't drop what it has no module for: its entry is taken out, and then its tables are plain ones.
    # https://www.sqlite.org/pragma.html#pragma_writable_schema
    database.execute_sql("PRAGMA writable_schema = ON")
    database.execute_sql("DELETE FROM sqlite_master WHERE name = 'search'")
    database.execute_sql("PRAGMA writable_schema = RESET")
    for part in ("data", "idx", "content", "docsize", "config"):
        database.execute_sql(f'DROP TABLE IF EXISTS "search_{part}"')
