"""What the list of dossiers and one dossier's timeline are first painted from, against 50 rows by key."""

from __future__ import annotations

from itertools import cycle

from rdpp_desk.actions.dossiers import dossier, list_dossiers
from tests.bench.harness import Measured, in_turns
from tests.bench.practices import Practice, Workbench

_FIFTY = """SELECT e.*, c.*, o.name FROM engagements e JOIN clients c ON c.id = e.client_id
    LEFT JOIN organisations o ON o.id = e.organisation_id WHERE e.id > 0 ORDER BY e.id LIMIT 50"""
_STORY = """SELECT s.*, n.id, n.title, n.finished, substr(n.text, 1, 300) FROM sessions s
    LEFT JOIN notes n ON n.session_id = s.id WHERE s.engagement_id = ? ORDER BY s.starts_at DESC LIMIT 50"""


def run(bench: Workbench, practice: Practice) -> list[Measured]:
    desk = practice.desk
    plain, _ = practice.plain()
    ids = [line.engagement_id for line in list_dossiers(desk)][:40]
    ours, floor = cycle(ids), cycle(ids)
    found = [
        Measured(
            "dossier list",
            *in_turns(lambda: list_dossiers(desk), lambda: plain.execute(_FIFTY).fetchall(), bench.rounds),
        ),
        Measured(
            "timeline",
            *in_turns(
                lambda: dossier(desk, next(ours)),
                lambda: plain.execute(_STORY, (next(floor),)).fetchall(),
                bench.rounds,
            ),
        ),
    ]
    plain.close()
    return found
