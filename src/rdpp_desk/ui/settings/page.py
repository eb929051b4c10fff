"""Settings: sections at the left, the chosen one at the right, applied at once; and a search through all."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.settings.about import AboutSection
from rdpp_desk.ui.settings.appearance import AppearanceSection
from rdpp_desk.ui.settings.language import LanguageSection
from rdpp_desk.ui.settings.papers import PapersSection
from rdpp_desk.ui.settings.people import PlacesSection, SupervisorsSection
from rdpp_desk.ui.settings.profile import ProfileSection
from rdpp_desk.ui.settings.rhythms import RhythmsSection
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.settings.security import SecuritySection
from rdpp_desk.ui.settings.will import WillSection
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.theme import Size, Space, manager, theme
from rdpp_desk.ui.widgets import Combo, Label, ListView, RowItem, SearchEdit, panel, vbox
from rdpp_desk.ui.widgets.date_text import plain
from rdpp_desk.ui.widgets.veil import cover
from rdpp_desk.ui.workspace import Workspace

SECTIONS: tuple[type[Section], ...] = (
    ProfileSection,
    PapersSection,
    RhythmsSection,
    SupervisorsSection,
    PlacesSection,
    SecuritySection,
    WillSection,
    AppearanceSection,
    LanguageSection,
    AboutSection,
)
_BY_KEY = {section.key: section for section in SECTIONS}
_FIRST = ProfileSection.key


class SettingsPage(Page):
    """`enter(section="security")` goes to a section; `then` is what its cards begin there, such as "check-sheet"."""

    nav = "settings"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._sections: dict[str, Section] = {}
        self._current = _FIRST
        self._search = SearchEdit(_("Search the settings"))
        self._search.names = False
        self._search.searched.connect(self._find)
        self._list = ListView(_("Sections"), follow=True)
        self._list.placeholder = _("Nothing by that name.")
        self._list.opened.connect(self._open)
        self._choice = Combo(name=_("Section"))
        self._choice.chosen.connect(self._open)
        self._stack = QStackedWidget()
        self._side = panel(
            vbox(
                Label(_("Settings"), "display"),
                self._search,
                self._choice,
                (self._list, 1),
                spacing=Space.S3,
                margins=(Space.PAGE, Space.S5, Space.S2, Space.S3),
            )
        )
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(0)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(self._side)
        self._body.addWidget(self._stack, 1)
        self.setLayout(self._body)
        manager().changed.connect(self._resize)
        self._column = False
        self._resize()

    def title(self) -> str:
        return _("Settings")

    def enter(self, **params: object) -> None:
        for one in self._sections.values():
            one.load()
        wanted = str(params.get("section") or self._current)
        self._current = wanted if wanted in _BY_KEY else _FIRST
        self._choice.set_choices([(key, section.title()) for key, section in _BY_KEY.items()])
        self._list_sections()
        self._show(self._current)
        self.section(self._current).begin(str(params.get("then") or ""))

    def section(self, key: str) -> Section:
        """The section `key`, made at its first visit."""
        if key not in self._sections:
            made = self._sections[key] = _BY_KEY[key](self)
            self._stack.addWidget(made)
            if made.sensitive and self.workspace.desk.discreet:
                cover(made.cards)
            made.load()
            made.set_column(self._column)
        return self._sections[key]

    def leave(self) -> None:
        for one in self._sections.values():
            one.flush()

    def place(self, params: Mapping[str, object]) -> dict[str, object]:
        return {"section": self._current}

    def save_now(self) -> None:
        self.leave()

    def wipe(self) -> None:
        self._search.clear()
        self._list.wipe()
        for one in self._sections.values():
            one.wipe()

    def sensitive(self) -> list[QWidget]:
        return [one.cards for one in self._sections.values() if one.sensitive]

    def primary_focus(self) -> QWidget | None:
        return self._choice if self._column else self._list

    def search_field(self) -> QWidget | None:
        return self._search

    def regions(self) -> list[QWidget]:
        return [self.primary_focus() or self, self._stack]

    def reflow(self, breakpoint: Breakpoint) -> None:
        self._column = breakpoint is Breakpoint.COLUMN
        for one in self._sections.values():
            one.set_column(self._column)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if self._column else direction.LeftToRight)
        self._resize()

    def _resize(self) -> None:
        searching = bool(self._search.text().strip())
        self._list.setVisible(not self._column or searching)
        self._choice.setVisible(self._column and not searching)
        self._side.setMinimumWidth(0 if self._column else theme().px(Size.SIDE_COLUMN))
        self._side.setMaximumWidth(Size.UNBOUNDED if self._column else theme().px(Size.SIDE_COLUMN))
        margin = Space.PAGE if self._column else Space.S2
        layout = self._side.layout()
        if layout is not None:
            layout.setContentsMargins(Space.PAGE, Space.S5, margin, Space.S3)
        self._list.setMaximumHeight(theme().px(Size.SIDEBAR) if self._column else Size.UNBOUNDED)

    def _list_sections(self) -> None:
        rows = [RowItem(one.key, one.title(), icon=one.icon) for one in SECTIONS]
        self._list.set_rows(rows, current=self._current)

    def _find(self, text: str) -> None:
        self._resize()
        if not text:
            self._list_sections()
            return
        wanted = plain(text)
        rows = [
            RowItem((key, number), entry.name, subtitle=one.title(), icon=one.icon)
            for key, one in ((key, self.section(key)) for key in _BY_KEY)
            for number, entry in enumerate(one.entries)
            if wanted in plain(f"{entry.name} {entry.words} {one.title()}")
        ]
        self._list.set_rows(rows)

    def _open(self, key: object) -> None:
        if isinstance(key, tuple):
            section, number = key
            self._show(section)
            shown = self.section(section)
            control = shown.entries[number].control
            shown.reveal(control)
        elif isinstance(key, str):
            self._show(key)

    def _show(self, key: str) -> None:
        before = self._sections.get(self._current)
        if before is not None and key != self._current:
            before.flush()
        self._current = key
        self._choice.set_value(key)
        self._stack.setCurrentWidget(self.section(key))
