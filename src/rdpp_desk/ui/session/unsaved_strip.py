"""What is said, until it is solved, when a note could not be saved."""

from __future__ import annotations

from PySide6.QtCore import Signal

from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.widgets import Button, Strip


class UnsavedStrip(Strip):
    """Stays while a text is not on the disk; writing goes on beneath it."""

    retry_asked = Signal()
    copy_asked = Signal()

    def __init__(self) -> None:
        retry = Button(_("Try again"), icon="refresh-cw", size="small")
        copy = Button(_("Copy the text"), icon="copy", size="small")
        super().__init__("danger", actions=[retry, copy])
        self._said = ""
        retry.clicked.connect(self.retry_asked)
        copy.clicked.connect(self.copy_asked)

    def show_failure(self, failure: DeskError | None, *, elsewhere: bool) -> None:
        """Say that it failed, once for each cause; None takes the strip away. `elsewhere`: not the note on screen."""
        if failure is None:
            self._said = ""
            self.hide()
            return
        cause = sentences.error(failure)
        title = (
            _("A note you left is not saved. Its text is kept here.")
            if elsewhere
            else _("Not saved. Your text is kept here.")
        )
        said = " ".join(part for part in (cause.what, cause.todo) if part)
        if f"{title} {said}" != self._said:
            self._said = f"{title} {said}"
            self.tell("danger", title, said)
