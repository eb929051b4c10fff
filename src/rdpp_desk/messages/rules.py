"""What a rule of the charter says, in words."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.messages import _, ngettext


def verdict(code: str, params: Mapping[str, object]) -> str:
    """The sentence of a verdict: what the rule sees, and what would put it right.

    Raises:
        KeyError: no sentence was written for `code`.
    """
    count = params.get("count")
    if code == "objectives-not-dated" and isinstance(count, int):
        return ngettext(
            "{count} objective has no date on which the client worded it.",
            "{count} objectives have no date on which the client worded them.",
            count,
        ).format(count=count)
    return _verdicts()[code].format(**params)


def _verdicts() -> dict[str, str]:
    return {
        **_agreements(),
        **_reports(),
        "interests-missing": _(
            "The charter asks whose interests this work serves: write the client’s and the organisation’s before the "
            "contract, or say why not."
        ),
        "client-is-also-sponsor": _(
            "This person also appears as a sponsor elsewhere: look at the conflict of interests."
        ),
        "supervision-late": _("Your supervision is {days} days past the rhythm you chose (every {every} days)."),
        "supervisor-not-independent": _(
            "A supervisor who is also a peer, a trainer or a therapist of yours does not count as supervision "
            "for SFCoach."
        ),
        "items-undecided": _("Possible identifiers are still undecided: {count}"),
        "supervision-refused": _("This client refused that their work be spoken of in supervision."),
        "supervision-not-asked": _("This client has not been asked about supervision yet."),
        "more-sessions-than-agreed": _("{held} sessions for {planned} agreed: worth a word with the client."),
        "place-not-fit": _("This place fails at least two criteria of the charter."),
        "group-unnamed": _("A group needs a name of its own."),
        "one-mediator-proposed": _("A single mediator proposed is hardly a common choice: name two, or none."),
    }


def _agreements() -> dict[str, str]:
    return {
        "session-before-agreement": _(
            "The tripartite agreement is not signed yet. You may record a written agreement received, or give the "
            "reason for meeting before it."
        ),
        "tripartite-needs-organisation": _(
            "A tripartite agreement needs an organisation: add it to the dossier first."
        ),
        "client-is-not-the-business": _(
            "A third party pays for this person’s work: the charter asks for a tripartite agreement, signed by all "
            "three. A contract with the business alone fits when the client is the business and signs for it."
        ),
        "client-is-not-the-payer": _(
            "An organisation pays for this work: a contract with a private individual is with the one who pays. Make "
            "the agreement with the organisation, or say in the dossier that the client pays."
        ),
        "contract-beside-an-employee": _(
            "This dossier accompanies someone for whom a business pays. If the contract is about other work, say which "
            "in a few words; if not, make the tripartite agreement."
        ),
    }


def _reports() -> dict[str, str]:
    return {
        "prescriptive-words": _(
            "Some words decide for the client ({words}). Describe what was seen or what they wish, and leave the "
            "decision to them."
        ),
        "report-nothing-agreed": _(
            "No agreement in force lets anything be reported: an item is reported only once the client has agreed to "
            "it in writing."
        ),
        "report-not-approved": _(
            "The client has not approved this text yet. Have them read it word for word, then record their approval "
            "below."
        ),
        "report-edited-since-approval": _(
            "The text has changed since the client approved it, so their approval no longer holds. Have them read it "
            "again."
        ),
        "reply-without-agreement": _(
            "This organisation has signed no agreement that is in force here: a reply that names one would tell it "
            "that there is an accompaniment. Choose the reply that confirms nothing."
        ),
    }
