"""The will kit: one file that two sheets of words open together, and the key for it, kept in the vault.

    offset  size  field
         0     8  magic `RDPPWILL`
         8     2  version (1), big-endian
        10     4  number of the kit, printed on both sheets
        14    12  nonce
        26     n  AES-256-GCM of the content, bound (associated data) to bytes 0..13, its 16-byte tag last
    26 + n    32  SHA-256 of all that comes before

    will key (32 random bytes) = share A XOR share B, each written as 24 words (BIP39, French list, checksummed)
    key of the content         = HKDF-SHA256(will key, no salt, info `rdpp-desk v1 will kit`)
    number of the kit          = first 4 bytes of HKDF-SHA256(will key, no salt, info `rdpp-desk v1 will number`)

The content is one JSON object in UTF-8, followed by spaces up to a multiple of 4,096 bytes, so that the size of the
file does not tell how many people are in it:

    {"made_on": "2026-11-25", "practitioner": PERSON, "title": "…", "instructions": "…", "contacts": [CONTACT, …]}
    PERSON  = {"name": "…", "phone": "…", "email": "…"}
    CONTACT = {"person": PERSON, "next_session": "2026-12-01T14:00:00" or null,
               "members": [PERSON, …], "sponsors": [{"organisation": "…", "person": PERSON}, …]}

A group has the `members` that are known, and `sponsors`; the first kits had no `members`.

The will key has nothing to do with the vault's data key. One share is random: alone, it tells nothing of the key.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any

from rdpp_desk.errors import Damaged, UsageError, WrongSecret
from rdpp_desk.practice.will import Kit, KitContact, KitSponsor, Reachable, WillPlan
from rdpp_desk.vault import keys, preferences, words
from rdpp_desk.vault.connection import Connection

SUFFIX = ".rdpprelay"
VERSION = 1
LARGEST = 16 * 1024 * 1024
"""No kit is larger, in bytes; a larger file is not read."""
_MAGIC = b"RDPPWILL"
_HEAD = struct.Struct(">8sH4s")
_DIGEST, _PADDING, _KEY_BYTES = 32, 4096, 32
_SMALLEST = _HEAD.size + keys.NONCE_BYTES + keys.TAG_BYTES + _DIGEST
_PLAN, _KEY = "will-plan", "will-key"


@dataclass(frozen=True, slots=True, kw_only=True)
class WillKey:
    """A will key and its share A, both 32 bytes; and what was done with them."""

    key: bytes = field(repr=False)
    share: bytes = field(repr=False)
    made_on: date
    tested_on: date | None = None
    written_on: date | None = None
    written_digest: str = ""

    @property
    def number(self) -> str:
        """The number of the kit, as it is printed: « 3F7A-91C2 »."""
        return shown(number_of(self.key))


def new_key(today: date) -> WillKey:
    """A fresh will key, split in two."""
    return WillKey(key=secrets.token_bytes(_KEY_BYTES), share=secrets.token_bytes(_KEY_BYTES), made_on=today)


def sheets(will: WillKey) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The 24 words of sheet A and those of sheet B."""
    return words.words_of(will.share), words.words_of(_xor(will.key, will.share))


def joined(words_a: str, words_b: str) -> bytes:
    """The will key that two sheets write together, in either order.

    Raises:
        WrongSecret: `sheet-words-count`, `sheet-word-unknown`, `sheet-words-checksum` (`sheet`: A or B), `sheets-same`.
    """
    share_a, share_b = _share(words_a, "A"), _share(words_b, "B")
    if share_a == share_b:
        raise WrongSecret("sheets-same")
    return _xor(share_a, share_b)


def number_of(key: bytes) -> bytes:
    """The four bytes that say which kit a key opens."""
    return keys.subkey(key, "will number")[:4]


def shown(number: bytes) -> str:
    """A kit's number as people read it."""
    text = number.hex().upper()
    return f"{text[:4]}-{text[4:]}"


def seal(kit: Kit, key: bytes) -> bytes:
    """The file of a kit."""
    content = json.dumps(asdict(kit), ensure_ascii=False, default=_iso).encode("utf-8", "replace")
    content += b" " * (-len(content) % _PADDING)
    head = _HEAD.pack(_MAGIC, VERSION, number_of(key))
    body = head + keys.wrap(keys.subkey(key, "will kit"), content, head)
    return body + hashlib.sha256(body).digest()


def file_number(stored: bytes) -> str:
    """The number of a kit's file, its checksum verified.

    Raises:
        Damaged: `kit-damaged`, `not-a-kit`, `kit-newer`.
    """
    return shown(_checked(stored))


def unseal(stored: bytes, words_a: str, words_b: str) -> Kit:
    """What a kit's file holds. The file is checked first, then the words.

    Raises:
        Damaged: `kit-damaged`, `not-a-kit`, `kit-newer`.
        WrongSecret: as `joined`; `kit-words-wrong` (`number`: that of the file).
    """
    number = _checked(stored)
    key = joined(words_a, words_b)
    if not hmac.compare_digest(number_of(key), number):
        raise WrongSecret("kit-words-wrong", number=shown(number))
    return content_of(stored, key)


def content_of(stored: bytes, key: bytes) -> Kit:
    """What a kit's file holds, under the key of its own.

    Raises:
        Damaged: `not-a-kit`, `kit-newer`; `kit-damaged`: or the key is another one.
    """
    _checked(stored)
    content = keys.unwrap(keys.subkey(key, "will kit"), stored[_HEAD.size : -_DIGEST], stored[: _HEAD.size])
    if content is None:
        raise Damaged("kit-damaged")
    try:
        return _kit(json.loads(content))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Damaged("kit-damaged") from None


def plan(db: Connection) -> WillPlan:
    """What the practitioner decided of the kit."""
    return WillPlan(**(preferences.recall(db, _PLAN) or {}))


def keep_plan(db: Connection, decided: WillPlan) -> None:
    preferences.remember(db, _PLAN, asdict(decided))


def will_key(db: Connection) -> WillKey | None:
    """The key of the kit in force, if there is one."""
    found = preferences.recall(db, _KEY)
    if found is None:
        return None
    days = {name: date.fromisoformat(day) if day else None for name, day in found.items() if name.endswith("_on")}
    return WillKey(**{**found, **days, "key": bytes.fromhex(found["key"]), "share": bytes.fromhex(found["share"])})


def keep_key(db: Connection, will: WillKey | None) -> None:
    """Keep this key in place of the present one; None: no kit is in force any more."""
    stored = None if will is None else json.loads(json.dumps(asdict(will), default=_stored))
    preferences.remember(db, _KEY, stored)


def digest(kit: Kit) -> str:
    """What tells whether a kit says the same as another, its day and those of the next sessions apart."""
    contacts = tuple(replace(one, next_session=None) for one in kit.contacts)
    content = asdict(replace(kit, made_on=date.min, contacts=contacts))
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=_iso).encode()).hexdigest()


def _checked(stored: bytes) -> bytes:
    """The number of the kit, the checksum verified."""
    body, checksum = stored[:-_DIGEST], stored[-_DIGEST:]
    if len(stored) < _SMALLEST or not hmac.compare_digest(hashlib.sha256(body).digest(), checksum):
        alike = sum(one == other for one, other in zip(stored, _MAGIC, strict=False))
        raise Damaged("kit-damaged" if 2 * alike > len(_MAGIC) else "not-a-kit")
    magic, version, number = _HEAD.unpack_from(body)
    if magic != _MAGIC:
        raise Damaged("not-a-kit")
    if version != VERSION:
        raise Damaged("kit-newer", found=version, known=VERSION)
    return bytes(number)


def _share(typed: str, sheet: str) -> bytes:
    try:
        return words.entropy_of(typed)
    except UsageError as wrong:
        raise WrongSecret(f"sheet-{wrong.code}", **wrong.data, sheet=sheet) from None


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _kit(content: Mapping[str, Any]) -> Kit:
    return Kit(
        made_on=date.fromisoformat(content["made_on"]),
        practitioner=_person(content["practitioner"]),
        title=str(content["title"]),
        instructions=str(content["instructions"]),
        contacts=tuple(
            KitContact(
                person=_person(one["person"]),
                members=tuple(_person(member) for member in one.get("members", ())),
                sponsors=tuple(
                    KitSponsor(organisation=str(its["organisation"]), person=_person(its["person"]))
                    for its in one["sponsors"]
                ),
                next_session=datetime.fromisoformat(one["next_session"]) if one["next_session"] else None,
            )
            for one in content["contacts"]
        ),
    )


def _person(content: Mapping[str, Any]) -> Reachable:
    return Reachable(name=str(content["name"]), phone=str(content["phone"]), email=str(content["email"]))


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _stored(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else _iso(value)
