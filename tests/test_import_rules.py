"""The plan of the house, as a test: who may import whom, and how large a file or a function may grow."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "rdpp_desk"

GROUND = frozenset({"errors", "messages", "clock", "files", "paths", "resources", "settings"})
SPECIALISTS = frozenset({"vault", "documents", "anonymise"})
EVERY_FLOOR = GROUND | SPECIALISTS | {"practice", "actions", "ui", "app", "cli", "commands"}

# Room (first name after the package; "" is the package itself, which all may import) -> rooms it may import.
MAY_IMPORT = {
    "": frozenset[str](),
    "errors": frozenset[str](),
    "clock": frozenset({"errors"}),
    **dict.fromkeys(("messages", "files", "paths", "resources", "settings"), GROUND),
    "practice": frozenset({"errors", "clock"}),
    **{room: GROUND | {"practice"} for room in SPECIALISTS},
    "actions": GROUND | SPECIALISTS | {"practice"},
    "ui": GROUND | {"practice", "actions"},
    "app": EVERY_FLOOR,
    "commands": EVERY_FLOOR - {"ui", "cli"},
    "cli": EVERY_FLOOR - {"ui"},
    "__main__": EVERY_FLOOR - {"ui"},
}

# Library, as it is imported -> the rooms that may. What is not here has no owner and may not be imported.
LIBRARIES = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlcipher3": {"vault"},
    "cryptography": {"vault"},
    "filelock": {"vault"},
    "mnemonic": {"vault"},
    "zxcvbn": {"vault", "actions"},
    "reportlab": {"documents"},
    "pypdf": {"documents"},
    "jinja2": {"documents"},
    "markupsafe": {"documents"},  # comes with jinja2
    "markdown_it": {"documents"},
    "rapidfuzz": {"anonymise"},
    "holidays": {"practice"},  # a calendar: it computes, and neither reads nor writes
    "PIL": {"actions"},  # comes with reportlab
    "platformdirs": {"paths"},
}

# Nothing here reaches a network, and no database is in clear.
FORBIDDEN = (
    *("sqlite3", "socket", "ssl", "http", "urllib.request", "requests"),
    *("asyncio", "ftplib", "imaplib", "poplib", "smtplib", "socketserver", "xmlrpc"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebChannel"),
    *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineQuick", "PySide6.QtWebEngineWidgets"),
)
NOW = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
HEAPS = {"utils", "util", "helpers", "common", "misc"}
MOST_LINES, MOST_FUNCTION_LINES = 400, 40

RULES = {
    "direction": "move the code to the room that may see both, or pass the value in",
    "lazy window": "import rdpp_desk.app inside the function that opens the window: commands run without Qt",
    "library owner": "ask the owning room for it, or give the library an owner in LIBRARIES and in pyproject.toml",
    "forbidden module": "do without: nothing leaves this computer, and nothing is stored in clear",
    "one now": "take a rdpp_desk.clock.Clock and ask it",
    "no heap": "name the file after what it does",
    "file length": f"split by what is read together; {MOST_LINES} lines is the most",
    "function length": f"name its steps; {MOST_FUNCTION_LINES} lines without the docstring is the most",
}


@dataclass(frozen=True, slots=True)
class Violation:
    rule: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} [{self.rule}: {RULES[self.rule]}]"


@dataclass(frozen=True, slots=True)
class Import:
    name: str
    line: int
    lazy: bool

    def is_in(self, module: str) -> bool:
        return self.name == module or self.name.startswith(f"{module}.")


def names_imported(node: ast.AST, package: list[str]) -> list[str]:
    """Every dotted name that `node` may import: `from a import b` may mean the module `a.b`."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        above = package[: len(package) - node.level + 1] if node.level else []
        base = ".".join([*above, *([node.module] if node.module else [])])
        return [base, *(f"{base}.{alias.name}" for alias in node.names)]
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("import_module", "__import__"):
            return [str(node.args[0].value)]
    return []


def imports(tree: ast.AST, package: list[str], lazy: bool = False) -> Iterator[Import]:
    for node in ast.iter_child_nodes(tree):
        inside = lazy or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for name in names_imported(node, package):
            yield Import(name, node.lineno, lazy)  # type: ignore[attr-defined]  # both kinds of node have a line
        yield from imports(node, package, inside)


def room_of(path: PurePosixPath) -> str:
    """The room of a file given relative to the package: `vault` for `vault/keys.py`, `cli` for `cli.py`."""
    return path.parts[0] if len(path.parts) > 1 else path.stem.replace("__init__", "")


def import_violations(room: str, found: Import, where: str) -> Iterator[Violation]:
    top, _, rest = found.name.partition(".")
    if any(found.is_in(module) for module in FORBIDDEN):
        yield Violation("forbidden module", where, f"imports {found.name}")
    elif top == PACKAGE:
        target = rest.partition(".")[0]
        if target in MAY_IMPORT and target != room and target not in MAY_IMPORT[room] | {""}:
            yield Violation("direction", where, f"{room} imports {found.name}")
        if room in ("cli", "commands", "__main__") and target == "app" and not found.lazy:
            yield Violation("lazy window", where, "imports rdpp_desk.app when it is itself imported")
    elif top not in sys.stdlib_module_names and room not in LIBRARIES.get(top, ()):
        owner = ", ".join(sorted(LIBRARIES[top])) if top in LIBRARIES else "nobody"
        yield Violation("library owner", where, f"{room} imports {top}, which belongs to {owner}")


def size_violations(tree: ast.Module, source: str, where: str) -> Iterator[Violation]:
    lines = len(source.splitlines())
    if lines > MOST_LINES:
        yield Violation("file length", where, f"{lines} lines")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node) is not None:
                length -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
            if length > MOST_FUNCTION_LINES:
                yield Violation("function length", f"{where}:{node.lineno}", f"{node.name} has {length} lines")


def now_violations(tree: ast.Module, room: str, where: str) -> Iterator[Violation]:
    for node in ast.walk(tree):
        if room != "clock" and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if (name, node.func.attr) in NOW:
                yield Violation("one now", f"{where}:{node.lineno}", f"calls {name}.{node.func.attr}()")


def violations(path: PurePosixPath, source: str) -> list[Violation]:
    """What the module at `path`, relative to the package, does against the rules."""
    tree, room, where = ast.parse(source), room_of(path), f"src/{PACKAGE}/{path}"
    package = [PACKAGE, *path.parts[:-1]]
    found = [v for i in imports(tree, package) for v in import_violations(room, i, f"{where}:{i.line}")]
    found += [*size_violations(tree, source, where), *now_violations(tree, room, where)]
    if HEAPS & {part.removesuffix(".py") for part in path.parts}:
        found.append(Violation("no heap", where, "is a heap of unrelated things"))
    return list(dict.fromkeys(found))


def modules() -> dict[PurePosixPath, str]:
    package = ROOT / "src" / PACKAGE
    return {
        PurePosixPath(file.relative_to(package).as_posix()): file.read_text(encoding="utf-8")
        for file in sorted(package.rglob("*.py"))
    }


def test_every_module_keeps_the_rules() -> None:
    broken = [str(v) for path, source in modules().items() for v in violations(path, source)]
    assert not broken, "\n".join(["", *broken])


def test_scripts_and_tests_stay_short() -> None:
    scripts = sorted((ROOT / "packaging").glob("*.py"))
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert len(scripts) >= 2
    assert len(tests) >= 5
    broken = []
    for file in [*scripts, *tests]:
        source = file.read_text(encoding="utf-8")
        found = size_violations(ast.parse(source), source, file.relative_to(ROOT).as_posix())
        broken += [str(v) for v in found if file in scripts or v.rule == "file length"]
    assert not broken, "\n".join(["", *broken])


def test_the_scan_sees_every_room_and_its_imports() -> None:
    sources = modules()
    rooms = {room_of(path) for path in sources}
    assert rooms >= {"", "errors", "messages", "clock", "files", "paths", "resources", "practice", "actions", "ui"}
    assert rooms >= SPECIALISTS
    assert rooms <= set(MAY_IMPORT), "a new room needs its line in MAY_IMPORT"
    seen = [i.name for path, source in sources.items() for i in imports(ast.parse(source), list(path.parts))]
    assert "platformdirs" in seen
    assert sum(name.startswith(PACKAGE) for name in seen) >= 10


DELIBERATE = [
    ("direction", "practice/notes.py", "from rdpp_desk.vault import keys"),
    ("direction", "practice/notes.py", "from rdpp_desk import messages"),
    ("direction", "vault/keys.py", "import rdpp_desk.documents.pdf"),
    ("direction", "vault/keys.py", "from ..anonymise import names"),
    ("direction", "anonymise/names.py", "from rdpp_desk import vault"),
    ("direction", "ui/today/page.py", "from rdpp_desk.vault.notes import Notes"),
    ("direction", "actions/notes.py", "from rdpp_desk.ui import jobs"),
    ("direction", "errors.py", "from rdpp_desk.practice import notes"),
    ("direction", "cli.py", "def main():\n    from rdpp_desk.ui import main_window"),
    ("lazy window", "cli.py", "from rdpp_desk import app"),
    ("library owner", "actions/notes.py", "import PySide6"),
    ("library owner", "app.py", "from PySide6.QtWidgets import QApplication"),
    ("library owner", "cli.py", "def main():\n    import PySide6.QtCore"),
    ("library owner", "documents/pdf.py", "import sqlcipher3"),
    ("library owner", "ui/wizard/preview.py", "from reportlab.pdfgen import canvas"),
    ("library owner", "practice/notes.py", "import cryptography"),
    ("library owner", "vault/notes.py", "import pandas"),
    ("forbidden module", "vault/notes.py", "import sqlite3"),
    ("forbidden module", "ui/jobs.py", "from PySide6 import QtNetwork"),
    ("forbidden module", "ui/jobs.py", "from PySide6.QtWebEngineWidgets import QWebEngineView"),
    ("forbidden module", "actions/notes.py", "from urllib import request"),
    ("forbidden module", "actions/notes.py", "import http.client"),
    ("forbidden module", "actions/notes.py", "__import__('socket')"),
    ("forbidden module", "actions/notes.py", "import importlib\nimportlib.import_module('ssl')"),
    ("one now", "actions/notes.py", "import datetime\ndatetime.datetime.now()"),
    ("one now", "actions/notes.py", "from datetime import date\ndate.today()"),
    ("no heap", "vault/utils.py", ""),
    ("file length", "vault/notes.py", "x = 1\n" * (MOST_LINES + 1)),
    ("function length", "vault/notes.py", "def f():\n" + "    x = 1\n" * MOST_FUNCTION_LINES),
]


@pytest.mark.parametrize(("rule", "path", "source"), DELIBERATE)
def test_a_deliberate_violation_is_named(rule: str, path: str, source: str) -> None:
    assert rule in {violation.rule for violation in violations(PurePosixPath(path), source)}


def test_every_rule_has_a_deliberate_violation() -> None:
    assert {rule for rule, _, _ in DELIBERATE} == set(RULES)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("practice/notes.py", "import dataclasses\nfrom rdpp_desk import errors\nfrom rdpp_desk.clock import Clock"),
        ("vault/notes.py", "import sqlcipher3\nfrom rdpp_desk.practice import notes\nfrom rdpp_desk.vault import keys"),
        ("ui/jobs.py", "from PySide6.QtCore import QObject\nfrom rdpp_desk.actions import notes"),
        ("cli.py", "from rdpp_desk import actions\ndef main():\n    from rdpp_desk import app"),
        ("clock.py", "from datetime import datetime\ndatetime.now()"),
        ("vault/notes.py", 'def f():\n    """' + "Long.\n" * 60 + '    """\n    return 1'),
    ],
)
def test_what_the_plan_allows_passes(path: str, source: str) -> None:
    assert violations(PurePosixPath(path), source) == []


def test_commands_start_without_qt() -> None:
    probe = "import sys, rdpp_desk.cli; sys.exit(any(m.partition('.')[0] == 'PySide6' for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", probe], cwd=ROOT / "src", check=False).returncode == 0
