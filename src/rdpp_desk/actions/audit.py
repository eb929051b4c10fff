"""The register of the vault, as it is read: what left it, who opened it, what was erased; never what was read."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from rdpp_desk.actions import discretion
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError
from rdpp_desk.messages import audit_words
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.vault import Connection, audit
from rdpp_desk.vault import documents as documents_table
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import sessions as sessions_table
from rdpp_desk.vault.audit import AuditEvent, AuditReport
from rdpp_desk.vault.folding import folded

__all__ = ["AuditReport"]

_BATCH = 500


class AuditKind(StrEnum):
    """The families of events that one may look for."""

    OPENINGS = "openings"
    EXPORTS = "exports"
    AGREEMENTS = "agreements"
    ERASURES = "erasures"
    BACKUPS = "backups"
    SECRETS = "secrets"


_BEGINNINGS: tuple[tuple[str, AuditKind], ...] = (
    ("vault-salvaged", AuditKind.BACKUPS),
    ("line-lost", AuditKind.BACKUPS),
    ("vault-", AuditKind.OPENINGS),
    ("document-printed", AuditKind.EXPORTS),
    ("journal-exported", AuditKind.EXPORTS),
    ("document-", AuditKind.AGREEMENTS),
    ("signature-", AuditKind.AGREEMENTS),
    ("consent-", AuditKind.AGREEMENTS),
    ("report", AuditKind.AGREEMENTS),
    ("disclosure-", AuditKind.EXPORTS),
    ("law-text-", AuditKind.AGREEMENTS),
    ("trash-", AuditKind.ERASURES),
    ("client-erased", AuditKind.ERASURES),
    ("engagement-erased", AuditKind.ERASURES),
    ("erasures-", AuditKind.ERASURES),
    ("backup-", AuditKind.BACKUPS),
    ("line-lost", AuditKind.BACKUPS),
    ("passphrase-", AuditKind.SECRETS),
    ("recovery-", AuditKind.SECRETS),
    ("runbook-", AuditKind.SECRETS),
    ("will-", AuditKind.SECRETS),
    ("data-key-", AuditKind.SECRETS),
)


def kind_of(event: str) -> AuditKind | None:
    """The family of an event; None for one of a newer version."""
    return next((kind for beginning, kind in _BEGINNINGS if event.startswith(beginning)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which lines to read: days included, a dossier, words as they are shown; nothing is all of them."""

    kind: AuditKind | None = None
    since: date | None = None
    until: date | None = None
    engagement_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `at` is wall time; `who` is resolved now and empty for what concerns nobody.

    `erased`: whom it concerns was erased since. `place` is the kind and id of what it leads to.
    """

    id: int
    at: datetime
    event: str
    kind: AuditKind | None
    who: str = ""
    document: DocumentKind | None = None
    erased: bool = False
    place: tuple[str, int] | None = None
    detail: Mapping[str, object] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What happened, in words, without whom it concerns."""
        return audit_words.sentence(self.event, self.detail)


@dataclass(frozen=True, slots=True)
class Found:
    """Lines, newest first, and whether older ones may follow (ask again with `before`, the id of the last)."""

    lines: tuple[Line, ...]
    more: bool


def lines(desk: Desk, sought: Sought, before: int | None = None, limit: int = 100) -> Found:
    """The lines sought that are older than line `before`."""
    chosen, wanted = _chosen(desk, sought), folded(sought.text.strip())
    resolver = _Resolver(desk)
    found: list[Line] = []
    while True:
        batch = audit.events(desk.db, _BATCH if wanted else limit + 1 - len(found), before, chosen)
        for event in batch:
            before = event.id
            line = resolver.line(event)
            if not wanted or wanted in folded(_searched(line)):
                found.append(line)
            if len(found) > limit:
                return Found(tuple(found[:limit]), more=True)
        if not batch:
            return Found(tuple(found), more=False)


def verify(desk: Desk) -> AuditReport:
    """Check every line of the chain. Off-thread: on a connection of its own."""
    with closing(desk.vault.search_connection()) as db:
        return audit.verify(db, desk.vault.data_key)


def people(desk: Desk) -> tuple[tuple[int, str], ...]:
    """The dossiers that one may look for: id and name, in the order of names."""
    named = discretion.names(desk)
    found = [(one.id, named.who(one)) for one in engagements_table.engagements(desk.db)]
    return tuple(sorted(found, key=lambda one: folded(one[1])))


def _searched(line: Line) -> str:
    return f"{line.words} {line.who} {audit_words.subject(line.document, erased=line.erased)}"


def _chosen(desk: Desk, sought: Sought) -> audit.Chosen:
    events = None
    if sought.kind is not None:
        events = frozenset(code for code in audit.known_events(desk.db) if kind_of(code) is sought.kind)
    return audit.Chosen(
        since=_start(desk, sought.since),
        until=_start(desk, sought.until + timedelta(days=1) if sought.until else None),
        events=events,
        subjects=None if sought.engagement_id is None else audit.subjects_of(desk.db, sought.engagement_id),
    )


def _start(desk: Desk, day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), ZoneInfo(desk.preferences.zone))


class _Resolver:
    """Whom the random ids stand for, each looked up once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._names = discretion.names(desk)
        self._known: dict[str, tuple[str, DocumentKind | None, bool, tuple[str, int] | None]] = {}

    def line(self, event: AuditEvent) -> Line:
        if event.subject not in self._known:
            self._known[event.subject] = self._resolved(event.subject)
        who, document, erased, place = self._known[event.subject]
        printed = event.detail.get("kind")
        if document is None and isinstance(printed, str) and printed in list(DocumentKind):
            document = DocumentKind(printed)
        return Line(
            id=event.id,
            at=self._desk.wall(event.at),
            event=event.event,
            kind=kind_of(event.event),
            who=who,
            document=document,
            erased=erased,
            place=place,
            detail=event.detail,
        )

    def _resolved(self, subject: str) -> tuple[str, DocumentKind | None, bool, tuple[str, int] | None]:
        if not subject:
            return "", None, False, None
        found = audit.record_named(self._desk.db, subject)
        if found is None:
            return "", None, True, None
        kind, record = found
        if kind == "client":
            return self._names.clients.get(record, ""), None, False, None
        document = documents_table.document(self._desk.db, record) if kind == "document" else None
        engagement_id = _engagement_of(self._desk.db, kind, record)
        if engagement_id is None and document is not None:
            return "", document.kind, False, ("document", record)
        if engagement_id is None:
            return "", None, False, None
        who = self._names.who(engagements_table.engagement(self._desk.db, engagement_id))
        place = ("document", record) if document is not None else ("engagement", engagement_id)
        return who, document.kind if document is not None else None, False, place


def _engagement_of(db: Connection, kind: str, record: int) -> int | None:
    if kind == "engagement":
        return record
    try:
        if kind == "document":
            return documents_table.document(db, record).engagement_id
        if kind == "session":
            return sessions_table.session(db, record).engagement_id
    except UsageError:
        return None
    return None
