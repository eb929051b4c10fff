"""The lines of the register as rows, under their months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdpp_desk.actions.audit import AuditKind, Line
from rdpp_desk.messages import audit_words, formats
from rdpp_desk.ui.widgets import Kind, RowItem

_LOOKS: dict[AuditKind, tuple[str, Kind]] = {
    AuditKind.OPENINGS: ("lock", "neutral"),
    AuditKind.EXPORTS: ("printer", "accent"),
    AuditKind.AGREEMENTS: ("signature", "accent"),
    AuditKind.ERASURES: ("trash-2", "warning"),
    AuditKind.BACKUPS: ("shield-check", "success"),
    AuditKind.SECRETS: ("key-round", "warning"),
}


def rows_of(lines: Iterable[Line]) -> Iterator[RowItem]:
    """Each line, newest first; a month's name comes before its lines."""
    month = ""
    for line in lines:
        words = formats.month(line.at.date())
        if words != month:
            month = words
            yield RowItem(key=None, title=words[:1].upper() + words[1:], header=True)
        yield _row(line)


def _row(line: Line) -> RowItem:
    icon, kind = _LOOKS.get(line.kind, ("info", "neutral")) if line.kind is not None else ("info", "neutral")
    about = audit_words.subject(line.document, erased=line.erased)
    return RowItem(
        key=line.id,
        title=line.words,
        subtitle=" · ".join(part for part in (line.who, about) if part),
        note=f"{formats.short_day(line.at.date())} {formats.clock_time(line.at)}",
        icon=icon,
        kind=kind,
    )
