"""What every section of the settings shares: rows that save at once, and that search can find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import preferences as choices
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, sentences
from rdpp_desk.ui.shell import Shell
from rdpp_desk.ui.theme import Space, manager, theme
from rdpp_desk.ui.widgets import Card, Field, Label, NumberField, Paragraph, ScrollPage, Strip, hbox, panel, vbox
from rdpp_desk.ui.widgets.units import Unit
from rdpp_desk.ui.workspace import Workspace

_CONTROL_WIDTH = 220
_READABLE = 760


class SettingsHost(Protocol):
    """The page, as its sections see it."""

    workspace: Workspace
    shell: Shell


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be set: its words, and where the keyboard goes to set it."""

    name: str
    words: str
    control: QWidget


class Section(QWidget):
    """Rows in cards. Fields are read from the vault by `load`, and written when they are left.

    The cards scroll; its name, what was saved and what could not be stay above them.
    """

    key = ""
    icon = "settings"
    sensitive = False
    """Whether its cards show words of the practice, covered in discreet mode."""

    def __init__(self, host: SettingsHost) -> None:
        super().__init__()
        self.host, self.workspace, self.desk = host, host.workspace, host.workspace.desk
        self.entries: list[Entry] = []
        self._flushes: list[Callable[[], None]] = []
        self._loads: list[Callable[[], None]] = []
        self._acts: dict[str, Callable[[], None]] = {}
        self.problem = Strip("danger")
        self._saved = Label("", "caption")
        self.heading = Label(self.title(), "title")
        self.heading.setWordWrap(True)
        self._column_of_cards = vbox(spacing=Space.S4)
        self._head = panel(vbox(hbox((self.heading, 1), self._saved), self.problem, spacing=Space.S3))
        self.cards = panel(vbox(self._column_of_cards, None, spacing=0))
        side = Space.PAGE
        self._above = hbox((self._head, 1000), None, spacing=0, margins=(side, Space.S5, side, Space.S3))
        self._scroll = ScrollPage(hbox((self.cards, 1000), None, spacing=0), margins=(side, 0, side, Space.S5))
        self.setLayout(vbox(self._above, (self._scroll, 1), spacing=0))
        self._narrow()
        manager().changed.connect(self._narrow)
        self.build()

    @classmethod
    def title(cls) -> str:
        """Its name in the list."""
        raise NotImplementedError

    def build(self) -> None:
        """Add its cards."""
        raise NotImplementedError

    def load(self) -> None:
        """Show what is stored now."""
        for one in self._loads:
            one()

    def flush(self) -> None:
        """Keep what was typed and not yet left."""
        for one in self._flushes:
            self._try(one)

    def wipe(self) -> None:
        """Show nothing of the practice any more."""

    def set_column(self, column: bool) -> None:
        """Whether it lies under the list of sections: its name is said there already, and room is short."""
        self.heading.setVisible(not column)
        self._above.setContentsMargins(
            Space.PAGE, 0 if column else Space.S5, Space.PAGE, Space.S1 if column else Space.S3
        )

    def reveal(self, control: QWidget) -> None:
        """Scroll to `control`."""
        self._scroll.ensureWidgetVisible(control)

    # What sections are made of

    def card(self, *rows: QWidget) -> Card:
        """A card with these rows, one below the other."""
        made = Card(spacing=Space.S4)
        for row in rows:
            made.column.addWidget(row)
        self._column_of_cards.addWidget(made)
        return made

    def add(self, widget: QWidget) -> None:
        """Something between cards."""
        self._column_of_cards.addWidget(widget)

    def field(self, label: str, control: QWidget, sentence: str = "", optional: str = "") -> Field:
        """Name above, control, sentence below."""
        made = Field(label, control, sentence, optional=optional)
        self.entries.append(Entry(label, sentence, control))
        return made

    def row(self, label: str, sentence: str, control: QWidget) -> SettingRow:
        """Name and sentence at the left, control at the right."""
        made = SettingRow(label, sentence, control)
        self.entries.append(Entry(label, sentence, control))
        return made

    def when_left(self, flush: Callable[[], None]) -> None:
        """Call `flush` when the section is left, whatever had the keyboard."""
        self._flushes.append(flush)

    def when_loaded(self, load: Callable[[], None]) -> None:
        """Call `load` each time the page is shown, for a card that shows what changes elsewhere."""
        self._loads.append(load)

    def when_asked(self, act: str, do: Callable[[], None]) -> None:
        """Call `do` when the page is shown to do `act`."""
        self._acts[act] = do

    def begin(self, act: str) -> None:
        """Do `act`, once the page is on the screen; nothing if no card knows it."""
        if act in self._acts:
            QTimer.singleShot(0, self, self._acts[act])

    def number(self, name: str, label: str, sentence: str, unit: str | Unit) -> SettingRow:
        """A row for the whole number `name` of the preferences, within its limits."""
        least, most = choices.LIMITS[name]
        control = NumberField(label, getattr(self.desk.preferences, name), least, most, unit=unit)
        row = self.row(label, sentence, control)
        control.left.connect(row.field.verify)

        def keep() -> None:
            value = control.value()
            if value is not None:
                self.keep_preferences(**{name: value})

        control.changed.connect(lambda _value: keep())
        self.when_left(keep)
        return row

    def keep_preferences(self, **changes: Any) -> bool:
        """Store these preferences; whether the vault accepted."""
        present = choices.preferences(self.desk)
        wanted = replace(present, **changes)
        return wanted == present or self.attempt(lambda: choices.save_preferences(self.desk, wanted))

    def attempt(self, act: Callable[[], object], field: Field | None = None) -> bool:
        """Do `act`; say that it was kept, or why not (under `field`, or at the top)."""
        if not self._try(act, field):
            return False
        self.problem.hide()
        if field is not None:
            field.set_error("")
        self.kept()
        return True

    def _try(self, act: Callable[[], object], field: Field | None = None) -> bool:
        try:
            act()
        except DeskError as failure:
            said = sentences.error(failure)
            if field is not None:
                field.set_error(str(said))
            else:
                self.problem.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
            return False
        return True

    def kept(self) -> None:
        """Something was stored: say so quietly, and let the other screens know."""
        at = formats.clock_time(self.desk.local())
        self._saved.setText(_("Saved at {time}").format(time=at))
        self.workspace.changed.emit()

    def _narrow(self) -> None:
        for part in (self._head, self.cards):
            part.setMaximumWidth(theme().px(_READABLE))


class SettingRow(QWidget):
    """One line: what it is, one sentence, and its control."""

    def __init__(self, label: str, sentence: str, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self.field = _Bare(control, label, sentence)
        name = Label(label, "strong")
        name.setWordWrap(True)
        name.setBuddy(control)
        words = vbox(name, Paragraph(sentence) if sentence else 0, None, spacing=1)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        self.setLayout(hbox((words, 1), (self.field, 0, top), spacing=Space.S4))
        self.setFocusProxy(control)


class _Bare(Field):
    """A field without its label above: the row says it."""

    def __init__(self, control: QWidget, name: str, sentence: str) -> None:
        if not control.accessibleName():
            control.setAccessibleName(name)
        super().__init__("", control)
        control.setAccessibleDescription(sentence)
        self._label.hide()
        self._fit()
        manager().changed.connect(self._fit)

    def _fit(self) -> None:
        self.setMaximumWidth(max(theme().px(_CONTROL_WIDTH), self.control.sizeHint().width()))
