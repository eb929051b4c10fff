"""What each action may cost, as a multiple of its floor; a floor « allowed » is a budget in milliseconds.

Only the ratio to a floor measured in the same run is compared: a time holds for one computer.
"""

from __future__ import annotations

FRAME_MS = 1000 / 60
SEARCH_MS = 60.0
PSEUDONYMISE_MS = 50.0

TARGETS: dict[str, float] = {
    "unlock": 1.10,
    "unlock to Today's data": 1.10,
    "dossier list": 1.3,
    "timeline": 1.3,
    "open a note, one frame allowed": 1.0,
    "search SQL, median word": 1.10,
    "search SQL, p95 word": 1.10,
    "search, p95 in 60 ms allowed": 1.0,
    "autosave": 1.4,
    "agreement after a keystroke": 1.5,
    "agreement, first page seen": 1.5,
    "pseudonymise 300 words, 50 ms allowed": 1.0,
    "pseudonymise, 2000 names over 20": 1.3,
    "pseudonymise the corpus, 50 ms allowed": 1.0,
    "backup, verified": 1.3,
    "unlock screen, cold": 1.15,
    "unlock screen, memory": 1.35,
}

FLAT: dict[str, float] = {
    "dossier list": 1.3,
    "timeline": 1.3,
    "open a note, one frame allowed": 1.3,
    "autosave": 1.3,
}
"""What may not grow with the vault: largest size against smallest."""

FLOORS: dict[str, str] = {
    "unlock": "Argon2id alone, same parameters",
    "unlock to Today's data": "Argon2id alone, same parameters",
    "dossier list": "50 rows by key, plain SQLite",
    "timeline": "50 rows by key, plain SQLite",
    "open a note over its row": "row by id, plain SQLite",
    "search SQL, median word": "the same queries, plain SQLite",
    "search SQL, p95 word": "the same queries, plain SQLite",
    "search over its SQL, median word": "the same queries, plain SQLite",
    "autosave": "the same statements, plain SQLite, FULL",
    "autosave over a bare write": "8 kB write + fdatasync",
    "agreement after a keystroke": "bare reportlab canvas, same text",
    "agreement, first page seen": "bare canvas, then its page 1 drawn by QtPdf",
    "agreement, its size in kB": "bare reportlab canvas, same text",
    "pseudonymise 300 words over a scan": "each word looked up in a dict",
    "pseudonymise, 2000 names over 20": "20 names",
    "backup, verified": "Connection.backup + both integrity checks",
    "unlock screen, cold": "bare QMainWindow with a line edit",
    "unlock screen, memory": "bare QMainWindow with a line edit",
}
