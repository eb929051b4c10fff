"""Design tokens: the one source of every colour, size and duration of the window.

Sizes are pixels at a text size of 100 %; those that follow the text are multiplied by `Theme.px`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Colours:
    """Named colours as `#rrggbb` (`scrim` as `#rrggbbaa`)."""

    bg: str
    surface: str
    sunken: str
    sidebar: str
    hover: str
    border: str
    border_strong: str
    text: str
    text2: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    accent_text: str
    warning: str
    warning_soft: str
    on_warning_soft: str
    danger: str
    danger_soft: str
    on_danger_soft: str
    success: str
    success_soft: str
    on_success_soft: str
    plum: str
    plum_soft: str
    on_plum_soft: str
    focus: str
    selection: str
    on_selection: str
    toast_bg: str
    toast_text: str
    toast_action: str
    paper: str
    desk: str
    scrim: str
    hero1: str
    hero2: str
    on_hero: str
    on_hero2: str


LIGHT = Colours(
    bg="#F7F5F1",
    surface="#FFFFFF",
    sunken="#F1EEE8",
    sidebar="#EFEBE4",
    hover="#E7E2D9",
    border="#E1DBD0",
    border_strong="#857F72",
    text="#1E2524",
    text2="#4A5251",
    muted="#5F6664",
    disabled="#8E9391",
    accent="#1B635C",
    accent_hover="#154F4A",
    accent_pressed="#0F3F3B",
    on_accent="#FFFFFF",
    accent_soft="#DCECE8",
    on_accent_soft="#124A45",
    accent_text="#1B635C",
    warning="#8A5200",
    warning_soft="#FBEED5",
    on_warning_soft="#6B4000",
    danger="#A3281E",
    danger_soft="#FBE6E3",
    on_danger_soft="#84201A",
    success="#2C6A33",
    success_soft="#E1F0E2",
    on_success_soft="#22552A",
    plum="#5B3F8C",
    plum_soft="#ECE6F6",
    on_plum_soft="#4A3275",
    focus="#2357C5",
    selection="#BFDDD7",
    on_selection="#0F2E2B",
    toast_bg="#26302F",
    toast_text="#F4F6F5",
    toast_action="#8FDACE",
    paper="#FFFFFF",
    desk="#E4DFD6",
    scrim="#1E252480",
    hero1="#17504B",
    hero2="#0F3936",
    on_hero="#F2F7F5",
    on_hero2="#C4DCD7",
)
DARK = Colours(
    bg="#161A1A",
    surface="#1E2423",
    sunken="#262D2C",
    sidebar="#121616",
    hover="#2B3332",
    border="#323A39",
    border_strong="#7A8683",
    text="#ECEFED",
    text2="#BDC5C3",
    muted="#9BA5A2",
    disabled="#6B7573",
    accent="#7CC7BC",
    accent_hover="#93D5CB",
    accent_pressed="#66B5AA",
    on_accent="#0B2421",
    accent_soft="#1D3B38",
    on_accent_soft="#A7E0D7",
    accent_text="#8BD2C7",
    warning="#F0BE66",
    warning_soft="#3A2E16",
    on_warning_soft="#F6D08B",
    danger="#F2958B",
    danger_soft="#42221F",
    on_danger_soft="#F8B4AC",
    success="#93CF97",
    success_soft="#1E3722",
    on_success_soft="#A9DCAD",
    plum="#C5B3F0",
    plum_soft="#322A45",
    on_plum_soft="#D3C5F5",
    focus="#9CC2FF",
    selection="#2E5B56",
    on_selection="#F2F7F5",
    toast_bg="#E9EDEB",
    toast_text="#1B2221",
    toast_action="#17564F",
    paper="#FFFFFF",
    desk="#0F1312",
    scrim="#00000099",
    hero1="#12302D",
    hero2="#0C1F1D",
    on_hero="#ECF4F2",
    on_hero2="#A9C6C1",
)


class Space:
    """Distances between things; the same at every text size."""

    NONE = 0
    S1 = 4
    S2 = 8
    S3 = 12
    S4 = 16
    S5 = 24
    S6 = 32
    S7 = 48
    S8 = 64
    LABEL = 6
    PAGE = 28
    CARD = 18


class Radius:
    """Corner radii."""

    XS = 4
    SM = 6
    MD = 8
    INSET = 10
    LG = 12
    XL = 16


class Size:
    """Sizes that follow the text size, through `Theme.px`."""

    CONTROL = 38
    CONTROL_SMALL = 30
    CONTROL_LARGE = 46
    TARGET = 24
    SIDEBAR = 236
    RAIL = 62
    NAV = 36
    SIDE_COLUMN = 288
    SEARCH = 340
    TIMELINE = 372
    DIALOG = 480
    PALETTE = 560
    TOAST_MAX = 640
    ICON_SMALL = 14
    ICON = 16
    ICON_BUTTON = 18
    ICON_LARGE = 20
    TICK = 18
    BAR = 8
    READING_CHARACTERS = 72
    UNBOUNDED = 16_777_215


class Line:
    """Pen widths."""

    HAIRLINE = 1
    SELECTED = 2
    FOCUS = 2
    FOCUS_GAP = 2


class Window:
    """Window sizes and the reflow breakpoints (width ÷ text scale)."""

    MINIMUM = (960, 640)
    DEFAULT = (1280, 800)
    FULL_FROM = 1180
    RAIL_FROM = 900
    SCALE_MINIMUM = 0.85
    SCALE_MAXIMUM = 2.0
    SCALES = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class Motion:
    """Durations of movements, in milliseconds; all 0 when less motion is wanted."""

    FAST = 120
    BASE = 180
    SLOW = 240


class Time:
    """Delays of the interface, in milliseconds."""

    AUTOSAVE_PAUSE = 700
    AUTOSAVE_LONGEST = 5_000
    SAVING_SHOWN_AFTER = 1_000
    SPINNER_AFTER = 400
    PROGRESS_AFTER = 1_000
    TOAST = 10_000
    PREVIEW_PAUSE = 250
    SEARCH_PAUSE = 120
    CLIPBOARD = 30_000


class Family(StrEnum):
    """Bundled font families."""

    UI = "Inter"
    DOCUMENT = "Source Serif 4"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One step of the type scale: size and line height in pixels at 100 %, weight 100–900, letter spacing in em."""

    size: int
    weight: int
    line: int
    spacing: float = 0.0


class Type:
    """The type scale."""

    CAPTION = TypeStyle(12, 400, 16)
    CAPTION_STRONG = TypeStyle(12, 600, 16)
    LABEL = TypeStyle(13, 500, 18)
    LABEL_STRONG = TypeStyle(13, 600, 18)
    BODY = TypeStyle(14, 400, 21)
    BODY_MEDIUM = TypeStyle(14, 500, 21)
    STRONG = TypeStyle(14, 600, 21)
    READING = TypeStyle(16, 400, 26)
    SUBTITLE = TypeStyle(16, 600, 22)
    TITLE = TypeStyle(20, 600, 28, -0.014)
    DISPLAY = TypeStyle(28, 600, 36, -0.018)
    HERO = TypeStyle(34, 600, 42, -0.018)


# (foreground, background, least WCAG 2 contrast)
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("text", "bg", 7.0),
    ("text", "surface", 7.0),
    ("text", "sidebar", 7.0),
    ("text", "hover", 7.0),
    ("text", "sunken", 7.0),
    ("text2", "bg", 4.5),
    ("text2", "surface", 4.5),
    ("text2", "sidebar", 4.5),
    ("muted", "bg", 4.5),
    ("muted", "surface", 4.5),
    ("muted", "sidebar", 4.5),
    ("muted", "sunken", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("on_accent", "accent_pressed", 4.5),
    ("accent_text", "bg", 4.5),
    ("accent_text", "surface", 4.5),
    ("on_accent_soft", "accent_soft", 4.5),
    ("on_warning_soft", "warning_soft", 4.5),
    ("on_danger_soft", "danger_soft", 4.5),
    ("on_success_soft", "success_soft", 4.5),
    ("on_plum_soft", "plum_soft", 4.5),
    ("warning", "surface", 4.5),
    ("danger", "surface", 4.5),
    ("success", "surface", 4.5),
    ("plum", "surface", 4.5),
    ("danger", "bg", 4.5),
    ("on_selection", "selection", 4.5),
    ("toast_text", "toast_bg", 4.5),
    ("toast_action", "toast_bg", 4.5),
    ("on_hero", "hero1", 4.5),
    ("on_hero2", "hero1", 4.5),
    ("border_strong", "surface", 3.0),
    ("border_strong", "bg", 3.0),
    ("focus", "bg", 3.0),
    ("focus", "surface", 3.0),
    ("focus", "sidebar", 3.0),
    ("focus", "sunken", 3.0),
    ("focus", "desk", 3.0),
    ("text2", "accent_soft", 4.5),
    ("text2", "warning_soft", 4.5),
    ("text2", "danger_soft", 4.5),
    ("text", "accent_soft", 4.5),
    ("text", "warning_soft", 4.5),
    ("text", "danger_soft", 4.5),
    ("muted", "accent_soft", 4.5),
    ("muted", "warning_soft", 4.5),
    ("accent_text", "warning_soft", 4.5),
    ("warning", "bg", 4.5),
    ("surface", "danger", 4.5),
    ("on_warning_soft", "accent_soft", 4.5),
    ("border_strong", "sidebar", 3.0),
    ("focus", "accent_soft", 3.0),
    ("focus", "danger_soft", 3.0),
    ("accent", "surface", 3.0),
    ("warning", "warning_soft", 3.0),
    ("danger", "danger_soft", 3.0),
    ("success", "success_soft", 3.0),
    ("plum", "plum_soft", 3.0),
)
