"""What comes from outside and is read: headers, backups, kits, files to import, answers, words, small settings."""

from __future__ import annotations

import hashlib
import json
import random
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

from rdpp_desk import paths, settings, vault
from rdpp_desk.actions import documents, imports, journal, journal_decisions, search, supervision, unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.contacts import ContactField
from rdpp_desk.practice.will import Kit, KitContact, KitSponsor, Reachable
from rdpp_desk.vault import PassphraseSecret, WordsSecret, backup_file, keys, replay, seen, will
from rdpp_desk.vault import header as headers
from rdpp_desk.vault.backup_file import Trailer
from tests.endure.outcomes import CLOCK, PASSPHRASE, Outcome, Rounds, Specimen, Tally, make
from tests.endure.victims import quick_derivation
from tests.fuzz.guard import Feed, Target, campaign
from tests.fuzz.mutators import broken_bytes, broken_json, broken_text

Make = Callable[[Specimen, Path], "Iterator[Feed] | Feed"]

_CSV = (
    "Prénom;Nom;E-mail;Téléphone;Organisation;Fonction;Adresse;Remarques\n"
    'Léa;Morel;lea@exemple.fr;06 12 34 56 78;"Maison ; Fils";DRH;"1, rue\nHaute";à rappeler\n'
    "Ilona;;;;;;;\n"
)
_ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "latin-1")


def key_headers(specimen: Specimen, _scratch: Path) -> Feed:
    """A header with faults anywhere, its checksum mended half of the time."""
    stored = (specimen.folder / "vault.keys").read_bytes()

    def feed(dice: random.Random) -> None:
        hostile = broken_bytes(stored, dice)
        if dice.random() < 0.7:
            body = broken_bytes(stored[:-32], dice)
            hostile = body + hashlib.sha256(body).digest()
        header = headers.from_bytes(hostile)
        secret = PassphraseSecret(PASSPHRASE) if dice.random() < 0.5 else WordsSecret(specimen.words)
        headers.unlock(header, secret)

    return feed


def backup_trailers(specimen: Specimen, scratch: Path) -> Feed:
    """What follows the database in a backup, its checksum mended half of the time."""
    file = scratch / "kept.rdppbackup"
    with specimen.open() as opened:
        vault.write_backup(opened, file)
    whole = file.read_bytes()
    trailer = whole[backup_file.trailer_of(file).database_size :]
    page = bytes(4096)

    def feed(dice: random.Random) -> None:
        tail = broken_bytes(trailer, dice)
        if dice.random() < 0.7:
            sizes = (4096, dice.choice((239, 0, 1 << 31)), dice.choice((len(trailer) - 297, 0, 1 << 31)))
            footer = struct.pack(">QIIH8s", *sizes, dice.choice((1, 0, 9)), b"RDPPBKUP")
            body = broken_bytes(trailer[:-58], dice) + footer
            tail = body + hashlib.sha256(body).digest()
        file.write_bytes(page + tail)
        found = backup_file.trailer_of(file)
        backup_file.report_of(
            file, found, headers.unlock(backup_file.header_of(file, found), WordsSecret(specimen.words))
        )

    return feed


def manifests(specimen: Specimen, scratch: Path) -> Feed:
    """A manifest that is authentic and says anything at all."""
    file = scratch / "kept.rdppbackup"
    with specimen.open() as opened:
        vault.write_backup(opened, file)
    found = backup_file.trailer_of(file)
    key, bound_to = keys.subkey(specimen.data_key, "backup"), found.header + found.sizes
    plain = json.loads(keys.unwrap(key, found.manifest, bound_to) or b"")

    def feed(dice: random.Random) -> None:
        hostile = keys.wrap(key, broken_json(plain, dice), bound_to)
        backup_file.report_of(file, Trailer(found.database_size, found.header, hostile, found.sizes), specimen.data_key)

    return feed


def whole_backups(specimen: Specimen, scratch: Path) -> Feed:
    """A whole backup with faults anywhere, verified and rehearsed."""
    file = scratch / "kept.rdppbackup"
    with specimen.open() as opened:
        vault.write_backup(opened, file)
    whole = file.read_bytes()

    def feed(dice: random.Random) -> None:
        file.write_bytes(broken_bytes(whole, dice))
        read = vault.verify_backup if dice.random() < 0.8 else vault.rehearse
        read(file, WordsSecret(specimen.words))

    return feed


def will_kits(_specimen: Specimen, _scratch: Path) -> Feed:
    """The file of a will kit: faults anywhere, or authentic and saying anything; words of sheets as typed."""
    key = will.new_key(date(2026, 11, 25))
    person = Reachable(name="Léa Morel", phone="06", email="lea@exemple.fr")
    contact = KitContact(
        person=person, sponsors=(KitSponsor(organisation="Maison"),), next_session=datetime(2026, 12, 1)
    )
    stored = will.seal(Kit(made_on=date(2026, 11, 25), practitioner=person, contacts=(contact,) * 3), key.key)
    content = json.loads(keys.unwrap(keys.subkey(key.key, "will kit"), stored[14:-32], stored[:14]) or b"")
    sheets = [" ".join(sheet) for sheet in will.sheets(key)]

    def feed(dice: random.Random) -> None:
        if dice.random() < 0.3:
            will.unseal(stored, *(broken_text(sheet, dice) for sheet in sheets))
        if dice.random() < 0.4:
            will.unseal(broken_bytes(stored, dice), *sheets)
        body = stored[:14] + keys.wrap(keys.subkey(key.key, "will kit"), broken_json(content, dice), stored[:14])
        will.unseal(body + hashlib.sha256(body).digest(), *sheets)

    return feed


@contextmanager
def _undone(desk: Desk) -> Iterator[None]:
    class Back(Exception):
        pass

    try:
        with desk.transaction():
            yield
            raise Back
    except Back:
        return


def csv_files(specimen: Specimen, _scratch: Path) -> Iterator[Feed]:
    """A spreadsheet, in any encoding, its columns taken for anything; some are brought in, and taken back."""
    with specimen.open() as opened:
        desk = Desk(opened, CLOCK)

        def feed(dice: random.Random) -> None:
            text = broken_text(_CSV, dice) if dice.random() < 0.6 else _CSV
            content = text.encode(dice.choice(_ENCODINGS), "replace")
            preview = imports.read_csv(desk, broken_bytes(content, dice) if dice.random() < 0.6 else content)
            columns = [dice.choice(list(ContactField)) for _ in preview.columns]
            if dice.random() < 0.3:
                preview = imports.with_columns(desk, preview, columns)
            if dice.random() < 0.1:
                with _undone(desk):
                    imports.import_contacts(desk, preview)

        yield feed


def answers(specimen: Specimen, _scratch: Path) -> Iterator[Feed]:
    """The answers given to `document --answers`; some are printed."""
    with specimen.open() as opened:
        desk = Desk(opened, CLOCK)
        kinds = [kind for kind in DocumentKind if _has_wizard(desk, kind)]
        whole = {kind: _example(documents.answers_schema(kind)) for kind in kinds}

        def feed(dice: random.Random) -> None:
            kind = dice.choice(kinds)
            content = broken_json(whole[kind], dice) if dice.random() < 0.9 else broken_bytes(b'{"a": "b"}', dice)
            request = documents.print_request(desk, 1, kind, content)
            if dice.random() < 0.01:
                documents.build_preview(request)

        yield feed


def _has_wizard(desk: Desk, kind: DocumentKind) -> bool:
    try:
        documents.print_request(desk, 1, kind)
    except (DeskError, KeyError):
        return False
    return True


def _example(schema: dict[str, object]) -> dict[str, object]:
    """A value of the right type for each field."""
    of = {"string": "texte", "boolean": True, "integer": 3, "number": 1.5, "array": [], "object": {}}
    properties = schema["properties"]
    assert isinstance(properties, dict)
    found = {}
    for name, kind in properties.items():
        said = kind.get("type")
        one = said[0] if isinstance(said, list) else said
        found[name] = kind["enum"][0] if "enum" in kind else of.get(str(one), "texte")
    return found


def decisions(specimen: Specimen, _scratch: Path) -> Iterator[Feed]:
    """The decisions given to `journal --decisions`."""
    with specimen.open() as opened:
        desk = Desk(opened, CLOCK)
        entry = supervision.new_entry(desk, [1])
        told = "Ilona travaille chez Maison Dubreuil à Nantes, ilona@exemple.fr, 06 12 34 56 78."
        supervision.save_entry(desk, type(entry)(**{**_fields(entry), "title": "Ilona", "facts": told}))
        review = journal.prepare_journal(desk)
        whole = {**journal_decisions.decisions_json(review), "all": "mask"}

        def feed(dice: random.Random) -> None:
            journal_decisions.decisions_json(journal_decisions.apply_decisions(review, broken_json(whole, dice)))

        yield feed


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in asdict(record)}  # type: ignore[call-overload]  # a dataclass


def typed_words(specimen: Specimen, _scratch: Path) -> Feed:
    """Recovery words and passphrases as typed."""
    sheet = " ".join(specimen.words)

    def feed(dice: random.Random) -> None:
        typed = broken_text(sheet, dice)
        unlock.words_meant(typed)
        if dice.random() < 0.05:
            unlock.strength(typed)
        unlock.check_words(typed)

    return feed


def searches(specimen: Specimen, _scratch: Path) -> Iterator[Feed]:
    """What is typed to search."""
    with specimen.open() as opened:
        desk = Desk(opened, CLOCK)
        yield lambda dice: search.search(desk, broken_text('calme "question" séance* -accord', dice))


def small_files(specimen: Specimen, scratch: Path) -> Feed:
    """Settings, generations seen and erasures kept outside the vault: what makes no sense is left aside."""
    place = scratch / "settings.json"
    chosen = asdict(settings.Settings())
    generations = {"ab" * 16: [3, "cd" * 16], "ef" * 16: 4}
    erased = {"parent": "ab" * 16, "erased": [["note", "cd" * 16], ["client", "ef" * 16]]}
    folder = paths.state_folder()
    (folder / "erased").mkdir(parents=True, exist_ok=True)

    def feed(dice: random.Random) -> None:
        match dice.randrange(3):
            case 0:
                place.write_bytes(broken_json(chosen, dice))
                settings.load(place)
                for left in scratch.iterdir():
                    left.unlink()
            case 1:
                (folder / "generations.json").write_bytes(broken_json(generations, dice))
                seen.last_seen("ab" * 16)
            case _:
                (folder / "erased" / f"{'ab' * 16}.json").write_bytes(broken_json(erased, dice))
                replay.kept_outside("ab" * 16)

    return feed


TARGETS: dict[str, tuple[str, Callable[[Specimen, Path], Feed | Iterator[Feed]]]] = {
    "fuzz-headers": ("hostile key header", key_headers),
    "fuzz-trailers": ("hostile backup trailer", backup_trailers),
    "fuzz-manifests": ("authentic manifest, hostile content", manifests),
    "fuzz-backups": ("hostile backup, read in full", whole_backups),
    "fuzz-kits": ("hostile will kit", will_kits),
    "fuzz-imports": ("hostile spreadsheet", csv_files),
    "fuzz-answers": ("hostile answers", answers),
    "fuzz-decisions": ("hostile decisions", decisions),
    "fuzz-words": ("hostile words", typed_words),
    "fuzz-searches": ("hostile search", searches),
    "fuzz-settings": ("hostile settings", small_files),
}


def run(name: str, place: Path, rounds: Rounds) -> Outcome:
    """One campaign."""
    fault, prepare = TARGETS[name]
    tally, scratch = Tally(fault), place / "scratch"
    scratch.mkdir()
    with quick_derivation():
        feeds = prepare(make(place / "specimen", saves=20), scratch)
        if isinstance(feeds, Iterator):
            campaign(Target(name, next(feeds), scratch), rounds, tally)
            next(feeds, None)
        else:
            campaign(Target(name, feeds, scratch), rounds, tally)
    return tally.outcome()
