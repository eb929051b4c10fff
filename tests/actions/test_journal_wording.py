"""Words for what is masked, and where the last check would stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from rdpp_desk import messages
from rdpp_desk.actions import journal, journal_export, journal_wording, supervision
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import GateClosed
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.supervision import SupervisionEntry


def reviewed(desk: Desk, camille: Engagement) -> journal.Review:
    begun = supervision.new_entry(desk, [camille.id])
    supervision.save_entry(
        desk,
        SupervisionEntry(
            id=begun.id, number=begun.number, written_on=desk.today(), facts="Camille parle de Novalens, à Lyon."
        ),
    )
    return journal.prepare_journal(desk)


def test_an_item_has_a_kind_a_reason_and_other_words(desk: Desk, camille: Engagement) -> None:
    review = reviewed(desk, camille)
    item = next(one for one in journal.items(review) if one.text == "Novalens")
    assert journal_wording.kind_name(item.label) == "Organisation"
    assert journal_wording.why_shown(item) == "Your vault knows this name."
    assert journal_wording.wordings(review, item)
    assert journal_wording.tells_gender("sa directrice")
    assert not journal_wording.tells_gender("l’entreprise")


def test_what_would_stop_the_last_check_is_shown_in_the_text_to_share(desk: Desk, camille: Engagement) -> None:
    review = journal.decide_all(reviewed(desk, camille))
    assert journal_export.still_named(review) == ()
    key = next(item.key for item in journal.items(review) if item.text == "Novalens")
    named = journal.decide(review, key, "mask", "chez Camille")
    (start, end), *others = journal_export.still_named(named)
    assert journal.shared(named).text[start:end] == "Camille"
    assert others == []


@pytest.mark.parametrize("format", ["pdf", "txt"])
@pytest.mark.parametrize("written", ["chez Camille", "chez CAMILLE", "chez câmille"])
def test_a_name_written_in_a_replacement_never_leaves(
    desk: Desk, camille: Engagement, tmp_path: Path, format: journal_export.Format, written: str
) -> None:
    review = journal.decide_all(reviewed(desk, camille))
    key = next(item.key for item in journal.items(review) if item.text == "Novalens")
    named = journal.decide(review, key, "mask", written)
    target = tmp_path / f"journal.{format}"
    with pytest.raises(GateClosed) as stopped:
        journal_export.export_journal(desk, named, target, format)
    assert (stopped.value.code, stopped.value.data["count"]) == ("identifiers-left", 1)
    assert not target.exists()
    journal_export.export_journal(desk, review, target, format)
    assert target.exists()


def test_deciding_on_all_that_is_left_keeps_what_was_decided_once(desk: Desk, camille: Engagement) -> None:
    review = reviewed(desk, camille)
    item = next(one for one in journal.items(review) if one.text == "Camille")
    once = journal.decide(review, item.key, "keep", occurrence=item.places[0])
    assert "Camille" in journal.shared(journal.decide_all(once)).text


def test_an_entry_is_headed_as_the_window_names_it(desk: Desk, camille: Engagement) -> None:
    assert reviewed(desk, camille).original.startswith("Entry no. 1, November 2026\n")
    messages.use("fr")
    assert journal.prepare_journal(desk).original.startswith("Page n°\N{NO-BREAK SPACE}1, novembre 2026\n")
