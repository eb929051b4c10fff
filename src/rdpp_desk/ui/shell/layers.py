"""What stands over the pages: dialogs, the palette, the system's own windows, the toast."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from rdpp_desk.ui.widgets.command_palette import CommandPalette
from rdpp_desk.ui.widgets.dialog import Dialog
from rdpp_desk.ui.widgets.toast import ToastManager


def open_dialog(window: QWidget) -> Dialog | None:
    """The dialog open over `window` now."""
    return next((child for child in window.findChildren(Dialog) if child.isVisible()), None)


def close_layers(window: QWidget, toasts: ToastManager) -> None:
    """Close all of them, each by its safe way."""
    for palette in window.findChildren(CommandPalette):
        palette.close_palette()
    for dialog in window.findChildren(Dialog):
        dialog.dismiss()
    for own in reversed(window.findChildren(QDialog)):  # files, printers; those they opened go first
        if own.isVisible():
            own.reject()
    toasts.dismiss()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
