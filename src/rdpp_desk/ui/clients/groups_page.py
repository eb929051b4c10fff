"""Groups of practice analysis: title, organisation, next session; each opens its dossier."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from rdpp_desk.actions import clients, dossiers
from rdpp_desk.actions.dossiers import DossierLine
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, ngettext, sentences
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.ui.clients.acts import tell
from rdpp_desk.ui.clients.organisation_choice import OrganisationChoice
from rdpp_desk.ui.clients.words import sessions_words, state_words
from rdpp_desk.ui.shell import Page
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Dialog,
    EmptyState,
    Field,
    Label,
    LineEdit,
    ListView,
    RowItem,
    Strip,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace


class GroupsPage(Page):
    """The list of groups."""

    nav = "groups"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._count = Label("", "caption")
        self._new = Button(_("New group"), "plus", "primary")
        self._new.clicked.connect(self.new_group)
        title = vbox(Label(_("Groups"), "display"), self._count, spacing=0)
        self.list = ListView(_("Groups"))
        self.list.opened.connect(lambda key: workspace.go("dossier", engagement_id=key))
        around = Card((self.list, 1), margins=(Space.S1, Space.S2, Space.S1, Space.S2))
        self._begin = Button(_("New group"), "plus", "primary")
        self._begin.clicked.connect(self.new_group)
        text = _("A group of practice analysis has its sessions, its notes and its documents, like a dossier.")
        empty = EmptyState("users-round", _("No group yet."), text, [self._begin])
        self._stack = QStackedWidget()
        self._stack.addWidget(around)
        self._stack.addWidget(empty)
        head = hbox((title, 1), self._new, spacing=Space.S3)
        margins = (Space.PAGE, Space.S5, Space.PAGE, Space.S4)
        self.setLayout(vbox(panel(vbox(head, Space.S3, (self._stack, 1), spacing=0, margins=margins))))
        workspace.changed.connect(self._refresh)

    def title(self) -> str:
        return _("Groups")

    def enter(self, **params: object) -> None:
        self._read()

    def wipe(self) -> None:
        self.list.wipe()
        self._count.setText("")

    def primary_focus(self) -> QWidget | None:
        return self.list if self.list.rows() else self._begin

    def _refresh(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        lines = dossiers.list_dossiers(self.workspace.desk, groups=True)
        self.list.set_rows([_row(line) for line in lines])
        self._count.setText(ngettext("{count} group", "{count} groups", len(lines)).format(count=len(lines)))
        for widget in (self._count, self._new):
            widget.setVisible(bool(lines))
        self._stack.setCurrentIndex(0 if lines else 1)

    def new_group(self) -> None:
        """Ask for a title, and for whom."""
        form = NewGroup(self, self.workspace)
        form.open()


def _row(line: DossierLine) -> RowItem:
    session, state = line.next_session, state_words(line.state)
    following = ""
    if session is not None:
        day, hour = formats.short_day(session.starts_at), formats.clock_time(session.starts_at)
        following = _("Next session: {day}, {hour}").format(day=day, hour=hour)
    about = (line.organisation, sessions_words(line.sessions_held, line.planned_sessions), following)
    return RowItem(
        key=line.engagement_id,
        title=line.name,
        subtitle=" · ".join(part for part in about if part),
        icon="users-round",
        chips=((state.words, state.kind),) if state is not None else (),
    )


class NewGroup(Dialog):
    """A title is enough."""

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        text = _("The name is yours; it stands for the group everywhere in the vault.")
        super().__init__(host, _("New group"), text, "users-round")
        self.column.setSpacing(Space.S3)
        self._workspace, self._desk = workspace, workspace.desk
        self._name = LineEdit()
        self._tried = False  # an empty name is no mistake before that
        self._named = Field(_("Name of the group"), self._name, check=self._needs_name)
        self._organisation = OrganisationChoice(self._desk)
        self._problem = Strip("danger")
        self.add(self._named, focus=True)
        self.add(self._organisation)
        self.add(self._problem)
        self.add_button("", _("Cancel"), safe=True)
        create = self.add_button("create", _("Create the group"), "primary")
        create.clicked.disconnect()
        create.clicked.connect(self._store)
        self._name.returnPressed.connect(self._store)

    def _needs_name(self) -> str:
        known = bool(self._name.text().strip()) or not self._tried
        return "" if known else _("A group needs a name of its own.")

    def _store(self) -> None:
        self._tried = True
        wrong = [one for one in (self._named, self._organisation) if not one.verify()]
        if wrong:
            wrong[0].setFocus()
            return
        try:
            with self._desk.transaction():
                made = clients.start_engagement(
                    self._desk,
                    Engagement(
                        kind=EngagementKind.PRACTICE_ANALYSIS,
                        title=self._name.text().strip(),
                        organisation_id=self._organisation.settle(),
                    ),
                )
        except DeskError as failure:
            self._problem.tell("danger", str(sentences.error(failure)))
            return
        self.close_with("create")
        tell(self._workspace, _("Group created"), lambda: self._unmake(made.id))
        self._workspace.go("dossier", engagement_id=made.id)

    def _unmake(self, engagement_id: int) -> None:
        clients.trash_dossier(self._desk, engagement_id)
        self._workspace.go("groups")
