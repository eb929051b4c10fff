"""The line above the note: a few signs of Markdown, templates, where the text stands, versions, the rest."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from rdpp_desk.actions.notes import NoteTemplate
from rdpp_desk.messages import _
from rdpp_desk.ui.autosave import SaveState
from rdpp_desk.ui.session.note_text import MARK_KEYS
from rdpp_desk.ui.session.note_words import capitalised, template_names
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Icon, IconButton, Label, MenuButton, announce, hbox
from rdpp_desk.ui.widgets.menus import add_action

_LOOKS = {
    SaveState.KEPT: ("circle-check", "success", ""),
    SaveState.CHANGED: ("pencil", "muted", ""),
    SaveState.SAVING: ("save", "muted", ""),
    SaveState.FAILED: ("triangle-alert", "danger", "danger"),
}


class SavingLine(QWidget):
    """Where the text stands, in words; read aloud only when saving fails and when it works again."""

    def __init__(self) -> None:
        super().__init__()
        self._failed = False
        self._icon = Icon("circle-check", "success")
        self._words = Label("", "caption", elide="right")
        self.setLayout(hbox(None, self._icon, self._words, spacing=Space.LABEL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_state(SaveState.KEPT, "")

    def show_state(self, state: SaveState, kept: str) -> None:
        """Say it; `kept` is the sentence of a text that is all on the disk."""
        icon, ink, tone = _LOOKS[state]
        words = {
            SaveState.KEPT: kept,
            SaveState.CHANGED: _("Changes under way"),
            SaveState.SAVING: _("Saving…"),
            SaveState.FAILED: _("Not saved"),
        }[state]
        self._icon.set_icon(icon, ink)
        self._icon.setVisible(bool(words))
        self._words.set_tone(tone)
        self._words.setText(words)
        self.setAccessibleName(words)
        if state is SaveState.FAILED or (self._failed and state is SaveState.KEPT and words):
            if self._failed != (state is SaveState.FAILED):
                announce(self, words, urgent=state is SaveState.FAILED)
            self._failed = state is SaveState.FAILED


class NoteToolbar(QFrame):
    """Buttons and menus of a note; the editor does what they say."""

    bold = Signal()
    italic = Signal()
    bullets = Signal()
    numbers = Signal()
    template_chosen = Signal(object)
    versions_asked = Signal(bool)
    mark_asked = Signal()
    rename_asked = Signal()
    finish_asked = Signal()
    trash_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "tools")
        self.setAccessibleName(_("Tools of the note"))
        self._signs = self._make_signs()
        name = _("To work on in supervision")
        self._marking = IconButton("highlighter", name, shown_keys=MARK_KEYS, checkable=True)
        self._marking.clicked.connect(lambda _checked=False: self.mark_asked.emit())
        self._templates = MenuButton(_("Template of the note"), text=_("Template"))
        for template, name in template_names().items():
            self._templates.add(capitalised(name), partial(self.template_chosen.emit, template))
        self.saving = SavingLine()
        self._versions = IconButton("history", _("Versions of the note"), checkable=True)
        self._versions.clicked.connect(self.versions_asked)
        self._more = MenuButton(_("More about this note"))
        self._mark, self._finish, self._rename, self._trash = self._fill_more()
        self.setLayout(
            hbox(
                *self._signs,
                self._marking,
                Space.S2,
                self._templates,
                (self.saving, 1),
                Space.S1,
                self._versions,
                self._more,
                spacing=Space.S1,
                margins=(Space.S5, Space.S2, Space.S3, Space.S2),
            )
        )
        self.set_ready(ready=False, writable=False)

    def set_ready(self, *, ready: bool, writable: bool, finished: bool = False) -> None:
        """Whether a note is open, whether it may be written, whether it is finished."""
        for button in (*self._signs, self._marking, self._templates):
            button.setEnabled(writable)
        for button in (self._versions, self._more):
            button.setEnabled(ready)
        for action in (self._mark, self._finish, self._rename, self._trash):
            action.setEnabled(writable)
        self._finish.setText(_("Take up as a draft again") if finished else _("Say that the note is finished"))

    def show_template(self, template: NoteTemplate | None) -> None:
        """Name the template that the note follows."""
        names = template_names()
        words = _("Template: {name}").format(name=names[template]) if template in names else _("Template")
        self._templates.setText(words)

    def show_marked(self, marked: bool) -> None:
        """Whether the caret is in a marked passage, or the selection lies in one."""
        self._marking.setChecked(marked)

    def show_versions(self, shown: bool) -> None:
        """Whether the versions are on screen."""
        self._versions.setChecked(shown)

    def _make_signs(self) -> list[IconButton]:
        signs = (
            ("bold", _("Bold"), "Ctrl+B", self.bold),
            ("italic", _("Italic"), "Ctrl+I", self.italic),
            ("list", _("Bulleted list"), "", self.bullets),
            ("list-ordered", _("Numbered list"), "", self.numbers),
        )
        made: list[IconButton] = []
        for icon, name, keys, signal in signs:
            button = IconButton(icon, name, shortcut=keys)
            button.clicked.connect(lambda _checked=False, wanted=signal: wanted.emit())
            made.append(button)
        return made

    def _fill_more(self) -> tuple[QAction, QAction, QAction, QAction]:
        menu, add = self._more.menu_of_actions, self._more.add
        mark = add(_("To work on in supervision"), self.mark_asked.emit, "bookmark-plus", MARK_KEYS)
        finish = add(_("Say that the note is finished"), self.finish_asked.emit, "circle-check")
        rename = add(_("Rename…"), self.rename_asked.emit, "pencil")
        menu.addSeparator()
        trash = add_action(menu, _("Put in the trash"), self.trash_asked.emit, "trash-2", danger=True)
        return mark, finish, rename, trash
