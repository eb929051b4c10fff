"""The choices made in a review, apart from any widget: what is decided, what is left, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from rdpp_desk.actions import journal
from rdpp_desk.actions.journal import Review, ReviewItem, Shared
from rdpp_desk.actions.journal_wording import Label

UNDECIDED, MASKED, KEPT = "undecided", "masked", "kept"
Verb = Literal["mask", "keep"]
_MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items are decided, of how many."""

    decided: int
    total: int

    @property
    def left(self) -> int:
        return self.total - self.decided


class Choices:
    """A review under way. Every choice can be taken back, in order."""

    def __init__(self, review: Review) -> None:
        self._steps: list[Review] = []
        self._take(review)

    def _take(self, review: Review) -> None:
        self.review = review
        self.items: tuple[ReviewItem, ...] = journal.items(review)
        self.shared: Shared = journal.shared(review)
        self.at = {item.key: number for number, item in enumerate(self.items)}
        self._of_finding = {place: item.key for item in self.items for place in item.places}

    @property
    def progress(self) -> Progress:
        """How far the review is."""
        return Progress(sum(not item.undecided for item in self.items), len(self.items))

    @property
    def needs_reread(self) -> bool:
        """Whether nothing was found, so that someone must say that they reread."""
        return journal.Notice.NOTHING_FOUND in self.review.notices and not self.review.reread

    def item(self, key: str) -> ReviewItem | None:
        """The item of that key, if there is one."""
        number = self.at.get(key)
        return self.items[number] if number is not None else None

    def item_of(self, finding: int) -> str:
        """The key of the item that an occurrence belongs to."""
        return self._of_finding[finding]

    def decide(self, key: str, action: Verb, replacement: str = "", occurrence: int | None = None) -> None:
        """Mask or keep an item, or one occurrence of it."""
        self._step(journal.decide(self.review, key, action, replacement, occurrence=occurrence))

    def mask_all(self, label: Label | None = None, known: bool = False) -> int:
        """Mask what is undecided: all, one kind, or what the vault knows; how many items."""
        before = self.progress.left
        self._step(journal.decide_all(self.review, "mask", label=label, known=known))
        return before - self.progress.left

    def mask_passage(self, start: int, end: int) -> str:
        """Mask by hand a passage of the original; the key of the item that it is now."""
        self._step(journal.mask_passage(self.review, start, end))
        found = next(span for span in self.shared.spans if span.start <= start < span.start + span.length)
        return self.item_of(found.finding)

    def mark_reread(self, reread: bool) -> None:
        """Say, or no longer say, that the text was reread; no choice to take back."""
        self.review = replace(self.review, reread=reread)

    def undo(self) -> bool:
        """Take the last choice back; whether there was one."""
        if not self._steps:
            return False
        reread = self.review.reread
        self._take(replace(self._steps.pop(), reread=reread))
        return True

    def back_to(self, review: Review) -> None:
        """Take back every choice made since `review`."""
        self._step(review)

    def next_undecided(self, after: str | None) -> str | None:
        """The next item with something undecided, going round; None when all is decided."""
        start = self.at.get(after, -1) + 1 if after is not None else 0
        turn = (*self.items[start:], *self.items[:start])
        return next((item.key for item in turn if item.undecided), None)

    def undecided_place(self, item: ReviewItem) -> int:
        """The first occurrence of an item that nobody decided, else its first."""
        states = {span.finding: span.state for span in self.shared.spans} if len(item.places) > 1 else {}
        return next((place for place in item.places if states.get(place) == UNDECIDED), item.places[0])

    def replaced_by(self, item: ReviewItem, occurrence: int | None = None) -> str:
        """What stands for it in the text to share, or would if it were masked."""
        span = self.shared.spans[occurrence if occurrence is not None else item.places[0]]
        if span.state == KEPT:
            return item.replacement
        return self.shared.text[span.shared_start : span.shared_start + span.shared_length]

    def state(self, item: ReviewItem) -> str:
        """UNDECIDED while one occurrence is, else MASKED or KEPT by its first occurrence."""
        if item.undecided:
            return UNDECIDED
        return KEPT if item.decision is not None and item.decision.action == "keep" else MASKED

    def _step(self, review: Review) -> None:
        self._steps = [*self._steps[-_MOST_STEPS:], self.review]
        self._take(review)
