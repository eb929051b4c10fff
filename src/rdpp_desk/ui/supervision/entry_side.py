"""Beside the page: where it stands, the dossiers it touches, themes, articles, and whether somebody can be told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.dossiers import DossierLine
from rdpp_desk.actions.supervision import OpenEntry
from rdpp_desk.messages import _
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.supervision import EntryState, SupervisionEntry
from rdpp_desk.ui.supervision.words import article_names, brought_sentence, checklist_questions
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Check,
    Chip,
    Field,
    IconButton,
    Label,
    LineEdit,
    MenuButton,
    Paragraph,
    Segmented,
    clear,
    hbox,
    vbox,
)

_TOP = Qt.AlignmentFlag.AlignTop


class StateCard(Card):
    """Draft or ready; once brought, when and with whom. `state_asked` gives the state, `record` opens the form."""

    state_asked = Signal(object)
    record = Signal()

    def __init__(self) -> None:
        super().__init__(Label(_("This page"), "overline"), spacing=Space.S2)
        choices = [(one.value, label(one)) for one in (EntryState.DRAFT, EntryState.READY)]
        self.choice = Segmented(choices, _("Where this page stands"), EntryState.DRAFT.value)
        self.choice.changed.connect(lambda key: self.state_asked.emit(EntryState(key)))
        self._chip = Chip("", "success", "circle-check")
        self._said = Paragraph("")
        self.button = Button("", "calendar-check", size="small")
        self.button.clicked.connect(self.record)
        self.column.addLayout(hbox(self.choice, self._chip, None, spacing=0))
        self.column.addWidget(self._said)
        self.column.addLayout(hbox(self.button, None))

    def show_entry(self, opened: OpenEntry) -> None:
        """Show where it stands."""
        entry = opened.entry
        brought = entry.state is EntryState.BROUGHT
        self.choice.setVisible(not brought)
        self._chip.setVisible(brought)
        if brought:
            self._chip.set(label(entry.state), "success")
        else:
            self.choice.set_value(entry.state.value)
        self._said.set_text(brought_sentence(entry, opened.supervisor_name))
        self._said.setVisible(brought)
        self.button.setText(_("Change…") if brought else _("Worked on in supervision…"))

    def wipe(self) -> None:
        """Forget with whom."""
        self._said.set_text("")


class DossiersCard(Card):
    """The dossiers a page touches; `changed` gives their engagements, `opened` the one to show."""

    changed = Signal(object)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(Label(_("Dossiers touched"), "overline"), spacing=Space.S1)
        self._names: dict[int, str] = {}
        self._touched: tuple[int, ...] = ()
        self._rows = vbox(spacing=0)
        self.column.addLayout(self._rows)
        self._none = Paragraph(_("None. A page may also speak of yourself alone."), "caption")
        self.column.addWidget(self._none)
        self.add = MenuButton(_("Add a dossier"), text=_("Add"), icon="plus")
        self.column.addLayout(hbox(self.add, None))

    def show_dossiers(self, touched: Sequence[int], names: Sequence[str], known: Sequence[DossierLine]) -> None:
        """Show those touched, with their names; `known` can be added."""
        self._names = {one.engagement_id: one.name for one in known} | dict(zip(touched, names, strict=True))
        self._show(tuple(touched))

    def wipe(self) -> None:
        """Forget every name."""
        self.show_dossiers((), (), ())

    def _show(self, touched: tuple[int, ...]) -> None:
        self._touched = touched
        clear(self._rows)
        for engagement_id in touched:
            name = self._names[engagement_id]
            remove = IconButton("x", _("Take out: {name}").format(name=name))
            remove.clicked.connect(partial(self._set, tuple(one for one in touched if one != engagement_id)))
            shown = Label(name, "strong", elide="right")
            go = IconButton("folder-open", _("Open the dossier of {who}").format(who=name))
            go.clicked.connect(partial(self.opened.emit, engagement_id))
            self._rows.addLayout(hbox((shown, 1), go, remove, spacing=Space.S1))
        self._none.setVisible(not touched)
        self.add.menu_of_actions.clear()
        others = [one for one in self._names if one not in touched]
        for engagement_id in others:
            self.add.add(self._names[engagement_id], partial(self._set, (*touched, engagement_id)))
        self.add.setEnabled(bool(others))

    def _set(self, touched: tuple[int, ...]) -> None:
        self._show(touched)
        self.add.setFocus()
        self.changed.emit(touched)


class SortingCard(Card):
    """Themes and articles of the charter; `changed` gives the field's name and its value."""

    changed = Signal(str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(Label(_("To find it again"), "overline"), spacing=Space.S2)
        self._filling = False
        self.themes = LineEdit(_("Themes"))
        self.themes.textChanged.connect(lambda text: self._tell("themes", themes_in(text)))
        self.themes.left.connect(self.left)
        self.articles = {
            number: Check(_("{number}. {name}").format(number=number, name=name))
            for number, name in article_names().items()
        }
        self.typed = Field(_("Themes"), self.themes, _("Separated by commas."))
        self.column.addWidget(self.typed)
        self.column.addSpacing(Space.S1)
        self.column.addWidget(Label(_("Articles of the charter"), "label"))
        inside = vbox(spacing=0)
        for tick in self.articles.values():
            tick.toggled.connect(self._articles_changed)
            inside.addWidget(tick)
        self.column.addLayout(inside)

    def show_entry(self, entry: SupervisionEntry) -> None:
        """Show its themes and articles; nothing counts as typed."""
        self._filling = True
        if themes_in(self.themes.text()) != entry.themes:
            self.themes.setText(", ".join(entry.themes))
        for number, tick in self.articles.items():
            tick.setChecked(number in entry.articles)
        self._filling = False

    def _articles_changed(self) -> None:
        self._tell("articles", tuple(number for number, tick in self.articles.items() if tick.isChecked()))

    def _tell(self, name: str, value: object) -> None:
        if not self._filling:
            self.changed.emit(name, value)


class ChecklistCard(Card):
    """Three questions about what could tell who it is; `changed` gives those that were answered."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(Label(_("Could somebody be recognised?"), "overline"), spacing=0)
        self._filling = False
        self.ticks: dict[str, Check] = {}
        for name, question in checklist_questions().items():
            tick = Check(question)
            tick.toggled.connect(self._told)
            self.ticks[name] = tick
            self.column.addWidget(tick)

    def show_entry(self, entry: SupervisionEntry) -> None:
        """Show what was answered."""
        self._filling = True
        for name, tick in self.ticks.items():
            tick.setChecked(name in entry.checklist)
        self._filling = False

    def _told(self) -> None:
        if not self._filling:
            self.changed.emit(tuple(name for name, tick in self.ticks.items() if tick.isChecked()))


def themes_in(text: str) -> tuple[str, ...]:
    """The themes of a text separated by commas, once each, in order."""
    return tuple(dict.fromkeys(word.strip() for word in text.replace("\n", ",").split(",") if word.strip()))


def side(*cards: QWidget) -> QWidget:
    """The cards one under the other."""
    column = QWidget()
    column.setLayout(vbox(*cards, None, spacing=Space.CARD))
    return column
