"""The known names compiled once: cost per note hardly depends on how many there are."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from rdpp_desk.anonymise.findings import KnownEntity
from rdpp_desk.anonymise.folding import fold
from rdpp_desk.anonymise.known import Form, forms

_KINDS = ("person", "organisation", "place", "email", "phone", "reference")
_SHORTEST_TYPO = 5
_LONGEST_TYPO = 24


@dataclass(frozen=True, slots=True)
class Index:
    """`exact`: compact form → forms. `order`: its keys sorted, to stop early. `near`: form less one letter → forms."""

    known: tuple[KnownEntity, ...]
    keys: tuple[str, ...]
    exact: dict[str, tuple[tuple[Form, frozenset[int]], ...]]
    order: list[str]
    near: dict[str, tuple[str, ...]]
    inner: frozenset[str]
    shared: frozenset[str]

    def goes_on(self, compact: str) -> bool:
        """Some form starts with `compact`."""
        at = bisect_left(self.order, compact)
        return at < len(self.order) and self.order[at].startswith(compact)

    def typo_of(self, word: str) -> tuple[str, ...]:
        """The compact forms at one edit (insertion, deletion, substitution, swap) from `word`."""
        if not _SHORTEST_TYPO - 1 <= len(word) <= _LONGEST_TYPO + 1:
            return ()
        found = dict.fromkeys(form for part in (word, *_less_one(word)) for form in self.near.get(part, ()))
        return tuple(form for form in found if OSA.distance(form, word, score_cutoff=1) == 1)


def _less_one(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def entity_key(entity: KnownEntity) -> str:
    """Equal for the entities that share one alias."""
    return entity.key or f"{entity.kind}:{' '.join(fold(entity.value).split())}"


def _typo_worthy(form: Form, compact: str) -> bool:
    words = form.text.split()
    wordy = form.reason == "known-part" or (form.reason == "known-name" and all(len(word) > 2 for word in words))
    return wordy and form.strong and compact.isalpha() and _SHORTEST_TYPO <= len(compact) <= _LONGEST_TYPO


def bearers(
    known: Sequence[KnownEntity], keys: Sequence[str], found: Iterable[tuple[Form, frozenset[int]]]
) -> list[str]:
    """The keys of those who bear one form, people before firms before places."""
    entities = [form.entity for form, _ in found]
    kind = known[entities[0]].kind
    return list(dict.fromkeys(keys[entity] for entity in entities if known[entity].kind == kind))


@lru_cache(maxsize=4)
def compile_index(known: tuple[KnownEntity, ...]) -> Index:
    """Every form of everything known, ready to be looked for. The last few lists are remembered."""
    exact: dict[str, list[tuple[Form, frozenset[int]]]] = defaultdict(list)
    near: dict[str, set[str]] = defaultdict(set)
    inner: set[str] = set()
    keys = tuple(entity_key(entity) for entity in known)
    for position, entity in enumerate(known):
        for form in forms(entity, position):
            compact = form.compact
            exact[compact].append((form, form.borders()))
            if form.strong and form.mode == "any" and len(compact) >= 4:
                inner.add(compact)
            if entity.kind not in ("email", "phone", "reference") and _typo_worthy(form, compact):
                near[compact].add(compact)
                for part in _less_one(compact):
                    near[part].add(compact)
    for found in exact.values():
        found.sort(key=lambda pair: _KINDS.index(known[pair[0].entity].kind))
    borne = {compact for compact, found in exact.items() if len(bearers(known, keys, found)) > 1}
    return Index(
        known=known,
        keys=keys,
        exact={compact: tuple(found) for compact, found in exact.items()},
        order=sorted(exact),
        near={part: tuple(sorted(found)) for part, found in near.items()},
        inner=frozenset(inner),
        shared=frozenset(borne),
    )
