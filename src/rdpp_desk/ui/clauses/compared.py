"""Beside the words being written: ours, what differs from them, and the names that fill themselves in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from rdpp_desk.actions import clause_names
from rdpp_desk.actions.clauses import ClauseLine
from rdpp_desk.messages import _
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.ui.session.difference import difference
from rdpp_desk.ui.session.difference_view import DifferenceView
from rdpp_desk.ui.theme import Size, Space, manager, theme
from rdpp_desk.ui.widgets import Label, ListView, Paragraph, RowItem, SearchEdit, Segmented, TextArea, panel, vbox
from rdpp_desk.ui.widgets.date_text import plain

_OURS, _DIFFERENCE, _PRINTED, _NAMES = VIEWS = ("ours", "difference", "printed", "names")
_LINES, _MOST_LINES = 12, 28


class Compared(QWidget):
    """`insert_asked` gives what to write where the cursor is; `preview_asked` wants what the text would print."""

    insert_asked = Signal(str)
    preview_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind: DocumentKind | None = None
        self._ours = ""
        always = [(_PRINTED, _("Preview")), (_NAMES, _("Names"))]
        compared = [(_OURS, _("Ours")), (_DIFFERENCE, _("Difference")), *always]
        self.views = Segmented(compared, _("What to compare with"), _PRINTED)
        self.alone = Segmented(always, _("What to see beside"), _NAMES)
        for views in (self.views, self.alone):
            views.changed.connect(self.show_view)
        self.ours = TextArea(_("Our text"), lines=_LINES, most_lines=_MOST_LINES)
        self.ours.setReadOnly(True)
        self.difference = DifferenceView(_("What differs from ours"))
        self._legend = Label("", "caption")
        self._legend.setWordWrap(True)
        self.search = SearchEdit(_("Search the names"))
        self.search.searched.connect(lambda _text: self._list_names())
        self.names = ListView(_("Names: Enter writes one in your text"))
        self.names.placeholder = _("Nothing by that name.")
        self.names.opened.connect(lambda key: self.insert_asked.emit(str(key[1])))
        told = Paragraph(
            _("Each gives what is said beside it. Enter or a click writes it where your cursor is."), "caption"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(panel(vbox(self.ours, None)))
        self._stack.addWidget(panel(vbox(self._legend, (self.difference, 1), spacing=Space.S2)))
        self.printed = TextArea(_("What your text prints"), lines=_LINES, most_lines=_MOST_LINES)
        self.printed.setReadOnly(True)
        hint = Paragraph(_("What stands in square brackets will be the answer of that name."), "caption")
        self._stack.addWidget(panel(vbox(hint, self.printed, None, spacing=Space.S2)))
        self._stack.addWidget(panel(vbox(told, self.search, (self.names, 1), spacing=Space.S2)))
        self.setLayout(vbox(self.views, self.alone, (self._stack, 1), spacing=Space.S3))
        manager().changed.connect(self._fit)
        self._fit()

    def show_clause(self, line: ClauseLine, kind: DocumentKind, typed: tuple[str, str]) -> None:
        """Compare `typed` with ours; a clause of one's own has only the names beside it."""
        if not line.ours:
            self.show_names_only(kind)
            return
        self._take_kind(kind)
        self._ours = _whole(line.ours_title, line.ours_body)
        self.ours.setText(self._ours)
        self._offer(self.views)
        self.compare(typed)

    def show_names_only(self, kind: DocumentKind) -> None:
        """Nothing to compare with."""
        self._take_kind(kind)
        self._ours = ""
        self._offer(self.alone)

    def show_view(self, key: str) -> None:
        """Show one of the views."""
        self._stack.setCurrentIndex(VIEWS.index(key))
        if key == _PRINTED:
            self.preview_asked.emit()

    def show_preview(self, text: str) -> None:
        """What the text prints, or why it does not."""
        self.printed.setText(text)

    def compare(self, typed: tuple[str, str]) -> None:
        """Say again what differs, and what is printed."""
        if self._stack.currentIndex() == VIEWS.index(_PRINTED):
            self.preview_asked.emit()
        if not self._ours:
            return
        self.difference.show_pieces(difference(self._ours, _whole(*typed)))
        self._legend.setText(
            _("Your text is ours, word for word.")
            if self.difference.same
            else _("− struck through: in ours only · + underlined: in yours only")
        )

    def wipe(self) -> None:
        """Forget every word."""
        self._ours = ""
        self.ours.clear()
        self.printed.clear()
        self.difference.wipe()

    def _take_kind(self, kind: DocumentKind) -> None:
        if kind is not self._kind:
            self._kind = kind
            self.search.clear()
            self._list_names()

    def _list_names(self) -> None:
        if self._kind is None:
            return
        sought, rows = plain(self.search.text().strip()), list[RowItem]()
        for number, group in enumerate(clause_names.names(self._kind)):
            found = [name for name in group.names if sought in plain(f"{name.gives} {name.written} {group.title}")]
            if found:
                rows.append(RowItem(key=f"group-{number}", title=group.title, header=True))
            rows += [RowItem((number, name.written), name.gives, subtitle=_on_one_line(name.written)) for name in found]
        self.names.set_rows(rows)

    def _offer(self, views: Segmented) -> None:
        """One set of views or the other, at the one that was looked at last."""
        self.views.setVisible(views is self.views)
        self.alone.setVisible(views is self.alone)
        self.show_view(str(views.value()))

    def _fit(self) -> None:
        self._stack.setMinimumHeight(theme().px(Size.SEARCH))


def _whole(title: str, body: str) -> str:
    return f"{title.strip()}\n\n{body.strip()}\n"


def _on_one_line(written: str) -> str:
    return " ".join(written.split())
