"""Surfaces: cards, rows, strips, empty states, scrolling pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from rdpp_desk.ui.theme import Size, Space
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.labels import Icon, Kind, Label, Paragraph, restyle
from rdpp_desk.ui.widgets.layouts import Item, Margins, clear, hbox, vbox
from rdpp_desk.ui.widgets.marks import Tile
from rdpp_desk.ui.widgets.told_path import without_path

CardKind = Literal["plain", "sunken", "accent", "warning", "danger", "success"]
CARD_MARGINS: Margins = (Space.CARD, Space.S4, Space.CARD, Space.CARD)
ROW_MARGINS: Margins = (Space.S4, Space.S3, Space.S3, Space.S3)
EMPTY_TILE = 52
_STRIP_ICONS = {"accent": "info", "warning": "triangle-alert", "danger": "triangle-alert", "success": "circle-check"}


class Card(QFrame):
    """A surface with a hairline border (`plain`) or a soft ground; holds a column."""

    def __init__(
        self, *items: Item, kind: CardKind = "plain", spacing: int = Space.S2, margins: Margins = CARD_MARGINS
    ) -> None:
        super().__init__()
        self.setProperty("card", kind)
        self.column: QVBoxLayout = vbox(*items, spacing=spacing, margins=margins)
        self.setLayout(self.column)

    def set_kind(self, kind: CardKind) -> None:
        """Another ground."""
        restyle(self, "card", kind)


class Row(QFrame):
    """One line of a card: lights up under the mouse. Give `name` to make it a named group."""

    def __init__(
        self, *items: Item, spacing: int = Space.S3, margins: Margins = ROW_MARGINS, name: str = "", hover: bool = True
    ) -> None:
        super().__init__()
        self.setProperty("row", "plain" if hover else "still")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        self.line = hbox(*items, spacing=spacing, margins=margins)
        self.setLayout(self.line)

    def set_selected(self, selected: bool) -> None:
        """The chosen row."""
        restyle(self, "row", "selected" if selected else "plain")


class Strip(QFrame):
    """A lasting inline message at the top of its area: icon, title, sentence, actions.

    `actions` are buttons (small). Hidden when built empty; `tell` shows and announces it.
    """

    def __init__(
        self,
        kind: CardKind = "accent",
        title: str = "",
        text: str = "",
        actions: Sequence[QWidget] = (),
        icon: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("card", kind)
        self._icon = Icon(icon or _STRIP_ICONS.get(kind, "info"), self._ink(kind), Size.ICON_BUTTON)
        self._title = Label(title, "strong")
        self._title.setWordWrap(True)
        self._text = Paragraph(text)
        self._actions = QWidget()
        self._buttons = hbox(*actions, None, spacing=Space.S2, margins=(0, Space.S1, 0, 0))
        self._actions.setLayout(self._buttons)
        self._actions.setVisible(bool(actions))
        words = vbox(self._title, self._text, self._actions, spacing=Space.S1)
        top = Qt.AlignmentFlag.AlignTop
        self.setLayout(
            hbox((self._icon, 0, top), (words, 1), spacing=Space.S3, margins=(Space.S4, Space.S3, Space.S4, Space.S3))
        )
        self._show(title, text)
        if not title and not text:
            self.hide()

    def tell(self, kind: CardKind, title: str, text: str = "") -> None:
        """Show this message and read it aloud."""
        restyle(self, "card", kind)
        self._icon.set_icon(_STRIP_ICONS.get(kind, "info"), self._ink(kind))
        self._show(title, text)
        self.show()
        announce(self, f"{title} {text}".strip(), urgent=kind == "danger")

    def hide_path(self) -> None:
        """Say no longer the path that it names, if any."""
        self._show(without_path(self._title.text()), without_path(self._text.plain()))

    def set_actions(self, *actions: QWidget) -> None:
        """Replace its buttons."""
        clear(self._buttons)
        for action in actions:
            self._buttons.addWidget(action)
        self._buttons.addStretch(1)
        self._actions.setVisible(bool(actions))

    def _show(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.set_text(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())

    @staticmethod
    def _ink(kind: str) -> str:
        return "on_accent_soft" if kind in ("accent", "plain", "sunken") else kind


class EmptyState(QWidget):
    """Nothing here yet: icon, title, sentence, what to do."""

    def __init__(
        self, icon: str, title: str, text: str = "", actions: Sequence[QWidget] = (), kind: Kind = "accent"
    ) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._title = Label(title, "subtitle")
        self._title.setAlignment(middle)
        self._title.setWordWrap(True)
        self._text = Paragraph(text, centred=True)
        self._text.setVisible(bool(text))
        line = hbox(None, *actions, None, spacing=Space.S2)
        column = vbox(
            None,
            (Tile(icon, kind, EMPTY_TILE), 0, middle),
            Space.S2,
            self._title,
            self._text,
            Space.S2,
            line,
            None,
            spacing=Space.S1,
            margins=(Space.S5, Space.S5, Space.S5, Space.S5),
        )
        self.setLayout(column)

    def set_text(self, title: str, text: str = "") -> None:
        """Other words."""
        self._title.setText(title)
        self._text.set_text(text)
        self._text.setVisible(bool(text))


class ScrollPage(QScrollArea):
    """A page that scrolls vertically only; put widgets in `column`."""

    def __init__(
        self, *items: Item, spacing: int = Space.S4, margins: Margins = (Space.PAGE, Space.S5, Space.PAGE, Space.S5)
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self.body.setProperty("ground", "none")
        self.column: QVBoxLayout = vbox(*items, spacing=spacing, margins=margins)
        self.body.setLayout(self.column)
        self.setWidget(self.body)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_layout(self, layout: QLayout) -> None:
        """Put another layout inside."""
        self.body = QWidget()
        self.body.setProperty("ground", "none")
        self.body.setLayout(layout)
        self.setWidget(self.body)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.body.setMaximumWidth(self.viewport().width())

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        if moved and focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, Space.S5, Space.S5)
        return moved

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().setAutoFillBackground(False)
