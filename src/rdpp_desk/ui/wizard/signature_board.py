"""Who has received the document, who has signed, where and when, on paper or otherwise: one card a person."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import signatures
from rdpp_desk.actions.documents import OpenDocument
from rdpp_desk.actions.signatures import Scan, Signed
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats
from rdpp_desk.practice.agreements import DocumentState, Medium, Party, SentBy, Signature
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, FocusPlace, clear, hbox, panel, vbox
from rdpp_desk.ui.wizard.output import Output, scan_name
from rdpp_desk.ui.wizard.signing import ScanDialog, SendingDialog, SigningDialog
from rdpp_desk.ui.wizard.slot_card import SlotCard
from rdpp_desk.ui.workspace import Workspace

_OPEN = (DocumentState.PROPOSED, DocumentState.SIGNED, DocumentState.IN_FORCE)
_SCANS = "*.pdf *.jpg *.jpeg *.png"
Act = Callable[[], object]


class SignatureBoard(QWidget):
    """`changed` once something was recorded or undone; `failed` gives why it was not."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, workspace: Workspace, output: Output, page: QWidget) -> None:
        super().__init__()
        self._workspace, self._output, self._page = workspace, output, page
        self._opened: OpenDocument | None = None
        self._place = FocusPlace(page)
        self.cards: list[SlotCard] = []
        self._column = vbox(spacing=Space.S3)
        self.send = Button(_("Sent to those who sign…"), icon="send", size="small")
        self.send.clicked.connect(self._ask_sent)
        self._send = panel(hbox(self.send, None))
        self.setLayout(vbox(self._send, self._column, spacing=Space.S3))

    def show_document(self, opened: OpenDocument) -> None:
        """Show its slots, the keyboard staying on the card it was on."""
        self._opened = opened
        self._place.leave()
        clear(self._column)
        waiting = opened.document.state in (DocumentState.PROPOSED, DocumentState.SIGNED)
        others = any(slot.party is not Party.PRACTITIONER for slot in opened.signatures)
        self._send.setVisible(waiting and others)
        self.cards = [self._card(opened, slot) for slot in opened.signatures]
        for card in self.cards:
            self._column.addWidget(card)
            self._place.add(card.key, card, card.start)
        self._place.back()

    def wipe(self) -> None:
        """Forget every name."""
        clear(self._column)
        self._place.forget()
        self.cards, self._opened = [], None

    def receive(self, slot: Signature) -> None:
        """« Accord écrit reçu » today."""
        today = self._workspace.desk.today()
        words = _("Written agreement received on {day}").format(day=formats.day(today))
        self._record(slot, words, paper_received_on=today)

    def sign(self, slot: Signature, day: date, place: str, medium: Medium | None = None) -> None:
        """Signed on `day`, in `place`."""
        self._record(slot, _("Signature recorded"), signed_on=day, place=place, medium=medium)

    def attach(self, slot: Signature, name: str, content: bytes) -> None:
        """Keep a scan with a signature; it is made ready off the UI thread."""
        self._workspace.jobs.run(
            signatures.prepare_scan,
            Scan(name, content),
            on_done=lambda scan: self._record(slot, _("Scan kept in the vault"), scan=scan),
            on_error=self.failed.emit,
        )

    def attach_proof(self, slot: Signature, name: str, content: bytes) -> None:
        """Keep the proof file of an electronic signature, as it is."""
        proof = Scan(name, content)
        self._record(slot, _("Proof file kept in the vault"), proof=proof, medium=Medium.ELECTRONIC)

    def sent(self, day: date, by: SentBy) -> None:
        """The document went to all those who sign."""
        if self._opened is None:
            return
        desk, document_id = self._workspace.desk, self._opened.document.id
        if self._tried(lambda: self._undoable(signatures.record_sent(desk, document_id, day, by))):
            self.changed.emit()

    def unsign(self, slot: Signature) -> None:
        """Take a signature back; what it recorded goes with it."""
        if self._opened is None:
            return
        bare = replace(slot, signed_on=None, place="", paper_received_on=None, medium=None)
        self._undo(Signed(self._opened.document, self._opened.signatures, bare))
        self._workspace.toasts.show(_("Signature taken back"), undo=lambda: self._put_back(slot))

    def show_scan(self, slot: Signature) -> None:
        """Show the scan, from memory."""
        scan = signatures.scan_of(self._workspace.desk, slot)
        if scan is not None:
            ScanDialog(self._page, scan, lambda: self._save_copy(slot, scan)).open()

    def save_proof(self, slot: Signature) -> None:
        """Put a copy of the proof file outside the vault, as it was given."""
        proof = signatures.proof_of(self._workspace.desk, slot)
        if proof is not None:
            self._save_copy(slot, proof)

    def _save_copy(self, slot: Signature, file: Scan) -> None:
        if self._opened is not None:
            name = scan_name(self._opened.document, slot, file, self._workspace.desk.today())
            self._output.save_bytes(name, file.content)

    def _card(self, opened: OpenDocument, slot: Signature) -> SlotCard:
        card = SlotCard(slot, opened.document.state in _OPEN, self._workspace.desk.practitioner.agreement)
        card.received.connect(lambda: self.receive(slot))
        card.signed_now.connect(lambda: self.sign(slot, self._workspace.desk.today(), self._usual_place()))
        card.sign_asked.connect(lambda: self._ask_when(slot))
        card.unsign_asked.connect(lambda: self.unsign(slot))
        card.attach_asked.connect(lambda: self._ask_file(slot, self.attach, scan=True))
        card.proof_asked.connect(lambda: self._ask_file(slot, self.attach_proof, scan=False))
        card.scan_asked.connect(lambda: self.show_scan(slot))
        card.proof_copy_asked.connect(lambda: self.save_proof(slot))
        return card

    def _record(self, slot: Signature, words: str, **given: object) -> None:
        if self._opened is None:
            return
        before, desk = self._opened.document, self._workspace.desk
        done: list[Signed] = []

        def record() -> None:
            done.append(
                signatures.record_signature(
                    desk,
                    before.id,
                    slot.party,
                    slot.position,
                    **given,  # type: ignore[arg-type]  # named above
                )
            )

        if not self._tried(record):
            return
        if done[0].document.state is DocumentState.IN_FORCE and before.state is not DocumentState.IN_FORCE:
            words = _("Everyone has signed: the document is in force.")
        self.changed.emit()
        self._workspace.toasts.show(words, undo=lambda: self._undo(done[0]))

    def _undo(self, signed: Signed) -> None:
        if self._tried(lambda: signatures.undo_signature(self._workspace.desk, signed)):
            self.changed.emit()

    def _put_back(self, slot: Signature) -> None:
        given = {"signed_on": slot.signed_on, "place": slot.place, "paper_received_on": slot.paper_received_on}
        self._record(slot, _("Signature recorded"), medium=slot.medium, **given)

    def _undoable(self, before: tuple[Signature, ...]) -> None:
        def undo() -> None:
            signatures.undo_sent(self._workspace.desk, before)
            self.changed.emit()

        self._workspace.toasts.show(_("Sending recorded"), undo=undo)

    def _tried(self, act: Act) -> bool:
        try:
            act()
        except DeskError as failure:
            self.failed.emit(failure)
            return False
        return True

    def _ask_sent(self) -> None:
        SendingDialog(self._page, self._workspace.desk.today, self.sent).open()

    def _ask_when(self, slot: Signature) -> None:
        today = self._workspace.desk.today
        SigningDialog(self._page, slot, today, self._usual_place(), partial(self.sign, slot)).open()

    def _usual_place(self) -> str:
        answers = json.loads(self._opened.document.answers) if self._opened is not None else {}
        return str(answers.get("made_at") or "")

    def _ask_file(self, slot: Signature, keep: Callable[[Signature, str, bytes], object], *, scan: bool) -> None:
        patterns = _("Scans ({patterns})").format(patterns=_SCANS) if scan else _("Any file ({patterns})")
        title = _("Choose the scan") if scan else _("Choose the proof file")

        def read(path: Path) -> None:
            try:
                file = signatures.read_file(path)
            except OSError:
                self.failed.emit(None)
            except DeskError as failure:
                self.failed.emit(failure)
            else:
                keep(slot, file.name, file.content)

        self._output.ask_which(title, patterns.format(patterns="*"), read)
