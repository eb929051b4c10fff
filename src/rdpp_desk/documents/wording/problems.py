"""One line for each thing that is missing or wrong."""

from __future__ import annotations

from collections.abc import Callable

from rdpp_desk.documents.wizard import UNPRINTABLE, Problem
from rdpp_desk.documents.wording.choices import report_items
from rdpp_desk.messages import _, ngettext

_NAMED = 6
"""How many of the characters that cannot be printed are named."""


def sentence(found: Problem, field_label: Callable[[str], str], part_label: Callable[[str], str]) -> str:
    """What `found` reads as; a code without a sentence of its own reads as a missing answer."""
    if found.code == "missing-in-dossier":
        return _missing_facts().get(found.field, _("A fact is missing in the dossier or in your profile"))
    if found.code == "law-text-missing":
        return _missing_law()[found.field]
    if found.code == UNPRINTABLE:
        return _unprintable(found, field_label)
    if found.code in _wrong():
        return _wrong()[found.code].format(field=field_label(found.field))
    label, details = field_label(found.field), _details(found, part_label)
    return _("{field}: {detail}").format(field=label, detail=details) if details else label


def _unprintable(found: Problem, field_label: Callable[[str], str]) -> str:
    """Which characters, and where they were typed."""
    if found.field.startswith("practitioner."):
        where = _("Your profile")
    else:
        where = field_label(found.field) if found.field else _("The dossier or your clauses")
    return unprintable_words(where, found.detail)


def unprintable_words(where: str, unprintable: str) -> str:
    """« Votre profil : le caractère “🙂 (U+1F642)” ne s’imprime pas… »"""
    characters = " ".join(map(_named, unprintable[:_NAMED])) + ("…" if len(unprintable) > _NAMED else "")
    return ngettext(
        "{field}: the character “{characters}” cannot be printed. Write it in words.",
        "{field}: the characters “{characters}” cannot be printed. Write them in Latin letters, or in words.",
        len(unprintable),
    ).format(field=where, characters=characters)


def _named(character: str) -> str:
    """A letter as it is; a sign with its number too, since this screen may lack it as well."""
    return character if character.isalpha() else f"{character} (U+{ord(character):04X})"


def _details(found: Problem, part_label: Callable[[str], str]) -> str:
    """Which part of the field: an item, the part of a party, or the part of a numbered row."""
    if not found.part:
        return ""
    if found.field == "report":
        return report_items()[found.part][0]
    number, _dot, part = found.part.rpartition(".")
    words = part_label(part)
    return _("no. {number}, {part}").format(number=number, part=words) if number else words


def _wrong() -> dict[str, str]:
    return {
        "dates-out-of-order": _("{field}: this date comes before the one that should precede it"),
        "voluntary-after-agreement": _("{field}: the client’s yes comes before the agreement, or on the same day"),
        "zero": _("{field}: this cannot be zero"),
        "kept-too-long": _("{field}: five years at most"),
        "registration-number": _("{field}: the SIREN or SIRET number has a wrong digit"),
        "client-never-pays": _("{field}: the client never pays"),
        "starts-before-withdrawal-ends": _(
            "{field}: the client may still withdraw then. Begin later, or let them ask in writing to begin at once"
        ),
        "numbers-out-of-order": _("{field}: this number is below the least"),
        "nothing-reported": _("{field}: the report tells nothing yet"),
        "payment-too-early": _("{field}: away from your practice, no payment before the eighth day"),
    }


def _missing_facts() -> dict[str, str]:
    return {
        "practitioner.full_name": _("Your name is missing in your profile"),
        "practitioner.siret": _("Your SIRET number is missing in your profile"),
        "practitioner.address": _("Your address is missing in your profile"),
        "practitioner.insurance": _("Your insurance is missing in your profile: write “none” if you have none"),
        "practitioner.email": _("Your e-mail address is missing in your profile"),
        "practitioner.phone": _("Your telephone number is missing in your profile"),
        "practitioner.consumer_mediator": _("The consumer mediator you depend on is missing in your profile"),
        "practitioner.consumer_mediator_address": _("The address of the consumer mediator is missing in your profile"),
        "practitioner.consumer_mediator_site": _("The website of the consumer mediator is missing in your profile"),
    }


def _missing_law() -> dict[str, str]:
    return {
        "withdrawal-notice": _(
            "The statutory notice on withdrawal has not been loaded. It is published on Légifrance, the official site: "
            "annex to article R.221-3 of the consumer code. Copy it in Settings, Documents"
        ),
        "withdrawal-form": _(
            "The statutory withdrawal form has not been loaded. It is published on Légifrance, the official site: "
            "annex to article R.221-1 of the consumer code. Copy it in Settings, Documents"
        ),
    }
