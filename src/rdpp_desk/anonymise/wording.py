"""The words of the review: what a finding is, and why it is proposed."""

from __future__ import annotations

from rdpp_desk.anonymise.findings import Label
from rdpp_desk.messages import _


def label_name(label: Label) -> str:
    """The category of a finding, in the language spoken now."""
    return {
        "PER": _("Name"),
        "LOC": _("Place"),
        "ORG": _("Organisation"),
        "DATE": _("Date"),
        "AGE": _("Age"),
        "EMAIL": _("E-mail"),
        "PHONE": _("Telephone"),
        "ID": _("Reference or number"),
        "ROLE": _("Indirect hint"),
    }[label]


def why(reason: str) -> str:
    """Why a finding of that reason is proposed, as one sentence; "" for a reason nobody wrote about."""
    known = {
        "known-name": _("Your vault knows this name."),
        "known-part": _("This is part of a name your vault knows."),
        "known-domain": _("This is the domain of an address your vault knows."),
        "known-word": _("This word is in an address your vault knows."),
        "known-initials": _("These are the initials of a name your vault knows."),
        "known-diminutive": _("This is a short form of a name your vault knows."),
        "known-typo": _("This is one letter away from a name your vault knows."),
        "known-inside": _("A name your vault knows is inside this word."),
    }
    guessed = {
        "name": _("This is in the list of first names, surnames and places."),
        "capital": _("No ordinary word explains this capital."),
        "unknown-word": _("This word is in no dictionary: it may be a name."),
        "email": _("This address reaches someone."),
        "phone": _("This number reaches someone."),
        "link": _("This link may lead to someone."),
        "handle": _("This account may lead to someone."),
        "file": _("The name of this file may name someone."),
        "number": _("This number or code may point at one person."),
        "money": _("This amount may point at one person."),
        "address": _("This is an address, or part of one."),
        "date": _("A precise date may be enough to recognise a situation."),
        "age": _("An exact age may be enough to recognise someone."),
        "role": _("This detail may be enough to recognise someone, even without a name."),
        "by-hand": _("You chose this passage."),
    }
    return (known | guessed).get(reason, "")
