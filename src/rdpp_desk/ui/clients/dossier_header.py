"""The head of a dossier: who, where it stands, what can be done, and its tabs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from rdpp_desk.actions import documents
from rdpp_desk.actions.dossiers import Dossier
from rdpp_desk.messages import _
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.engagements import EngagementState
from rdpp_desk.practice.states import ENGAGEMENT_MOVES
from rdpp_desk.ui.clients.words import Standing, agreement_words, consent_words, facts_line, state_words
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Avatar,
    Button,
    Chip,
    FlowLayout,
    Label,
    MenuButton,
    Tabs,
    clear,
    hbox,
    kind_of,
    panel,
    vbox,
)

_AVATAR = 48
TIMELINE, OBJECTIVES, DOCUMENTS, INFORMATION = "timeline", "objectives", "documents", "information"


class DossierHeader(QFrame):
    """Emits what was asked; decides nothing."""

    prepare = Signal(object)
    new_note = Signal()
    plan = Signal()
    state_asked = Signal(object)
    paper_received = Signal()
    trash = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "bar")
        self._avatar = Avatar("", size=_AVATAR)
        self._name = Label("", "title", elide="right")
        self._facts = Label("", "caption", elide="right")
        self._chips = FlowLayout(self._name, spacing=Space.S2)
        self._who = QWidget()
        self._who.setLayout(self._chips)
        self.documents = MenuButton(
            _("Prepare a document"), _("Prepare a document"), "file-text", "outlined", "normal", chevron=False
        )
        self.note = Button(_("New note"), "plus", "primary", shown_keys="Ctrl+N")
        self.note.clicked.connect(self.new_note)
        self.more = MenuButton(_("Other actions on this dossier"), size="normal")
        names = [
            (TIMELINE, _("Timeline")),
            (OBJECTIVES, _("Objectives")),
            (DOCUMENTS, _("Documents")),
            (INFORMATION, _("Information")),
        ]
        self.tabs = Tabs(names, _("Parts of the dossier"))
        self._may_prepare = True
        self._build()

    def _build(self) -> None:
        words = vbox(self._who, self._facts, spacing=2)
        who = hbox(self._avatar, (words, 1), spacing=Space.S3)
        verbs = hbox(self.documents, self.note, self.more, None, spacing=Space.S2)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(Space.S2)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.addLayout(who, 1)
        self._top.addLayout(verbs)
        self._foot = panel()
        self._foot.setFixedHeight(Space.S1)
        self._foot.hide()
        self._line = panel(hbox(self.tabs, None, margins=(0, Space.S2, 0, 0)))
        margins = (Space.PAGE, Space.S4, Space.S4, 0)
        self.setLayout(vbox(self._top, self._line, self._foot, spacing=Space.S2, margins=margins))

    def stack_up(self, narrow: bool) -> None:
        """Put the verbs under the name, or beside it."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._top.setDirection(way)

    def fold(self, folded: bool) -> None:
        """Leave the room to the note, in a small window."""
        self._line.setVisible(not folded)
        self._foot.setVisible(folded)
        for verb in (self.note, self.more):
            verb.setVisible(not folded)
        self.documents.setVisible(not folded and self._may_prepare)

    def show_dossier(self, seen: Dossier) -> None:
        """Show who it is and where it stands."""
        engagement = seen.engagement
        self._avatar.set(seen.initials, kind_of(engagement.id))
        self._name.setText(seen.name)
        self._facts.setText(facts_line(seen))
        chips = [consent_words(seen.consent), agreement_words(seen.agreement), state_words(engagement.state)]
        self._show_chips([chip for chip in chips if chip is not None])
        closed = engagement.state is EngagementState.CLOSED
        moments = documents.by_moment(engagement)
        self._may_prepare = bool(moments) and not closed
        self.documents.clear()
        for number, moment in enumerate(moments):
            if number:
                self.documents.menu_of_actions.addSeparator()
            for kind in moment:
                self.documents.add(label(kind), partial(self.prepare.emit, kind), "file-text")
        self.documents.setVisible(self._may_prepare and not self._line.isHidden())
        self.note.setEnabled(not closed)
        self.tabs.set_words(DOCUMENTS, _("Documents ({count})").format(count=len(seen.documents)))
        self._fill_menu(seen)

    def wipe(self) -> None:
        """Forget whom it was about."""
        self._name.setText("")
        self._facts.setText("")
        self._avatar.set("", "neutral")
        self._show_chips([])

    def _show_chips(self, chips: list[Standing]) -> None:
        self._chips.removeWidget(self._name)
        clear(self._chips)
        self._chips.addWidget(self._name)
        for chip in chips:
            self._chips.addWidget(Chip(chip.words, chip.kind, chip.icon))
        self._chips.invalidate()

    def _fill_menu(self, seen: Dossier) -> None:
        engagement, menu = seen.engagement, self.more.menu_of_actions
        menu.clear()
        closed = engagement.state is EngagementState.CLOSED
        if not closed:
            self.more.add(_("Plan a session…"), self.plan.emit, "calendar-plus")
            if engagement.paper_agreement_on is None:
                self.more.add(_("Written agreement received today"), self.paper_received.emit, "file-check")
            menu.addSeparator()
        for state in ENGAGEMENT_MOVES[engagement.state]:
            words = _move_words(engagement.state, state)
            self.more.add(words, partial(self.state_asked.emit, state), _STATE_ICONS[state])
        menu.addSeparator()
        self.more.add(_("Put the dossier in the trash"), self.trash.emit, "trash-2")


_STATE_ICONS = {
    EngagementState.EXPLORING: "circle-dashed",
    EngagementState.AGREED: "handshake",
    EngagementState.ACTIVE: "play",
    EngagementState.PAUSED: "pause",
    EngagementState.CLOSING: "hourglass",
    EngagementState.CLOSED: "archive",
}


def _move_words(now: EngagementState, new: EngagementState) -> str:
    if now is EngagementState.CLOSED:
        return _("Reopen the dossier…")
    if new is EngagementState.ACTIVE:
        return _("The work begins") if now is EngagementState.AGREED else _("The work goes on")
    known = {
        EngagementState.AGREED: _("The work is agreed"),
        EngagementState.PAUSED: _("Pause the accompaniment"),
        EngagementState.CLOSING: _("The accompaniment is coming to its end"),
        EngagementState.CLOSED: _("Close the dossier"),
    }
    return known[new]
