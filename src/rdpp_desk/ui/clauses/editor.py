"""One clause: why it is there, its words to edit, and what they are compared with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QBoxLayout, QWidget

from rdpp_desk.actions.clauses import ClauseLine, ClauseState
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, clause_words, sentences
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.ui.clauses.compared import Compared
from rdpp_desk.ui.clauses.why import Why
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Field, FlowLayout, LineEdit, Strip, TextArea, panel, vbox

_LINES, _MOST_LINES = 10, 26


class ClauseEditor(QWidget):
    """`changed` with each letter; each other signal is a verb, for the page to do. `verbs` stand where it puts them."""

    changed = Signal()
    keep_asked = Signal()
    ours_asked = Signal()
    take_out_asked = Signal()
    put_back_asked = Signal()
    add_asked = Signal()
    give_up_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line: ClauseLine | None = None
        self._filling = False
        self.why = Why()
        self.notice, self.problem = Strip("warning"), Strip("danger")
        self.title_edit = LineEdit()
        self.text_edit = TextArea(lines=_LINES, most_lines=_MOST_LINES)
        self.title_edit.textChanged.connect(self._typed)
        self.text_edit.textChanged.connect(self._typed)
        self.compared = Compared()
        self.compared.insert_asked.connect(self._insert)
        self._make_verbs()
        title = Field(_("Title of the clause"), self.title_edit)
        hint = _("Markdown: **bold**, lists, small headings. What stands between braces fills itself in.")
        yours = panel(vbox(title, Field(_("Your text"), self.text_edit, hint), None, spacing=Space.S4))
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(Space.S5)
        self._across.addWidget(yours, 1)
        self._across.addWidget(self.compared, 1)
        self._foot = vbox()
        self.setLayout(vbox(self.why, self.notice, self.problem, self._across, self._foot, spacing=Space.S4))

    def _make_verbs(self) -> None:
        self.keep = Button(_("Keep my text"), "check", "primary")
        self.ours = Button(_("Go back to ours"), "undo-2")
        self.take_out = Button(_("Take out"), "circle-minus", name=_("Take out this clause"))
        self.put_back = Button(_("Put it back"), "circle-plus")
        self.add = Button(_("Add a clause after it"), "plus", "ghost")
        self.give_up = Button(_("Give up this clause"), "x", "ghost")
        for button, signal in (
            (self.keep, self.keep_asked),
            (self.ours, self.ours_asked),
            (self.take_out, self.take_out_asked),
            (self.put_back, self.put_back_asked),
            (self.add, self.add_asked),
            (self.give_up, self.give_up_asked),
        ):
            button.clicked.connect(signal)
        self.verbs = panel(
            FlowLayout(self.keep, self.ours, self.put_back, self.take_out, self.add, self.give_up, between=Space.S2)
        )

    def typed(self) -> tuple[str, str]:
        """Title and text as they are now."""
        return self.title_edit.text(), self.text_edit.text()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept."""
        title, body = self.typed()
        if self.line is None:
            return bool(title.strip() or body.strip())
        return (title.strip(), body.rstrip()) != (self.line.title.strip(), self.line.body.rstrip())

    def show_clause(self, line: ClauseLine, kind: DocumentKind, draft: tuple[str, str] | None) -> None:
        """Show a clause, with what was typed for it before."""
        self.line = line
        self.why.show_clause(line)
        self._tell(line)
        self._write(draft or (line.title, line.body))
        self.compared.show_clause(line, kind, self.typed())
        state = line.state
        self.ours.setVisible(bool(line.ours) and state in (ClauseState.ADAPTED, ClauseState.REMOVED))
        self.put_back.setVisible(state is ClauseState.REMOVED)
        removable = state is not ClauseState.REMOVED and not line.law and line.id != "title"
        self.take_out.setVisible(removable)
        self.add.setVisible(line.id != "title")
        self.give_up.hide()
        for edit in (self.title_edit, self.text_edit):
            edit.setReadOnly(line.law)
        self._show_dirty()

    def show_new(self, after: str, kind: DocumentKind, draft: tuple[str, str] | None) -> None:
        """Show an empty clause, to be printed after the one called `after`."""
        self.line = None
        self.why.show_new(after)
        self.notice.hide()
        self._write(draft or ("", ""))
        self.compared.show_names_only(kind)
        for button in (self.ours, self.put_back, self.take_out, self.add):
            button.hide()
        self.give_up.show()
        for edit in (self.title_edit, self.text_edit):
            edit.setReadOnly(False)
        self._show_dirty()

    def refuse(self, failure: DeskError) -> None:
        """Say why the clause was not kept, and put the cursor on the line that is not right."""
        if failure.code != "template-broken":
            said = sentences.error(failure)
            self.problem.tell("danger", said.what, " ".join(part for part in (said.safe, said.todo) if part))
            return
        line = _line_of(failure)
        where = _("Not kept: line {line} of the text").format(line=line) if line else _("Not kept: the title")
        self.problem.tell("danger", where, clause_words.refusal(str(failure.data.get("reason"))))
        self.title_edit.set_invalid(not line)
        self.text_edit.set_invalid(bool(line))
        if line:
            self._select(line)
        else:
            self.title_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_verbs(self) -> None:
        """Hold the verbs below the words, where there is no room for a foot."""
        self._foot.addWidget(self.verbs)

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(way)

    def wipe(self) -> None:
        """Forget every word."""
        self.line = None
        self.why.wipe()
        self._write(("", ""))
        self.compared.wipe()

    def _tell(self, line: ClauseLine) -> None:
        """What is particular to this clause, above its words."""
        if line.state is ClauseState.REMOVED:
            text = _("The review of each document says so, because it answers an item that never vanishes in silence.")
            told = _("Taken out: documents to come are printed without it.")
            self.notice.tell("warning", told, text if line.locked else "")
        elif line.law:
            told = _("A text of law: it prints word for word.")
            self.notice.tell("accent", told, _("To say more, add a clause of your own after it."))
        elif line.ours_changed:
            told = _("Ours has changed since you adapted it.")
            self.notice.tell("accent", told, _("Compare, then keep your text or go back to ours."))
        else:
            self.notice.hide()

    def _write(self, words: tuple[str, str]) -> None:
        self._filling = True
        self.title_edit.setText(words[0])
        self.text_edit.setText(words[1].rstrip("\n"))
        self._filling = False
        self._forgive()

    def _typed(self) -> None:
        if not self._filling:
            self._forgive()
            self._show_dirty()
            self.changed.emit()
            self.compared.compare(self.typed())

    def _forgive(self) -> None:
        self.problem.hide()
        self.title_edit.set_invalid(False)
        self.text_edit.set_invalid(False)

    def _show_dirty(self) -> None:
        self.keep.setEnabled(self.dirty and not (self.line is not None and self.line.law))

    def _insert(self, written: str) -> None:
        """Put a name where the cursor is."""
        self.text_edit.insertPlainText(written)
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self, line: int) -> None:
        block = self.text_edit.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.text_edit.setTextCursor(cursor)
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)


def refusal_words(failure: DeskError) -> str:
    """Why a text prints nothing, in two lines."""
    if failure.code != "template-broken":
        return str(sentences.error(failure))
    line = _line_of(failure)
    where = _("Line {line} of the text").format(line=line) if line else _("The title")
    return f"{where}\n{clause_words.refusal(str(failure.data.get('reason')))}"


def _line_of(failure: DeskError) -> int:
    return int(str(failure.data.get("line", 0)))
