"""What lies behind a dialog, the palette or a veil: no key, click or screen reader acts on it; it looks the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_LAYER, _HELD = "layer", "behind"


def mark_layer(layer: QWidget) -> None:
    """Call it once on what covers a window: `settle` holds what is behind it while it is shown."""
    layer.setProperty(_LAYER, True)


def settle(window: QWidget) -> None:
    """Hold what is behind the topmost layer shown over `window`, and free the rest; as a layer is shown or hidden."""
    parts = [part for part in window.children() if isinstance(part, QWidget) and not part.isWindow()]
    layers = [at for at, part in enumerate(parts) if part.property(_LAYER) and not part.isHidden()]
    top = layers[-1] if layers else 0
    for at, part in enumerate(parts):
        hold(part, at < top)


def hold(area: QWidget, held: bool) -> None:
    """Put `area` out of reach, with no change of its look, or give it back; what is disabled already stays so."""
    if held == bool(area.property(_HELD)) or (held and area.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled)):
        return
    if held:
        area.setProperty(_HELD, True)
    area.setEnabled(not held)
    if not held:
        area.setProperty(_HELD, None)


def looks_on(widget: QWidget) -> bool:
    """Whether `widget` is to be painted as one that can be used: enabled, or merely behind something."""
    if widget.isEnabled():
        return True
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        if at.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled) and not at.property(_HELD):
            return False
        at = at.parentWidget()
    return at is None or at.isEnabled()


def tell_style(box: QWidget) -> None:
    """Call it in `changeEvent` of a `box` that the style sheet paints: `off` says that it does not `looks_on`."""
    off = not looks_on(box)
    if off != bool(box.property("off")):
        box.setProperty("off", off)
        box.style().unpolish(box)
        box.style().polish(box)
