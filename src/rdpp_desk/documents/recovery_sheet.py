"""The recovery sheet: 24 words to print and keep away from the computer."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from rdpp_desk.documents import style
from rdpp_desk.documents.pages import Strip
from rdpp_desk.documents.pdf import Chrome, print_strips
from rdpp_desk.documents.strips import plain, text_strips
from rdpp_desk.documents.typography import clean, typeset
from rdpp_desk.messages import formats

if TYPE_CHECKING:
    from rdpp_desk.documents.pen import Pen

_COLUMNS, _ROW, _ROW_WITH_QR, _WORD_SIZE, _QR = 3, 33.0, 28.0, 15.0, 108.0


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    vault: str
    intro: str
    how: str
    steps: tuple[str, ...]
    where: str
    places: tuple[str, ...]
    foot: str


_WORDS = {
    "fr": _Words(
        "Fiche de secours",
        "Coffre « {name} », fiche établie le {day}",
        "Ces 24 mots ouvrent votre coffre si vous oubliez votre phrase secrète. Quiconque les lit peut l’ouvrir.",
        "Pour s’en servir",
        (
            "Ouvrez RDPP Desk et choisissez votre coffre, ou une de ses sauvegardes.",
            "À la place de la phrase secrète, tapez les 24 mots dans l’ordre. Les accents et les majuscules ne "
            "comptent pas ; les quatre premières lettres de chaque mot suffisent.",
            "Choisissez une nouvelle phrase secrète.",
        ),
        "Où la garder",
        (
            "Loin de l’ordinateur et des sauvegardes : chez vous dans un endroit fermé, ou chez une personne de "
            "confiance, sous enveloppe.",
            "Ne la photographiez pas et ne la copiez pas dans un fichier ou un courriel.",
            "Si elle est perdue ou a été lue, faites-en une nouvelle dans les réglages. L’ancienne ouvre encore les "
            "sauvegardes faites avant.",
        ),
        "Fiche de secours · à garder secrète",
    ),
    "en": _Words(
        "Recovery sheet",
        "Vault “{name}”, sheet made on {day}",
        "These 24 words open your vault if you forget your passphrase. Whoever reads them can open it.",
        "How to use it",
        (
            "Open RDPP Desk and choose your vault, or one of its backups.",
            "Instead of the passphrase, type the 24 words in order. Accents and capitals do not matter; the first "
            "four letters of each word are enough.",
            "Choose a new passphrase.",
        ),
        "Where to keep it",
        (
            "Away from the computer and from the backups: in a locked place at home, or with someone you trust, in "
            "an envelope.",
            "Do not photograph it, and do not copy it into a file or an e-mail.",
            "If it is lost or has been read, make a new one in the settings. The old one still opens the backups "
            "made before.",
        ),
        "Recovery sheet · keep it secret",
    ),
}


def render_recovery_sheet(
    words: Sequence[str], vault_name: str, created_on: date, language: str, *, qr: bool = False
) -> bytes:
    """One page. The QR code holds the same words; it is off by default, because telephones photograph it."""
    said = _WORDS[language]
    composed = [unicodedata.normalize("NFC", word) for word in words]
    named = said.vault.format(name=clean(vault_name), day=formats.day(created_on, language))
    found = text_strips(plain(said.title), style.TITLE)
    found += text_strips(plain(typeset(named, language)), style.SUBTITLE)
    found += text_strips(plain(typeset(said.intro, language)), style.BODY)
    found.append(words_strip(composed, _ROW_WITH_QR if qr else _ROW))
    if qr:
        found.append(_qr_strip(" ".join(composed)))
    for heading, lines in ((said.how, said.steps), (said.where, said.places)):
        found += text_strips(plain(typeset(heading, language)), style.HEADING, keep=True)
        for number, line in enumerate(lines, start=1):
            mark = f"{number}." if lines is said.steps else "•"
            found += text_strips(plain(typeset(line, language)), style.LIST, indent=18.0, mark=mark)
    chrome = Chrome(language=language, title=said.title, foot=said.foot)
    return print_strips([replace(strip, keep=True) for strip in found], chrome)[0]


def words_strip(words: Sequence[str], high: float) -> Strip:
    """The words in columns, read downwards, each with its number; a row is `high` points high."""
    rows = -(-len(words) // _COLUMNS)
    wide = style.TEXT_WIDTH / _COLUMNS
    height = rows * high + 20.0

    def paint(pen: Pen, x: float, top: float) -> None:
        pen.rectangle(x, top - height, style.TEXT_WIDTH, height, 6)
        for index, word in enumerate(words):
            column, row = divmod(index, rows)
            left, baseline = x + column * wide + 14.0, top - 10.0 - row * high - 21.0
            pen.write(left, baseline, f"{index + 1:>2}", style.SANS, 9.0, style.MUTED)
            pen.write(left + 22.0, baseline, word, style.SANS_MEDIUM, _WORD_SIZE)
            pen.line(left, baseline - high / 4, left + wide - 28.0, baseline - high / 4)

    return Strip(height, paint, before=12.0)


def _qr_strip(text: str) -> Strip:
    """The same words for a camera, drawn square by square."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    side = _QR / count

    def paint(pen: Pen, x: float, top: float) -> None:
        pen.canvas.setFillColorRGB(0, 0, 0)
        for row in range(count):
            for column in range(count):
                if code.isDark(row, column):
                    pen.canvas.rect(x + column * side, top - (row + 1) * side, side, side, stroke=0, fill=1)

    return Strip(_QR, paint, before=12.0)
