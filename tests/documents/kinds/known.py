"""What completes each kind of document: the dossier in which all is known, and what is asked besides.

One line a room: its answers stand in a file of its own.
"""

from __future__ import annotations

from typing import Any

from tests.documents.kinds import business_answers, consumer_answers, dossiers, letters_answers

from rdpp_desk.documents.facts import DossierFacts

ASKED: dict[str, dict[str, Any]] = {
    **dossiers.ASKED,
    **letters_answers.ASKED,
    **consumer_answers.ASKED,
    **business_answers.ASKED,
}
"""By kind."""

FACTS: dict[str, DossierFacts] = {**letters_answers.FACTS, **consumer_answers.FACTS, **business_answers.FACTS}
"""By kind, where it is not `dossiers.RICH`."""
