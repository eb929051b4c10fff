"""The choices of a review, without any window."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.ui.review.made import made_review

from rdpp_desk.ui.review.choices import KEPT, MASKED, UNDECIDED, Choices

WORDS = st.lists(st.sampled_from(["Ada", "Béa", "Cléo", "Dan 🙂"]), min_size=1, max_size=8)
ACTS = st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["mask", "keep", "once", "all"])), max_size=12)


def act(choices: Choices, number: int, verb: str) -> None:
    item = choices.items[number % len(choices.items)]
    if verb == "all":
        choices.mask_all()
    elif verb == "once":
        choices.decide(item.key, "keep", occurrence=item.places[0])
    else:
        choices.decide(item.key, "mask" if verb == "mask" else "keep")


@given(WORDS, ACTS)
def test_every_choice_can_be_taken_back_down_to_the_first(words: list[str], acts: list[tuple[int, str]]) -> None:
    choices = Choices(made_review(words))
    seen = [choices.shared.text]
    for number, verb in acts:
        act(choices, number, verb)
        seen.append(choices.shared.text)
    for text in reversed(seen[:-1]):
        assert choices.undo()
        assert choices.shared.text == text
    assert not choices.undo()


@given(WORDS, ACTS)
def test_progress_states_and_the_next_item_agree(words: list[str], acts: list[tuple[int, str]]) -> None:
    choices = Choices(made_review(words))
    for number, verb in acts:
        act(choices, number, verb)
    states = [choices.state(item) for item in choices.items]
    assert choices.progress.left == states.count(UNDECIDED)
    assert (choices.next_undecided(None) is None) == (choices.progress.left == 0)
    masked = [item for item, state in zip(choices.items, states, strict=True) if state == MASKED]
    assert all(item.decision is not None and item.decision.action == "mask" for item in masked)
    kept = [item for item, state in zip(choices.items, states, strict=True) if state == KEPT]
    assert all(item.text in choices.shared.text for item in kept)
    assert choices.review.original == made_review(words).original


def test_the_next_item_goes_round() -> None:
    choices = Choices(made_review(["Ada", "Béa", "Cléo"]))
    keys = [item.key for item in choices.items]
    choices.decide(keys[1], "keep")
    assert choices.next_undecided(keys[0]) == keys[2]
    assert choices.next_undecided(keys[2]) == keys[0]
    choices.mask_all()
    assert choices.next_undecided(keys[0]) is None


def test_a_tick_of_rereading_outlives_an_undo() -> None:
    choices = Choices(made_review(["Ada"]))
    choices.decide(choices.items[0].key, "keep")
    choices.mark_reread(True)
    choices.undo()
    assert choices.review.reread


def test_what_replaces_an_item_is_what_will_be_shared() -> None:
    choices = Choices(made_review(["Ada", "Béa"]))
    ada = choices.items[0]
    assert choices.replaced_by(ada) in choices.shared.text
    choices.decide(ada.key, "mask", "cette personne")
    assert choices.replaced_by(choices.items[0]) == "cette personne"
