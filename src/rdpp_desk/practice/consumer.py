"""A contract with a private individual: where it was concluded, and what follows for withdrawal and payment.

The rules are those of the French consumer code as read in public pages, not a legal opinion; they are to be reviewed.
Wherever an answer is missing or unsure, the reading that protects the client is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rdpp_desk.practice.holidays import next_working_day

WITHDRAWAL_DAYS = 14
"""C. conso., L.221-18."""

UNPAID_DAYS = 7
"""C. conso., L.221-10."""

SMALL_HEADCOUNT = 5
"""C. conso., L.221-3."""

RECEIPT_FROM_CENTS = 2500
"""From this amount on, tax included, a receipt is due for a service (arrêté of 3 October 1983)."""


class Where(StrEnum):
    """Where the client said yes: at the practitioner's usual place of work, face to face elsewhere, or remotely."""

    USUAL_PLACE = "usual_place"
    ELSEWHERE = "elsewhere"
    DISTANCE = "distance"
    UNSURE = "unsure"


class Solicited(StrEnum):
    """Whether, just before, the practitioner had approached the client in person away from the usual place."""

    NO = "no"
    YES = "yes"
    UNSURE = "unsure"


class Met(StrEnum):
    """Where the two had met face to face before the conclusion, if they had."""

    NEVER = "never"
    USUAL_PLACE = "usual_place"
    ELSEWHERE = "elsewhere"
    UNSURE = "unsure"


class Path(StrEnum):
    """Which rules the conclusion falls under."""

    USUAL_PLACE = "usual_place"
    OFF_PREMISES = "off_premises"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """How a contract was concluded. `in_doubt`: an answer is missing or unsure, to the client's benefit."""

    path: Path
    in_doubt: bool = False

    @property
    def withdrawal(self) -> bool:
        """Whether the client may withdraw within 14 days (C. conso., L.221-18): always but at the usual place."""
        return self.path is not Path.USUAL_PLACE

    @property
    def payment_waits(self) -> bool:
        """Whether no payment may be taken for 7 days (C. conso., L.221-10): off premises."""
        return self.path is Path.OFF_PREMISES


def conclusion(where: Where | None, solicited: Solicited | None, met: Met | None) -> Conclusion:
    """How the contract is to be treated, given how each step of its conclusion happened; None is not known.

    - At the usual place, and nobody went to find the client: no withdrawal right by law.
    - Elsewhere face to face, or just after the client was approached in person elsewhere: off premises (L.221-1).
    - At a distance from the first exchange to the last, without one physical meeting: distance (L.221-1).
    - At a distance after a meeting at the usual place is neither; it is treated as distance, in doubt.
    - Anything else is treated as off premises, in doubt: the path that protects most.
    """
    if where is Where.ELSEWHERE or solicited is Solicited.YES:
        return Conclusion(Path.OFF_PREMISES)
    if solicited is Solicited.NO and where is Where.USUAL_PLACE:
        return Conclusion(Path.USUAL_PLACE)
    if solicited is Solicited.NO and where is Where.DISTANCE:
        if met is Met.NEVER:
            return Conclusion(Path.DISTANCE)
        if met is Met.USUAL_PLACE:
            return Conclusion(Path.DISTANCE, in_doubt=True)
    return Conclusion(Path.OFF_PREMISES, in_doubt=True)


def last_day_to_withdraw(concluded_on: date) -> date:
    """The last day, included, on which the client may send a withdrawal.

    14 days from the conclusion of a contract for services (C. conso., L.221-18). Every day counts but that of the
    conclusion itself; a last day that is a Saturday, a Sunday or a public holiday is put off to the next working day.
    The month and more that the law adds when the client was not informed (L.221-20) is not counted here.

    Raises:
        OverflowError: past the end of the calendar.
    """
    return next_working_day(concluded_on + timedelta(days=WITHDRAWAL_DAYS))


def first_day_to_pay(concluded_on: date) -> date:
    """The first day on which a payment may be asked for or taken, off premises.

    C. conso., L.221-10: no payment, in whatever form, a cheque included, before the end of 7 days from the conclusion.
    Our reading: the day of the conclusion is not counted, the seven that follow are whole, and the first payment comes
    on the eighth. Nothing puts the end of this time off: a weekend changes nothing to it.

    Raises:
        OverflowError: past the end of the calendar.
    """
    return concluded_on + timedelta(days=UNPAID_DAYS + 1)


def starts_too_early(concluded_on: date, starts_on: date) -> bool:
    """Whether work would begin while the client may still withdraw, which only their express request allows.

    C. conso., L.221-25: without the request, nothing is due for what was done before a withdrawal.

    Raises:
        OverflowError: past the end of the calendar.
    """
    return starts_on <= last_day_to_withdraw(concluded_on)


def small_business_is_protected(
    headcount: int | None, outside_main_activity: bool | None, concluded: Conclusion
) -> bool:
    """Whether a business has the rights of a consumer off premises (C. conso., L.221-3).

    It has five employees at most, and what it buys is outside its main activity; what is not known is taken as so. A
    tripartite agreement is concerned as well. At a distance, the text gives a business nothing.
    """
    small = headcount is None or headcount <= SMALL_HEADCOUNT
    return concluded.path is Path.OFF_PREMISES and small and outside_main_activity is not False


def tax(net_cents: int, rate_percent: int) -> int:
    """The VAT on an amount, rounded to the nearest cent: a consumer is told prices with every tax in them."""
    return (net_cents * rate_percent + 50) // 100
