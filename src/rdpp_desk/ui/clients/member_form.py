"""One member of a group being written down."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.people import Agreement, Member
from rdpp_desk.ui.clients.bound_form import side_by_side
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, Combo, DateField, Field, LineEdit, hbox


class MemberForm(Card):
    """`kept` gives the member; `left_alone` says that nothing is to change."""

    kept = Signal(object)
    left_alone = Signal()

    def __init__(self, desk: Desk, member: Member) -> None:
        super().__init__(spacing=Space.S3)
        self.setProperty("card", "sunken")
        self._before = member
        self._first, self._last = LineEdit(text=member.first_name), LineEdit(text=member.last_name)
        self._job, self._employer = LineEdit(text=member.job_title), LineEdit(text=member.employer)
        self._email = LineEdit(text=member.email)
        self._agreement = Combo([(one, label(one)) for one in Agreement], value=member.agreement)
        self._joined = DateField(value=member.joined_on, today=desk.today)
        self._left = DateField(value=member.left_on, today=desk.today)
        self._first_field = Field(_("First name"), self._first, check=self._needs_name)
        self._joined_field = Field(_("Joined on"), self._joined)
        self._left_field = Field(_("Left on"), self._left, check=self._in_order)
        keep = Button(_("Keep this member"), variant="soft")
        keep.clicked.connect(self._keep)
        leave = Button(_("Change nothing"))
        leave.clicked.connect(self.left_alone)
        for row in (
            side_by_side(self._first_field, Field(_("Last name"), self._last)),
            side_by_side(Field(_("Position"), self._job), Field(_("Employer"), self._employer)),
            side_by_side(Field(_("E-mail"), self._email), Field(_("Words agree in the"), self._agreement)),
            side_by_side(self._joined_field, self._left_field),
            hbox(None, leave, keep, spacing=Space.S2),
        ):
            self.column.addLayout(row)

    @property
    def member_id(self) -> int:
        """The member being changed, 0 for a new one."""
        return self._before.id

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self._first

    def read(self) -> Member:
        """The member as written."""
        return replace(
            self._before,
            first_name=self._first.text().strip(),
            last_name=self._last.text().strip(),
            job_title=self._job.text().strip(),
            employer=self._employer.text().strip(),
            email=self._email.text().strip(),
            agreement=Agreement(str(self._agreement.value())),
            joined_on=self._joined.value(),
            left_on=self._left.value(),
        )

    def stands(self) -> bool:
        """Whether something was changed, and it can be stored."""
        written = self.read()
        return written != self._before and bool(written.first_name) and not self._in_order()

    def _needs_name(self) -> str:
        return "" if self._first.text().strip() else _("A first name is needed; a nickname will do.")

    def _in_order(self) -> str:
        joined, left = self._joined.value(), self._left.value()
        wrong = joined is not None and left is not None and left < joined
        return _("Nobody leaves before joining.") if wrong else ""

    def _keep(self) -> None:
        if not self._first_field.verify():
            self._first.setFocus()
        elif [field.verify() for field in (self._joined_field, self._left_field)] == [True, True]:
            self.kept.emit(self.read())
