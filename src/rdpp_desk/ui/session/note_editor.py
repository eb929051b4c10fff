"""The note, always open to be written: text, tools, saving, versions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QStackedWidget, QWidget

from rdpp_desk.actions import notes
from rdpp_desk.actions.notes import Draft, OpenNote
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.autosave import SaveState
from rdpp_desk.ui.session.formatting import BOLD, ITALIC
from rdpp_desk.ui.session.note_acts import NoteActs
from rdpp_desk.ui.session.note_footer import NoteFooter, count_words
from rdpp_desk.ui.session.note_text import MARK_KEYS, NoteText, selection
from rdpp_desk.ui.session.note_toolbar import NoteToolbar
from rdpp_desk.ui.session.note_words import headings_of, note_caption, note_title, saved_sentence, template_of
from rdpp_desk.ui.session.unsaved_strip import UnsavedStrip
from rdpp_desk.ui.session.versions_panel import VersionsPanel
from rdpp_desk.ui.session.writing import Writing
from rdpp_desk.ui.session.writings import Writings
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Label, announce, panel, vbox
from rdpp_desk.ui.workspace import Workspace

_LONG_NOTE = 20_000
_COUNT_AFTER, _COUNT_LONG_AFTER = 150, 1_000


class NoteEditor(QWidget):
    """Writes one note at a time; the notes seen since the vault was opened keep their undo history.

    `saved` gives a note's id after each save, `title_changed` after a new title, `trashed` when it went to the
    trash, `note_requested` when a note should be opened (a trash undone).
    """

    saved = Signal(int)
    title_changed = Signal(int)
    trashed = Signal(int)
    note_requested = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._writings = Writings(workspace.desk, self)
        self._writing: Writing | None = None
        self._build()
        self._connect()
        self._show_nothing()

    def _build(self) -> None:
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.toolbar = NoteToolbar()
        self.text = NoteText()
        self._empty = QTextDocument(self)
        self.footer = NoteFooter()
        self._title = Label("", "title", elide="right")
        self._caption = Label("", "caption", elide="right")
        side = Space.S5 + Space.S4
        head = vbox(self._title, self._caption, spacing=Space.S1, margins=(side, Space.S5, Space.S5, 0))
        self._page = panel(vbox(head, (self.text, 1), spacing=0))
        self.unsaved = UnsavedStrip()
        self.versions = VersionsPanel(self._workspace.desk, self._workspace.jobs)
        self._acts = NoteActs(self._workspace, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.versions)
        self._above = panel(vbox(self.unsaved, margins=(Space.S3, Space.S3, Space.S3, 0)))
        self._above.hide()
        self.setLayout(vbox(self.toolbar, self._above, (self._stack, 1), self.footer, spacing=0))
        self.setFocusProxy(self.text)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)

    def _connect(self) -> None:
        bar = self.toolbar
        bar.bold.connect(lambda: self.text.toggle_signs(BOLD))
        bar.italic.connect(lambda: self.text.toggle_signs(ITALIC))
        bar.bullets.connect(lambda: self.text.toggle_list(numbered=False))
        bar.numbers.connect(lambda: self.text.toggle_list(numbered=True))
        bar.template_chosen.connect(lambda template: self.text.add_headings(headings_of(template)))
        bar.mark_asked.connect(self.toggle_mark)
        self.text.mark_asked.connect(self.toggle_mark)
        self.text.left.connect(self.flush)
        self.text.cursorPositionChanged.connect(self._caret_moved)
        self.text.selectionChanged.connect(self._show_marked)
        bar.versions_asked.connect(self._show_versions)
        bar.rename_asked.connect(lambda: self._on_note(self._acts.ask_title))
        bar.finish_asked.connect(lambda: self._on_note(self._acts.finish))
        bar.trash_asked.connect(lambda: self._on_note(self._acts.trash))
        self._acts.renamed.connect(self._renamed)
        self._acts.finished.connect(self._reread)
        self._acts.trashed.connect(self._gone)
        self._acts.brought_back.connect(self.note_requested)
        self._acts.rewritten.connect(self._rewritten)
        self.versions.closed.connect(lambda: self._show_versions(False))
        self.versions.restore_asked.connect(self._restore)
        self.unsaved.retry_asked.connect(self.flush)
        self.unsaved.copy_asked.connect(self._copy_unsaved)
        self.footer.passage_chosen.connect(self._show_passage)
        self._counting.timeout.connect(self._count)
        self._writings.state_changed.connect(self._state_changed)
        self._writings.saved.connect(self.saved)
        self._writings.text_changed.connect(self._text_changed)
        keys = QShortcut(QKeySequence(MARK_KEYS), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.toggle_mark)

    # What the page asks

    @property
    def note_id(self) -> int:
        """The note on screen, 0 when there is none."""
        return self._writing.note_id if self._writing else 0

    @property
    def has_unsaved(self) -> bool:
        """Whether any text is not on the disk, that of a note left behind included."""
        return bool(self._writings.unsaved())

    def open(self, note_id: int) -> bool:
        """Show a note where it was left; the one on screen is saved first. False if it cannot be read."""
        if note_id == self.note_id:
            self.flush()
        else:
            self._leave_note()
        try:
            writing = self._writings.open(note_id)
        except DeskError as failure:
            if note_id != self.note_id:  # what is being written stays on screen
                self._show_nothing()
            self._workspace.toasts.show(str(sentences.error(failure)))
            return False
        if writing is self._writing:
            self._show_words()
        else:
            self._show(writing)
        return True

    def close_note(self) -> None:
        """Save, keep a version, and show no note."""
        if self._writing is None:
            return
        self._leave_note()
        self._show_nothing()

    def flush(self) -> bool:
        """Save now all that is not on the disk; whether all of it is."""
        self._remember_place()
        return self._writings.save()

    def drafts(self) -> tuple[Draft, ...]:
        """What could not be saved, for `actions.unlock.lock` to try again or to seal."""
        return self._writings.unsaved()

    def draft(self) -> Draft | None:
        """The note on screen as it stands, saved or not."""
        return self._writing.draft() if self._writing else None

    def wipe(self) -> None:
        """Forget every word: texts, undo histories, titles, menus, copies. Save before (`flush`, `drafts`)."""
        self._counting.stop()
        self.text.clipboard.clear()
        self._show_nothing()
        self._writings.wipe()
        self._show_failure()

    # Showing

    def _show(self, writing: Writing) -> None:
        self._leave_versions()
        self._writing = None
        self.text.passages = writing.passages
        writing.take_font()
        self.text.setDocument(writing.document)
        self.text.go_to(writing.caret)
        if writing.scroll is not None:
            self.text.verticalScrollBar().setValue(writing.scroll)
        self._writing = writing
        self._show_words()
        self._state_changed(writing)
        self._count()

    def _show_nothing(self) -> None:
        self._leave_versions()
        self._writing = None
        self.text.passages = None
        self.text.setDocument(self._empty)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Text of the note"))
        self._title.setText("")
        self._caption.setText("")
        self.footer.wipe()
        self._show_marked()
        self.toolbar.set_ready(ready=False, writable=False)
        self.toolbar.saving.show_state(SaveState.KEPT, "")

    def _show_words(self) -> None:
        if self._writing is None:
            return
        opened = self._writing.opened
        title = note_title(opened)
        self._title.setText(title)
        self._caption.setText(note_caption(opened))
        self.text.setReadOnly(opened.closed)
        self.text.setAccessibleName(_("Text of the note: {title}").format(title=title))
        writable = not opened.closed and self._stack.currentWidget() is self._page
        self.toolbar.set_ready(ready=True, writable=writable, finished=opened.note.finished)

    def _state_changed(self, writing: Writing) -> None:
        if writing is self._writing:
            kept = writing.save_state is SaveState.KEPT
            self.toolbar.saving.show_state(
                writing.save_state, saved_sentence(self._workspace.desk, writing.saved_at) if kept else ""
            )
            if writing.save_state is SaveState.SAVING:
                self.toolbar.saving.repaint()
        self._show_failure()

    def _show_failure(self) -> None:
        failed = self._writings.failed()
        self._above.setVisible(failed is not None)
        self.unsaved.show_failure(failed.failure if failed else None, elsewhere=failed is not self._writing)

    def _copy_unsaved(self) -> None:
        failed = self._writings.failed() or self._writing
        if failed is not None:
            self.text.clipboard.copy(failed.text())

    def _leave_note(self) -> None:
        self.flush()
        if self._writing is not None:
            self._writings.keep_version(self._writing)

    # The note as a whole

    def _on_note(self, act: Callable[[OpenNote], None]) -> None:
        if self._writing is not None:
            self.flush()
            act(self._writing.opened)

    def _reread(self, note_id: int) -> None:
        writing = self._writings.get(note_id)
        if writing is not None:
            writing.describe(notes.open_note(self._workspace.desk, note_id))
        if writing is self._writing:
            self._show_words()

    def _renamed(self, note_id: int) -> None:
        self._reread(note_id)
        self.title_changed.emit(note_id)

    def _gone(self, note_id: int) -> None:
        if self.note_id == note_id:
            self._show_nothing()
        self._writings.forget(note_id)
        self.trashed.emit(note_id)

    def _show_versions(self, shown: bool) -> None:
        if not shown or self._writing is None:
            self._leave_versions()
            self._show_words()
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.flush()
        self.versions.show_versions(
            notes.revisions(self._workspace.desk, self._writing.note_id),
            self._writing.text(),
            not self._writing.opened.closed,
        )
        self._stack.setCurrentWidget(self.versions)
        self._show_words()
        self.toolbar.show_versions(True)
        self.versions.start().setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_versions(self) -> None:
        self.toolbar.show_versions(False)
        self._stack.setCurrentWidget(self._page)
        self.versions.wipe()

    def _restore(self, revision_id: int) -> None:
        before = self.draft()
        if before is not None and self.flush():
            self._acts.restore(before, revision_id)

    def _rewritten(self, note_id: int) -> None:
        shown = self.note_id == note_id
        if shown:
            self._show_nothing()
        self._writings.forget(note_id)
        if shown:
            self.open(note_id)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.saved.emit(note_id)

    def _caret_moved(self) -> None:
        if self._writing is not None:
            self._writing.caret = self.text.textCursor().position()
            self._show_marked()

    def _show_marked(self) -> None:
        """Press the button of supervision where it would take the mark away."""
        self.toolbar.show_marked(self._writing is not None and self._writing.passages.holds(*self._to_mark()))

    def _to_mark(self) -> tuple[int, int]:
        """What is selected, else where the caret is in a marked passage, else its paragraph."""
        cursor = self.text.textCursor()
        at = cursor.position()
        inside = self._writing is not None and not cursor.hasSelection() and self._writing.passages.holds(at, at)
        return (at, at) if inside else selection(cursor)

    def _remember_place(self) -> None:
        if self._writing is not None:
            self._writing.scroll = self.text.verticalScrollBar().value()

    # Writing

    def toggle_mark(self) -> None:
        """Mark what is selected (else the paragraph) « à travailler en supervision », or take the mark away."""
        if self._writing is None or self.text.isReadOnly() or self._stack.currentWidget() is not self._page:
            self._show_marked()
            return
        marked = self._writing.passages.toggle(*self._to_mark())
        if marked is not None:
            announce(self.text, _("Marked for supervision.") if marked else _("No longer marked for supervision."))
        self.text.viewport().update()
        self._count()

    def _show_passage(self, position: int) -> None:
        self.text.go_to(position)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # Counting, at leisure

    def _text_changed(self) -> None:
        if not self._counting.isActive():
            long = self.text.document().characterCount() > _LONG_NOTE
            self._counting.start(_COUNT_LONG_AFTER if long else _COUNT_AFTER)

    def _count(self) -> None:
        if self._writing is None:
            return
        text = self._writing.text()
        self.footer.show_words(count_words(text))
        self.toolbar.show_template(template_of(text))
        self.footer.show_passages(self._writing.marked_words())
        self._show_marked()
