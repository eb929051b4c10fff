"""A frozen document: the very bytes that were proposed, their fingerprint, and who has signed."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QFrame, QWidget

from rdpp_desk.actions import consents, discretion, document_life, document_prints, documents
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.documents import OpenDocument
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, ngettext, sentences
from rdpp_desk.messages.labels import document_state
from rdpp_desk.practice.agreements import DocumentKind, DocumentState, Party
from rdpp_desk.practice.consents import Purpose
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.theme import Space, manager, theme
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Chip,
    Dialog,
    FlowLayout,
    IconButton,
    Kind,
    Label,
    MenuButton,
    Paragraph,
    ScrollPage,
    Separator,
    Strip,
    clear,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.wizard.answer_words import document_name
from rdpp_desk.ui.wizard.consents_card import ConsentsCard
from rdpp_desk.ui.wizard.output import Output
from rdpp_desk.ui.wizard.preview_panel import PreviewPanel
from rdpp_desk.ui.wizard.signature_board import SignatureBoard
from rdpp_desk.ui.workspace import Workspace

SIDE_WIDTH = 462
_SHOWN_OF_HASH = 8
_KINDS: dict[DocumentState, Kind] = {
    DocumentState.PROPOSED: "warning",
    DocumentState.SIGNED: "warning",
    DocumentState.IN_FORCE: "success",
}
_SCANS = "*.pdf *.jpg *.jpeg *.png"


class DocumentPage(Page):
    """`enter(document_id=…)`; a draft shows the wizard instead."""

    nav = "agreements"
    focus_screen = True

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.opened: OpenDocument | None = None
        self.consents: ConsentsCard | None = None
        self.output = Output(workspace, self)
        self.board = SignatureBoard(workspace, self.output, self)
        self.board.changed.connect(self._refresh)
        self.board.failed.connect(self._tell)
        self._pdf = b""
        self._build()
        manager().changed.connect(self._resize)

    # What the window asks

    def title(self) -> str:
        return document_name(self.opened.document) if self.opened is not None else _("Document")

    def enter(self, **params: object) -> None:
        self.wipe()
        document_id = cast(int, params.get("document_id", 0))
        desk = self.workspace.desk
        try:
            opened = documents.open_document(desk, document_id)
            if not opened.locked:
                self.workspace.go("wizard", document_id=document_id)
                return
            self._pdf = document_prints.printed_bytes(desk, document_id)
        except DeskError as failure:
            self._tell(failure)
            return
        self.trouble.hide()
        self._show(opened)
        self.preview.show_pdf(self._pdf, opened.document.clauses)

    def wipe(self) -> None:
        self.output.wipe()
        self.preview.wipe()
        self._name.setText("")
        self._who.setText("")
        self._hash.setText("")
        clear(self._cards)
        self.board.wipe()
        self.consents, self.opened, self._pdf = None, None, b""

    def sensitive(self) -> list[QWidget]:
        return [self._signers, self.preview]

    def primary_focus(self) -> QWidget | None:
        waiting = next((card for card in self.board.cards if not card.slot.given and not card.paper.isHidden()), None)
        return waiting.paper if waiting is not None else self.back

    def print_now(self) -> None:
        if self.opened is not None:
            self.output.print(self.opened.document, self._pdf)

    def reflow(self, breakpoint: Breakpoint) -> None:
        self._narrow = breakpoint is Breakpoint.COLUMN
        self.toggle.setVisible(self._narrow)
        self._show_sides()
        self._resize()

    def regions(self) -> list[QWidget]:
        first = self.primary_focus()
        return [*([first] if first is not None else []), self.preview.focus_target()]

    # What is on the screen

    def _build(self) -> None:
        self._narrow = False
        self.preview, self.trouble = PreviewPanel(), Strip("danger")
        self._cards = vbox(spacing=Space.S3)
        self._state = Chip("")
        self._since = Paragraph("")
        state = panel(FlowLayout(self._state, spacing=Space.S2))
        self._column = ScrollPage(spacing=Space.S3, margins=(Space.PAGE, Space.S5, Space.PAGE, Space.S5))
        self._signers = panel(vbox(self.board, self._cards, spacing=Space.S3))
        for item in (state, self._since, self._signers):
            self._column.column.addWidget(item)
        self._column.column.addWidget(self._fingerprint())
        self._column.column.addStretch(1)
        self._side = panel(vbox((self._column, 1), spacing=0), "bg")
        self._line = Separator(vertical=True)
        across = hbox(self._side, self._line, (self.preview, 1), spacing=0)
        self.setLayout(vbox(self._top(), self.trouble, (across, 1), spacing=0))
        self.preview.print_asked.connect(self.print_now)
        self.preview.pdf_asked.connect(self.save_pdf)
        self._resize()

    def _top(self) -> QFrame:
        self.back = IconButton("chevron-left", _("Back to the dossier"))
        self.back.clicked.connect(self._back)
        self._name, self._who = Label("", "subtitle", elide="right"), Label("", "caption", elide="right")
        self.toggle = Button(_("Preview"), icon="eye", size="small")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(lambda _on: self._show_sides())
        self.more = MenuButton(_("More about this document"))
        self._withdraw = self.more.add(_("Withdraw this document…"), self.withdraw, icon="ban")
        self._amend = self.more.add(_("Make an amendment…"), self.amend, icon="file-pen-line")
        self._end = self.more.add(_("Say that it has ended…"), self.end, icon="flag")
        self.more.add(_("Put in the trash"), self.trash, icon="trash-2")
        names = vbox(self._name, self._who, spacing=0)
        around = (Space.S4, Space.S2 + 3, Space.S4, Space.S2 + 3)
        return panel(hbox(self.back, (names, 1), self.toggle, self.more, spacing=Space.S3, margins=around), "bar")

    def _fingerprint(self) -> Card:
        self._hash = Label("", "caption", elide="middle")
        copy = Button(_("Copy"), icon="copy", variant="ghost", size="small", name=_("Copy the fingerprint"))
        copy.clicked.connect(self.copy_fingerprint)
        why = Paragraph(
            _("The print, the PDF and this page are the same bytes; this fingerprint is theirs."), "caption"
        )
        return Card(Label(_("Fingerprint (SHA-256)"), "label"), hbox((self._hash, 1), copy), why, kind="sunken")

    def _show(self, opened: OpenDocument) -> None:
        self.opened = opened
        document, facts = opened.document, opened.facts
        self._name.setText(document_name(document))
        self._who.setText(discretion.parties(self.workspace.desk, facts.engagement, facts.organisation))
        words = document_state(document.state, len(opened.signatures))
        self._state.set(words, _KINDS.get(document.state, "neutral"))
        self._since.set_text(_since_words(self.workspace.desk, opened))
        digest = document.sha256
        self._hash.setText(digest)
        self._hash.setAccessibleName(f"{digest[:_SHOWN_OF_HASH]}…{digest[-_SHOWN_OF_HASH:]}")
        self._withdraw.setVisible(document.state in (DocumentState.PROPOSED, DocumentState.SIGNED))
        signed = document.state is DocumentState.IN_FORCE and bool(opened.signatures)
        self._amend.setVisible(signed)
        self._end.setVisible(signed)
        clear(self._cards)
        self.board.show_document(opened)
        self.consents = self._consents(opened) if document.kind is DocumentKind.CONSENT else None
        if self.consents is not None:
            self._cards.addWidget(self.consents)

    def _consents(self, opened: OpenDocument) -> ConsentsCard:
        desk, document = self.workspace.desk, opened.document
        recorded = {one.purpose: one for one in consents.of_form(desk, document)}
        signed = any(slot.party is Party.CLIENT and slot.given for slot in opened.signatures)
        card = ConsentsCard(consents.asked(desk, document.id), recorded, signed)
        card.ticked.connect(self._tick)
        return card

    def _show_sides(self) -> None:
        preview = not self._narrow or self.toggle.isChecked()
        self.preview.setVisible(preview)
        self._line.setVisible(preview and not self._narrow)
        self._side.setVisible(not self._narrow or not self.toggle.isChecked())

    def _resize(self) -> None:
        if self._narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(self.maximumWidth())
        else:
            self._side.setFixedWidth(theme().px(SIDE_WIDTH))

    # What happens

    def save_pdf(self) -> None:
        """Ask where, and write the frozen bytes."""
        if self.opened is not None:
            self.output.save(self.opened.document)

    def withdraw(self) -> None:
        """Ask, then take the document back."""
        text = _("Its text stays in the vault, marked as withdrawn; it can no longer be signed.")
        self._ask(_("Withdraw this document?"), text, _("Withdraw"), document_life.withdraw_document)

    def amend(self) -> None:
        """Begin the amendment of this document, or go on with the one begun."""
        if self.opened is None:
            return
        try:
            begun = document_life.amend(self.workspace.desk, self.opened.document.id)
        except DeskError as failure:
            self._tell(failure)
            return
        self.workspace.changed.emit()
        self.workspace.go("wizard", document_id=begun.id)

    def trash(self) -> None:
        """Put the document in the trash, from where the notice brings it back, and leave it."""
        if self.opened is None:
            return
        desk, document_id = self.workspace.desk, self.opened.document.id
        try:
            document_life.trash_document(desk, document_id)
        except DeskError as failure:
            self._tell(failure)
            return
        self._back()

        def restore() -> None:
            document_life.restore_document(desk, document_id)
            self.workspace.changed.emit()

        self.workspace.toasts.show(_("Document put in the trash"), undo=restore)
        self.workspace.changed.emit()

    def end(self) -> None:
        """Ask, then say that the document has come to its end."""
        text = _("It stays in the vault with its signatures, marked as ended.")
        self._ask(_("Has this agreement come to its end?"), text, _("It has ended"), document_life.end_document)

    def _ask(self, title: str, text: str, verb: str, act: Callable[..., object]) -> None:
        dialog = Dialog(self, title, text, icon="triangle-alert", kind="warning")
        dialog.add_button("", _("Keep as it is"), safe=True)
        dialog.add_button("do", verb, "danger")
        dialog.finished.connect(lambda key: self._act(act) if key == "do" else None)
        dialog.open()

    def _act(self, act: Callable[..., object]) -> None:
        if self.opened is None:
            return
        try:
            act(self.workspace.desk, self.opened.document.id)
        except DeskError as failure:
            self._tell(failure)
            return
        self._refresh()

    def _tick(self, purpose: str, yes: bool) -> None:
        if self.opened is not None:
            consents.record_consents(self.workspace.desk, self.opened.document.id, {Purpose(purpose): yes})
            self.workspace.changed.emit()

    def _refresh(self) -> None:
        if self.opened is not None:
            self.trouble.hide()
            self._show(documents.open_document(self.workspace.desk, self.opened.document.id))
            self.workspace.changed.emit()

    def copy_fingerprint(self) -> None:
        """Copy the whole fingerprint."""
        if self.opened is not None:
            self.shell.copy(self.opened.document.sha256)
            self.workspace.toasts.show(_("Fingerprint copied"))

    def _back(self) -> None:
        if self.opened is not None:
            engagement_id = self.opened.document.engagement_id
            if engagement_id is None:
                self.workspace.go("agreements")
            else:
                self.workspace.go("dossier", engagement_id=engagement_id)

    def _tell(self, failure: DeskError | None) -> None:
        if failure is None:
            self.trouble.tell("danger", _("This file cannot be read."))
            return
        said = sentences.error(failure)
        self.trouble.tell("danger", said.what, " ".join(part for part in (said.safe, said.todo) if part))


def _since_words(desk: Desk, opened: OpenDocument) -> str:
    signed, slots = sum(1 for slot in opened.signatures if slot.given), len(opened.signatures)
    count = ngettext("{signed} signature of {slots}", "{signed} signatures of {slots}", signed)
    words = [count.format(signed=signed, slots=slots)] if slots else []
    if opened.document.proposed_at is not None:
        day = formats.day(desk.day(opened.document.proposed_at))
        words.insert(0, (_("Proposed on {day}") if slots else _("Text frozen on {day}")).format(day=day))
    if reason := discretion.words(desk, opened.document.reason):
        words.append(_("Your reason: {reason}").format(reason=reason))
    return " · ".join(words)
