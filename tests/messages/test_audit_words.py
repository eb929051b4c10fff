"""Every line that the register may hold reads as words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from rdpp_desk import messages
from rdpp_desk.actions.audit import AuditKind, kind_of
from rdpp_desk.messages import audit_words
from rdpp_desk.practice.agreements import DocumentState

SOURCE = Path(messages.__file__).parent.parent
WRITERS = {"record", "_audit"}
STATES = {f"document-{state.value}" for state in DocumentState}


@pytest.fixture(params=messages.LANGUAGES, autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = messages.language()
    messages.use(request.param)
    yield request.param
    messages.use(before)


def constants(tree: ast.Module) -> dict[str, str]:
    """The texts that a module gives names to."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def recorded() -> dict[str, str]:
    """Each event that some code records, and where; one made of parts stands for each of its values."""
    found = {}
    for file in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        named = constants(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            where = f"{file.relative_to(SOURCE)}:{node.lineno}"
            for argument in node.args if called in WRITERS else ():
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
                    found[argument.value] = where
                elif isinstance(argument, ast.Name) and argument.id in named:
                    found[named[argument.id]] = where
                elif isinstance(argument, ast.JoinedStr):
                    start = argument.values[0]
                    if isinstance(start, ast.Constant) and start.value == "document-":
                        found |= dict.fromkeys(STATES, where)
    return found


def test_every_event_that_is_recorded_has_words_and_a_family() -> None:
    found = recorded()
    assert len(found) > 15
    assert {code: where for code, where in found.items() if code not in audit_words.known()} == {}
    assert {code: where for code, where in found.items() if kind_of(code) is None} == {}


def test_every_family_has_a_name_and_every_event_a_family() -> None:
    assert len({audit_words.kind(kind) for kind in (*AuditKind, None)}) == len(AuditKind) + 1
    assert all(kind_of(code) for code in audit_words.known())


def test_what_an_event_carries_is_said_after_it() -> None:
    carried = {
        "document-printed": {"draft": True},
        "journal-exported": {"entries": 3, "unlinked": True},
        "backup-made": {"size": 12_000_000, "automatic": True},
        "trash-erased": {"count": 2},
        "vault-unlocked": {"quick": True},
        "vault-salvaged": {"pages": 3, "of": 543},
        "will-sheet-printed": {"sheet": "A"},
    }
    for event, detail in carried.items():
        bare, said = audit_words.sentence(event, {}), audit_words.sentence(event, detail)
        assert said.startswith(f"{bare} · ")
    assert audit_words.sentence("from-a-newer-version", {}) == "from-a-newer-version"
