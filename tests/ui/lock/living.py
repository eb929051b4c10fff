"""Everything that is alive in the window, and the words in it."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QImage, QPixmap, QTextDocument
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from rdpp_desk.anonymise.lexicon import SortedWords

_WORD = re.compile(r"[^\W\d_]{5,}")
_ROLES = tuple(Qt.ItemDataRole)
_NAMES = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
_DEEPEST = 40


def words_of(text: str) -> set[str]:
    """Its words of five letters or more, in lower case."""
    return set(_WORD.findall(text.lower()))


class Canaries:
    """Words that only the vault holds, kept as digests: the search does not find itself."""

    def __init__(self, words: Iterable[str]) -> None:
        self._digests = frozenset(_digest(word) for word in words)

    def __len__(self) -> int:
        return len(self._digests)

    def in_text(self, text: str) -> set[str]:
        """Those that `text` holds."""
        return {word for word in words_of(text) if _digest(word) in self._digests}

    def found(self, texts: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
        """Where each is, among places and their texts."""
        met: dict[str, set[str]] = {}
        for place, text in texts:
            for word in self.in_text(text):
                met.setdefault(word, set()).add(place)
        return met


def _digest(word: str) -> bytes:
    return hashlib.blake2b(word.encode(), digest_size=8).digest()


def settle() -> None:
    """Let what was dropped be destroyed."""
    for _time in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def every_object() -> list[QObject]:
    """Those that Python knows, and those that only their parents know."""
    known = [one for one in gc.get_objects() if isinstance(one, QObject) and isValid(one)]
    roots = [*known, *QApplication.allWidgets(), *QGuiApplication.allWindows()]
    found = {id(one): one for root in roots for one in (root, *root.findChildren(QObject))}
    return list(found.values())


def texts() -> Iterator[tuple[str, str]]:
    """Every text that a living object shows, keeps or would give back, with the kind of its owner."""
    for one in every_object():
        kind = type(one).__name__
        for text in _texts_of(one):
            yield kind, text
    clipboard = QGuiApplication.clipboard()
    yield "clipboard", clipboard.text()
    for window in QGuiApplication.topLevelWindows():
        yield "title", window.title()
    for widget in QApplication.topLevelWidgets():
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            yield from _accessible(interface, 0)


def _texts_of(one: QObject) -> Iterator[str]:
    about = one.metaObject()
    for at in range(about.propertyCount()):
        read = about.property(at)
        if read.isReadable() and read.typeName() in ("QString", "QStringList", "QVariant", "QUrl", "QVariantMap"):
            yield str(read.read(one))
    for name in one.dynamicPropertyNames():
        with contextlib.suppress(RuntimeError):  # a kind that Python cannot read
            yield str(one.property(bytes(name.data()).decode()))
    if isinstance(one, QTextDocument):
        yield one.toPlainText()
    if isinstance(one, QTextEdit | QPlainTextEdit):
        yield one.toPlainText()
    if isinstance(one, QComboBox):
        yield from (one.itemText(at) for at in range(one.count()))
    if isinstance(one, QLabel | QLineEdit):
        yield one.text()
    if isinstance(one, QAbstractItemModel):
        yield from _cells(one, QModelIndex())
    if isinstance(one, QPdfDocument):
        for page in range(one.pageCount()):
            yield one.getAllText(page).text()


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(model.data(index, role)) for role in _ROLES)
            if column == 0 and not isinstance(model, QAbstractListModel) and model.hasChildren(index):
                yield from _cells(model, index)


def _accessible(interface: QAccessibleInterface, depth: int) -> Iterator[tuple[str, str]]:
    for name in _NAMES:
        yield "accessible", interface.text(name)
    if depth < _DEEPEST:
        for at in range(interface.childCount()):
            child = interface.child(at)
            if child is not None and child.isValid():
                yield from _accessible(child, depth + 1)


def heap() -> Iterator[tuple[str, str]]:
    """Every text that an object of Python refers to, with the kind of that object; not the lists of words at hand."""
    seen: set[int] = set()
    for one in gc.get_objects():
        if isinstance(one, SortedWords):
            continue
        for text in gc.get_referents(one):
            if type(text) in (str, bytes, bytearray) and id(text) not in seen:
                seen.add(id(text))
                yield _kind(one), text if isinstance(text, str) else bytes(text).decode("utf-8", "ignore")


def _kind(one: object) -> str:
    return f"heap {type(one).__module__}.{type(one).__name__}"


def histories() -> list[str]:
    """Kinds of the objects that would give back what was typed."""
    return [
        type(one).__name__
        for one in every_object()
        if (isinstance(one, QTextDocument) and (one.isUndoAvailable() or one.isRedoAvailable()))
        or (isinstance(one, QLineEdit) and (one.isUndoAvailable() or one.isRedoAvailable()))
    ]


def pictures() -> list[str]:
    """Kinds of the objects of Python that hold a picture of more than an icon."""
    return [
        _kind(one)
        for one in gc.get_objects()
        if isinstance(one, QImage | QPixmap) and isValid(one) and one.width() * one.height() > 400 * 400
    ]
