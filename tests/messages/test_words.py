"""Nothing foreseen is left without words: errors, verdicts, duties, enumerations."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from rdpp_desk import errors, messages, practice
from rdpp_desk.errors import DeskError, StorageError
from rdpp_desk.messages import duties, labels, rules, sentences
from rdpp_desk.practice.agreements import Party
from rdpp_desk.practice.duties import Duty, DutyCode, Urgency
from rdpp_desk.practice.people import Agreement

SOURCE = Path(practice.__file__).parent.parent
ERRORS = {name for name, value in vars(errors).items() if inspect.isclass(value) and issubclass(value, DeskError)}


@pytest.fixture(params=messages.LANGUAGES, autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = messages.language()
    messages.use(request.param)
    yield request.param
    messages.use(before)


def first_arguments(names: set[str]) -> Iterator[tuple[str, str]]:
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if called in names and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, f"{file.relative_to(SOURCE)}:{node.lineno}"


def test_every_code_that_is_raised_has_its_sentence() -> None:
    found = dict(first_arguments(ERRORS))
    assert len(found) > 20
    missing = {
        code: where for code, where in found.items() if code in str(sentences.error(DeskError(code)))
    }
    assert not missing


def test_every_verdict_has_its_sentence() -> None:
    found = dict(first_arguments({"Verdict"}))
    assert len(found) >= 10
    params = {"days": 3, "every": 60, "held": 11, "planned": 10, "count": 2, "words": "must"}
    assert all(rules.verdict(code, params) for code in found)


def test_every_value_of_the_practice_has_its_word() -> None:
    seen = 0
    for module in iter_modules(practice.__path__):
        for value in vars(import_module(f"rdpp_desk.practice.{module.name}")).values():
            written = inspect.isclass(value) and issubclass(value, StrEnum) and value is not StrEnum
            if written and value.__name__ not in {"DutyCode", "Urgency"}:
                seen += 1
                assert all(labels.label(member) for member in value)
    assert seen > 10


@pytest.mark.parametrize(
    ("agreement", "words"),
    [
        (Agreement.FEMININE, "praticienne"),
        (Agreement.MASCULINE, "praticien"),
        (Agreement.NEUTRAL, "praticien·ne"),
        (None, "praticien·ne"),
    ],
)
def test_the_word_for_the_practitioner_agrees_with_them(agreement: Agreement | None, words: str) -> None:
    messages.use("fr")
    assert labels.party(Party.PRACTITIONER, agreement) == words.capitalize()
    assert labels.party(Party.CLIENT, agreement) == "Bénéficiaire"
    waiting = Duty(code=DutyCode.SIGNATURE_MISSING, key="k", urgency=Urgency.UNDATED, parties=(Party.PRACTITIONER,))
    assert f": {words}." in duties.duty(waiting, 60, agreement).sentence.replace("\u00a0", " ")


@pytest.mark.parametrize("code", list(DutyCode))
def test_every_duty_says_what_why_and_which_act(code: DutyCode) -> None:
    bare = Duty(code=code, key="k", urgency=Urgency.UNDATED, who="Zoé", organisation="Été SA")
    dated = replace(bare, since=date(2026, 9, 2), due=date(2026, 11, 24), days=1, before=datetime(2026, 11, 24, 14))
    for duty in (bare, dated):
        words = duties.duty(duty, 60)
        assert words.title
        assert words.sentence
        assert words.act


def test_an_unforeseen_failure_shows_none_of_its_words() -> None:
    assert "Camille" not in str(sentences.error(ValueError("Camille Rousseau")))


def test_a_failure_says_what_is_safe_and_what_to_do() -> None:
    sentence = sentences.error(StorageError("disk-full", path="/media/key"))
    assert sentence.what
    assert sentence.safe
    assert sentence.todo
