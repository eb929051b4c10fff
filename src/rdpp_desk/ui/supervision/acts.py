"""What the journal's screens do, each with its undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rdpp_desk.actions import supervision
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, ngettext, sentences
from rdpp_desk.practice.supervision import SupervisionEntry
from rdpp_desk.ui.clients.acts import do
from rdpp_desk.ui.workspace import Workspace


def begin_page(workspace: Workspace) -> None:
    """A new page, opened at once; an empty page is its own undo (the trash)."""
    try:
        entry = supervision.new_entry(workspace.desk)
    except DeskError as failure:
        workspace.toasts.show(str(sentences.error(failure)))
        return
    workspace.changed.emit()
    workspace.go("entry", entry_id=entry.id)


def take(workspace: Workspace, marks: Sequence[int], entry_id: int) -> int:
    """Copy passages into a page (0: a new one); its id, 0 if it failed."""
    desk = workspace.desk
    made: list[int] = []

    def act() -> tuple[SupervisionEntry | None, frozenset[int]]:
        before = None if not entry_id else supervision.open_entry(desk, entry_id)
        target = entry_id or supervision.new_entry(desk).id
        made.append(target)
        supervision.take_marks(desk, target, marks)
        if before is None:
            return None, frozenset()
        return before.entry, frozenset(one.id for one in before.passages)

    def undo(given: tuple[SupervisionEntry | None, frozenset[int]]) -> None:
        entry, had = given
        if entry is None:
            supervision.trash_entry(desk, made[0])
            return
        now = supervision.open_entry(desk, entry.id)
        for passage in now.passages:
            if passage.id not in had:
                supervision.drop_passage(desk, passage)
        touched = tuple(one for one in now.entry.engagement_ids if one in entry.engagement_ids)
        supervision.save_entry(desk, replace(now.entry, engagement_ids=touched))

    said = ngettext("{count} passage taken", "{count} passages taken", len(marks)).format(count=len(marks))
    return made[0] if do(workspace, act, said, undo) else 0


def trash_page(workspace: Workspace, entry_id: int) -> bool:
    """Put a page in the trash for 30 days."""
    desk = workspace.desk
    return do(
        workspace,
        lambda: supervision.trash_entry(desk, entry_id),
        _("Page put in the trash"),
        lambda _given: supervision.restore_entry(desk, entry_id),
    )
