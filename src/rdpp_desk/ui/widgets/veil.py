"""What covers words of the practice in discreet mode, until somebody chooses to see them here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QSizePolicy, QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.behind import hold
from rdpp_desk.ui.widgets.buttons import Button
from rdpp_desk.ui.widgets.labels import Icon, Label
from rdpp_desk.ui.widgets.layouts import hbox, vbox
from rdpp_desk.ui.widgets.surfaces import EmptyState


class Veil(QWidget):
    """Stands in an area in place of its content, which keeps its state but is neither drawn, read aloud nor reached.

    `slim` lies on one line, where a list or a card has little room.
    """

    def __init__(self, area: QWidget, *, slim: bool = False) -> None:
        super().__init__()
        self.setProperty("ground", "none")
        self._content = QWidget(area)
        self._content.setProperty("ground", "none")
        self._content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        layout = area.layout()
        if layout is not None:
            self._content.setLayout(layout)
        self._slim = slim
        self.show_here = Button(_("Show here"), "eye", size="small" if slim else "normal")
        self.show_here.setAccessibleDescription(_("Until you leave this page"))
        self.show_here.clicked.connect(self._lift_here)
        area.setLayout(vbox((self._content, 1), (self, 1), spacing=0))
        self.setLayout(self._words())
        self.hide()

    @property
    def is_down(self) -> bool:
        """Whether it covers."""
        return not self.isHidden()

    def lower(self) -> None:
        """Cover."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self._content.isAncestorOf(focused)
        self._content.hide()
        hold(self._content, True)
        self.show()
        if inside:
            self.show_here.setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self) -> None:
        """Uncover."""
        self.hide()
        hold(self._content, False)
        self._content.show()

    def takes(self, start: QWidget) -> bool:
        """Whether `start`, where the keyboard would begin, lies under it."""
        return self.is_down and (start is self.parentWidget() or self._content.isAncestorOf(start))

    def _lift_here(self) -> None:
        self.lift()
        announce(self._content, _("Shown here until you leave this page"))
        self._content.focusNextChild()

    def _words(self) -> QLayout:
        said = _("Hidden in discreet mode")
        if not self._slim:
            return vbox((EmptyState("eye-off", said, actions=[self.show_here], kind="neutral"), 1), spacing=0)
        words = Label(said, "caption")
        words.setWordWrap(True)
        line = hbox(Icon("eye-off", "muted"), (words, 1), self.show_here, spacing=Space.S2)
        return vbox(line, None, spacing=0)


def cover(area: QWidget, *, slim: bool = False) -> Veil:
    """The veil of an area, made and lowered at once if it has none yet. A scroll area is covered inside."""
    inside = (area.widget() if isinstance(area, QScrollArea) else None) or area
    known = inside.findChild(Veil, options=Qt.FindChildOption.FindDirectChildrenOnly)
    veil = known if isinstance(known, Veil) else Veil(inside, slim=slim)
    veil.lower()
    return veil
