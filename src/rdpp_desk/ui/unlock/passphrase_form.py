"""A new passphrase, typed twice, with its strength in words."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.errors import UsageError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.theme import Space, Time
from rdpp_desk.ui.widgets import Check, Field, Kind, Label, Paragraph, PasswordEdit, ProgressBar, Strip, hbox, vbox

WEAK_BELOW = 3
_LEVELS = 4
_SHORT = 14  # characters: below, French words that no list knows make an estimate too kind


def strength_words(level: int) -> tuple[str, str, Kind]:
    """Name, meaning and colour of a strength from 0 to 4."""
    kinds: tuple[tuple[str, str, Kind], ...] = (
        (_("Very weak"), _("It is among the first that anyone would try."), "danger"),
        (_("Weak"), _("Someone who has your files would guess it."), "danger"),
        (_("Fair"), _("It would slow down someone who has your files, not stop them."), "warning"),
        (_("Strong"), _("Someone who has your files would need great means to guess it."), "success"),
        (_("Very strong"), _("Guessing it is out of reach, as far as is known today."), "success"),
    )
    return kinds[max(0, min(level, _LEVELS))]


class PassphraseForm(QWidget):
    """Two fields, the strength, and a tick to keep a weak one knowingly. An empty one is impossible."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.new = PasswordEdit(_("New passphrase"))
        advice = _("Four words or more that have nothing to do with one another, easy for you to remember.")
        self.new_field = Field(_("New passphrase"), self.new, advice)
        self.again = PasswordEdit(_("The same passphrase again"), reveal_shortcut=False)
        self.again_field = Field(_("The same passphrase again"), self.again, check=self._same)
        self.caps = Strip("warning", text=_("Caps Lock is on."))
        self.caps.hide()
        self.keep_weak = Check(_("I keep this passphrase, knowing that it may be guessed"))
        self.keep_weak.hide()
        self._bar = ProgressBar(_("Strength of the passphrase"), 0, _LEVELS)
        self._name = Label("", "strong")
        self._meaning = Paragraph("", "caption")
        self._strength = QWidget()
        self._strength.setLayout(vbox(hbox((self._bar, 1), self._name), self._meaning, spacing=Space.S1))
        self._strength.hide()
        self._level = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(Time.SEARCH_PAUSE)
        self._pause.timeout.connect(self._weigh)
        for edit in (self.new, self.again):
            edit.caps_lock_changed.connect(self.caps.setVisible)
            edit.returnPressed.connect(self.submitted)
        self.new.textChanged.connect(lambda _text: self._pause.start())
        parts = (self.new_field, self._strength, self.keep_weak, self.again_field, self.caps)
        self.setLayout(vbox(*parts, spacing=Space.S3))
        self.setFocusProxy(self.new)

    def passphrase(self) -> str:
        """What was typed in the first field."""
        return self.new.text()

    def verify(self) -> bool:
        """Whether it may be used; says what is missing, and puts the keyboard there."""
        self._weigh()
        if not self.new.text().strip():
            self.new_field.set_error(str(sentences.error(UsageError("empty-passphrase"))))
            self.new.setFocus()
        elif self._level < WEAK_BELOW and not self.keep_weak.isChecked():
            self.new_field.set_error(_("This passphrase is easy to guess. Make it longer, or tick the box below."))
            self.new.setFocus()
        elif self._same():
            self.again_field.set_error(self._same())
            self.again.setFocus()
        else:
            return True
        return False

    def wipe(self) -> None:
        """Forget both."""
        self._pause.stop()
        self.new.wipe()
        self.again.wipe()
        self._pause.stop()
        self._strength.hide()
        self.keep_weak.setChecked(False)
        self.keep_weak.hide()

    def _same(self) -> str:
        if self.again.text() == self.new.text() or not self.new.text():
            return ""
        return str(sentences.error(UsageError("passphrases-differ")))

    def _weigh(self) -> None:
        typed = self.new.text()
        self.new_field.set_error("")
        self._strength.setVisible(bool(typed))
        level = unlocking.strength(typed).level
        self._level = level if len(typed) >= _SHORT else min(level, WEAK_BELOW - 1)
        name, meaning, kind = strength_words(self._level)
        self._name.setText(name)
        self._meaning.set_text(meaning)
        self._bar.set_kind(kind)
        self._bar.set(self._level, _LEVELS, _("Strength: {name}").format(name=name))
        self.keep_weak.setVisible(bool(typed) and self._level < WEAK_BELOW)
