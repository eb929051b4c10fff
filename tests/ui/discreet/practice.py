"""A practice whose every name and word is a canary, and what of them can be seen on a screen."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtSvg import QSvgGenerator
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
from tests.ui.wizard.complete import complete

from rdpp_desk.actions import (
    backup_places,
    clients,
    documents,
    notes,
    objectives,
    organisations,
    sessions,
    signatures,
    supervision,
    will,
)
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import Span
from rdpp_desk.practice.agreements import DocumentKind, Party
from rdpp_desk.practice.engagements import Engagement, EngagementKind, Objective
from rdpp_desk.practice.people import Client, Organisation, Place, Practitioner, Signatory, Sponsor, Supervisor
from rdpp_desk.practice.sessions import Session
from rdpp_desk.practice.will import WillPlan
from rdpp_desk.ui.widgets.rows import ITEM_ROLE, RowItem
from rdpp_desk.vault import accounts, people
from rdpp_desk.vault.accounts import BackupRecord

FIRST, LAST, FIRM, SPONSOR, SIGNATORY = "Zarbouille", "Quixandre", "Mirvalonix", "Tolfandec", "Brucheval"
SUPERVISOR, GROUP, PLACE, NOTE, TITLE = "Wendrelot", "Kascadours", "Plindorf", "guzmolade", "Hurlubaix"
WISH, PAGE, FELT, TRASHED, OWNER = "vroltigner", "Dranquelot", "spindouille", "Jumbrelac", "Phostenac"
FOLDER, KEEPER_A, KEEPER_B, ORDERS = "Zimbrequin", "Ploumadour", "Grizonnet", "trabucholer"
CANARIES = (
    *(FOLDER, KEEPER_A, KEEPER_B, ORDERS),
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
    frozen: int


def fill(desk: Desk) -> Made:
    """One of each thing that has a name."""
    with desk.transaction() as db:
        own = Practitioner(first_name="Alix", last_name=OWNER, trade_name="Cabinet", address="2 rue du Lac")
        people.save_practitioner(db, replace(own, siret="12345678900012", insurance="Assurance"))
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
    _kept(desk)
    return Made(dossier.id, group.id, note.id, entry.id, draft.id, _frozen(desk, dossier.id))


def _frozen(desk: Desk, dossier_id: int) -> int:
    """An agreement that was proposed, and that the client signed."""
    made = documents.start_document(desk, dossier_id, DocumentKind.TRIPARTITE)
    documents.save_answers(desk, made.id, complete(documents.open_document(desk, made.id).state))
    documents.propose(desk, made.id, reason=f"accord oral de {LAST}")
    signatures.record_signature(desk, made.id, Party.CLIENT, signed_on=desk.today(), place=PLACE)
    return made.id


def _kept(desk: Desk) -> None:
    """A folder for backups with a copy in it, and a kit with its keepers."""
    folder = desk.vault.path.parent / FOLDER
    folder.mkdir()
    backup_places.add_place(desk, folder)
    record = BackupRecord(
        made_at=desk.now(), place=FOLDER, size=1000, generation=1, verified=True, path=str(folder / "copy.rdppbackup")
    )
    with desk.transaction() as db:
        accounts.record_backup(db, record)
    will.save_plan(desk, WillPlan(instructions=ORDERS, holder_a=KEEPER_A, holder_b=KEEPER_B, sponsors=True))
    will.make_kit(desk)


def _written(desk: Desk, entry_id: int) -> None:
    page = supervision.open_entry(desk, entry_id).entry
    supervision.save_entry(desk, replace(page, title=PAGE, felt=FELT, facts=f"{FIRST} parle"))


def seen(window: QWidget, *, canaries: tuple[str, ...] = CANARIES) -> dict[str, str]:
    """Each canary that can be seen or is read aloud, and where."""
    QApplication.processEvents()
    found: dict[str, str] = {}
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            for where, words in _words(top):
                for canary in canaries:
                    if canary.casefold() in words.casefold():
                        found.setdefault(canary, f"{where}: {words[:120]}")
    return found


def _words(top: QWidget) -> Iterator[tuple[str, str]]:
    yield "title", top.windowTitle()
    yield from (("painted", words) for words in painted(top))
    yield from (("read aloud", words) for words in read_aloud(QAccessible.queryAccessibleInterface(top)))
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


def painted(top: QWidget) -> Iterator[str]:
    """Every text drawn, by whatever draws it."""
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QSvgGenerator()
    image.setOutputDevice(drawn)
    image.setSize(top.size())
    top.render(image)
    for words in re.findall(r"<text[^>]*>(.*?)</text>", drawn.data().toStdString(), re.DOTALL):
        yield html.unescape(words)


def read_aloud(one: QAccessibleInterface | None) -> Iterator[str]:
    """What a screen reader is told of each thing that is on the screen."""
    if one is None or not one.isValid() or one.state().invisible:
        return
    for kind in QAccessible.Text:
        yield one.text(kind) if kind is not QAccessible.Text.UserText else ""
    for number in range(one.childCount()):
        yield from read_aloud(one.child(number))


def _of(action: QAction) -> str:
    return f"{action.text()} {action.toolTip()}"


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.displayText()
    if isinstance(widget, QLabel | QAbstractButton):
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
    )
    for row in range(model.rowCount()):
        for role in roles:
            yield str(model.index(row, 0).data(role) or "")
        item = model.index(row, 0).data(ITEM_ROLE)
        if isinstance(item, RowItem):
            yield str(replace(item, key=""))  # what a row stands for is not shown


def contacts(folder: Path) -> Path:
    """A file to import, in which everybody is a canary."""
    file = folder / "contacts.csv"
    file.write_text(f"Prénom,Nom\n{FIRST}bis,{LAST}bis\n", encoding="utf-8")
    return file
