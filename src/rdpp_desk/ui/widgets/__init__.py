"""The widget set every screen is built with. One import: `from rdpp_desk.ui.widgets import Button, Card, …`."""

from __future__ import annotations

from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.buttons import Button, IconButton, MenuButton
from rdpp_desk.ui.widgets.choices import Check, ChoiceCard, Combo, RadioGroup
from rdpp_desk.ui.widgets.command_palette import CommandPalette, PaletteItem, PaletteSource
from rdpp_desk.ui.widgets.date_field import DateField, TimeField
from rdpp_desk.ui.widgets.date_text import NoSuchDate, parse_cents, parse_date, parse_time
from rdpp_desk.ui.widgets.dialog import Dialog
from rdpp_desk.ui.widgets.field import Field
from rdpp_desk.ui.widgets.focus_place import FocusPlace
from rdpp_desk.ui.widgets.focus_ring import FocusRing
from rdpp_desk.ui.widgets.labels import Chip, Icon, KeyHint, Kind, Label, Paragraph
from rdpp_desk.ui.widgets.layouts import FlowLayout, clear, hbox, panel, vbox
from rdpp_desk.ui.widgets.list_view import ListView
from rdpp_desk.ui.widgets.marks import Avatar, Separator, Tile, initials, kind_of
from rdpp_desk.ui.widgets.menus import add_action
from rdpp_desk.ui.widgets.numbers import MinutesField, MoneyField, NumberField
from rdpp_desk.ui.widgets.progress import ProgressBar, SkeletonLine, Spinner, WaitingLine
from rdpp_desk.ui.widgets.rows import RowItem, RowModel
from rdpp_desk.ui.widgets.surfaces import Card, EmptyState, Row, ScrollPage, Strip
from rdpp_desk.ui.widgets.switchers import Segmented, Tabs
from rdpp_desk.ui.widgets.text_inputs import LineEdit, PasswordEdit, SearchEdit, TextArea
from rdpp_desk.ui.widgets.toast import Toast, ToastManager

__all__ = [
    "Avatar",
    "Button",
    "Card",
    "Check",
    "Chip",
    "ChoiceCard",
    "Combo",
    "CommandPalette",
    "DateField",
    "Dialog",
    "EmptyState",
    "Field",
    "FlowLayout",
    "FocusPlace",
    "FocusRing",
    "Icon",
    "IconButton",
    "KeyHint",
    "Kind",
    "Label",
    "LineEdit",
    "ListView",
    "MenuButton",
    "MinutesField",
    "MoneyField",
    "NoSuchDate",
    "NumberField",
    "PaletteItem",
    "PaletteSource",
    "Paragraph",
    "PasswordEdit",
    "ProgressBar",
    "RadioGroup",
    "Row",
    "RowItem",
    "RowModel",
    "ScrollPage",
    "SearchEdit",
    "Segmented",
    "Separator",
    "SkeletonLine",
    "Spinner",
    "Strip",
    "Tabs",
    "TextArea",
    "Tile",
    "TimeField",
    "Toast",
    "ToastManager",
    "WaitingLine",
    "add_action",
    "announce",
    "clear",
    "hbox",
    "initials",
    "kind_of",
    "panel",
    "parse_cents",
    "parse_date",
    "parse_time",
    "vbox",
]
