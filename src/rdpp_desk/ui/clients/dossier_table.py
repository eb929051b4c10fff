"""The list of dossiers as a table: one painted line each, so that thousands stay quick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from rdpp_desk.actions.dossiers import DossierLine
from rdpp_desk.messages import _, formats
from rdpp_desk.messages.labels import label
from rdpp_desk.ui.clients.words import Standing, agreement_words, consent_words, state_words
from rdpp_desk.ui.theme import Line, Radius, Size, Space, Theme, Type, TypeStyle, manager, paint, theme
from rdpp_desk.ui.widgets import Kind, ListView, RowItem, kind_of
from rdpp_desk.ui.widgets.labels import chip_size, draw_chip
from rdpp_desk.ui.widgets.marks import draw_avatar
from rdpp_desk.ui.widgets.row_delegate import RowDelegate
from rdpp_desk.ui.widgets.rows import ITEM_ROLE, Index

_AVATAR, _ROW, _HEAD = 36, 60, 32
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its share of the width, and the width (at 100 %) from which it is shown."""

    key: str
    share: float
    shown_from: int = 0


_COLUMNS = (
    Column("name", 3.2),
    Column("next", 1.5),
    Column("consent", 1.4, 620),
    Column("agreement", 1.5, 740),
    Column("note", 1.0, 860),
)


def shown_columns(width: int, scale: float) -> list[tuple[Column, int]]:
    """The columns that fit, each with its width in pixels."""
    room = width - 2 * Space.S4
    kept = [column for column in _COLUMNS if column.shown_from <= width / scale]
    total = sum(column.share for column in kept)
    return [(column, int(room * column.share / total)) for column in kept]


def heading(key: str) -> str:
    """What a column is called."""
    return {
        "name": _("Client"),
        "next": _("Next session"),
        "consent": _("Consent"),
        "agreement": _("Agreement"),
        "note": _("Last note"),
    }[key]


def cells(line: DossierLine, today: date) -> Mapping[str, str]:
    """The words of a line's cells, as shown and as read aloud."""
    consent, agreement = consent_words(line.consent), agreement_words(line.agreement)
    parts = [label(line.kind), line.organisation]
    state = state_words(line.state)
    if state is not None:
        parts.append(state.words)
    return {
        "name": line.name,
        "about": " · ".join(part for part in parts if part),
        "next": _next(line, today),
        "consent": consent.words if consent else "",
        "agreement": agreement.words if agreement else "",
        "note": _day(line.last_note_on, today),
    }


def row_of(line: DossierLine, today: date) -> RowItem:
    """The row of the model, with what is read aloud."""
    words = cells(line, today)
    spoken = [words["name"], words["about"]]
    if words["next"]:
        spoken.append(_("next session: {when}").format(when=words["next"]))
    spoken += [words["consent"], words["agreement"]]
    if words["note"]:
        spoken.append(_("last note: {day}").format(day=words["note"]))
    return RowItem(
        key=line.engagement_id,
        title=line.name,
        letters=line.initials,
        kind=kind_of(line.engagement_id),
        subtitle=words["about"],
        spoken=", ".join(part for part in spoken if part),
    )


def _day(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return formats.short_day(day) if day.year == today.year else f"{formats.short_day(day)} {day.year}"


def _next(line: DossierLine, today: date) -> str:
    session = line.next_session
    if session is None:
        return ""
    hour = formats.clock_time(session.starts_at)
    if session.starts_at.date() == today:
        return _("Today, {hour}").format(hour=hour)
    return _("{day}, {hour}").format(day=_day(session.starts_at.date(), today), hour=hour)


class DossierTable(ListView):
    """`opened` gives the id of the engagement."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._columns = _Columns()
        self._painter = self._columns
        self.setItemDelegate(self._columns)
        self.setUniformItemSizes(True)

    def show_lines(self, lines: Sequence[DossierLine], today: date) -> None:
        """Show these dossiers."""
        self._columns.lines = {line.engagement_id: line for line in lines}
        self._columns.today = today
        self.set_rows([row_of(line, today) for line in lines])

    def wipe(self) -> None:
        super().wipe()
        self._columns.lines = {}


class TableHead(QWidget):
    """The headings above the table, in line with its columns."""

    def __init__(self, table: DossierTable) -> None:
        super().__init__()
        self._table = table
        self._resize()
        manager().changed.connect(self._resize)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme(), paint.painter_on(self)
        painter.setFont(now.font(Type.CAPTION_STRONG))
        painter.setPen(now.colour("muted"))
        x = float(Space.S4)
        for column, width in shown_columns(self._table.viewport().width(), now.scale):
            box = QRectF(x, 0, width - Space.S2, self.height())
            words = QFontMetrics(painter.font()).elidedText(
                heading(column.key), Qt.TextElideMode.ElideRight, int(box.width())
            )
            painter.drawText(box, _FLAGS, words)
            x += width
        painter.setPen(now.colour("border"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _resize(self) -> None:
        self.setFixedHeight(theme().px(_HEAD))
        self.update()


class _Columns(RowDelegate):
    """Paints a dossier across its columns."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Mapping[int, DossierLine] = {}
        self.today = date.min

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        now = theme()
        return QSize(now.px(Size.RAIL), now.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RowItem = index.data(ITEM_ROLE)
        line = self.lines.get(row.key) if isinstance(row.key, int) else None
        if line is None:
            return
        now, box = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, now, option, box)
        words = cells(line, self.today)
        x = box.x() + Space.S4
        for column, width in shown_columns(int(box.width()), now.scale):
            cell = QRectF(x, box.y(), width - Space.S3, box.height())
            if column.key == "name":
                self._name(painter, now, row, cell)
            elif column.key in ("consent", "agreement"):
                standing = consent_words(line.consent) if column.key == "consent" else agreement_words(line.agreement)
                self._chip(painter, standing, cell)
            else:
                self._text(painter, now, words[column.key] or "–", cell, Type.LABEL, "text2")
            x += width
        painter.restore()

    def _ground(self, painter: QPainter, now: Theme, option: QStyleOptionViewItem, box: QRectF) -> None:
        inner = box.adjusted(Space.S1, 2, -Space.S1, -2)
        if option.state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, inner, Radius.INSET, now.colour("sunken"))
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if self.keyboard_leads and focused:
            paint.rounded(painter, inner.adjusted(1, 1, -1, -1), Radius.INSET, None, now.colour("focus"), Line.FOCUS)

    def _name(self, painter: QPainter, now: Theme, row: RowItem, cell: QRectF) -> None:
        side = now.px(_AVATAR)
        draw_avatar(painter, QRectF(cell.x(), cell.center().y() - side / 2, side, side), row.letters, row.kind)
        left = cell.adjusted(side + Space.S3, 0, 0, 0)
        strong, small = now.px(Type.STRONG.line), now.px(Type.CAPTION.line)
        top = cell.center().y() - (strong + small) / 2
        self._text(painter, now, row.title, QRectF(left.x(), top, left.width(), strong), Type.STRONG, "text")
        below = QRectF(left.x(), top + strong, left.width(), small)
        self._text(painter, now, row.subtitle, below, Type.CAPTION, "muted")

    def _chip(self, painter: QPainter, standing: Standing | None, cell: QRectF) -> None:
        if standing is None:
            return
        kind: Kind = standing.kind
        size = chip_size(standing.short, True)
        wide = min(float(size.width()), cell.width())
        box = QRectF(cell.x(), cell.center().y() - size.height() / 2, wide, size.height())
        draw_chip(painter, box, standing.short, kind, standing.icon)

    def _text(self, painter: QPainter, now: Theme, words: str, box: QRectF, style: TypeStyle, token: str) -> None:
        font = now.font(style)
        painter.setFont(font)
        painter.setPen(now.colour(token))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(box.width())))
        painter.drawText(box, _FLAGS, shown)
