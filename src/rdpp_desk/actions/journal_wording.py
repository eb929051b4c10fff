"""Other words for what is masked: replacements that read as prose, and what they give away."""

from __future__ import annotations

from rdpp_desk.actions.journal import Review, ReviewItem
from rdpp_desk.anonymise import betrays_gender, prose


def wordings(review: Review, item: ReviewItem) -> tuple[str, ...]:
    """Replacements that read as prose (« l'entreprise », « un collègue »), to offer beside the proposed one."""
    return prose(item.label, review.language)


def tells_gender(replacement: str) -> bool:
    """Whether a wording tells a gender that the bracketed alias would hide."""
    return betrays_gender(replacement)
