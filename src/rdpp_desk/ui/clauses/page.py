"""Clauses: those of one kind of document in one language, to read, adapt, add, take out; and its checklist."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from rdpp_desk.actions import checklists, clauses
from rdpp_desk.actions.clauses import ClauseLine, ClauseState
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, clause_words, sentences
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.agreements import DocumentKind, OwnClause
from rdpp_desk.ui.clauses.checklist_view import ChecklistView
from rdpp_desk.ui.clauses.editor import ClauseEditor, refusal_words
from rdpp_desk.ui.clauses.why import STATE_KINDS
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.theme import Size, Space, manager, theme
from rdpp_desk.ui.widgets import (
    Combo,
    IconButton,
    Label,
    ListView,
    RowItem,
    ScrollPage,
    Segmented,
    Tabs,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace

LANGUAGES = {"fr": "Français", "en": "English"}
"""Each in its own words, whatever the interface speaks."""

_CLAUSES, _CHECKLIST = "clauses", "checklist"
_ICONS = {
    ClauseState.OURS: "file-text",
    ClauseState.ADAPTED: "pen-line",
    ClauseState.OWN: "feather",
    ClauseState.REMOVED: "circle-minus",
}


class ClausesPage(Page):
    """`enter(kind="tripartite", language="fr", clause="decisions")` goes to a clause."""

    nav = "settings"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        kinds = clauses.kinds_with_clauses()
        self.kind, self.language, self._clause, self._adding = kinds[0], "fr", "", False
        self._lines: dict[str, ClauseLine] = {}
        self._drafts: dict[str, tuple[str, str]] = {}
        self.kinds = Combo([(kind, label(kind)) for kind in kinds], _("Document"))
        self.kinds.chosen.connect(lambda kind: self.show_kind(kind, self.language))
        self.languages = Segmented(list(LANGUAGES.items()), _("Language of the document"), self.language)
        self.languages.changed.connect(lambda language: self.show_kind(self.kind, language))
        self.tabs = Tabs([(_CLAUSES, _("Clauses")), (_CHECKLIST, _("Checklist"))], _("What to look at"), _CLAUSES)
        self.tabs.changed.connect(lambda _key: self._show_tab())
        self.list = ListView(_("Clauses"), follow=True)
        self.list.opened.connect(lambda key: self.show_clause(str(key)))
        self.choice = Combo(name=_("Clause"))
        self.choice.chosen.connect(lambda key: self.show_clause(str(key)))
        self.editor = ClauseEditor()
        self.checklist = ChecklistView()
        self.checklist.clause_asked.connect(self._go_to)
        self._build()
        self._connect()

    def _build(self) -> None:
        back = IconButton("arrow-left", _("Back"))
        back.clicked.connect(self._go_back)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(Space.S3)
        self._top.addWidget(panel(hbox(back, Label(_("Clauses"), "display"), None, spacing=Space.S2)), 1)
        self._top.addWidget(panel(hbox((self.kinds, 1), self.languages, spacing=Space.S3)))
        side = Space.PAGE
        head = vbox(self._top, self.tabs, spacing=Space.S2, margins=(side, Space.S4, side, 0))
        self._scroll = ScrollPage(self.editor, margins=(Space.S5, Space.S4, side, Space.S5))
        self._foot_line = vbox(margins=(Space.S5, Space.S3, side, Space.S3))
        self._foot = panel(self._foot_line, "footer")
        shown = panel(vbox((self._scroll, 1), self._foot, spacing=0))
        self._side_line = vbox(self.choice, (self.list, 1), spacing=Space.S2)
        self._side = panel(self._side_line)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(self._side)
        self._across.addWidget(shown, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(panel(self._across))
        self._stack.addWidget(ScrollPage(self.checklist, margins=(side, Space.S4, side, Space.S5)))
        self.setLayout(vbox(panel(head), (self._stack, 1), spacing=0))
        manager().changed.connect(self._fit)
        self._column = False
        self._fit()

    def _connect(self) -> None:
        editor = self.editor
        editor.changed.connect(self._typed)
        editor.compared.preview_asked.connect(self._preview)
        editor.keep_asked.connect(self._keep)
        editor.ours_asked.connect(self._back_to_ours)
        editor.take_out_asked.connect(self._take_out)
        editor.put_back_asked.connect(self._put_back)
        editor.add_asked.connect(self.add)
        editor.give_up_asked.connect(self._give_up)

    # What the window asks

    def title(self) -> str:
        return _("Clauses")

    def enter(self, **params: object) -> None:
        self._drafts = clauses.drafts(self.workspace.desk)
        self.tabs.set_value(_CLAUSES)
        wanted = str(params.get("kind") or self.kind.value)
        kind = next((kind for kind in clauses.kinds_with_clauses() if kind.value == wanted), self.kind)
        self.show_kind(kind, str(params.get("language") or self.language), str(params.get("clause") or self._clause))

    def leave(self) -> None:
        if not self._lines:
            return
        try:
            clauses.keep_drafts(self.workspace.desk, self._drafts)
        except DeskError as failure:
            self.workspace.toasts.show(str(sentences.error(failure)))

    def wipe(self) -> None:
        self._lines, self._drafts, self._clause = {}, {}, ""
        self.list.wipe()
        self.choice.clear()
        self.editor.wipe()
        self.checklist.wipe()

    def place(self, params: Mapping[str, object]) -> dict[str, object]:
        return {"kind": self.kind.value, "language": self.language, "clause": self._clause}

    def primary_focus(self) -> QWidget | None:
        return self.choice if self._column else self.list

    def save_now(self) -> None:
        if self.editor.keep.isEnabled():
            self._keep()

    def regions(self) -> list[QWidget]:
        return [self.kinds, self.primary_focus() or self.list, self.editor.title_edit]

    def reflow(self, breakpoint: Breakpoint) -> None:
        self._column = breakpoint is Breakpoint.COLUMN
        direction = QBoxLayout.Direction
        way = direction.TopToBottom if self._column else direction.LeftToRight
        self._top.setDirection(way)
        self._across.setDirection(way)
        self.editor.set_narrow(breakpoint is not Breakpoint.FULL)
        self._fit()

    # What is shown

    def show_kind(self, kind: object, language: str, clause: str = "") -> None:
        """Show the clauses of `kind` in `language`, at `clause` or the first."""
        self.kind, self.language = DocumentKind(str(kind)), language
        self.kinds.set_value(self.kind)
        self.languages.set_value(language)
        self._adding = False
        self._read()
        self.show_clause(clause if clause in self._lines else next(iter(self._lines)))
        self._show_tab()

    def show_clause(self, clause_id: str) -> None:
        """Show one clause."""
        self._clause, self._adding = clause_id, False
        self.list.set_current(clause_id)
        self.choice.set_value(clause_id)
        self.editor.show_clause(self._lines[clause_id], self.kind, self._drafts.get(self._key()))
        self._scroll.verticalScrollBar().setValue(0)

    def add(self) -> None:
        """Begin a clause after the one shown."""
        self._adding = True
        self.editor.show_new(self._lines[self._clause].shown_title, self.kind, self._drafts.get(self._key()))
        self.editor.title_edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _read(self) -> None:
        found = clauses.clauses(self.workspace.desk, self.kind, self.language)
        self._lines = {line.id: line for line in found}
        self._show_rows()

    def _show_rows(self) -> None:
        self.list.set_rows([self._row(line) for line in self._lines.values()], current=self._clause or None)
        choices = [(line.id, self._words(line)) for line in self._lines.values()]
        self.choice.set_choices(choices)
        self.choice.set_value(self._clause)

    def _row(self, line: ClauseLine) -> RowItem:
        said = [] if line.state is ClauseState.OURS else [clause_words.state(line.state.value)]
        if line.ours_changed:
            said.append(_("ours changed since"))
        if self._key_of(line.id) in self._drafts:
            said.append(_("not kept yet"))
        icon = "scale" if line.law else _ICONS[line.state]
        return RowItem(line.id, line.shown_title, subtitle=" · ".join(said), icon=icon, kind=STATE_KINDS[line.state])

    def _words(self, line: ClauseLine) -> str:
        row = self._row(line)
        return " · ".join(part for part in (row.title, row.subtitle) if part)

    def _show_tab(self) -> None:
        listed = self.tabs.value() == _CHECKLIST
        self._stack.setCurrentIndex(1 if listed else 0)
        if listed:
            self.checklist.show_lines(checklists.checklist(self.workspace.desk, self.kind, self.language))

    def _go_to(self, clause_id: str) -> None:
        self.tabs.set_value(_CLAUSES)
        self._show_tab()
        self.show_clause(clause_id)
        self.editor.title_edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        self._foot.setVisible(not self._column)
        if self._column:
            self.editor.take_verbs()
        else:
            self._foot_line.addWidget(self.editor.verbs)
        side = Space.PAGE if self._column else Space.S5 - Space.S1
        self._side_line.setContentsMargins(side, Space.S3, side if self._column else 0, Space.S3)
        self.choice.setVisible(self._column)
        self.list.setVisible(not self._column)
        self._side.setMinimumWidth(0 if self._column else theme().px(Size.SIDE_COLUMN))
        self._side.setMaximumWidth(Size.UNBOUNDED if self._column else theme().px(Size.SIDE_COLUMN))

    # What happens

    def _go_back(self) -> None:
        """To the page before; after a lock there is none, so to the settings."""
        self.shell.back()
        if self.isVisible():
            self.workspace.go("settings", section="documents")

    def _key(self) -> str:
        return self._key_of(f"+{self._clause}" if self._adding else self._clause)

    def _key_of(self, clause: str) -> str:
        return f"{self.kind.value}/{self.language}/{clause}"

    def _typed(self) -> None:
        before = self._key() in self._drafts
        if self.editor.dirty:
            self._drafts[self._key()] = self.editor.typed()
        else:
            self._drafts.pop(self._key(), None)
        if before != (self._key() in self._drafts) and not self._adding:
            self._show_rows()

    def _preview(self) -> None:
        typed = self.editor.typed()
        where = (self.workspace.desk, self.kind, self.language, self.editor.line)
        if self.editor.line is None and not all(words.strip() for words in typed):
            self.editor.compared.show_preview("")
            return
        try:
            text = clauses.preview(*where, typed, self._clause)
        except DeskError as failure:
            self.editor.compared.show_preview(refusal_words(failure))
            return
        self.editor.compared.show_preview(text or _("Prints nothing."))

    def _keep(self) -> None:
        title, body = self.editor.typed()
        if self._adding:
            self._add(title, body)
            return
        where = (self.kind, self.language, self._clause)
        self._do(
            lambda: clauses.adapt(self.workspace.desk, *where, title, body),
            _("Kept. Documents to come use your text; those already proposed keep theirs."),
        )

    def _add(self, title: str, body: str) -> None:
        desk, where = self.workspace.desk, (self.kind, self.language)
        try:
            made = clauses.add(desk, *where, title, body, self._clause)
        except DeskError as failure:
            self.editor.refuse(failure)
            return
        self._drafts.pop(self._key(), None)
        self._written(made)
        self._tell(_("Added. Documents to come print it."), lambda: clauses.back_to_ours(desk, *where, made))

    def _give_up(self) -> None:
        words, key = self.editor.typed(), self._key()
        self._drafts.pop(key, None)
        self.show_clause(self._clause)
        if any(word.strip() for word in words):
            self.workspace.toasts.show(_("Given up."), undo=lambda: self._take_up(key, words))

    def _take_up(self, key: str, words: tuple[str, str]) -> None:
        self._drafts[key] = words
        self.add()

    def _back_to_ours(self) -> None:
        where = (self.kind, self.language, self._clause)
        self._do(lambda: clauses.back_to_ours(self.workspace.desk, *where), _("Ours again."))

    def _take_out(self) -> None:
        where = (self.kind, self.language, self._clause)
        self._do(lambda: clauses.take_out(self.workspace.desk, *where), _("Taken out of the documents to come."))

    def _put_back(self) -> None:
        where = (self.kind, self.language, self._clause)
        self._do(lambda: clauses.put_back(self.workspace.desk, *where), _("Put back."))

    def _do(self, act: Callable[[], OwnClause | None], words: str) -> None:
        """Do `act` to the clause shown, and offer to undo it."""
        desk, where = self.workspace.desk, (self.kind, self.language, self._clause)
        draft = self._drafts.get(self._key())
        try:
            before = act()
        except DeskError as failure:
            self.editor.refuse(failure)
            return
        self._drafts.pop(self._key(), None)
        self._written(self._clause)

        def undo() -> None:
            clauses.put_as_before(desk, *where, before)
            if draft is not None:
                self._drafts[f"{where[0].value}/{where[1]}/{where[2]}"] = draft

        self._tell(words, undo)

    def _tell(self, words: str, undo: Callable[[], object]) -> None:
        def undone() -> None:
            undo()
            self._written(self._clause)

        self.workspace.toasts.show(words, undo=undone)

    def _written(self, clause_id: str) -> None:
        """The vault changed: show it."""
        self._read()
        self.show_clause(clause_id if clause_id in self._lines else next(iter(self._lines)))
        self.workspace.changed.emit()
