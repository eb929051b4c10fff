"""The words of a review: what an item is, why it is shown, and what to write in its place."""

from __future__ import annotations

from rdpp_desk.actions.journal import Review, ReviewItem
from rdpp_desk.anonymise import Label, betrays_gender, label_name, prose, why

__all__ = ["Label", "kind_name", "tells_gender", "why_shown", "wordings"]


def kind_name(label: Label) -> str:
    """The kind of an item (« Nom », « Lieu »), in the language spoken now."""
    return label_name(label)


def why_shown(item: ReviewItem) -> str:
    """Why it is shown, in one sentence."""
    return why(item.reason)


def wordings(review: Review, item: ReviewItem) -> tuple[str, ...]:
    """Replacements that read as prose (« l’entreprise », « un collègue »), to offer beside the proposed one."""
    return prose(item.label, review.language)


def tells_gender(replacement: str) -> bool:
    """Whether a wording tells a gender that the bracketed alias would hide."""
    return betrays_gender(replacement)
