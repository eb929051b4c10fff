"""Passages marked in notes that no page has taken yet: tick them, then take them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.supervision import WaitingPassage
from rdpp_desk.messages import _, formats
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Check, clear, hbox, vbox

_EXCERPT = 180
_SHOWN = 4


class WaitingList(QWidget):
    """`ticked_changed` gives how many are ticked; `resized` says that it shows more."""

    ticked_changed = Signal(int)
    resized = Signal()

    def __init__(self, shown: int = _SHOWN) -> None:
        super().__init__()
        self._most = shown
        self._seen: tuple[WaitingPassage, ...] = ()
        self._ticks: dict[int, Check] = {}
        self._column = vbox(spacing=Space.S1)
        self.setLayout(self._column)

    def show_passages(self, waiting: Sequence[WaitingPassage], ticked: Sequence[int] = ()) -> None:
        """Show these, the oldest first; `ticked` are the marks already chosen."""
        self._seen = tuple(waiting)
        self._fill(ticked, self._most)

    def ticked(self) -> tuple[int, ...]:
        """The marks chosen, in the order shown."""
        return tuple(mark_id for mark_id, tick in self._ticks.items() if tick.isChecked())

    def wipe(self) -> None:
        """Forget every passage."""
        self.show_passages(())

    def _fill(self, ticked: Sequence[int], most: int) -> None:
        clear(self._column)
        self._ticks = {}
        for one in self._seen[:most]:
            mark = one.waiting.mark
            words = " ".join(mark.passage.split())
            shown = words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"
            origin = f"{one.who} · {formats.day(one.waiting.written_on, year=False)}"
            tick = Check(shown, mark.id in ticked, origin, _("Passage: {words}").format(words=shown))
            tick.setToolTip(mark.passage if shown != words else "")
            tick.toggled.connect(self._told)
            self._ticks[mark.id] = tick
            self._column.addWidget(tick)
        if len(self._seen) > most:
            more = Button(_("See all {count}").format(count=len(self._seen)), variant="link", size="small")
            more.clicked.connect(self._show_all)
            self._column.addLayout(hbox(more, None))
        self._told()

    def _show_all(self) -> None:
        self._fill(self.ticked(), len(self._seen))
        first = next(iter(self._ticks.values()))
        first.setFocus()
        self.resized.emit()

    def _told(self) -> None:
        self.ticked_changed.emit(len(self.ticked()))
