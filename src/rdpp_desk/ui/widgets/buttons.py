"""Buttons, painted so that icon and words sit on the grid at every text size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from rdpp_desk.ui.theme import Line, Radius, Size, Space, Theme, Type, TypeStyle, icons, manager, paint, theme
from rdpp_desk.ui.widgets.behind import looks_on
from rdpp_desk.ui.widgets.menus import add_action

ButtonVariant = Literal["outlined", "primary", "soft", "ghost", "link", "danger", "toast", "toast-quiet"]
ButtonSize = Literal["small", "normal", "large"]


@dataclass(frozen=True, slots=True)
class Look:
    """Colour tokens of one variant; an empty name paints nothing."""

    ink: str
    fill: str
    hover: str
    pressed: str
    border: str
    hover_border: str
    hover_ink: str = ""
    padding: int = Space.S3
    strong: bool = False


_LOOKS: dict[str, Look] = {
    "outlined": Look("text", "surface", "sunken", "hover", "border_strong", "border_strong"),
    "primary": Look("on_accent", "accent", "accent_hover", "accent_pressed", "", "", padding=Space.S4, strong=True),
    "soft": Look("on_accent_soft", "accent_soft", "accent_soft", "selection", "", "accent"),
    "ghost": Look("text2", "", "hover", "border", "", "", hover_ink="text", padding=Space.S2),
    "link": Look("accent_text", "", "", "", "", "", padding=0),
    "danger": Look("surface", "danger", "on_danger_soft", "on_danger_soft", "", "", padding=Space.S4, strong=True),
    "toast-quiet": Look("toast_text", "", "", "", "", "", padding=Space.S1),
    "toast": Look("toast_action", "", "", "", "", "", padding=Space.LABEL, strong=True),
}
_DISABLED = {"primary": ("muted", "hover", ""), "danger": ("muted", "hover", ""), "soft": ("muted", "hover", "")}
_HEIGHTS = {"small": Size.CONTROL_SMALL, "normal": Size.CONTROL, "large": Size.CONTROL_LARGE}


def tooltip(text: str, shortcut: str) -> str:
    """A tooltip that ends with the shortcut."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
    return f"{text} ({keys})" if text and keys else text or keys


class PressedByEnter(QPushButton):
    """Enter presses it like Space, once for as long as the key is held."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or others:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class Button(PressedByEnter):
    """A verb. One `primary` a screen; `outlined` by default.

    `shortcut` is bound to the button and shown in its tooltip; `shown_keys` only shows a shortcut that the window
    binds (Ctrl+N…); `wide` lets it fill its line.
    """

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        variant: ButtonVariant = "outlined",
        size: ButtonSize = "normal",
        shortcut: str = "",
        tip: str = "",
        name: str = "",
        wide: bool = False,
        trailing_icon: str = "",
        shown_keys: str = "",
    ) -> None:
        super().__init__()
        self._words, self._icon, self._trailing = text, icon, trailing_icon
        self._variant: ButtonVariant = variant
        self._size: ButtonSize = size
        for used in (icon, trailing_icon):
            if used:
                icons.source(used)
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        across = (
            QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Maximum if text else QSizePolicy.Policy.Fixed
        )
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        self.setToolTip(tooltip(tip or (name if not text else ""), shortcut or shown_keys))
        if variant == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        manager().changed.connect(self.updateGeometry)

    def setText(self, text: str) -> None:
        if self.accessibleName() == self._words:
            self.setAccessibleName(text)
        self._words = text
        shortcut = self.shortcut()
        super().setText(text.replace("&", "&&"))
        self.setShortcut(shortcut)
        self.updateGeometry()

    def words(self) -> str:
        """What is written on it."""
        return self._words

    def set_icon(self, icon: str) -> None:
        """Another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_variant(self, variant: ButtonVariant) -> None:
        """Another look."""
        self._variant = variant
        self.updateGeometry()  # a filled one has wider margins
        self.update()

    def set_primary(self, primary: bool) -> None:
        """Primary, or outlined."""
        self.set_variant("primary" if primary else "outlined")

    def sizeHint(self) -> QSize:
        now = theme()
        height = now.px(_HEIGHTS[self._size])
        if not self._words:
            return QSize(max(height, now.px(Size.TARGET)), height)
        metrics = QFontMetrics(now.font(self._style()))
        width = metrics.horizontalAdvance(self._words) + 2 * _LOOKS[self._variant].padding + Line.SELECTED
        width += (bool(self._icon) + bool(self._trailing)) * (self._icon_side(now) + Space.S2)
        return QSize(max(width, now.px(Size.TARGET)), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme(), paint.painter_on(self)
        ink, fill, border = self._tokens()
        box = QRectF(self.rect())
        if fill or border:
            paint.rounded(
                painter,
                box,
                Radius.MD,
                now.colour(fill) if fill else None,
                now.colour(border) if border else None,
                Line.HAIRLINE,
            )
        self._paint_content(painter, now, box, ink)
        painter.end()

    def _paint_content(self, painter: QPainter, now: Theme, box: QRectF, ink: str) -> None:
        font = now.font(self._style())
        font.setUnderline(self._variant == "link")
        painter.setFont(font)
        side, gap = self._icon_side(now), Space.S2
        room = box.width() - 2 * _LOOKS[self._variant].padding
        icon_room = (bool(self._icon) + bool(self._trailing)) * (side + gap)
        words = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, max(0, round(room - icon_room)))
        length = QFontMetrics(font).horizontalAdvance(words)
        if not self._words:
            paint.draw_icon(
                painter, QRectF((box.width() - side) / 2, (box.height() - side) / 2, side, side), self._icon, ink
            )
            return
        x = (box.width() - length - icon_room) / 2 if self._variant != "link" else 0.0
        if self._icon:
            paint.draw_icon(painter, QRectF(x, (box.height() - side) / 2, side, side), self._icon, ink)
            x += side + gap
        painter.setPen(now.colour(ink))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
        painter.drawText(QRectF(x, 0, length + 1, box.height()), flags, words)
        if self._trailing:
            at = QRectF(x + length + gap, (box.height() - side) / 2, side, side)
            paint.draw_icon(painter, at, self._trailing, ink)

    def _tokens(self) -> tuple[str, str, str]:
        look = _LOOKS[self._variant]
        if not looks_on(self):
            return _DISABLED.get(
                self._variant, ("disabled", "bg" if look.border else "", "border" if look.border else "")
            )
        if self.isCheckable() and self.isChecked():
            return "on_accent_soft", "accent_soft", look.border
        if self.isDown():
            return look.hover_ink or look.ink, look.pressed, look.border
        if self.underMouse():
            return look.hover_ink or look.ink, look.hover, look.hover_border
        return look.ink, look.fill, look.border

    def _style(self) -> TypeStyle:
        strong = _LOOKS[self._variant].strong
        if self._size == "small":
            return Type.LABEL_STRONG if strong else Type.LABEL
        return Type.STRONG if strong else Type.BODY_MEDIUM

    def _icon_side(self, now: Theme) -> int:
        return now.px(Size.ICON if self._size == "small" else Size.ICON_BUTTON)


class IconButton(Button):
    """An icon alone; `name` is read aloud and shown as its tooltip. `checkable` makes it a toggle."""

    def __init__(
        self,
        icon: str,
        name: str,
        variant: ButtonVariant = "ghost",
        size: ButtonSize = "small",
        shortcut: str = "",
        checkable: bool = False,
        shown_keys: str = "",
    ) -> None:
        super().__init__(icon=icon, name=name, variant=variant, size=size, shortcut=shortcut, shown_keys=shown_keys)
        self.setCheckable(checkable)


class MenuButton(Button):
    """« … » (or words, with a `chevron` or not) that opens a menu; fill `menu` with `add`."""

    def __init__(
        self,
        name: str,
        text: str = "",
        icon: str = "",
        variant: ButtonVariant = "ghost",
        size: ButtonSize = "small",
        chevron: bool = True,
    ) -> None:
        super().__init__(
            text=text,
            icon=icon if text else icon or "ellipsis",
            variant=variant,
            size=size,
            name=name,
            trailing_icon="chevron-down" if text and chevron else "",
        )
        self.menu_of_actions = QMenu(self)
        self.clicked.connect(self.open_menu)

    def add(self, text: str, on_click: Callable[[], object], icon: str = "", shortcut: str = "") -> QAction:
        """Add an entry; the action is returned (to disable it, say)."""
        return add_action(self.menu_of_actions, text, on_click, icon, shortcut)

    def clear(self) -> None:
        """Take every entry out."""
        self.menu_of_actions.clear()

    def open_menu(self) -> None:
        """Open the menu under the button."""
        menu = self.menu_of_actions
        menu.setAccessibleName(self.accessibleName())  # read as it opens: Qt lists no menu among a window's widgets
        room = self.window().mapToGlobal(self.window().rect().bottomRight()).x() - Space.S2
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        if menu.x() + menu.width() > room:  # only now is its width known: its icons come as it opens
            menu.move(self.mapToGlobal(self.rect().bottomRight()).x() - menu.width(), menu.y())
