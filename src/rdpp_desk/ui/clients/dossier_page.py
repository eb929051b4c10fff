"""The dossier: the whole story of one client, and a quiet page to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from rdpp_desk.actions import dossiers
from rdpp_desk.actions.dossiers import Dossier
from rdpp_desk.actions.notes import Draft
from rdpp_desk.actions.search import Hit
from rdpp_desk.actions.standing import ConsentStatus
from rdpp_desk.actions.timeline import TimelineItem, TimelineKind
from rdpp_desk.messages import _
from rdpp_desk.practice.agreements import DocumentKind, DocumentState
from rdpp_desk.practice.engagements import EngagementState
from rdpp_desk.ui.clients.acts import attempt
from rdpp_desk.ui.clients.documents_tab import DocumentsTab
from rdpp_desk.ui.clients.dossier_acts import DossierActs
from rdpp_desk.ui.clients.dossier_header import DOCUMENTS, INFORMATION, OBJECTIVES, TIMELINE, DossierHeader
from rdpp_desk.ui.clients.information_tab import InformationTab
from rdpp_desk.ui.clients.objectives_tab import ObjectivesTab
from rdpp_desk.ui.clients.timeline_panel import TimelinePanel
from rdpp_desk.ui.clients.writing_pane import WritingPane
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Separator, Strip, hbox, panel, vbox
from rdpp_desk.ui.workspace import Workspace

_RESTING = 1_500


class DossierPage(Page):
    """Shows one engagement at a time: `enter(engagement_id, note_id=0, tab="timeline")`."""

    nav = "dossiers"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._seen: Dossier | None = None
        self._item: TimelineItem | None = None
        self._narrow = False
        self._acts = DossierActs(workspace, self)
        self.header = DossierHeader()
        self.timeline = TimelinePanel(workspace.desk)
        self.pane = WritingPane(workspace)
        self.editor = self.pane.editor
        self.objectives = ObjectivesTab(workspace)
        self.documents = DocumentsTab(workspace)
        self.information = InformationTab(workspace)
        self._blocked = Strip("warning")
        self._above = panel(vbox(self._blocked, margins=(Space.PAGE, Space.S3, Space.PAGE, Space.S3)))
        self._above.hide()
        self._line = Separator(vertical=True)
        self._story = QWidget()
        self._story.setLayout(hbox(self.timeline, self._line, (self.pane, 1), spacing=0))
        self._stack = QStackedWidget()
        self._parts = {
            TIMELINE: self._story,
            OBJECTIVES: self.objectives,
            DOCUMENTS: self.documents,
            INFORMATION: self.information,
        }
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.setLayout(vbox(self.header, self._above, (self._stack, 1), spacing=0))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTING)
        self._connect()

    def _connect(self) -> None:
        head, acts, pane, line = self.header, self._acts, self.pane, self.timeline
        head.prepare.connect(self._prepare)
        head.new_note.connect(self.new_note)
        head.plan.connect(lambda: self._on_dossier(lambda seen: acts.plan(seen.engagement.id)))
        head.state_asked.connect(lambda state: self._on_dossier(lambda seen: acts.move(seen.engagement, state)))
        head.paper_received.connect(lambda: self._on_dossier(lambda seen: acts.paper_received(seen.engagement)))
        head.trash.connect(lambda: self._on_dossier(lambda seen: acts.trash(seen.engagement.id)))
        head.tabs.changed.connect(self._show_tab)
        for source in (pane, line):
            source.held.connect(acts.held)
            source.change.connect(lambda one: self._on_dossier(lambda seen: acts.change(seen.engagement.id, one)))
            source.write.connect(lambda one: self._on_dossier(lambda seen: acts.write(seen, one)))
        pane.back.connect(self._back_to_timeline)
        pane.first_note.connect(self.new_note)
        pane.consent.connect(self._to_consent)
        pane.reopen.connect(self._reopen)
        pane.restore.connect(lambda: self._on_dossier(lambda seen: acts.restore(seen.engagement.id)))
        line.opened.connect(self._open_item)
        line.hit_opened.connect(self._open_hit)
        line.search_everywhere.connect(lambda: self.shell.run_command("palette"))
        acts.note_ready.connect(self._write_in)
        acts.blocked.connect(self._tell_blocked)
        self.editor.saved.connect(lambda _note: self._rest.start())
        self.editor.title_changed.connect(lambda _note: self._refresh())
        self.editor.trashed.connect(lambda _note: self._refresh())
        self.editor.note_requested.connect(self._write_in)
        self.documents.prepare.connect(self._prepare)
        self.information.shown_name_changed.connect(self._refresh_head)
        self._rest.timeout.connect(self._refresh_timeline)
        keys = QShortcut(QKeySequence("Ctrl+Shift+F"), self)
        keys.activated.connect(lambda: self.search_field().setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.workspace.changed.connect(self._refresh)

    # What the window asks

    def title(self) -> str:
        return _("Dossier")

    def enter(self, **params: object) -> None:
        engagement_id, note_id = params.get("engagement_id", 0), params.get("note_id", 0)
        assert isinstance(engagement_id, int)
        assert isinstance(note_id, int)
        tab = str(params.get("tab") or TIMELINE)
        other = self._seen is None or self._seen.engagement.id != engagement_id
        if other:
            self.editor.close_note()
            self._item = None
        self._tell_blocked("")
        if not self._read(engagement_id):
            self.workspace.go("dossiers")
            return
        self.header.tabs.set_value(tab if tab in self._parts else TIMELINE)
        self._show_tab(self.header.tabs.value())
        if note_id:
            self._write_in(note_id)
        elif other or self._item is None:
            self._show_first()

    def leave(self) -> None:
        self._rest.stop()
        self.editor.flush()
        self.objectives.flush()
        self.information.flush()

    def place(self, params: Mapping[str, object]) -> dict[str, object]:
        tab = self.header.tabs.value()
        shown = {"tab": tab, "note_id": self.editor.note_id if tab == TIMELINE else 0}
        return {"engagement_id": self._seen.engagement.id, **shown} if self._seen is not None else dict(params)

    def drafts(self) -> tuple[Draft, ...]:
        return self.editor.drafts()

    def wipe(self) -> None:
        self._rest.stop()
        self._seen = self._item = None
        self.timeline.wipe()
        self.pane.wipe()
        self.header.wipe()
        self.objectives.wipe()
        self.documents.wipe()
        self.information.wipe()
        self._tell_blocked("")

    def sensitive(self) -> list[QWidget]:
        return [self.editor, self.objectives, self.information, self._above]

    def primary_focus(self) -> QWidget | None:
        part = self.header.tabs.value()
        if part != TIMELINE:
            return self.header.tabs
        return self.timeline.list if self._narrow and self.pane.isHidden() else self.pane.start()

    def search_field(self) -> QWidget:
        self.header.tabs.set_value(TIMELINE)
        self._back_to_timeline()
        return self.timeline.search

    def save_now(self) -> None:
        self.leave()

    def does(self, key: str) -> bool:
        if key != "new-note" or self._seen is None or self._seen.engagement.state is EngagementState.CLOSED:
            return False
        self.new_note()
        return True

    def reflow(self, breakpoint: Breakpoint) -> None:
        narrow = breakpoint is Breakpoint.COLUMN
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.header.stack_up(narrow)
        self.timeline.fill(narrow)
        self.information.fill(narrow)
        self.pane.show_way_back(narrow)
        self._line.setVisible(not narrow)
        self._show_side(writing=self.editor.note_id != 0)

    def regions(self) -> list[QWidget]:
        if self.header.tabs.value() != TIMELINE:
            return [self.header.tabs, self._parts[self.header.tabs.value()]]
        sides = [one for one in (self.timeline.list, self.pane.start()) if one.isVisible()]
        return [self.header.tabs, *sides]

    def new_note(self) -> None:
        """Begin a note here, for the session of the day if it has none."""
        self._on_dossier(self._acts.new_note)

    # Showing

    def _read(self, engagement_id: int) -> bool:
        seen = attempt(self.workspace, lambda: dossiers.dossier(self.workspace.desk, engagement_id))
        if seen is None:
            return False
        self._seen = seen
        self.nav = "groups" if seen.client is None else "dossiers"
        self._show_dossier(seen)
        return True

    def _show_dossier(self, seen: Dossier) -> None:
        self.header.show_dossier(seen)
        self.timeline.show_items(seen.engagement.id, seen.timeline)
        self._find_item(seen)
        self.pane.show_strips(seen, self._item)
        self._show_part(seen)

    def _show_part(self, seen: Dossier) -> None:
        """Fill the tab on screen; the others are filled when they are chosen."""
        part = self._parts[self.header.tabs.value()]
        if isinstance(part, ObjectivesTab | DocumentsTab | InformationTab):
            part.show_dossier(seen)

    def _refresh(self) -> None:
        if self._seen is None or not self.isVisible():
            return
        if not self._read(self._seen.engagement.id):
            return
        if self.editor.note_id and self._item is None:
            self.editor.close_note()
        if not self.editor.note_id:
            self._show_first() if self._item is None else self._show_item(self._item)
        else:
            self.editor.open(self.editor.note_id)

    def _refresh_head(self) -> None:
        if self._seen is not None:
            seen = dossiers.dossier(self.workspace.desk, self._seen.engagement.id)
            self._seen = seen
            self.header.show_dossier(seen)

    def _refresh_timeline(self) -> None:
        if self._seen is None:
            return
        seen = attempt(self.workspace, lambda: dossiers.dossier(self.workspace.desk, self._shown_id()))
        if seen is not None:
            self._seen = seen
            self.timeline.show_items(seen.engagement.id, seen.timeline)
            self._find_item(seen)

    def _find_item(self, seen: Dossier) -> None:
        """The line of what is on screen, as it is now."""
        note_id, before = self.editor.note_id, self._item
        self._item = None
        for item in seen.timeline:
            same = before is not None and (item.kind, item.id) == (before.kind, before.id)
            if (note_id and item.note_id == note_id) or (not note_id and same and item.milestone is None):
                self._item = item
        if self._item is not None:
            self.timeline.choose(self._item)

    def _show_first(self) -> None:
        """The newest note; else the first step. A narrow window begins with the timeline."""
        seen = self._seen
        if seen is None:
            return
        first = next((item for item in seen.timeline if item.note_id is not None), None)
        if first is None or first.note_id is None:
            self._item = None
            self.pane.show_first_step(seen)
            self._show_side(writing=True)
        elif self.pane.show_note(first.note_id):
            self._item = first
            self.timeline.choose(first)
            self._show_side(writing=False)
        self.pane.show_strips(seen, self._item)

    def _show_tab(self, key: str) -> None:
        if key != INFORMATION:
            self.information.flush()
        if key != OBJECTIVES:
            self.objectives.flush()
        if self._seen is not None:
            self._show_part(self._seen)
        self._stack.setCurrentWidget(self._parts[key])
        self._show_side(writing=not self.pane.isHidden() and key == TIMELINE)

    def _show_side(self, *, writing: bool) -> None:
        """In a narrow window, the timeline or the note; else both."""
        self.header.fold(self._narrow and writing and self.header.tabs.value() == TIMELINE)
        self.timeline.setVisible(not self._narrow or not writing)
        self.pane.setVisible(not self._narrow or writing)

    def _tell_blocked(self, sentence: str) -> None:
        self._above.setVisible(bool(sentence))
        if not sentence:
            self._blocked.hide()
            return
        close = Button(_("Understood"), size="small")
        close.clicked.connect(lambda: self._tell_blocked(""))
        complete = Button(_("Complete the dossier"), size="small")
        complete.clicked.connect(lambda: self.header.tabs.set_value(INFORMATION))
        self._blocked.tell("warning", _("This document cannot be prepared yet."), sentence)
        self._blocked.set_actions(complete, close)

    # Acting

    def _open_item(self, item: TimelineItem) -> None:
        if item.kind is TimelineKind.DOCUMENT:
            self._open_document(item.id)
        elif item.kind is TimelineKind.SUPERVISION:
            self.workspace.go("entry", entry_id=item.id)
        elif item.kind is TimelineKind.OBJECTIVE:
            self.header.tabs.set_value(OBJECTIVES)
        elif item.kind is TimelineKind.MILESTONE:
            self.header.tabs.set_value(INFORMATION)
        else:
            self._show_item(item)
            self._show_side(writing=True)
            self.pane.start().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_item(self, item: TimelineItem) -> None:
        self._item = item
        self.timeline.choose(item)
        if item.note_id is not None:
            self.pane.show_note(item.note_id)
        elif item.kind is TimelineKind.SESSION:
            self.pane.show_session(item)
        if self._seen is not None:
            self.pane.show_strips(self._seen, self._item)

    def _open_hit(self, hit: Hit) -> None:
        if hit.kind == "document":
            self._open_document(hit.id)
        elif hit.kind == "entry":
            self.workspace.go("entry", entry_id=hit.id)
        else:
            self._write_in(hit.id)

    def _open_document(self, document_id: int) -> None:
        found = [one.document for one in self._seen.documents if one.document.id == document_id] if self._seen else []
        draft = bool(found) and found[0].state is DocumentState.DRAFT
        self.workspace.go("wizard" if draft else "document", document_id=document_id)

    def _write_in(self, note_id: int) -> None:
        """Open a note and put the keyboard in it."""
        self.header.tabs.set_value(TIMELINE)
        if self.pane.show_note(note_id) and self._seen is not None:
            self._refresh_timeline()
            self.pane.show_strips(self._seen, self._item)
            self._show_side(writing=True)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.editor.note_id:
            self._show_first()

    def _back_to_timeline(self) -> None:
        self._show_side(writing=False)
        self.timeline.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _prepare(self, kind: DocumentKind) -> None:
        self._on_dossier(lambda seen: self._acts.prepare(seen.engagement.id, kind))

    def _to_consent(self) -> None:
        def go(seen: Dossier) -> None:
            standing = seen.consent
            if standing.status is ConsentStatus.TO_SIGN and standing.document_id is not None:
                self.workspace.go("document", document_id=standing.document_id)
            elif standing.status in (ConsentStatus.REFUSED, ConsentStatus.WITHDRAWN):
                self.header.tabs.set_value(DOCUMENTS)
            else:
                self._acts.prepare(seen.engagement.id, DocumentKind.CONSENT)

        self._on_dossier(go)

    def _reopen(self) -> None:
        self._on_dossier(lambda seen: self._acts.move(seen.engagement, EngagementState.ACTIVE))

    def _shown_id(self) -> int:
        return self._seen.engagement.id if self._seen is not None else 0

    def _on_dossier(self, act: Callable[[Dossier], object]) -> None:
        if self._seen is not None:
            self.editor.flush()
            act(self._seen)
