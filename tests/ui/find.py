"""Finding what is on the screen by the name that assistive technology reads."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

Kind = TypeVar("Kind", bound=QWidget)


def find(screen: QWidget, kind: type[Kind], name: str) -> Kind:
    """The visible `kind` whose accessible name is `name`."""
    QApplication.processEvents()  # what was just added is shown by a posted event
    seen = [child for child in screen.findChildren(kind) if child.isVisible()]
    found = [child for child in seen if child.accessibleName() == name]
    assert found, f"no {kind.__name__} named {name!r} among {[child.accessibleName() for child in seen]}"
    return found[0]


def click(screen: QWidget, name: str) -> None:
    """Press the visible, enabled button called `name`."""
    button = find(screen, QAbstractButton, name)
    assert button.isEnabled(), f"{name!r} is disabled"
    button.click()
