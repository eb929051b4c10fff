"""The members of a group: who is in it, who left, added, changed and removed one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import members
from rdpp_desk.messages import _, formats, pgettext
from rdpp_desk.practice.people import Member
from rdpp_desk.ui.clients.acts import do
from rdpp_desk.ui.clients.member_form import MemberForm
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, Label, MenuButton, Paragraph, Row, clear, hbox, vbox
from rdpp_desk.ui.workspace import Workspace


class MembersCard(Card):
    """One row a member; one form at a time, kept when it is left. `editing` gives the form that was opened."""

    editing = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace, self._desk = workspace, workspace.desk
        self._engagement_id = 0
        self._shown: tuple[Member, ...] = ()
        self._form: MemberForm | None = None
        self._list = vbox(spacing=Space.S1)
        self._add = Button(_("Add a member"), "plus", size="small")
        self._add.clicked.connect(lambda: self._edit(None))
        self.column.addLayout(hbox((Label(_("The members"), "subtitle"), 1), self._add, spacing=Space.S3))
        words = _("Their names fill the group charter and the attendance sheets; the supervision journal masks them.")
        self.column.addWidget(Paragraph(words, "caption"))
        self.column.addLayout(self._list)

    def show_group(self, engagement_id: int) -> None:
        """Show those of a group; a form being filled in stays."""
        same = engagement_id == self._engagement_id
        if same and self._form is not None:
            return
        stored = members.members(self._desk, engagement_id)
        if same and stored == self._shown and self._list.count():
            return
        self._engagement_id, self._shown, self._form = engagement_id, stored, None
        self._show()

    def flush(self) -> None:
        """Keep what is written in the form, if it can stand as a member."""
        form, self._form = self._form, None
        if form is None:
            return
        if form.stands():
            self._store(form.read())
        else:
            self._show()

    def wipe(self) -> None:
        """Forget every word."""
        self._form, self._shown, self._engagement_id = None, (), 0
        clear(self._list)

    def _show(self) -> None:
        clear(self._list)
        for member in self._shown:
            changed = self._form is not None and self._form.member_id == member.id
            self._list.addWidget(self._form if changed and self._form is not None else self._row(member))
        if self._form is not None and not self._form.member_id:
            self._list.addWidget(self._form)
        self._add.setEnabled(self._form is None)
        if not self._shown and self._form is None:
            self._list.addWidget(Paragraph(_("Nobody is in this group yet.")))

    def _row(self, member: Member) -> QWidget:
        name = member.full_name
        words = Label(name, "strong" if member.left_on is None else "second")
        words.setWordWrap(True)
        told = " · ".join(part for part in (member.job_title, member.employer, self._since(member)) if part)
        about = Label(told, "caption")
        about.setWordWrap(True)
        about.setVisible(bool(told))
        changing = _("Change: {member}").format(member=name)
        change = Button(pgettext("member", "Change"), "pencil", "ghost", size="small", name=changing)
        change.clicked.connect(lambda: self._edit(member))
        menu = MenuButton(_("Other actions: {member}").format(member=name))
        if member.left_on is None:
            menu.add(_("Left the group today"), lambda: self._leave(member, True), "door-open")
        else:
            menu.add(_("Back in the group"), lambda: self._leave(member, False), "rotate-ccw")
        menu.add(_("Put in the trash"), lambda: self._trash(member), "trash-2")
        return Row((vbox(words, about, spacing=2), 1), change, menu, name=f"{name}, {told}" if told else name)

    def _since(self, member: Member) -> str:
        if member.left_on is not None:
            return _("left on {day}").format(day=formats.day(member.left_on))
        return _("since {day}").format(day=formats.day(member.joined_on)) if member.joined_on is not None else ""

    def _edit(self, member: Member | None) -> None:
        self.flush()
        blank = Member(engagement_id=self._engagement_id, first_name="", joined_on=self._desk.today())
        self._form = MemberForm(self._desk, member or blank)
        self._form.kept.connect(self._keep)
        self._form.left_alone.connect(self._drop)
        self._show()
        self._form.start().setFocus(Qt.FocusReason.OtherFocusReason)
        self.editing.emit(self._form)

    def _keep(self, member: Member) -> None:
        self._form = None
        self._store(member)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self._form = None
        self._show()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _store(self, member: Member) -> None:
        before = next((one for one in self._shown if one.id == member.id), None)

        def undo(stored: Member) -> None:
            if before is None:
                members.trash_member(self._desk, stored.id)
            else:
                members.save_member(self._desk, before)

        said = _("Member added") if before is None else _("Member changed")
        do(self._workspace, lambda: members.save_member(self._desk, member), said, undo)
        self._reread()

    def _leave(self, member: Member, left: bool) -> None:
        do(
            self._workspace,
            lambda: members.leave_group(self._desk, member, left),
            _("Marked as having left the group") if left else _("Marked as back in the group"),
            lambda _now: members.save_member(self._desk, member),
        )

    def _trash(self, member: Member) -> None:
        do(
            self._workspace,
            lambda: members.trash_member(self._desk, member.id),
            _("Member put in the trash"),
            lambda _none: members.restore_member(self._desk, member.id),
        )

    def _reread(self) -> None:
        """Show what is stored, when the page itself did not."""
        if self._engagement_id:
            self._shown = members.members(self._desk, self._engagement_id)
            self._show()
