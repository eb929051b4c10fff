"""The documents of a dossier with their signatures, and what the client agreed to, purpose by purpose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import consents, document_life, documents, reporting
from rdpp_desk.actions.dossiers import DocumentLine, Dossier
from rdpp_desk.actions.standing import document_standing
from rdpp_desk.messages import _, formats
from rdpp_desk.messages.labels import document_state, label
from rdpp_desk.practice.agreements import Document, DocumentState
from rdpp_desk.practice.consents import Consent
from rdpp_desk.practice.reporting import ItemWithdrawal, ReportingScope
from rdpp_desk.ui.clients.acts import do
from rdpp_desk.ui.clients.consents_card import ConsentsCard, PaperConsents
from rdpp_desk.ui.clients.reporting_card import ReportingCard
from rdpp_desk.ui.clients.timeline_rows import signed_words
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Chip,
    EmptyState,
    Kind,
    Label,
    MenuButton,
    Row,
    ScrollPage,
    Separator,
    Tile,
    clear,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace

_KINDS: dict[DocumentState, Kind] = {
    DocumentState.PROPOSED: "warning",
    DocumentState.SIGNED: "warning",
    DocumentState.IN_FORCE: "success",
}


_FIRST = 2
"""How many kinds are offered where there is no document yet; the menu at the top has them all."""


class DocumentsTab(ScrollPage):
    """`prepare` gives a kind of document to begin."""

    prepare = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace = workspace
        self._desk = workspace.desk
        self._seen: Dossier | None = None
        self._shown: tuple[object, ...] = ()

    def show_dossier(self, seen: Dossier) -> None:
        """Show its documents and consents."""
        scope = reporting.scope(self._desk, seen.engagement.id)
        withdrawn = reporting.withdrawals(self._desk, scope.document_id) if scope is not None else ()
        shown = (seen.engagement.id, seen.documents, seen.consents, scope, withdrawn)
        if shown == self._shown:
            return
        self._seen, self._shown = seen, shown
        clear(self.column)
        self.column.addWidget(Label(_("Documents"), "title"))
        self.column.addWidget(self._documents(seen))
        if seen.client is not None:
            self.column.addSpacing(Space.S3)
            self.column.addWidget(Label(_("What the client agreed to"), "title"))
            self.column.addWidget(self._consents(seen))
        if scope is not None:
            self.column.addSpacing(Space.S3)
            self.column.addWidget(Label(_("What may go back to the organisation"), "title"))
            self.column.addWidget(self._reporting(scope, withdrawn))
        self.column.addStretch(1)

    def wipe(self) -> None:
        """Forget every word."""
        self._seen, self._shown = None, ()
        clear(self.column)

    def _documents(self, seen: Dossier) -> QWidget:
        card = Card(spacing=0, margins=(Space.S1,) * 4)
        lines = sorted(seen.documents, key=lambda line: -line.document.id)
        for number, line in enumerate(lines):
            if number:
                card.column.addWidget(Separator())
            card.column.addWidget(self._row(line))
        if not lines:
            card.column.addWidget(self._nothing(seen))
        return card

    def _nothing(self, seen: Dossier) -> QWidget:
        buttons = []
        for kind in documents.offered(seen.engagement)[:_FIRST]:
            button = Button(label(kind), "file-text")
            button.clicked.connect(lambda _on=False, kind=kind: self.prepare.emit(kind))
            buttons.append(button)
        text = _("The questions are already answered with what this dossier knows.")
        return EmptyState("file-text", _("No document yet."), text, buttons)

    def _row(self, line: DocumentLine) -> QWidget:
        document = line.document
        standing = document_standing(document, line.signatures, self._desk.preferences)
        kind = _KINDS.get(document.state, "neutral")
        final = document_state(document.state, len(line.signatures))
        words = (signed_words(standing) if line.signatures else "") or final
        day = document.proposed_at or document.created_at
        facts = _("of {day}").format(day=formats.day(self._desk.day(day))) if day else ""
        draft = document.state is DocumentState.DRAFT
        state = _("{signed}/{slots} signatures").format(signed=standing.signed, slots=standing.slots)
        waiting = document.state in (DocumentState.PROPOSED, DocumentState.SIGNED)
        chip = Chip(state if waiting else final, kind)
        name = f"{label(document.kind)}, {facts}, {words}"
        verb = Button(_("Continue") if draft else _("Open"), size="small", name=_("Open: {name}").format(name=name))
        verb.clicked.connect(lambda: self._open(document))
        menu = MenuButton(_("Other actions: {name}").format(name=name))
        menu.add(_("Put in the trash"), lambda: self._trash(document), "trash-2")
        caption = " · ".join(part for part in (facts, words if waiting else "") if part)
        tile = Tile("file-pen-line" if draft else "signature" if waiting else "file-check", kind)
        text = vbox(Label(label(document.kind), "strong"), Label(caption, "caption", elide="right"), spacing=2)
        return Row((tile, 0, Qt.AlignmentFlag.AlignTop), (text, 1), chip, verb, menu, name=name)

    def _open(self, document: Document) -> None:
        page = "wizard" if document.state is DocumentState.DRAFT else "document"
        self._workspace.go(page, document_id=document.id)

    def _trash(self, document: Document) -> None:
        do(
            self._workspace,
            lambda: document_life.trash_document(self._desk, document.id),
            _("Document put in the trash"),
            lambda _none: document_life.restore_document(self._desk, document.id),
        )

    def _consents(self, seen: Dossier) -> QWidget:
        card = ConsentsCard(seen.consents, offer_paper=not seen.consents)
        card.withdraw.connect(self._withdraw)
        card.give_back.connect(self._give_back)
        card.record.connect(lambda: self._record(seen.engagement.id))
        return card

    def _withdraw(self, consent: Consent) -> None:
        do(
            self._workspace,
            lambda: consents.withdraw_consent(self._desk, consent.engagement_id, consent.purpose),
            _("Withdrawal recorded; every export obeys it from now on"),
            lambda withdrawn: consents.undo_withdrawal(self._desk, withdrawn),
        )

    def _give_back(self, consent: Consent) -> None:
        do(
            self._workspace,
            lambda: consents.undo_withdrawal(self._desk, consent),
            _("Withdrawal taken back"),
            lambda back: consents.withdraw_consent(self._desk, back.engagement_id, back.purpose),
        )

    def _reporting(self, scope: ReportingScope, withdrawn: tuple[ItemWithdrawal, ...]) -> QWidget:
        card = ReportingCard(scope, withdrawn)
        card.withdraw.connect(self._withdraw_item)
        card.give_back.connect(self._give_item_back)
        return card

    def _withdraw_item(self, item: str) -> None:
        if self._seen is None:
            return
        engagement_id = self._seen.engagement.id
        do(
            self._workspace,
            lambda: reporting.withdraw_item(self._desk, engagement_id, item),
            _("Withdrawal recorded; no report holds it from now on"),
            lambda made: reporting.undo_withdrawal(self._desk, made),
        )

    def _give_item_back(self, withdrawal: ItemWithdrawal) -> None:
        if self._seen is None:
            return
        engagement_id = self._seen.engagement.id
        do(
            self._workspace,
            lambda: reporting.undo_withdrawal(self._desk, withdrawal),
            _("Withdrawal taken back"),
            lambda _none: reporting.withdraw_item(self._desk, engagement_id, withdrawal.item),
        )

    def _record(self, engagement_id: int) -> None:
        dialog = PaperConsents(self)

        def done(key: str) -> None:
            given = dialog.given()
            if key == "record" and given:
                do(
                    self._workspace,
                    lambda: consents.record_paper_consents(self._desk, engagement_id, given),
                    _("Consents recorded"),
                )

        dialog.finished.connect(done)
        dialog.open()
