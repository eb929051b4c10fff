"""The words of each kind of document: one file a kind, called as in `documents/kinds`."""

from __future__ import annotations

from rdpp_desk.documents.wording.kinds import (
    attendance,
    bipartite_business,
    bipartite_consumer,
    closing_letter,
    consent,
    feedback_form,
    group_charter,
    icf_letter,
    information_reply,
    institution_convention,
    precontract_information,
    presentation,
    privacy_notice,
    processing_register,
    progress_report,
    quotation,
    receipt,
    refusal_letter,
    supervision_statement,
    tripartite,
    withdrawal_form,
    yearly_statement,
)
from rdpp_desk.documents.wording.words import KindWords
from rdpp_desk.practice.agreements import DocumentKind

WORDS: dict[DocumentKind, KindWords] = {
    DocumentKind.CONSENT: consent.WORDS,
    DocumentKind.TRIPARTITE: tripartite.WORDS,
    DocumentKind.BIPARTITE_CONSUMER: bipartite_consumer.WORDS,
    DocumentKind.BIPARTITE_BUSINESS: bipartite_business.WORDS,
    DocumentKind.QUOTATION: quotation.WORDS,
    DocumentKind.PROGRESS_REPORT: progress_report.WORDS,
    DocumentKind.INFORMATION_REPLY: information_reply.WORDS,
    DocumentKind.INSTITUTION_CONVENTION: institution_convention.WORDS,
    DocumentKind.PRECONTRACT_INFORMATION: precontract_information.WORDS,
    DocumentKind.RECEIPT: receipt.WORDS,
    DocumentKind.WITHDRAWAL_FORM: withdrawal_form.WORDS,
    DocumentKind.GROUP_CHARTER: group_charter.WORDS,
    DocumentKind.ATTENDANCE: attendance.WORDS,
    DocumentKind.CLOSING_LETTER: closing_letter.WORDS,
    DocumentKind.REFUSAL_LETTER: refusal_letter.WORDS,
    DocumentKind.FEEDBACK_FORM: feedback_form.WORDS,
    DocumentKind.ICF_LETTER: icf_letter.WORDS,
    DocumentKind.PRESENTATION: presentation.WORDS,
    DocumentKind.PRIVACY_NOTICE: privacy_notice.WORDS,
    DocumentKind.PROCESSING_REGISTER: processing_register.WORDS,
    DocumentKind.SUPERVISION_STATEMENT: supervision_statement.WORDS,
    DocumentKind.YEARLY_STATEMENT: yearly_statement.WORDS,
}
