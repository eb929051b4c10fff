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

ANSWERS = ("glossopètre", "chrysocale")
"""One word of the answers of the consent form, one of the agreement."""
ASKED_IN_SUPERVISION = "ornithogale"

CANARIES = (
    LAST_NAME,
    ORGANISATION,
    "Vaucanson",
    "Kerbrat",
    "hippocampe",
    "améthyste",
    *ANSWERS,
    ASKED_IN_SUPERVISION,
)
"""Names, words of notes, of answers and of the supervision journal that nobody else would write."""
