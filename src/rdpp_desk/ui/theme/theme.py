"""The theme in force: colours, text scale, fonts and the palette made from them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette

from rdpp_desk.ui.theme.tokens import DARK, LIGHT, Colours, Family, Motion, Type, TypeStyle, Window

_ROLES = (
    (QPalette.ColorRole.Window, "bg"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.ToolTipBase, "toast_bg"),
    (QPalette.ColorRole.ToolTipText, "toast_text"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "on_selection"),
    (QPalette.ColorRole.Link, "accent_text"),
    (QPalette.ColorRole.LinkVisited, "accent_text"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Light, "hover"),
    (QPalette.ColorRole.Midlight, "border"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Dark, "border_strong"),
    (QPalette.ColorRole.Shadow, "border_strong"),
    (QPalette.ColorRole.Accent, "accent"),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """Light or dark, at one text scale (0.85 to 2.0)."""

    dark: bool = False
    scale: float = 1.0
    less_motion: bool = False

    @property
    def colours(self) -> Colours:
        """The named colours in force."""
        return DARK if self.dark else LIGHT

    def hex(self, name: str) -> str:
        """A token colour as `#rrggbb`."""
        value: str = getattr(self.colours, name)
        return value

    def colour(self, name: str) -> QColor:
        """A token colour; `scrim` keeps its transparency."""
        value = self.hex(name)
        colour = QColor(value[:7])
        if len(value) == 9:
            colour.setAlpha(int(value[7:], 16))
        return colour

    def px(self, size: float) -> int:
        """Pixels, at the text scale, of a size given at 100 %; never less than 1."""
        return max(1, round(size * self.scale))

    def font(self, style: TypeStyle = Type.BODY, family: Family = Family.UI) -> QFont:
        """The font of one step of the type scale."""
        font = QFont(family.value)
        font.setPixelSize(self.px(style.size))
        font.setWeight(QFont.Weight(style.weight))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.spacing * font.pixelSize())
        return font

    def duration(self, milliseconds: int = Motion.BASE) -> int:
        """How long a movement lasts, in milliseconds: 0 when less motion is wanted."""
        return 0 if self.less_motion else milliseconds

    def palette(self) -> QPalette:
        """What the style sheet does not reach: rich-text links, native dialogs, placeholders, selections."""
        palette = QPalette()
        for role, name in _ROLES:
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette


def nearest_scale(scale: float) -> float:
    """`scale` held within what the window supports."""
    return min(Window.SCALE_MAXIMUM, max(Window.SCALE_MINIMUM, scale))
