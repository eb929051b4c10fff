"""The objectives of a dossier, in the client's own words: read, added, changed in place, reached."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import objectives
from rdpp_desk.actions.dossiers import Dossier
from rdpp_desk.messages import _, formats, pgettext
from rdpp_desk.practice.engagements import Objective
from rdpp_desk.ui.clients.acts import do
from rdpp_desk.ui.clients.objective_form import ObjectiveForm
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Chip,
    EmptyState,
    FlowLayout,
    Label,
    MenuButton,
    Paragraph,
    ScrollPage,
    Tile,
    clear,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace


class ObjectivesTab(ScrollPage):
    """One card an objective; one form at a time, kept when it is left."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._list = vbox(spacing=Space.S3)
        self._workspace = workspace
        self._desk = workspace.desk
        self._engagement_id = 0
        self._shown: tuple[Objective, ...] = ()
        self._form: ObjectiveForm | None = None
        self._add = Button(_("Add an objective"), "plus")
        self._add.clicked.connect(lambda: self._edit(None))
        words = Paragraph(_("In the client’s own words. Only those marked “shareable” may be read by the sponsor."))
        head = hbox((vbox(Label(_("Objectives"), "title"), words, spacing=2), 1), self._add, spacing=Space.S4)
        self.column.addLayout(head)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self.setFocusProxy(self._add)

    def show_dossier(self, seen: Dossier) -> None:
        """Show them; a form being filled in stays."""
        same = seen.engagement.id == self._engagement_id
        if same and self._form is not None:
            return
        if same and seen.objectives == self._shown and self._list.count():
            return
        self._engagement_id, self._shown = seen.engagement.id, seen.objectives
        self._form = None
        self._show()

    def flush(self) -> None:
        """Keep what is written in the form, if it can stand as an objective."""
        form, self._form = self._form, None
        if form is None:
            return
        written = form.read()
        if form.touched() and written.wording.strip():
            self._store(written)
        else:
            self._show()

    def wipe(self) -> None:
        """Forget every word."""
        self._form, self._shown, self._engagement_id = None, (), 0
        clear(self._list)

    def _show(self) -> None:
        clear(self._list)
        for number, objective in enumerate(self._shown, start=1):
            if self._form is not None and self._form.objective_id == objective.id:
                self._list.addWidget(self._form)
            else:
                self._list.addWidget(self._card(number, objective))
        if self._form is not None and not self._form.objective_id:
            self._list.addWidget(self._form)
        self._add.setEnabled(self._form is None)
        if not self._shown and self._form is None:
            text = _("Ask the client what they would like to be able to do, and write it as they say it.")
            self._list.addWidget(EmptyState("target", _("No objective yet."), text))

    def _card(self, number: int, objective: Objective) -> QWidget:
        reached = objective.reached_on is not None
        name = _("Objective {number}: {wording}").format(number=number, wording=objective.wording)
        words = Label(objective.wording, "strong")
        words.setWordWrap(True)
        chips = panel(FlowLayout(*self._chips(objective)))
        facts = self._facts(objective)
        body = vbox(words, *([Paragraph(facts)] if facts else []), chips, spacing=Space.LABEL)
        menu = MenuButton(_("Other actions: {objective}").format(objective=name))
        menu.add(pgettext("objective", "Change"), lambda: self._edit(objective), "pencil")
        again = _("Not reached after all") if reached else _("Reached today")
        menu.add(again, lambda: self._reach(objective, not reached), "rotate-ccw" if reached else "circle-check")
        menu.add(_("Put in the trash"), lambda: self._trash(objective), "trash-2")
        changing = _("Change: {objective}").format(objective=name)
        change = Button(pgettext("objective", "Change"), "pencil", "ghost", size="small", name=changing)
        change.clicked.connect(lambda: self._edit(objective))
        verbs = [change, menu]
        if not reached:
            reaching = _("Reached: {objective}").format(objective=name)
            reach = Button(_("Reached"), "circle-check", "soft", size="small", name=reaching)
            reach.clicked.connect(lambda: self._reach(objective, True))
            verbs.insert(0, reach)
        top = Qt.AlignmentFlag.AlignTop
        tile = Tile("circle-check" if reached else "target", "success" if reached else "accent")
        line = hbox((tile, 0, top), (body, 1), *[(verb, 0, top) for verb in verbs], spacing=Space.S3)
        card = Card(line)
        card.setAccessibleName(name)
        return card

    def _chips(self, objective: Objective) -> list[QWidget]:
        chips: list[QWidget] = []
        if objective.reached_on is not None:
            chips.append(Chip(_("Reached on {day}").format(day=formats.day(objective.reached_on)), "success", "check"))
        elif objective.due_on is not None:
            late = objective.due_on < self._desk.today()
            words = _("By {day}").format(day=formats.day(objective.due_on))
            chips.append(Chip(words, "warning" if late else "neutral", "calendar"))
        if objective.shareable:
            chips.append(Chip(_("Shareable with the sponsor"), "accent", "eye"))
        else:
            chips.append(Chip(_("Not shared"), "neutral", "eye-off"))
        if objective.worded_on is not None:
            chips.append(Label(_("worded on {day}").format(day=formats.day(objective.worded_on)), "caption"))
        else:
            chips.append(Chip(_("No date of wording"), "warning", "calendar"))
        return chips

    def _facts(self, objective: Objective) -> str:
        parts = []
        if objective.indicator:
            parts.append(_("Indicator: {text}").format(text=objective.indicator))
        if objective.starting_level:
            parts.append(_("At the start: {text}").format(text=objective.starting_level))
        if objective.target_level:
            parts.append(_("Aimed at: {text}").format(text=objective.target_level))
        return "\n".join(parts)

    def _edit(self, objective: Objective | None) -> None:
        self.flush()
        blank = Objective(engagement_id=self._engagement_id, wording="", worded_on=self._desk.today())
        self._form = ObjectiveForm(self._desk, objective or blank)
        self._form.kept.connect(self._keep)
        self._form.left_alone.connect(self._drop)
        self._show()
        self._form.start().setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._form, self._reveal)

    def _reveal(self) -> None:
        if self._form is not None:
            self.ensureWidgetVisible(self._form)

    def _keep(self, objective: Objective) -> None:
        self._form = None
        self._store(objective)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self._form = None
        self._show()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _store(self, objective: Objective) -> None:
        before = next((one for one in self._shown if one.id == objective.id), None)

        def undo(stored: Objective) -> None:
            if before is None:
                objectives.trash_objective(self._desk, stored.id)
            else:
                objectives.save_objective(self._desk, before)

        said = _("Objective added") if before is None else _("Objective changed")
        do(self._workspace, lambda: objectives.save_objective(self._desk, objective), said, undo)
        self._reread()

    def _reach(self, objective: Objective, reached: bool) -> None:
        do(
            self._workspace,
            lambda: objectives.reach_objective(self._desk, objective.id, reached),
            _("Objective reached") if reached else _("Objective under way again"),
            lambda _now: objectives.save_objective(self._desk, objective),
        )

    def _trash(self, objective: Objective) -> None:
        do(
            self._workspace,
            lambda: objectives.trash_objective(self._desk, objective.id),
            _("Objective put in the trash"),
            lambda _none: objectives.restore_objective(self._desk, objective.id),
        )

    def _reread(self) -> None:
        """Show what is stored, when the page itself did not."""
        if self._engagement_id:
            self._shown = objectives.objectives(self._desk, self._engagement_id)
            self._show()
