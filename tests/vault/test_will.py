"""The will kit: two sheets open it and one tells nothing; damage is told from wrong words; nothing crashes it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st
from tests.vault.conftest import Closed

from rdpp_desk.errors import Damaged, DeskError, WrongSecret
from rdpp_desk.practice.will import Kit, KitContact, KitSponsor, Reachable, WillPlan
from rdpp_desk.vault import will as kits
from rdpp_desk.vault import words

DAY = date(2026, 11, 25)
WILL = kits.new_key(DAY)
SHEET_A, SHEET_B = (" ".join(sheet) for sheet in kits.sheets(WILL))
KIT = Kit(
    made_on=DAY,
    practitioner=Reachable(name="Camille Rousseau", phone="06 11 22 33 44"),
    title="praticienne",
    instructions="Prévenir d’abord les séances de la semaine.",
    contacts=(
        KitContact(
            person=Reachable(name="Élodie Sarment", phone="06 98 76 54 32", email="elodie@exemple.fr"),
            sponsors=(KitSponsor(organisation="Novalens", person=Reachable(name="Hugo Bel")),),
            next_session=datetime(2026, 12, 1, 14),
        ),
        KitContact(person=Reachable(name="Groupe du mardi")),
    ),
)
STORED = kits.seal(KIT, WILL.key)

texts = st.text(max_size=60)
people = st.builds(Reachable, name=texts, phone=texts, email=texts)
any_kit = st.builds(
    Kit,
    made_on=st.dates(),
    practitioner=people,
    title=texts,
    instructions=st.text(max_size=400),
    contacts=st.lists(
        st.builds(
            KitContact,
            person=people,
            members=st.lists(people, max_size=2).map(tuple),
            sponsors=st.lists(st.builds(KitSponsor, organisation=texts, person=people), max_size=2).map(tuple),
            next_session=st.none() | st.datetimes(),
        ),
        max_size=4,
    ).map(tuple),
)


@given(any_kit)
def test_both_sheets_give_back_what_was_put_in(kit: Kit) -> None:
    assert kits.unseal(kits.seal(kit, WILL.key), SHEET_A, SHEET_B) == kit


def test_a_kit_older_than_the_members_of_groups_opens() -> None:
    content = json.loads(json.dumps(asdict(KIT), default=kits._iso))
    for one in content["contacts"]:
        del one["members"]
    assert kits._kit(content) == KIT


def test_the_order_of_the_sheets_and_the_way_of_typing_do_not_matter() -> None:
    short = " ".join(words.without_accents(word)[:4].upper() for word in SHEET_B.split())
    assert kits.unseal(STORED, short, SHEET_A) == KIT


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_the_shares_are_the_key_apart(key: bytes, share: bytes) -> None:
    will = kits.WillKey(key=key, share=share, made_on=DAY)
    sheet_a, sheet_b = kits.sheets(will)
    a, b = words.entropy_of(sheet_a), words.entropy_of(sheet_b)
    assert bytes(one ^ other for one, other in zip(a, b, strict=True)) == key
    if a != b:
        assert kits.joined(" ".join(sheet_a), " ".join(sheet_b)) == key


def test_one_sheet_is_drawn_whatever_the_key() -> None:
    """Any share B goes with a given share A: for each there is a key, so that one alone tells nothing."""
    share_a = WILL.share
    others = {
        kits.joined(" ".join(words.words_of(share_a)), " ".join(words.words_of(bytes([n]) * 32))) for n in range(40)
    }
    assert len(others) == 40
    assert all(key != WILL.key for key in others)
    assert WILL.key not in (share_a, words.entropy_of(SHEET_B))


def test_every_bit_flipped_is_called_damage() -> None:
    for at in range(len(STORED) * 8):
        flipped = bytearray(STORED)
        flipped[at // 8] ^= 1 << at % 8
        with pytest.raises(Damaged, match="kit-damaged"):
            kits.file_number(bytes(flipped))


@given(st.integers(0, len(STORED) - 1 - 32), st.integers(1, 255))
def test_a_change_with_a_good_checksum_is_refused_too(at: int, change: int) -> None:
    forged = bytearray(STORED[:-32])
    forged[at] ^= change
    with pytest.raises((Damaged, WrongSecret)):
        kits.unseal(bytes(forged) + hashlib.sha256(forged).digest(), SHEET_A, SHEET_B)


@given(st.binary(max_size=300))
def test_any_other_file_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(Damaged):
        kits.unseal(content, SHEET_A, SHEET_B)


@given(st.integers(0, len(STORED) - 1))
def test_a_file_cut_short_is_refused(length: int) -> None:
    with pytest.raises(Damaged):
        kits.unseal(STORED[:length], SHEET_A, SHEET_B)


@given(st.recursive(st.none() | st.integers() | texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner)))
def test_a_content_that_is_not_a_kit_is_called_damage(content: object) -> None:
    made = json.dumps(content).encode()
    with pytest.raises(Damaged, match="kit-damaged"):
        kits.unseal(_sealed(made), SHEET_A, SHEET_B)


def _sealed(content: bytes) -> bytes:
    head = STORED[:14]
    body = head + kits.keys.wrap(kits.keys.subkey(WILL.key, "will kit"), content, head)
    return body + hashlib.sha256(body).digest()


def test_wrong_words_are_told_from_damage() -> None:
    other = [" ".join(sheet) for sheet in kits.sheets(kits.new_key(DAY))]
    wrong = SHEET_A.split()
    for first, second, code in (
        (SHEET_A, SHEET_A, "sheets-same"),
        (other[0], other[1], "kit-words-wrong"),
        (SHEET_A, other[1], "kit-words-wrong"),
        (" ".join(wrong[:-1]), SHEET_B, "sheet-words-count"),
        (" ".join(("ordinateur", *wrong[1:])), SHEET_B, "sheet-word-unknown"),
    ):
        with pytest.raises(WrongSecret) as refused:
            kits.unseal(STORED, first, second)
        assert refused.value.code == code
    with pytest.raises(WrongSecret) as refused:
        kits.unseal(STORED, SHEET_A, "ordinateur")
    assert refused.value.data["sheet"] == "B"


def test_a_newer_kit_says_so() -> None:
    newer = bytearray(STORED[:-32])
    newer[9] = 2
    with pytest.raises(DeskError, match="kit-newer"):
        kits.unseal(bytes(newer) + hashlib.sha256(newer).digest(), SHEET_A, SHEET_B)


def test_the_file_opens_from_its_description_alone() -> None:
    """What the docstring says, with nothing of ours but the list of words."""
    listed = list(words.word_list())

    def share(sheet: str) -> int:
        number = 0
        for word in sheet.split():
            number = number << 11 | listed.index(word)
        return number >> 8

    def derived(info: bytes) -> bytes:
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key)

    key = (share(SHEET_A) ^ share(SHEET_B)).to_bytes(32, "big")
    assert STORED[:8] == b"RDPPWILL"
    assert STORED[10:14] == derived(b"rdpp-desk v1 will number")[:4]
    assert STORED[-32:] == hashlib.sha256(STORED[:-32]).digest()
    content = AESGCM(derived(b"rdpp-desk v1 will kit")).decrypt(STORED[14:26], STORED[26:-32], STORED[:14])
    assert len(content) % 4096 == 0
    assert json.loads(content)["contacts"][0]["person"]["name"] == "Élodie Sarment"


def test_the_size_does_not_tell_how_many_people_are_in_it() -> None:
    assert len(kits.seal(Kit(made_on=DAY, practitioner=Reachable()), WILL.key)) == len(STORED)


def test_plan_and_key_stay_in_the_vault(closed: Closed) -> None:
    with closed.open() as opened:
        assert kits.plan(opened.db) == WillPlan()
        assert kits.will_key(opened.db) is None
        plan = WillPlan(instructions="Doucement.", holder_a="Jeanne", holder_b="Paul", sponsors=True)
        kits.keep_plan(opened.db, plan)
        kits.keep_key(opened.db, WILL)
    with closed.open() as opened:
        assert kits.plan(opened.db) == plan
        assert kits.will_key(opened.db) == WILL
        kits.keep_key(opened.db, None)
        assert kits.will_key(opened.db) is None
    assert WILL.key.hex() not in repr(WILL)


def test_the_key_of_the_kit_has_nothing_to_do_with_that_of_the_vault(closed: Closed, tmp_path: Path) -> None:
    with closed.open() as opened:
        assert WILL.key != bytes(opened.data_key)
    assert bytes(closed.data_key) not in STORED
