"""The right column: the supervision counter, what to resume, the last backup."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from rdpp_desk.actions.today import BackupStatus, DraftKind, OpenDraft
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.practice.hours import SupervisionCounter
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.today.words import ago
from rdpp_desk.ui.widgets import Button, Card, Icon, Kind, Label, Paragraph, ProgressBar, hbox
from rdpp_desk.ui.widgets.list_view import ListView
from rdpp_desk.ui.widgets.rows import RowItem

_DRAFT_ICONS = {DraftKind.NOTE: "pen-line", DraftKind.ENTRY: "notebook-pen", DraftKind.DOCUMENT: "signature"}


def supervision_card(counter: SupervisionCounter, on_prepare: Callable[[], object]) -> Card:
    """Days since the last supervision against the practitioner's own rhythm."""
    card = Card(Label(_("Supervision"), "overline"), spacing=Space.S2)
    if counter.days is None:
        card.column.addWidget(Paragraph(_("No supervision recorded yet.")))
    else:
        days = ngettext("{count} day", "{count} days", counter.days).format(count=counter.days)
        planned = _("of {every} planned").format(every=counter.every_days)
        line = hbox(Label(days, "title"), (Label(planned, "caption"), 0, Qt.AlignmentFlag.AlignBottom), None)
        card.column.addLayout(line)
        name = ngettext(
            "{count} day since the last supervision", "{count} days since the last supervision", counter.days
        ).format(count=counter.days)
        kind: Kind = "warning" if counter.days_late else "accent"
        most = max(counter.every_days, 1)
        card.column.addWidget(ProgressBar(name, min(counter.days, most), most, kind))
        hours = formats.minutes(counter.practice_minutes)
        card.column.addWidget(Label(_("{hours} of practice since").format(hours=hours), "caption"))
    if counter.passages_waiting:
        waiting = ngettext(
            "{count} passage marked “to work on” in your notes is waiting to be reread.",
            "{count} passages marked “to work on” in your notes are waiting to be reread.",
            counter.passages_waiting,
        ).format(count=counter.passages_waiting)
        card.column.addWidget(Paragraph(waiting))
    prepare = Button(_("Pseudonymised extract"), "scan-text", size="small")
    prepare.clicked.connect(lambda: on_prepare())
    card.column.addLayout(hbox(prepare, None))
    return card


def drafts_card(
    drafts: tuple[OpenDraft, ...], age: Callable[[OpenDraft], str], on_open: Callable[[OpenDraft], object]
) -> Card:
    """What was left open, the last touched first; `age` says how long ago each was touched."""
    by_key = {f"{draft.kind}:{draft.id}": draft for draft in drafts}
    rows = ListView(_("Drafts to resume"))
    rows.set_rows(
        [
            RowItem(key, _draft_title(draft), subtitle=age(draft), icon=_DRAFT_ICONS[draft.kind])
            for key, draft in by_key.items()
        ]
    )
    rows.setFixedHeight(rows.content_height())
    rows.opened.connect(lambda key: on_open(by_key[key]))
    heading = hbox(Label(_("Resume"), "overline"), margins=(Space.S2 + 2, 0, Space.S2, 0))
    return Card(heading, rows, spacing=Space.S1, margins=(Space.S2, Space.S4 - 2, Space.S2, Space.S2))


def _draft_title(draft: OpenDraft) -> str:
    if draft.kind is DraftKind.ENTRY:
        named = draft.title or _("Entry no. {number}").format(number=draft.number)
        return _("Journal · {title}").format(title=named)
    if draft.number is not None:
        return f"{short_name(draft.who)} · {_('Session no. {number}').format(number=draft.number)}"
    return f"{short_name(draft.who)} · {draft.title or _('Note')}"


def short_name(who: str) -> str:
    """« Camille R. »: a first name and an initial, where room is scarce."""
    first, *others = who.split()
    return f"{first} {others[-1][0]}." if others else first


def backup_card(backup: BackupStatus, on_backup: Callable[[], object]) -> Card:
    """The last backup, and only what is true of it."""
    card = Card(Label(_("Backup"), "overline"))
    if backup.made_at is None:
        card.column.addWidget(Paragraph(_("No backup exists yet: a lost laptop would take everything.")))
    else:
        when = ago(backup.made_at, backup.days or 0)
        words = _("Read back without error, {when}") if backup.verified else _("Not read back, {when}")
        icon = Icon("circle-check", "success") if backup.verified else Icon("circle-alert", "warning")
        said = Label(words.format(when=when), "strong")
        said.setWordWrap(True)
        card.column.addLayout(hbox((icon, 0, Qt.AlignmentFlag.AlignTop), (said, 1), spacing=Space.S2 + 2))
        if backup.place:
            card.column.addWidget(Paragraph(_("In “{place}”.").format(place=backup.place)))
    button = Button(_("Back up"), "hard-drive-download", size="small")
    button.clicked.connect(lambda: on_backup())
    card.column.addLayout(hbox(button, None))
    return card
