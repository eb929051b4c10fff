"""The steps and fields of a group's charter."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the charter."""
    return {
        "group": (
            _("The group"),
            _("Who is in this group?"),
            _("The list is closed and printed; every member signs the charter before the first session."),
        ),
        "object": (
            _("Object"),
            _("What does the group come to do?"),
            _("It opens the charter, which also says what the group is not."),
        ),
        "calendar": (
            _("When and where"),
            _("When and where does the group meet?"),
            _("Everyone knows when to be there, and how to say that they cannot come."),
        ),
        "talk": (
            _("Speaking together"),
            _("How does speech go round?"),
            _("The charter adds confidentiality, the right to pass, and no recording."),
        ),
        "back": (
            _("What goes back"),
            _("What may the organisation receive?"),
            _("Nothing unless ticked. Names and remarks are never among it."),
        ),
        **_ending(),
    }


def _ending() -> Steps:
    return {
        "life": (
            _("Life of the group"),
            _("How does one join, and what is kept?"),
            _("The charter prints how long notes and attendance sheets are kept, backups included."),
        ),
        "signature": (
            _("Signature"),
            _("Where and when is it signed?"),
            _("Leave empty what will be written by hand. Each member has a line to sign."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "group_name": (_("Name of the group"),),
        "group_members": (_("Members"), _("From the dossier; those who have left are not listed.")),
        "group_links": (_("Is anyone here the superior of another?"),),
        "organisation": (_("Organisation that offers the group"), _("Leave empty if there is none.")),
        "group_purpose": (_("What the group comes to do"), _("In one or two sentences, in the members’ own words.")),
        "group_calendar": (_("Rhythm"), _("For example: one Tuesday a month.")),
        "absence_hours": (_("Notice of an absence, in hours"),),
        "presenter": (_("Who brings a situation?"),),
        "stop_word": (_("Word to stop"), _("Said by anyone, it stops the exchange at once.")),
        "institution_receives": (_("What the organisation may receive"), _("Tick nothing if there is none.")),
        "new_member": (_("Can someone join later?"),),
        "group_review": (_("How the group takes stock"), _("Leave empty for halfway and at the end.")),
        "mediator": (_("Mediator suggested"), _("Everyone remains free to decline. Leave empty to choose later.")),
        "attendance_kept_years": (
            _("Attendance sheets are kept for, in years"),
            _("Five years is the habit when it is training; otherwise one is enough."),
        ),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label."""
    return {
        "group_links": {
            "none": (_("No"),),
            "agreed": (_("Yes, and everyone agrees to it"), _("The charter says so, and each signs it.")),
        },
        "presenter": {
            "rotation": (_("Each in turn"),),
            "volunteer": (_("Whoever offers to"), _("Those who have presented least come first.")),
            "draw": (_("Drawn by lot"), _("Among those who are willing.")),
        },
        "institution_receives": {
            "dates": (_("The dates of the sessions planned"),),
            "count": (_("The number of people present"), _("Never their names.")),
            "themes": (_("General themes"), _("Only in a text that the whole group has approved.")),
        },
        "new_member": {
            "agreement": (_("Yes, with everyone’s agreement"),),
            "closed": (_("No, until the group ends"),),
        },
    }


def parts() -> dict[str, str]:
    """Part of an answer → label."""
    return {"employer": _("Employer")}


WORDS = KindWords(steps=steps, labels=labels, choices=choices, parts=parts)
