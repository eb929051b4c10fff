"""Contrast, measured as WCAG 2 says (relative luminance ratio)."""

from __future__ import annotations

from rdpp_desk.ui.theme.tokens import PAIRS, Colours


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of `#rrggbb`."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21, between two `#rrggbb` colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_weak(colours: Colours) -> list[tuple[str, str, float, float]]:
    """The pairs of `tokens.PAIRS` below their minimum: foreground, background, measured, minimum."""
    return [
        (ink, ground, round(measured, 2), least)
        for ink, ground, least in PAIRS
        if (measured := contrast(getattr(colours, ink), getattr(colours, ground))) < least
    ]
