"""What can be found by its words, in an index that triggers keep, whoever writes; organisations’ folded names."""

# Nothing that a person wrote is in these statements.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from peewee import SqliteDatabase

_COLUMNS: Final = {"contact": ("sort_organisation TEXT NOT NULL DEFAULT ''",)}

_TABLE: Final = (
    'CREATE VIRTUAL TABLE "search" USING fts5 '
    '("name", "about", "text", "who", tokenize="unicode61 remove_diacritics 2")'
)
_PLAIN: Final = 'CREATE TABLE "search" ("rowid" INTEGER PRIMARY KEY, "name", "about", "text", "who")'
"""Where SQLite has no FTS5, as Python's for Android."""

_PAIRS: Final = (
    "œ=oe Œ=oe æ=ae Æ=ae ß=ss ẞ=ss ø=o Ø=o ł=l Ł=l đ=d Đ=d ð=d Ð=d þ=th Þ=th ı=i ﬀ=ff ﬁ=fi ﬂ=fl ﬃ=ffi ﬄ=ffl ﬅ=st ﬆ=st"
)
_FOLDED: Final = dict(pair.split("=") for pair in _PAIRS.split())
"""Letters that SQLite's tokenizer leaves as they are: it only takes accents off."""
_BETWEEN_DIGITS: Final = dict.fromkeys((" ", "-", ".", "(", ")", "/", "+", "\u00a0", "\u2011"), "")


def _replaced(column: str, pairs: dict[str, str]) -> str:
    for old, new in pairs.items():
        column = f"replace({column}, '{old}', '{new}')"
    return column


def _folded(column: str) -> str:
    """ASCII, which has as many bytes as characters, is spared the work."""
    is_ascii = f"length({column}) = length(CAST({column} AS BLOB))"
    return f"CASE WHEN {is_ascii} THEN {column} ELSE {_replaced(column, _FOLDED)} END AS {column}"


def _lines(*columns: str) -> str:
    return " || char(10) || ".join(columns)


@dataclass(frozen=True)
class _Parent:
    """Another table that a kind is made of: what of it, and where its key is in the joined rows."""

    table: str
    columns: tuple[str, ...]
    key: str


_WHO: Final = _lines("contact.name", "contact.organisation", "contact.former_names")
_CONTACT: Final = _Parent("contact", ("name", "organisation", "former_names", "deleted_at"), "contact.id")


@dataclass(frozen=True)
class _Kind:
    """One kind of what is found: of which table, and how its line and its words are made."""

    number: int
    table: str
    columns: tuple[str, ...]
    """Those of its table that it is made of."""
    joins: str = ""
    where: str = ""
    parents: tuple[_Parent, ...] = (_CONTACT,)
    interview: str = "NULL"
    at: str = "NULL"
    detail: str = "''"
    name: str = "''"
    about: str = "''"
    text: str = "''"
    who: str = _WHO

    @property
    def source(self) -> str:
        return f'"{self.table}" {self.joins}'

    def key(self, row: str) -> str:
        """Where it is in the index, which has one column for the keys of all tables."""
        return f"{row}.id * 16 + {self.number}"


_OF_CONTACT: Final = "JOIN contact ON contact.id = contact_id"

_KINDS: Final = {
    "contact": _Kind(
        1,
        "contact",
        ("name", "title", "organisation", "former_names", "email", "phones", "tags", "link", "deleted_at"),
        parents=(),
        name="name",
        about=_lines("title", "organisation", "former_names", "email", "phones", "tags", "link"),
        text=_replaced("phones", _BETWEEN_DIGITS),
        who="''",
    ),
    "about": _Kind(
        2,
        "contact",
        ("name", "organisation", "former_names", "notes", "deleted_at"),
        where="notes <> ''",
        parents=(),
        text="notes",
    ),
    "interview": _Kind(
        3,
        "interview",
        ("contact_id", "place", "subject_name", "own_objective", "deleted_at"),
        joins=_OF_CONTACT,
        where="place || subject_name || own_objective <> ''",
        interview="interview.id",
        at="starts_at",
        about=_lines("place", "subject_name", "own_objective"),
    ),
    "heard": _Kind(
        4,
        "interview",
        ("contact_id", "place", "notes", "promised", "deleted_at"),
        joins=_OF_CONTACT,
        where="interview.notes || promised <> ''",
        interview="interview.id",
        at="starts_at",
        text=_lines("interview.notes", "promised"),
        who=_lines(_WHO, "place"),
    ),
    "answer": _Kind(
        5,
        "answer",
        ("interview_id", "question_id", "text", "deleted_at"),
        joins=f"JOIN interview ON interview.id = interview_id JOIN question ON question.id = question_id {_OF_CONTACT}",
        where="answer.text <> '' AND interview.deleted_at IS NULL",
        parents=(
            _CONTACT,
            _Parent("interview", ("contact_id", "deleted_at"), "interview.id"),
            _Parent("question", ("key", "text"), "question.id"),
        ),
        interview="interview.id",
        at="starts_at",
        detail="coalesce(question.key, '')",
        about="CASE WHEN question.key IS NULL THEN question.text ELSE '' END",
        text="answer.text",
    ),
    "message": _Kind(
        6,
        "message",
        ("contact_id", "subject", "body", "learned", "next_step", "deleted_at"),
        joins=_OF_CONTACT,
        where="subject || body || learned || next_step <> ''",
        interview="interview_id",
        at="sent_at",
        detail="kind",
        about="subject",
        text=_lines("body", "learned", "next_step"),
    ),
    "call": _Kind(
        7,
        "call",
        ("contact_id", "notes", "deleted_at"),
        joins=_OF_CONTACT,
        where="\"call\".notes <> ''",
        at="called_at",
        text='"call".notes',
    ),
    "advice": _Kind(
        8, "advice", ("contact_id", "text", "deleted_at"), joins=_OF_CONTACT, interview="interview_id", text="text"
    ),
    "referral": _Kind(
        9,
        "referral",
        ("contact_id", "giver_id", "why", "deleted_at"),
        joins=f"{_OF_CONTACT} JOIN contact AS giver ON giver.id = giver_id",
        where="why <> '' AND giver.deleted_at IS NULL",
        parents=(_CONTACT, _Parent("contact", ("name", "deleted_at"), "giver.id")),
        detail="giver.name",
        text="why",
        who=_lines(_WHO, "giver.name"),
    ),
}
"""No number of these is ever given to another kind."""

_ENTER: Final = "INSERT INTO search (rowid, name, about, text, who)"


def up(_migrator: Any, db: SqliteDatabase) -> None:
    from models.record import fold
    from models.search_index import has_fts5

    for table, columns in _COLUMNS.items():
        for column in columns:
            db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN {column}')
    # Folding knows more letters than it did, such as œ.
    for key, name, organisation in db.execute_sql("SELECT id, name, organisation FROM contact").fetchall():
        values = fold(name), fold(organisation), key
        db.execute_sql("UPDATE contact SET sort_name = ?, sort_organisation = ? WHERE id = ?", values)
    db.execute_sql("CREATE INDEX contact_found ON contact (sort_name, id, sort_organisation) WHERE deleted_at IS NULL")
    db.execute_sql(_TABLE if has_fts5(db) else _PLAIN)
    for statement in _statements():
        db.execute_sql(statement)


def _statements() -> Iterator[str]:
    for name, kind in _KINDS.items():
        yield _view(name, kind)
        yield from _triggers(name, kind)
    yield f'CREATE VIEW "found_words" AS {" UNION ALL ".join(map(_words, _KINDS))}'
    yield f"{_ENTER} SELECT * FROM found_words"


def _view(name: str, kind: _Kind) -> str:
    """What there is to find of a kind, as it was written."""
    wanted = [f'"{kind.table}".deleted_at IS NULL', "contact.deleted_at IS NULL", *filter(None, (kind.where,))]
    return f"""CREATE VIEW "found_{name}" AS
        SELECT {kind.key(f'"{kind.table}"')} AS "key", "{kind.table}".id AS id, contact.id AS contact_id,
            {kind.interview} AS interview_id, {kind.at} AS at, {kind.detail} AS detail, contact.name AS person,
            {kind.name} AS name, {kind.about} AS about, {kind.text} AS text, {kind.who} AS who
        FROM {kind.source} WHERE {" AND ".join(wanted)}"""


def _words(name: str) -> str:
    """The same as the index takes it."""
    columns = ", ".join(map(_folded, ("name", "about", "text", "who")))
    return f'SELECT "key", {columns} FROM "found_{name}"'


def _triggers(name: str, kind: _Kind) -> Iterator[str]:
    enter = f"{_ENTER} {_words(name)} WHERE"
    leave = f"DELETE FROM search WHERE rowid = {kind.key('OLD')};"
    begin = f'CREATE TRIGGER "found_{name}'
    yield f"""{begin}_insert" AFTER INSERT ON "{kind.table}" BEGIN
        {enter} id = NEW.id; END"""
    yield f"""{begin}_update" AFTER UPDATE OF {", ".join(kind.columns)} ON "{kind.table}" BEGIN
        {leave} {enter} id = NEW.id; END"""
    yield f'{begin}_delete" AFTER DELETE ON "{kind.table}" BEGIN {leave} END'
    for parent in kind.parents:
        # Found in the tables: what may be found no more is in no view.
        theirs = f'SELECT "{kind.table}".id FROM {kind.source} WHERE {parent.key} = NEW.id'
        changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in parent.columns)
        yield f"""{begin}_{parent.key.split(".")[0]}" AFTER UPDATE OF {", ".join(parent.columns)} ON "{parent.table}"
            WHEN {changed} BEGIN
            DELETE FROM search WHERE rowid IN (SELECT id * 16 + {kind.number} FROM ({theirs}));
            {enter} id IN ({theirs}); END"""
