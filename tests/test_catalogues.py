"""French is complete and well set: every sentence of the code is translated, and the typography is French."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "rdpp_desk"
FRENCH = ROOT / "resources" / "i18n" / "fr"
KEYWORDS = {
    **{"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)},
    "Item": (2,),  # what an item of a checklist asks for
}
ROOMS_WITH_A_CATALOGUE = {"practice", "vault", "documents", "anonymise", "actions"}
UI_SHELL = {"shell", "widgets", "theme"}

NBSP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
TYPOGRAPHY = {
    "the apostrophe is ’": r"'",
    "the ellipsis is one character, …": r"\.\.\.",
    "quotation marks are « »": r'"',
    "a narrow no-break space, U+202F, stands before ; ! ?": rf"(?<![{NARROW};!?…(\[])[;!?]",
    "a no-break space, U+00A0, stands before a colon": rf"(?<!{NBSP}):(?=\s|$)",
    "a no-break space, U+00A0, stands inside « »": rf"«(?!{NBSP})|(?<!{NBSP})»",
    "a no-break space stands between a number and its sign": r"[ ][€%°]|n°[ ]|[\d}] (?:€|%|h\b|min\b)",
}
BANNED = {
    r"\bcoaché": "bénéficiaire",
    r"\banonym": "pseudonymisé or délié",
    r"\bvous seule?\b": "say what opens the vault",
    r"\btout reste sur cet ordinateur": "rien n’est envoyé sur internet",
}


@cache
def catalogues() -> dict[str, Catalog]:
    """Room -> its French catalogue."""
    found = {}
    for file in sorted(FRENCH.glob("*.po")):
        with file.open("rb") as stream:
            found[file.stem] = read_po(stream, abort_invalid=True)
    return found


def entries() -> Iterator[tuple[str, Message]]:
    for room, catalogue in catalogues().items():
        yield from ((room, message) for message in catalogue if message.id)


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def room_of(file: Path) -> str:
    """The catalogue that holds the sentences of `file`, given relative to the package."""
    first = file.parts[0]
    if first == "ui":
        inner = file.parts[1]
        return "ui-shell" if len(file.parts) == 2 or inner in UI_SHELL else f"ui-{inner}"
    if first in ("cli.py", "commands"):
        return "cli"
    return first if first in ROOMS_WITH_A_CATALOGUE else "ground"


def sentences_of_the_code() -> Iterator[tuple[Path, int, str | None, str]]:
    for name, line, message, _comments, context in extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS):
        yield Path(name), line, context, forms(message)[0]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def set_wrong(text: str) -> list[str]:
    """The rules of French typography that `text` breaks; tags, entities and addresses apart."""
    bare = re.sub(r"<[^>]+>|&#?\w+;|\w+://\S+", "", text)
    return [rule for rule, pattern in TYPOGRAPHY.items() if re.search(pattern, bare)]


def test_each_catalogue_says_that_it_is_french_in_utf_8() -> None:
    assert catalogues(), "no catalogue in resources/i18n/fr"
    for room, catalogue in catalogues().items():
        assert (str(catalogue.locale), catalogue.charset.lower()) == ("fr", "utf-8"), room
        assert (catalogue.num_plurals, catalogue.plural_expr) == (2, "(n > 1)"), room


def test_each_entry_is_translated_for_good() -> None:
    undone = [f"{room}: {m.id!r}" for room, m in entries() if m.fuzzy or not all(forms(m.string)) or not m.string]
    assert not undone, "\n".join(["", *undone])


def test_each_translation_fills_the_same_blanks() -> None:
    wrong = []
    for room, message in entries():
        needed, one = fields(forms(message.id)[-1]), fields(forms(message.id)[0])
        singular, *others = [fields(form) for form in forms(message.string)]
        if singular not in (one, needed) or any(other != needed for other in others):
            wrong.append(f"{room}: {message.id!r} -> {message.string!r}")
    assert not wrong, "\n".join(["", *wrong])


def test_each_translation_is_set_as_french_is() -> None:
    wrong = [f"{r}: {form!r}: {rule}" for r, m in entries() for form in forms(m.string) for rule in set_wrong(form)]
    assert not wrong, "\n".join(["", *wrong])


def test_no_translation_uses_a_word_that_the_glossary_replaces() -> None:
    wrong = [
        f"{room}: {form!r}: {instead}"
        for room, message in entries()
        for form in forms(message.string)
        for word, instead in BANNED.items()
        if re.search(word, form, re.IGNORECASE)
    ]
    assert not wrong, "\n".join(["", *wrong])


def test_a_sentence_used_by_several_rooms_has_one_translation() -> None:
    said: dict[tuple[str | None, str], dict[tuple[str, ...], str]] = defaultdict(dict)
    for room, message in entries():
        said[message.context, forms(message.id)[0]].setdefault(forms(message.string), room)
    wrong = [f"{key[1]!r}: {translations}" for key, translations in said.items() if len(translations) > 1]
    assert not wrong, "\n".join(["", *wrong])


def test_each_sentence_of_the_code_is_in_a_catalogue() -> None:
    known = {(message.context, forms(message.id)[0]) for _, message in entries()}
    missing: dict[str, list[str]] = defaultdict(list)
    for file, line, context, sentence in sentences_of_the_code():
        if (context, sentence) not in known:
            missing[room_of(file)].append(f"  {file}:{line}: {sentence!r}")
    report = [line for room in sorted(missing) for line in (f"{room}.po lacks:", *missing[room])]
    assert not report, "\n".join(["", *report])


def assembled(source: str) -> list[int]:
    """The lines where a sentence is put together before it is translated, so that no catalogue can hold it."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            built = (ast.JoinedStr, ast.BinOp, ast.Call)
            lines += [argument.lineno for argument in node.args[:1] if isinstance(argument, built)]
    return lines


def test_no_sentence_is_assembled_before_it_is_translated() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    assert len(files) > 10
    wrong = [f"{f.relative_to(ROOT)}:{n}" for f in files for n in assembled(f.read_text(encoding="utf-8"))]
    assert not wrong, "\n".join(["", *wrong])


ASSEMBLED = ["_(f'{n} notes')", "_('a' + b)", "_('{n}'.format(n=1))", "ngettext(f'{a}', 'b', 2)"]


@pytest.mark.parametrize("source", ASSEMBLED)
def test_an_assembled_sentence_is_noticed(source: str) -> None:
    assert assembled(source) == [1]
    assert assembled("_('{n} notes').format(n=1)") == []


BADLY_SET = ["l'été", "Suite...", "Quoi ?", "Non!", f"Nom{NARROW}: Zoé", "Nom :", "« ici »", "50 €", "n° 7", "À 3 h"]


@pytest.mark.parametrize("text", BADLY_SET)
def test_wrong_typography_is_noticed(text: str) -> None:
    assert len(set_wrong(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"Séance n°{NBSP}7{NBSP}: l’été, «{NBSP}ici{NBSP}»{NARROW}!",
        f"À 12:46, 50{NBSP}€{NARROW}; <a href='https://exemple.fr/?a=1'>lire</a> &amp; relire…",
        "{count} notes",
    ],
)
def test_right_typography_passes(text: str) -> None:
    assert set_wrong(text) == []
