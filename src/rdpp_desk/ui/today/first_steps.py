"""The three steps of a first day, shown until they are done or put aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from rdpp_desk.actions.today import FirstSteps, dismiss_first_steps
from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space, theme
from rdpp_desk.ui.today.duty_row import ACT_WIDTH
from rdpp_desk.ui.widgets import Button, Card, IconButton, Label, Paragraph, Row, Tile, hbox, vbox
from rdpp_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Step:
    done: bool
    icon: str
    title: str
    text: str
    act: str
    go: Callable[[], object]


def first_steps_card(workspace: Workspace, steps: FirstSteps) -> Card:
    """Profile, first dossier, first backup: each with its act, or done."""

    def put_aside() -> None:
        dismiss_first_steps(workspace.desk)
        workspace.changed.emit()

    close = IconButton("x", _("Put these first steps aside"))
    close.clicked.connect(put_aside)
    heading = hbox(Label(_("To begin"), "title"), None, close, margins=(Space.S4, Space.S3, Space.S2, 0))
    return Card(
        heading, *(_row(step) for step in _steps(workspace, steps)), spacing=0, margins=(Space.S1,) * 4
    )


def _steps(workspace: Workspace, steps: FirstSteps) -> tuple[_Step, ...]:
    profile = _Step(
        steps.profile,
        "user-round",
        _("Your profile"),
        _("Your name and title, as your documents will print them."),
        _("Fill in the profile"),
        lambda: workspace.go("settings", section="profile"),
    )
    dossier = _Step(
        steps.dossier,
        "folder-plus",
        _("A first dossier"),
        _("A first name is enough. An accompaniment under way can be taken over."),
        _("New dossier"),
        lambda: workspace.go("dossiers", then="new"),
    )
    backup = _Step(
        steps.backup,
        "hard-drive-download",
        _("A first backup"),
        _("On a USB stick or another disk, encrypted like the vault."),
        _("Back up"),
        lambda: workspace.go("backup"),
    )
    return (profile, dossier, backup)


def _row(step: _Step) -> Row:
    said = _("{title}: done").format(title=step.title) if step.done else step.title
    tile = Tile("check" if step.done else step.icon, "success" if step.done else "accent")
    button = Button(step.act, variant="soft", size="small")
    button.setMinimumWidth(theme().px(ACT_WIDTH))
    button.clicked.connect(lambda: step.go())
    button.setVisible(not step.done)
    words = vbox(Label(said, "strong"), Paragraph(step.text), spacing=Space.S1 - 1)
    return Row((tile, 0, Qt.AlignmentFlag.AlignTop), (words, 1), button, spacing=Space.S4 - 2, name=said)
