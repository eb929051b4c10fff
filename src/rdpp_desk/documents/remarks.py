"""What is said of a document beside what it lacks: a clause that cannot vanish in silence, a line of law past its day.

None of it stops a print.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rdpp_desk.documents.answers import Answer
from rdpp_desk.documents.facts import DossierFacts, law_name
from rdpp_desk.documents.library import Clause, Library
from rdpp_desk.documents.wizard import Model, Problem
from rdpp_desk.practice.agreements import LawTextCode

if TYPE_CHECKING:
    from rdpp_desk.documents.kinds.checklist import Item

REMOVED, VAT_EXPIRED, LAW_TO_CHECK = "clause-removed", "vat-line-expired", "law-text-to-check"
_VAT_LINE = "vat_line"


def taken_out(
    checklist: Sequence[Item], library: Library, printed: Collection[str], ours_applies: Callable[[Clause], bool]
) -> tuple[Problem, ...]:
    """The clauses of locked items of which nothing is printed though ours would have been: `clause-removed`.

    `printed` are the ids of the clauses with words under their heading. `field` is the code of the item, `part` the id
    of our clause that would have printed.
    """
    ours = {clause.id: clause for clause in (*library.replaced, *library.removed)}
    return tuple(
        Problem(step=ours[id_].step, field=item.code, code=REMOVED, part=id_)
        for item in checklist
        for id_ in item.clauses
        if item.locked and id_ in ours and id_ not in printed and ours_applies(ours[id_])
    )


def dated(
    model: Model, answers: Mapping[str, Answer], facts: DossierFacts, printed: Sequence[Clause], language: str
) -> Iterator[Problem]:
    """The lines of law on paper that are past the day until which they were held valid.

    The VAT line counts while it is that of the settings; a text of law, while a clause of statutory wording prints it.
    """
    line = str(answers.get(_VAT_LINE) or "").strip()
    if line and line == facts.preferences.vat_line.strip() and facts.today > facts.preferences.vat_line_until:
        yield Problem(step=model.step_of(_VAT_LINE), field=_VAT_LINE, code=VAT_EXPIRED)
    for clause in printed:
        for code in LawTextCode if clause.law else ():
            text = facts.law_text(code, language) if f"law.{law_name(code)}" in clause.body else None
            if text is not None and facts.today > text.check_after:
                yield Problem(step=clause.step, field=code.value, code=LAW_TO_CHECK)
