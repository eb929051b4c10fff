"""What a document may know of a dossier. There is no note in it, so none can be printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from rdpp_desk.practice.agreements import LawText, LawTextCode
from rdpp_desk.practice.engagements import Engagement, Objective
from rdpp_desk.practice.hours import Supervised
from rdpp_desk.practice.people import Client, Member, Organisation, Place, Practitioner, Signatory, Sponsor
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.practice.reporting import ReportingScope


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterReference:
    """The practitioner's charter as documents annex it, with its `text`; `sha256` is that of the text in UTF-8."""

    title: str
    version: str
    sha256: str
    received_on: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """The document that an amendment takes the place of, as it was frozen. `number` is the amendment's, from 1."""

    title: str
    reference: str
    number: int
    sha256: str
    text: str
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursFacts:
    """Totals of the practice from `since` to `until`, in minutes: no client, no day and no theme is among them.

    `supervisors` are those who supervised, with the name and accreditation to print, the longest first.
    """

    since: date
    until: date
    rdpp: int = 0
    coaching: int = 0
    practice_analysis: int = 0
    supervised: Supervised = field(default_factory=Supervised)
    supervisors: tuple[tuple[str, str, Supervised], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeeting:
    """When a group next meets, in wall time (naive), and for how many minutes."""

    starts_at: datetime
    minutes: int


def law_name(code: LawTextCode) -> str:
    """How clauses name a statutory text: `law.withdrawal_notice`."""
    return code.value.replace("-", "_")


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFacts:
    """One engagement and its people, or the practice as a whole (`engagement` is None).

    `client` is None for a practice-analysis group, whose people are `members`; `law` are the statutory texts loaded.
    `continuity`: a will kit is in force, so that someone appointed may receive the contact list (GDPR, art. 13.1.e).
    `hours` are the totals of this year so far, where a document of the practice begins; `planned` are the meetings to
    come of a group; `named_in_log`: the client's consent to be named in a log of hours stands. `logo` is a JPEG
    file, or empty. `scope` is what an agreement in force lets go to the organisation, None without one; `held` are
    the days of the sessions held.
    """

    practitioner: Practitioner
    today: date
    engagement: Engagement | None = None
    client: Client | None = None
    organisation: Organisation | None = None
    sponsor: Sponsor | None = None
    signatory: Signatory | None = None
    objectives: tuple[Objective, ...] = ()
    members: tuple[Member, ...] = ()
    law: tuple[LawText, ...] = ()
    place: Place | None = None
    preferences: Preferences = field(default_factory=Preferences)
    charter: CharterReference | None = None
    continuity: bool = False
    hours: HoursFacts | None = None
    planned: tuple[PlannedMeeting, ...] = ()
    named_in_log: bool = False
    logo: bytes = b""
    scope: ReportingScope | None = None
    held: tuple[date, ...] = ()

    @property
    def currency(self) -> str:
        """The ISO code of the amounts: the dossier's, or the euro."""
        return self.engagement.currency if self.engagement is not None else "EUR"

    def law_text(self, code: LawTextCode, language: str) -> LawText | None:
        """The statutory text in the language of a document; else in French, which is the language of the law."""
        known = {text.language: text for text in self.law if text.code is code}
        return known.get(language) or known.get("fr")
