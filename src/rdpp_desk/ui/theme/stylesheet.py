"""The style sheet: only what Qt paints itself (text fields, menus, scroll bars, tooltips, labels)."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from rdpp_desk.ui.theme.theme import Theme
from rdpp_desk.ui.theme.tokens import Line, Radius, Size, Space, Type, TypeStyle

_SIZED = {
    "caption": Type.CAPTION,
    "label": Type.LABEL,
    "body": Type.BODY,
    "reading": Type.READING,
    "subtitle": Type.SUBTITLE,
    "title": Type.TITLE,
    "display": Type.DISPLAY,
    "hero": Type.HERO,
}

_TEMPLATE = Template("""
* { font-family: "Inter"; font-size: $f_body; outline: none; }
QWidget { color: $text; }
QWidget[ground="bg"] { background: $bg; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="sidebar"] { background: $sidebar; border-right: ${hair} solid $border; }
QWidget[ground="bar"] { background: $bg; border-bottom: ${hair} solid $border; }
QWidget[ground="tools"] { background: $surface; border-bottom: ${hair} solid $border; }
QWidget[ground="footer"] { background: $surface; border-top: ${hair} solid $border; }
QWidget[ground="desk"] { background: $desk; }
QWidget[ground="sunken"] { background: $sunken; border-radius: $r_inset; }
QFrame[card="plain"] { background: $surface; border: ${hair} solid $border; border-radius: $r_lg; }
QFrame[card="sunken"] { background: $sunken; border: none; border-radius: $r_inset; }
QFrame[card="accent"] { background: $accent_soft; border: none; border-radius: $r_inset; }
QFrame[card="warning"] { background: $warning_soft; border: none; border-radius: $r_inset; }
QFrame[card="danger"] { background: $danger_soft; border: none; border-radius: $r_inset; }
QFrame[card="success"] { background: $success_soft; border: none; border-radius: $r_inset; }
QFrame[row="plain"] { background: transparent; border: none; border-radius: $r_md; }
QFrame[row="plain"]:hover { background: $sunken; }
QFrame[row="selected"] { background: $accent_soft; border: none; border-radius: $r_md; }
QFrame[line="true"] { background: $border; border: none; }

QLabel { background: transparent; }
QLabel[variant="hero"] { font-size: $f_hero; font-weight: 600; letter-spacing: ${ls_hero}px; }
QLabel[variant="display"] { font-size: $f_display; font-weight: 600; letter-spacing: ${ls_display}px; }
QLabel[variant="title"] { font-size: $f_title; font-weight: 600; letter-spacing: ${ls_title}px; }
QLabel[variant="subtitle"] { font-size: $f_subtitle; font-weight: 600; }
QLabel[variant="strong"] { font-weight: 600; }
QLabel[variant="label"] { font-size: $f_label; font-weight: 500; }
QLabel[variant="second"] { color: $text2; }
QLabel[variant="reading"] { font-size: $f_reading; }
QLabel[variant="caption"] { font-size: $f_caption; color: $muted; }
QLabel[variant="overline"] { font-size: $f_caption; font-weight: 600; color: $muted; }
QLabel[variant="error"] { font-size: $f_label; font-weight: 500; color: $danger; }
QLabel[tone="hero"] { color: $on_hero; }
QLabel[tone="hero-second"] { color: $on_hero2; }
QLabel[tone="accent"] { color: $accent_text; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="success"] { color: $success; }
QLabel[tone="toast"] { color: $toast_text; }

QLineEdit, QPlainTextEdit[box="true"], QTextEdit[box="true"] { border: ${hair} solid $border_strong;
  border-radius: $r_md; background: $surface; color: $text;
  selection-background-color: $selection; selection-color: $on_selection; }
QLineEdit { min-height: $inner; padding: 0 $s3; }
QPlainTextEdit[box="true"], QTextEdit[box="true"] { padding: $s2; }
QLineEdit:hover, QPlainTextEdit[box="true"]:hover, QTextEdit[box="true"]:hover { border-color: $text2; }
QLineEdit:focus, QPlainTextEdit[box="true"]:focus, QTextEdit[box="true"]:focus { border-color: $accent; }
QLineEdit:read-only { background: $sunken; border-color: $border; }
QLineEdit[off="true"], QPlainTextEdit[off="true"] { background: $bg; color: $disabled; border-color: $border; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border: ${selected} solid $danger; }
QLineEdit[bare="true"] { border: none; background: transparent; }
QPlainTextEdit, QTextEdit, QTextBrowser { background: transparent; border: none; color: $text;
  selection-background-color: $selection; selection-color: $on_selection; }
QTextEdit[reading="true"], QPlainTextEdit[reading="true"] { font-size: $f_reading; }

QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView, QListView[popup="true"] { background: $surface; border: ${hair} solid $border_strong;
  border-radius: $r_md; padding: $s1; color: $text; selection-background-color: $accent_soft;
  selection-color: $on_accent_soft; }
QComboBox QAbstractItemView::item { min-height: $row; padding: 0 $s2; border-radius: $r_sm; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $on_accent_soft; }
QAbstractItemView { background: transparent; border: none; }

QMenu { background: $surface; border: ${hair} solid $border; border-radius: $r_inset; padding: ${s_label}; }
QMenu::item { padding: $s2 $s4 $s2 $s3; border-radius: $r_sm; color: $text; min-width: $menu; }
QMenu::item:selected { background: $accent_soft; color: $on_accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: $s2; }
QMenu::separator { height: ${hair}; background: $border; margin: $s1 $s2; }
QToolTip { background: $toast_bg; color: $toast_text; border: none; padding: ${s_label} $s2; font-size: $f_label; }

QScrollArea, QScrollArea > QWidget > QWidget[ground="none"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 0 1px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 1px 0; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
  border: none; height: 0; width: 0; }
QSplitter::handle { background: $border; }
""")


def _pixels(theme: Theme, style: TypeStyle) -> str:
    return f"{theme.px(style.size)}px"


def stylesheet(theme: Theme) -> str:
    """The application's style sheet for `theme`."""
    values: dict[str, str] = dict(asdict(theme.colours))
    values.update({f"f_{name}": _pixels(theme, style) for name, style in _SIZED.items()})
    for name in ("title", "display", "hero"):
        values[f"ls_{name}"] = f"{theme.px(_SIZED[name].size) * _SIZED[name].spacing:.2f}"
    values.update(
        inner=f"{theme.px(Size.CONTROL) - 2 * Line.HAIRLINE}px",
        row=f"{theme.px(Size.CONTROL_SMALL)}px",
        menu=f"{theme.px(Size.SIDEBAR) - Space.S8}px",
        hair=f"{Line.HAIRLINE}px",
        selected=f"{Line.SELECTED}px",
        s1=f"{Space.S1}px",
        s2=f"{Space.S2}px",
        s3=f"{Space.S3}px",
        s4=f"{Space.S4}px",
        s_label=f"{Space.LABEL}px",
        r_sm=f"{Radius.SM}px",
        r_md=f"{Radius.MD}px",
        r_inset=f"{Radius.INSET}px",
        r_lg=f"{Radius.LG}px",
    )
    return _TEMPLATE.substitute(values)
