"""The words of each kind of document: one file a kind, called as in `documents/kinds`."""

from __future__ import annotations

from rdpp_desk.documents.wording.kinds import (
    attendance,
    bipartite_consumer,
    consent,
    group_charter,
    precontract_information,
    receipt,
    tripartite,
    withdrawal_form,
)
from rdpp_desk.documents.wording.words import KindWords
from rdpp_desk.practice.agreements import DocumentKind

WORDS: dict[DocumentKind, KindWords] = {
    DocumentKind.CONSENT: consent.WORDS,
    DocumentKind.TRIPARTITE: tripartite.WORDS,
    DocumentKind.BIPARTITE_CONSUMER: bipartite_consumer.WORDS,
    DocumentKind.PRECONTRACT_INFORMATION: precontract_information.WORDS,
    DocumentKind.RECEIPT: receipt.WORDS,
    DocumentKind.WITHDRAWAL_FORM: withdrawal_form.WORDS,
    DocumentKind.GROUP_CHARTER: group_charter.WORDS,
    DocumentKind.ATTENDANCE: attendance.WORDS,
}
