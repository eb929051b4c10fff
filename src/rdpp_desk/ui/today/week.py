"""The sessions of the week, over the window."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import today as reading
from rdpp_desk.messages import _, formats
from rdpp_desk.ui.theme import Size, Space
from rdpp_desk.ui.today.session_row import chip_words, session_words
from rdpp_desk.ui.widgets import Dialog, Paragraph
from rdpp_desk.ui.widgets.list_view import ListView
from rdpp_desk.ui.widgets.rows import RowItem
from rdpp_desk.ui.workspace import Workspace


class WeekDialog(Dialog):
    """From Monday to Sunday of the present week; Enter opens a dossier."""

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(host, _("The week"), width=Size.PALETTE)
        today = workspace.desk.today()
        lines = reading.week(workspace.desk, today - timedelta(days=today.weekday()))
        by_key = {f"session:{line.session.id}": line for line in lines}
        rows = []
        for day, of_day in groupby(lines, key=lambda line: line.session.starts_at.date()):
            words = formats.weekday(day)
            rows.append(RowItem(f"day:{day}", words[:1].upper() + words[1:], header=True))
            for line in of_day:
                rows.append(
                    RowItem(
                        f"session:{line.session.id}",
                        line.who,
                        subtitle=session_words(line),
                        date=formats.clock_time(line.session.starts_at),
                        chips=(chip_words(line.chip),),
                        letters=line.initials,
                    )
                )
        if rows:
            listed = ListView(_("Sessions of the week"))
            listed.set_rows(rows)
            listed.setMinimumHeight(min(listed.content_height(), Size.PALETTE - Space.S8))

            def show(key: str) -> None:
                if key in by_key:
                    self.close_with("")
                    workspace.go("dossier", engagement_id=by_key[key].engagement.id)

            listed.opened.connect(show)
            self.add(listed, focus=True)
        else:
            self.add(Paragraph(_("No session this week.")))
        self.add_button("", _("Close"), "primary", safe=True)
