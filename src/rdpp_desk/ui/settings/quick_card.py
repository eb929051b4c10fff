"""The quick unlock, to set up, change and take away."""

from __future__ import annotations

from PySide6.QtCore import QObject

from rdpp_desk.messages import _, formats
from rdpp_desk.ui.settings.quick_dialog import CodeDialog
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import Button, Check, Strip, hbox, panel


class QuickCard(QObject):
    """Whether a code is in force, what it is worth, and the buttons to choose or remove it."""

    def __init__(self, section: Section) -> None:
        super().__init__(section)
        self._section, self._quick = section, section.workspace.quick
        self.state = Strip("success")
        self.choose = Button(_("Choose a code"), "key-round")
        self.choose.clicked.connect(self._choose)
        self.remove = Button(_("Remove the code"), "x", "ghost")
        self.remove.clicked.connect(self._remove)
        self.sleep = Check(
            _("Forget the code when the computer sleeps"),
            help_text=_("After a sleep, your passphrase is asked for."),
        )
        self.sleep.toggled.connect(self._keep_sleep)
        self._removing = panel(hbox(self.remove, None))
        section.card(
            section.row(
                _("Quick unlocking"),
                _(
                    "A short code opens the vault again after a lock, until you quit the program. Three wrong codes, "
                    "twelve hours or a new passphrase put an end to it. It is written nowhere."
                ),
                self.choose,
            ),
            self.state,
            self.sleep,
            self._removing,
        )
        section.when_loaded(self.show)
        self._quick.changed.connect(self.show)

    def show(self) -> None:
        """As things are now."""
        until = self._quick.until(self._section.desk.vault.path)
        self._removing.setVisible(until is not None)
        self.choose.setText(_("Choose a code") if until is None else _("Change the code"))
        self.choose.setAccessibleName(self.choose.text())
        self.state.setVisible(until is not None)
        if until is not None:
            at = formats.clock_time(self._section.desk.wall(until))
            self.state.tell("success", _("Code in force until {time}, or until you quit.").format(time=at))
        self.sleep.blockSignals(True)
        self.sleep.setChecked(self._section.workspace.settings.quick_forgets_at_sleep)
        self.sleep.blockSignals(False)

    def _choose(self) -> None:
        CodeDialog(self._section, self._section.workspace).open()

    def _remove(self) -> None:
        self._quick.forget()
        self._section.workspace.toasts.show(_("Code removed. Your passphrase opens the vault."))
        self.choose.setFocus()

    def _keep_sleep(self, on: bool) -> None:
        self._section.host.shell.keep_settings(quick_forgets_at_sleep=on)
