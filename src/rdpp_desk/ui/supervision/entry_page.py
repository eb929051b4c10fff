"""One page of the journal: written in calm, kept as it is typed, shared only after the review."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QBoxLayout, QWidget

from rdpp_desk.actions import dossiers, supervision
from rdpp_desk.actions.drafts import AnyDraft
from rdpp_desk.actions.supervision import OpenEntry
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, sentences
from rdpp_desk.practice.supervision import EntryPassage, EntryState, SupervisionEntry
from rdpp_desk.ui.autosave import SaveState
from rdpp_desk.ui.clients.acts import attempt, do
from rdpp_desk.ui.session.unsaved_strip import UnsavedStrip
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.supervision.acts import take, trash_page
from rdpp_desk.ui.supervision.entry_form import EntryForm
from rdpp_desk.ui.supervision.entry_side import ChecklistCard, DossiersCard, SortingCard, StateCard, side
from rdpp_desk.ui.supervision.entry_writing import EntryWriting
from rdpp_desk.ui.supervision.passages_box import PassagesBox
from rdpp_desk.ui.supervision.supervision_dialog import SupervisionDialog
from rdpp_desk.ui.supervision.take_dialog import TakeDialog
from rdpp_desk.ui.supervision.words import capitalised, entry_number
from rdpp_desk.ui.theme import Size, Space, manager, theme
from rdpp_desk.ui.widgets import (
    Button,
    IconButton,
    Label,
    MenuButton,
    Paragraph,
    ScrollPage,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace

_SIDE = 300
_WIDEST = 760


class EntryPage(Page):
    """Keeps the page it shows until another is entered; the state of writing belongs to one page only."""

    nav = "journal"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.writing: EntryWriting | None = None
        self.form = EntryForm(workspace)
        self.passages = PassagesBox()
        self.form.put_passages(self.passages)
        self.state = StateCard()
        self.touched = DossiersCard()
        self.sorting = SortingCard()
        self.checklist = ChecklistCard()
        self._unsaved = UnsavedStrip()
        self._build()
        self._wire()
        workspace.changed.connect(self._refresh)
        manager().changed.connect(self._resize)

    def _build(self) -> None:
        back = IconButton("chevron-left", _("Back to the journal"))
        back.clicked.connect(lambda: self.workspace.go("journal"))
        self._number = Label("", "subtitle", elide="right")
        self._caption = Label("", "caption", elide="right")
        self._saved = Label("", "caption")
        self.extract = Button(_("Prepare the extract"), "scan-text", "primary")
        self.extract.clicked.connect(self._review)
        more = MenuButton(_("Other actions on this page"))
        more.add(_("Put this page in the trash"), self._trash, "trash-2")
        words = vbox(self._number, self._caption, spacing=0)
        bar = hbox(back, (words, 1), self._saved, Space.S2, self.extract, more, spacing=Space.S2 + 2)
        bar.setContentsMargins(Space.S4, Space.S3 - 1, Space.S4 + Space.S1, Space.S3 - 1)
        hint = Paragraph(
            _("Write freely, names included: each field leaves only in an extract, and only after your review."),
            "caption",
        )
        left = panel(vbox(self._unsaved, hint, self.form, None, spacing=Space.S3))
        self._left = left
        self._side = side(self.state, self.touched, self.checklist, self.sorting)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(Space.CARD + 2)
        self._body.addWidget(left, 1)
        self._body.addWidget(self._side)
        self._body.addStretch(0)
        self._scroll = ScrollPage(self._body, None, spacing=0)
        self.setLayout(vbox(panel(bar, "bar"), self._scroll, spacing=0))

    def _wire(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.left.connect(self.save_now)
        self.sorting.changed.connect(self._changed)
        self.sorting.left.connect(self.save_now)
        self.checklist.changed.connect(lambda answered: self._changed("checklist", answered))
        self.touched.changed.connect(lambda ids: self._changed("engagement_ids", ids))
        self.touched.opened.connect(lambda key: self.workspace.go("dossier", engagement_id=key))
        self.state.state_asked.connect(self._state_asked)
        self.state.record.connect(self._record)
        self.passages.edited.connect(self._passage_edited)
        self.passages.dropped.connect(self._drop)
        self.passages.left.connect(self.save_now)
        self.passages.more_asked.connect(self._take)
        self._unsaved.retry_asked.connect(self.save_now)
        self._unsaved.copy_asked.connect(self._copy)

    def title(self) -> str:
        return _("Page of the journal")

    def enter(self, **params: object) -> None:
        wanted = params.get("entry_id")
        if self.writing is not None and self.writing.dirty and not self.writing.save():
            self._show_names(self.writing.entry)
            return  # what the disk refused stays on screen
        if isinstance(wanted, int):
            self._load(wanted)

    def leave(self) -> None:
        if self.writing is None:
            return
        self.writing.save()
        if self.writing.stored:
            self.writing.stored = False
            self.workspace.changed.emit()

    def drafts(self) -> tuple[AnyDraft, ...]:
        return self.writing.drafts() if self.writing is not None else ()

    def wipe(self) -> None:
        if self.writing is not None:
            self.writing.wipe()
            self.writing = None
        self.form.wipe()
        self.passages.wipe()
        self.state.wipe()
        self.touched.wipe()
        self.sorting.themes.clear()
        for label in (self._number, self._caption, self._saved):
            label.setText("")

    def save_now(self) -> None:
        if self.writing is not None:
            self.writing.save()

    def sensitive(self) -> list[QWidget]:
        return [self.form, self.sorting.typed]

    def primary_focus(self) -> QWidget | None:
        title = self.form.texts["title"]
        return title if not title.text() else self.form.texts["question"]

    def regions(self) -> list[QWidget]:
        return [self.form.texts["title"], self.state.choice if self.state.choice.isVisible() else self.state.button]

    def reflow(self, breakpoint: Breakpoint) -> None:
        down = breakpoint is Breakpoint.COLUMN
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)
        self._resize()

    def _resize(self) -> None:
        down = self._body.direction() is QBoxLayout.Direction.TopToBottom
        self._side.setMinimumWidth(0 if down else theme().px(_SIDE))
        self._side.setMaximumWidth(Size.UNBOUNDED if down else theme().px(_SIDE))
        self._left.setMaximumWidth(Size.UNBOUNDED if down else theme().px(_WIDEST))

    def _load(self, entry_id: int) -> None:
        try:
            opened = supervision.open_entry(self.workspace.desk, entry_id)
        except DeskError as failure:
            self.workspace.toasts.show(str(sentences.error(failure)))
            return
        if self.writing is not None:
            self.writing.wipe()
        self.writing = EntryWriting(self.workspace.desk, opened, self)
        self.writing.state_changed.connect(self._show_saving)
        self._show(opened)
        self._show_saving()
        self._scroll.verticalScrollBar().setValue(0)

    def _show(self, opened: OpenEntry) -> None:
        entry, desk = opened.entry, self.workspace.desk
        self._number.setText(entry_number(entry))
        self._caption.setText(capitalised(formats.weekday(entry.written_on, year=True)))
        self.form.show_entry(entry)
        self.sorting.show_entry(entry)
        self.checklist.show_entry(entry)
        self.state.show_entry(opened)
        known = dossiers.list_dossiers(desk)
        self.touched.show_dossiers(entry.engagement_ids, opened.who, known)
        names = {one.engagement_id: one.name for one in known} | dict(
            zip(entry.engagement_ids, opened.who, strict=True)
        )
        self.passages.show_passages(opened, names, len(supervision.waiting(desk)))

    def _show_names(self, entry: SupervisionEntry) -> None:
        """The names beside the page as the screen shows them now; what was typed is left alone."""
        opened = attempt(self.workspace, lambda: supervision.open_entry(self.workspace.desk, entry.id))
        if opened is not None:
            known = dossiers.list_dossiers(self.workspace.desk)
            names = dict(zip(opened.entry.engagement_ids, opened.who, strict=True))
            names |= {one.engagement_id: one.name for one in known}
            self.state.show_entry(replace(opened, entry=entry))
            touched = entry.engagement_ids
            self.touched.show_dossiers(touched, [names.get(one, "") for one in touched], known)

    def _refresh(self) -> None:
        """Something was written elsewhere, or undone: the same page, as stored."""
        if self.writing is None or self.writing.dirty or not self.isVisible():
            return
        opened = attempt(self.workspace, lambda: supervision.open_entry(self.workspace.desk, self._entry_id()))
        if opened is not None:
            self.writing.entry = opened.entry
            self._show(opened)

    def _entry_id(self) -> int:
        return self.writing.entry.id if self.writing is not None else 0

    def _changed(self, name: str, value: object) -> None:
        if self.writing is not None:
            self.writing.change(**{name: value})

    def _state_asked(self, state: EntryState) -> None:
        self._changed("state", state)
        self.save_now()

    def _passage_edited(self, passage: EntryPassage) -> None:
        if self.writing is not None:
            self.writing.change_passage(passage)

    def _drop(self, passage: EntryPassage) -> None:
        desk = self.workspace.desk
        if self.writing is not None and self.writing.save():
            do(
                self.workspace,
                lambda: supervision.drop_passage(desk, passage),
                _("Passage taken out. It waits among the others."),
                lambda gone: supervision.put_passage_back(desk, gone),
            )

    def _take(self) -> None:
        if self.writing is None or not self.writing.save():
            return
        dialog = TakeDialog(self, supervision.waiting(self.workspace.desk))
        dialog.chosen.connect(self._taken)
        dialog.open()

    def _taken(self, marks: tuple[int, ...]) -> None:
        take(self.workspace, marks, self._entry_id())

    def _record(self) -> None:
        if self.writing is None or not self.writing.save():
            return
        SupervisionDialog(self, self.workspace, [self._entry_id()]).open()

    def _review(self) -> None:
        if self.writing is not None and self.writing.save():
            day = self.writing.entry.written_on
            self.workspace.go("review", start=day, end=day, unlinked=False)

    def _trash(self) -> None:
        if self.writing is None or not self.writing.save():
            return
        if trash_page(self.workspace, self.writing.entry.id):
            self.writing.wipe()
            self.writing = None
            self.workspace.go("journal")

    def _copy(self) -> None:
        if self.writing is not None:
            entry = self.writing.entry
            words = [str(getattr(entry, name)) for name in self.form.texts]
            self.shell.copy("\n\n".join(word for word in words if word))

    def _show_saving(self) -> None:
        if self.writing is None:
            return
        self._saved.setText(self.writing.words())
        failed = self.writing.save_state is SaveState.FAILED
        self._unsaved.show_failure(self.writing.failure if failed else None, elsewhere=False)
