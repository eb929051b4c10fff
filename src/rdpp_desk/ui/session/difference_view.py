"""A difference to read: what went is struck through after a −, what came is underlined after a +."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from rdpp_desk.messages import _
from rdpp_desk.ui.session.difference import Change, Piece
from rdpp_desk.ui.theme import Space, Type, manager, theme


class DifferenceView(QTextEdit):
    """Told by signs and strokes, never by colour alone."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._pieces: tuple[Piece, ...] = ()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.document().setDocumentMargin(Space.NONE)
        manager().changed.connect(self._restyle)

    def show_pieces(self, pieces: tuple[Piece, ...]) -> None:
        """Show this difference."""
        self._pieces = pieces
        self._restyle()

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return all(piece.change in (Change.SAME, Change.SKIPPED) for piece in self._pieces)

    def wipe(self) -> None:
        """Forget every word."""
        self.show_pieces(())

    def _restyle(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in self._pieces:
            sign = {Change.REMOVED: "−", Change.ADDED: "+"}.get(piece.change, "")
            text = "[…]\n" if piece.change is Change.SKIPPED else piece.text
            if sign:
                cursor.insertText(sign, _look(piece.change, sign=True))
            cursor.insertText(text, _look(piece.change))
        self.moveCursor(QTextCursor.MoveOperation.Start)


def legend() -> str:
    """What the signs mean."""
    return _("− struck through: removed since · + underlined: added since")


def _look(change: Change, *, sign: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(theme().font(Type.BODY))
    ink = {Change.REMOVED: "on_danger_soft", Change.ADDED: "on_success_soft", Change.SKIPPED: "muted"}
    look.setForeground(theme().colour(ink.get(change, "text")))
    if change is Change.REMOVED:
        look.setBackground(theme().colour("danger_soft"))
        look.setFontStrikeOut(not sign)
    elif change is Change.ADDED:
        look.setBackground(theme().colour("success_soft"))
        look.setFontUnderline(not sign)
    return look
