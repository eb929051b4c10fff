"""A practice whose every name and word is a canary, and what of them can be seen on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from rdpp_desk.actions import clients, documents, notes, objectives, organisations, sessions, supervision
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import Span
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.engagements import Engagement, EngagementKind, Objective
from rdpp_desk.practice.people import Client, Organisation, Place, Practitioner, Signatory, Sponsor, Supervisor
from rdpp_desk.practice.sessions import Session
from rdpp_desk.ui.widgets.rows import ITEM_ROLE
from rdpp_desk.vault import people

FIRST, LAST, FIRM, SPONSOR, SIGNATORY = "Zarbouille", "Quixandre", "Mirvalonix", "Tolfandec", "Brucheval"
SUPERVISOR, GROUP, PLACE, NOTE, TITLE = "Wendrelot", "Kascadours", "Plindorf", "guzmolade", "Hurlubaix"
WISH, PAGE, FELT, TRASHED, OWNER = "vroltigner", "Dranquelot", "spindouille", "Jumbrelac", "Phostenac"
CANARIES = (
    *(FIRST, LAST, FIRM, SPONSOR, SIGNATORY, SUPERVISOR, GROUP, PLACE, NOTE, TITLE, WISH, PAGE, FELT, TRASHED, OWNER),
)


@dataclass(frozen=True, slots=True)
class Made:
    """The ids of what the pages are asked to show."""

    dossier: int
    group: int
    note: int
    entry: int
    draft: int


def fill(desk: Desk) -> Made:
    """One of each thing that has a name."""
    with desk.transaction() as db:
        people.save_practitioner(db, Practitioner(first_name="Alix", last_name=OWNER, trade_name="Cabinet"))
    firm = organisations.save_organisation(desk, Organisation(name=FIRM))
    sponsor = organisations.save_sponsor(desk, Sponsor(organisation_id=firm.id, last_name=SPONSOR))
    signatory = organisations.save_signatory(desk, Signatory(organisation_id=firm.id, last_name=SIGNATORY))
    place = organisations.save_place(desk, Place(name=PLACE))
    supervisor = supervision.save_supervisor(desk, Supervisor(last_name=SUPERVISOR))
    work = Engagement(
        kind=EngagementKind.COACHING, organisation_id=firm.id, sponsor_id=sponsor.id, signatory_id=signatory.id
    )
    dossier = clients.open_dossier(desk, Client(first_name=FIRST, last_name=LAST), work)
    gone = clients.open_dossier(desk, Client(first_name=TRASHED), Engagement(kind=EngagementKind.COACHING))
    clients.trash_dossier(desk, gone.id)
    group = clients.start_engagement(desk, Engagement(kind=EngagementKind.PRACTICE_ANALYSIS, title=GROUP))
    held = Session(engagement_id=dossier.id, starts_at=datetime(2026, 11, 10, 10), place_id=place.id)
    session = sessions.plan_session(desk, held, "accord oral")
    today = Session(engagement_id=dossier.id, starts_at=datetime(2026, 11, 24, 16), place_id=place.id)
    sessions.plan_session(desk, today, "accord oral")
    note = notes.new_note(desk, dossier.id, session.id)
    text = f"Elle veut {NOTE} encore."
    notes.save_note(desk, note.id, text, 0, [Span(10, 19)])
    notes.rename_note(desk, note.id, TITLE)
    wish = Objective(engagement_id=dossier.id, wording=WISH, reached_on=date(2026, 11, 12))
    objectives.save_objective(desk, wish)
    entry = supervision.new_entry(desk, (dossier.id,))
    _written(desk, entry.id)
    supervision.mark_brought(desk, [entry.id], date(2026, 11, 20), 60, supervisor.id)
    draft = documents.start_document(desk, dossier.id, DocumentKind.CONSENT)
    return Made(dossier.id, group.id, note.id, entry.id, draft.id)


def _written(desk: Desk, entry_id: int) -> None:
    page = supervision.open_entry(desk, entry_id).entry
    supervision.save_entry(desk, replace(page, title=PAGE, felt=FELT, facts=f"{FIRST} parle"))


def seen(window: QWidget, *, canaries: tuple[str, ...] = CANARIES) -> dict[str, str]:
    """Each canary that can be seen or is read aloud, and where."""
    QApplication.processEvents()
    found: dict[str, str] = {}
    for top in QApplication.topLevelWidgets():
        if top is window or top.isVisible():
            for where, words in _words(top):
                for canary in canaries:
                    if canary.casefold() in words.casefold():
                        found.setdefault(canary, f"{where}: {words[:120]}")
    return found


def _words(top: QWidget) -> Iterator[tuple[str, str]]:
    yield "title", top.windowTitle()
    for widget in (top, *top.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        name = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for read in (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.whatsThis()):
            yield name, read
        yield name, _text(widget)
        for action in widget.actions():
            yield name, _of(action)
        if isinstance(widget, QAbstractItemView):
            yield from ((name, words) for words in _rows(widget))


def _of(action: QAction) -> str:
    return f"{action.text()} {action.toolTip()}"


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit | QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return "\n".join(widget.itemText(at) for at in range(widget.count()))
    words = getattr(widget, "text", None)
    if callable(words):
        try:
            return str(words())
        except TypeError:
            return ""
    return words if isinstance(words, str) else ""


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
        ITEM_ROLE,
    )
    for row in range(model.rowCount()):
        for role in roles:
            yield str(model.index(row, 0).data(role) or "")


def contacts(folder: Path) -> Path:
    """A file to import, in which everybody is a canary."""
    file = folder / "contacts.csv"
    file.write_text(f"Prénom,Nom\n{FIRST}bis,{LAST}bis\n", encoding="utf-8")
    return file
