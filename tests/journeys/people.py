"""Those whom the day is about, made up, and the words that must never be read outside the vault."""

from __future__ import annotations

PASSPHRASE = "quatre mots sans aucun lien"
FIRST_NAME, LAST_NAME = "Zélie", "Quenneville"
ORGANISATION = "Ambrelune"
SPONSOR = ("Théodore", "Vaucanson")
SIGNATORY = ("Ysaline", "Kerbrat")
PRACTITIONER = ("Odile", "Fontbrune")
NAMES = (FIRST_NAME, LAST_NAME, ORGANISATION, *SPONSOR, *SIGNATORY, *PRACTITIONER)

MARKED = "Zélie se tait dès que Théodore Vaucanson parle, chez AMBRELUNE comme ailleurs."
NOTE = f"Elle arrive tôt, l’œil inquiet 😟, et parle d’un hippocampe.\n{MARKED}\n"
WRITTEN_BEFORE_THE_KILL = "Après la coupure : un cœur d’améthyste, 🌿 et « ça tient »."

CANARIES = (LAST_NAME, ORGANISATION, "Vaucanson", "Kerbrat", "hippocampe", "améthyste")
"""Names and words of notes that nobody else would write."""
