"""The steps and fields of what a private individual is told before signing."""

from __future__ import annotations

from rdpp_desk.documents.wording.kinds import consumer
from rdpp_desk.documents.wording.words import KindWords, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the information."""
    return {
        **consumer.client(),
        **consumer.conclusion(),
        **consumer.work(),
        **consumer.signature(
            _("When do you hand it over?"),
            _("Before the contract is signed: their signature says that they received it."),
        ),
        "review": review(),
    }


WORDS = KindWords(steps=steps, labels=consumer.labels, choices=consumer.choices)
