"""The last verified copy: when, where, and whether it is late."""

from __future__ import annotations

from PySide6.QtCore import Qt

from rdpp_desk.actions.today import BackupStatus
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.today.words import ago
from rdpp_desk.ui.widgets import Card, Chip, FlowLayout, Label, Paragraph, Tile, hbox, panel, vbox


class LastCopyCard(Card):
    """Says only what is true: what was read back, and what was not."""

    def __init__(self) -> None:
        super().__init__(margins=(Space.CARD,) * 4)
        self._tile = Tile("shield-alert", "warning")
        self._title = Label("", "subtitle")
        self._title.setWordWrap(True)
        self._chip = Chip("", "warning")
        self._text = Paragraph("")
        self._rehearsed = Paragraph("")
        words = vbox(self._title, panel(FlowLayout(self._chip)), self._text, self._rehearsed, spacing=Space.S1)
        self.column.addLayout(hbox((self._tile, 0, Qt.AlignmentFlag.AlignTop), (words, 1), spacing=Space.S4))

    def show_status(self, status: BackupStatus) -> None:
        """What there is."""
        good = status.verified and not status.late and not status.failing
        self._rehearsed.setVisible(status.made_at is not None)
        self._rehearsed.set_text(
            _("Last trial restore on {day}.").format(day=formats.day(status.rehearsed_on))
            if status.rehearsed_on
            else _("None has been restored for trial yet.")
        )
        self._tile.set("shield-check" if good else "shield-alert", "success" if good else "warning")
        if status.made_at is None or status.days is None:
            self._title.setText(_("No backup yet"))
            self._text.set_text(_("If this disk breaks down or is stolen, everything is lost. Make a first copy now."))
            self._text.show()
            self._chip.hide()
            return
        when = ago(status.made_at, status.days)
        words = _("Read back without error, {when}") if status.verified else _("Not read back, {when}")
        self._title.setText(words.format(when=when))
        self._text.set_text(_("In “{place}”.").format(place=status.place) if status.place else "")
        self._text.setVisible(bool(status.place))
        self._chip.setVisible(status.late)
        late = max(1, status.days - status.every_days)
        self._chip.set(ngettext("{count} day late", "{count} days late", late).format(count=late), "warning")

    def wipe(self) -> None:
        """Show nothing."""
        self._title.setText("")
        self._text.set_text("")
        self._rehearsed.set_text("")
