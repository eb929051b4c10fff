"""The copies that exist: when, where, read back or not, and the day by which each is gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from rdpp_desk.actions import discretion
from rdpp_desk.actions.backup import Generation
from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.ui.theme import Space, manager
from rdpp_desk.ui.widgets import Button, Card, FlowLayout, Kind, Label, ListView, Paragraph, RowItem, panel

_SHOWN = 4


class GenerationsCard(Card):
    """`opened` gives the path of the copy to read back."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=Space.S3)
        self._desk = desk
        self._all: tuple[Generation, ...] = ()
        self.list = ListView(_("Copies"))
        self.list.opened.connect(self._open)
        self.more = Button("", size="small")
        self.more.clicked.connect(lambda: self._show(len(self._all)))
        self._more = panel(FlowLayout(self.more))
        sentence = Paragraph(_("The last one verified is never deleted. Choose a copy to read it back."))
        for part in (Label(_("Copies that exist"), "subtitle"), sentence, self.list, self._more):
            self.column.addWidget(part)
        manager().changed.connect(self._fit)
        self.hide()

    def show_generations(self, found: Sequence[Generation]) -> None:
        """Newest first; hidden while there is none."""
        self._all = tuple(found)
        self.setVisible(bool(self._all))
        self._show(_SHOWN)

    def wipe(self) -> None:
        """Forget them."""
        self._all = ()
        self.list.wipe()
        self.hide()

    def _show(self, count: int) -> None:
        self.list.set_rows([self._row(one) for one in self._all[:count]])
        self._fit()
        rest = len(self._all) - count
        words = ngettext("See {count} older copy", "See {count} older copies", max(rest, 0))
        self.more.setText(words.format(count=max(rest, 0)))
        self._more.setVisible(rest > 0)

    def _fit(self) -> None:
        self.list.setFixedHeight(self.list.content_height())

    def _row(self, one: Generation) -> RowItem:
        record = one.record
        made = self._desk.wall(record.made_at)
        day = _("{day} at {time}").format(day=formats.day(one.made_on), time=formats.clock_time(made))
        state: tuple[str, Kind] = (_("Verified"), "accent")
        if one.expires_on <= self._desk.today():
            state = (_("Too old: to be deleted"), "warning")
        elif record.rehearsed_at:
            state = (_("Read back in full"), "success")
        kept = _("gone by {day}").format(day=formats.day(one.expires_on))
        place = discretion.words(self._desk, record.place)
        where = _("“{place}”").format(place=place) if place else ""
        return RowItem(
            record.path,
            day,
            " · ".join(filter(None, (where, formats.size(record.size), kept))),
            chips=(state,),
            icon="file-check" if record.rehearsed_at else "hard-drive-download",
            kind=state[1],
        )

    def _open(self, key: object) -> None:
        self.opened.emit(Path(str(key)))
