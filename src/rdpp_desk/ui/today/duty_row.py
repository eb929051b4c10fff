"""One duty on its row: an icon, what and since when, one sentence, one act, and putting it off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _, duties
from rdpp_desk.practice.duties import Duty, DutyCode, Urgency
from rdpp_desk.ui.theme import Space, theme
from rdpp_desk.ui.widgets import Button, Chip, FlowLayout, IconButton, Kind, Label, Paragraph, Row, Tile, hbox, vbox

ACT_WIDTH = 166
_ICONS = {
    DutyCode.CONSENT_MISSING: "shield",
    DutyCode.AGREEMENT_MISSING: "file-plus",
    DutyCode.SIGNATURE_MISSING: "signature",
    DutyCode.SESSION_UNCONFIRMED: "calendar-check",
    DutyCode.SUPERVISION_DUE: "hourglass",
    DutyCode.BACKUP_DUE: "hard-drive-download",
    DutyCode.BACKUP_FAILING: "circle-alert",
    DutyCode.NEW_KEY_BACKUP: "shield-alert",
    DutyCode.FORMER_KEY_COPIES: "shield-alert",
    DutyCode.BACKUP_PLACES: "hard-drive-download",
    DutyCode.REHEARSAL_DUE: "file-check",
    DutyCode.RECOVERY_CHECK_DUE: "key-round",
    DutyCode.NOTES_TO_DESTROY: "trash-2",
    DutyCode.VAT_LINE_EXPIRING: "scale",
}


def kind_of(duty: Duty) -> Kind:
    """The colour family of a duty; its words say the same."""
    if duty.code in (DutyCode.SUPERVISION_DUE, DutyCode.BACKUP_DUE) and duty.days:
        return "danger"
    if duty.code is DutyCode.SIGNATURE_MISSING:
        return "plum"
    return "warning" if duty.urgency is not Urgency.UNDATED else "accent"


class _Title(Label):
    """On one line where there is room, on two elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "strong")
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


class DutyRow(Row):
    """`on_act` and `on_later` get the duty."""

    def __init__(
        self, duty: Duty, desk: Desk, on_act: Callable[[Duty], object], on_later: Callable[[Duty], object]
    ) -> None:
        words = duties.duty(duty, desk.preferences.supervision_every_days, desk.practitioner.agreement)
        kind = kind_of(duty)
        self.key = duty.key
        self.act = Button(words.act, variant="soft", size="small", name=f"{words.act}, {words.title}")
        self.act.setMinimumWidth(theme().px(ACT_WIDTH))
        self.act.clicked.connect(lambda: on_act(duty))
        self.start = self.act
        self.later = IconButton("clock", _("Put off for a week: {title}").format(title=words.title))
        self.later.clicked.connect(lambda: on_later(duty))
        heading = QWidget()
        heading.setLayout(
            FlowLayout(
                _Title(words.title), *([Chip(words.chip, kind)] if words.chip else []), spacing=Space.S2 + 2
            )
        )
        text = vbox(heading, Paragraph(words.sentence), spacing=Space.S1 - 1)
        super().__init__(
            (Tile(_ICONS[duty.code], kind), 0, Qt.AlignmentFlag.AlignTop),
            (text, 1),
            hbox(self.act, self.later, spacing=Space.S2),
            spacing=Space.S4 - 2,
            margins=(Space.S4, Space.S3, Space.S3, Space.S3),
            name=", ".join(part for part in (words.title, words.chip, words.sentence) if part),
        )
