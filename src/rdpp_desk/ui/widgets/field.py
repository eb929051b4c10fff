"""A field of a form: label above, control, help and error below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget, QWidgetItem

from rdpp_desk.ui.theme import Size, Space
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.labels import Icon, Label, Paragraph
from rdpp_desk.ui.widgets.layouts import hbox, vbox
from rdpp_desk.ui.widgets.told_path import without_path


class Field(QWidget):
    """Label (buddy of the control), control, help, and an error sentence that a screen reader links to the control.

    `check` returns an error sentence or "" and runs when the control loses the focus (signal `left`).
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        help_text: str = "",
        check: Callable[[], str] | None = None,
        optional: str = "",
    ) -> None:
        super().__init__()
        self.control = control
        self._name = label
        self._help_text = help_text
        self._check = check
        self._label = Label(label, "label")
        self._label.setWordWrap(True)
        self._label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._help = Paragraph(help_text, "caption")
        self._help.setVisible(bool(help_text))
        self._error = QWidget()
        self._sentence = Paragraph("", "error")
        line = hbox(
            (Icon("circle-alert", "danger", Size.ICON), 0, Qt.AlignmentFlag.AlignTop),
            (self._sentence, 1),
            spacing=Space.LABEL,
        )
        self._error.setLayout(line)
        self._error.hide()
        head = hbox((self._label, 1), Label(optional, "caption") if optional else 0, spacing=Space.S2)
        column = vbox(head, control, self._error, self._help, spacing=Space.LABEL)
        if not QWidgetItem(control).expandingDirections() & Qt.Orientation.Vertical:
            column.addStretch()  # beside a field that shows an error, keep the label on its control
        self.setLayout(column)
        self.setFocusProxy(control)
        self._describe("")
        left = getattr(control, "left", None)
        if left is not None:
            left.connect(self.verify)

    def set_label(self, label: str) -> None:
        """Another label."""
        if self.control.accessibleName() == self._name:
            self.control.setAccessibleName(label)
        self._name = label
        self._label.setText(label)

    def set_help(self, text: str) -> None:
        """Another help sentence, or none."""
        self._help_text = text
        self._help.set_text(text)
        self._help.setVisible(bool(text))
        self._describe(self.error())

    def error(self) -> str:
        """The error shown, or ""."""
        return self._sentence.plain() if not self._error.isHidden() else ""

    def set_error(self, sentence: str) -> None:
        """Show an error under the field and read it aloud; "" removes it."""
        if sentence and sentence != self.error():
            announce(self.control, sentence, urgent=True)
        self._sentence.set_text(sentence)
        self._error.setVisible(bool(sentence))
        invalid = getattr(self.control, "set_invalid", None)
        if invalid is not None:
            invalid(bool(sentence))
        self._describe(sentence)

    def hide_path(self) -> None:
        """Say no longer the path that the error names, if any."""
        self._sentence.set_text(without_path(self._sentence.plain()))
        self._describe(self.error())

    def verify(self) -> bool:
        """Run the check now (of the field, else the control's own `problem`); whether all is well."""
        own = getattr(self.control, "problem", None)
        sentence = own() if own is not None else ""
        if not sentence and self._check is not None:
            sentence = self._check()
        self.set_error(sentence)
        return not sentence

    def _describe(self, sentence: str) -> None:
        self.control.setAccessibleDescription(" ".join(part for part in (sentence, self._help_text) if part))
