"""« Read and approved by the client »: the approval of one exact text, which an edit voids."""

from __future__ import annotations

from PySide6.QtCore import Signal

from rdpp_desk.actions import approvals
from rdpp_desk.actions.approvals import ApprovalStanding, ApprovalStatus
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, DateField, Field, Label, Paragraph, Strip
from rdpp_desk.ui.widgets.surfaces import CardKind


class ApprovalCard(Card):
    """Where the approval stands, and the way to record it or to take it back; `changed` once that is done."""

    changed = Signal()

    def __init__(self, desk: Desk, document_id: int) -> None:
        super().__init__(spacing=Space.S3)
        self._desk, self._document_id = desk, document_id
        self.standing = approvals.standing(desk, document_id)
        title = _("Read and approved by the client")
        self.setAccessibleName(title)
        waiting: CardKind = "warning" if self.standing.needed else "accent"
        self.state = Strip("success" if self._approved else waiting, text=_words(self.standing))
        self.trouble = Strip("danger")
        self.trouble.hide()
        self.day = DateField(value=desk.today(), today=desk.today)
        self.approve = Button(_("The client has approved this text"), icon="check")
        self.undo = Button(_("Take this approval back"), variant="link", size="small")
        self.approve.clicked.connect(self._approve)
        self.undo.clicked.connect(self._undo)
        self.column.addWidget(Label(title, "strong"))
        self.column.addWidget(self.state)
        why = _("They read the whole text as it stands. A word changed after that, and they read it again.")
        self.column.addWidget(Paragraph(why, "caption"))
        when = Field(_("Day of the approval"), self.day)
        for control in (when, self.approve, self.trouble, self.undo):
            self.column.addWidget(control)
        when.setVisible(not self._approved)
        self.approve.setVisible(not self._approved)
        self.undo.setVisible(self._approved)

    @property
    def _approved(self) -> bool:
        return self.standing.status is ApprovalStatus.APPROVED

    def _approve(self) -> None:
        try:
            approvals.approve(self._desk, self._document_id, self.day.value() or self._desk.today())
        except DeskError as failure:
            said = sentences.error(failure)
            self.trouble.tell("danger", said.what, " ".join(part for part in (said.safe, said.todo) if part))
            return
        self.changed.emit()

    def _undo(self) -> None:
        if self.standing.approval is not None:
            approvals.undo_approval(self._desk, self.standing.approval)
            self.changed.emit()


def _words(standing: ApprovalStanding) -> str:
    if standing.status is ApprovalStatus.APPROVED and standing.on is not None:
        return _("This very text was approved on {day}.").format(day=formats.day(standing.on))
    if standing.status is ApprovalStatus.EDITED and standing.on is not None:
        return _("Edited since the approval of {day}, which no longer holds.").format(day=formats.day(standing.on))
    if standing.needed:
        return _("Not approved yet: an item of this report is told only in a text that the client approved.")
    return _("Not approved yet. What it tells was agreed to in advance; an approval is welcome all the same.")
