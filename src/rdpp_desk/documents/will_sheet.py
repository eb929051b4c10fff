"""The two sheets of a will kit, each a page for the person who keeps it. One alone opens nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date

from rdpp_desk.documents import style
from rdpp_desk.documents.pdf import Chrome, print_strips
from rdpp_desk.documents.recovery_sheet import words_strip
from rdpp_desk.documents.strips import plain, text_strips
from rdpp_desk.documents.typography import clean, typeset
from rdpp_desk.messages import formats

_ROW = 21.5


@dataclass(frozen=True, slots=True, kw_only=True)
class WillSheet:
    """One sheet: its letter (A or B), its 24 words, who keeps it, who keeps the other, whose kit it opens."""

    letter: str
    words: tuple[str, ...] = field(repr=False)
    holder: str
    other_holder: str
    practitioner: str
    number: str
    made_on: date
    sponsors: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    to: str
    to_blank: str
    kit: str
    kit_unnamed: str
    intro: str
    opens: str
    shown: str
    shown_sponsors: str
    hidden: str
    alone: str
    how: str
    steps: tuple[str, ...]
    held_by: str
    somebody: str
    keep: str
    keeping: tuple[str, ...]
    foot: str


_WORDS = {
    "fr": _Words(
        "Feuille {letter} du kit de relève",
        "À remettre à {holder}",
        "À remettre à ______________________________",
        "Kit n° {number} de {name}, feuille établie le {day}",
        "Kit n° {number}, feuille établie le {day}",
        "Vous avez accepté d’aider à prévenir les personnes accompagnées si un accident, une maladie ou un décès "
        "empêche de le faire. Ces 24 mots, réunis à ceux de la feuille {other}, ouvrent le kit de relève : un fichier "
        "qui ne sert qu’à cela.",
        "Ce que le kit montre, et ce qu’il ne montre pas",
        "Il montre : les consignes, et pour chaque personne son nom, son téléphone, son adresse électronique et la "
        "date de sa prochaine séance ; pour un groupe, ses membres et qui appeler dans son institution.",
        "Il montre : les consignes, et pour chaque personne son nom, son téléphone, son adresse électronique, la date "
        "de sa prochaine séance, l’organisation et le prescripteur à prévenir.",
        "Il ne contient aucune note, aucun objectif, aucun document, et il n’ouvre pas le coffre.",
        "Seule, cette feuille n’ouvre rien et n’apprend rien : il faut les deux.",
        "Le moment venu, pas à pas",
        (
            "Joignez la personne qui garde la feuille {other}{held_by}. Rapprochez vos deux feuilles : elles portent "
            "le même numéro de kit.",
            "Trouvez le fichier du kit : « {file} ». Il est rangé avec les sauvegardes (clé USB ou disque).",
            "Sur un ordinateur, installez RDPP Desk : le programme est libre et gratuit. À l’accueil, choisissez « "
            "Aide », puis « Ouvrir un kit de relève ».",
            "Choisissez le fichier, tapez les mots des deux feuilles, dans l’ordre. Les accents et les majuscules ne "
            "comptent pas ; les quatre premières lettres de chaque mot suffisent.",
            "Lisez les consignes, imprimez la liste et prévenez chaque personne, en commençant par les séances les "
            "plus proches. Ne dites à chacune que ce qui la concerne.",
            "Quand tout le monde est prévenu, détruisez la liste, les deux feuilles et le fichier.",
            "Le programme est introuvable ? Le format du fichier est public : qui sait programmer peut l’ouvrir avec "
            "vos deux feuilles.",
        ),
        " : {other_holder}",
        "",
        "Comment la garder",
        (
            "Sous enveloppe fermée, jamais au même endroit que la feuille {other}. Ni photographie, ni copie.",
            "Si elle est perdue ou si vous ne pouvez plus la garder, dites-le : un autre kit la remplacera.",
        ),
        "Kit de relève · feuille {letter} · à garder secrète",
    ),
    "en": _Words(
        "Sheet {letter} of the will kit",
        "To be given to {holder}",
        "To be given to ______________________________",
        "Kit no. {number} of {name}, sheet made on {day}",
        "Kit no. {number}, sheet made on {day}",
        "You have agreed to help warn the clients if an accident, an illness or a death prevents it. These 24 words, "
        "together with those of sheet {other}, open the will kit: a file that serves for this alone.",
        "What the kit shows, and what it does not",
        "It shows: the instructions, and for each person their name, telephone number, e-mail address and the date of "
        "their next session; for a group, its members and whom to call in its institution.",
        "It shows: the instructions, and for each person their name, telephone number, e-mail address, the date of "
        "their next session, and the organisation and sponsor to warn.",
        "It holds no note, no objective, no document, and it does not open the vault.",
        "Alone, this sheet opens nothing and tells nothing: both are needed.",
        "When the time comes, step by step",
        (
            "Reach the person who keeps sheet {other}{held_by}. Put your two sheets side by side: they bear the same "
            "kit number.",
            "Find the file of the kit: “{file}”. It is kept with the backups (USB stick or disk).",
            "On a computer, install RDPP Desk: the program is free. On its first screen, choose “Help”, then “Open a "
            "will kit”.",
            "Choose the file, type the words of both sheets, in order. Accents and capitals do not matter; the first "
            "four letters of each word are enough.",
            "Read the instructions, print the list and warn each person, the nearest sessions first. Tell each one "
            "only what concerns them.",
            "Once everybody is warned, destroy the list, both sheets and the file.",
            "The program cannot be found? The format of the file is public: a programmer can open it with your two "
            "sheets.",
        ),
        ": {other_holder}",
        "",
        "How to keep it",
        (
            "In a closed envelope, never in the same place as sheet {other}. No photograph, no copy.",
            "If it is lost, or if you can no longer keep it, say so: another kit will replace it.",
        ),
        "Will kit · sheet {letter} · keep it secret",
    ),
}


def render_will_sheet(sheet: WillSheet, language: str) -> bytes:
    """One page."""
    said = _WORDS[language]
    names = _names(sheet, said, language)

    def words(text: str) -> str:
        return typeset(text.format_map(names), language)

    found = text_strips(plain(words(said.title)), style.TITLE)
    found += text_strips(plain(words(said.to if sheet.holder else said.to_blank)), style.SMALL_HEADING)
    found += text_strips(plain(words(said.kit if sheet.practitioner else said.kit_unnamed)), style.SUBTITLE)
    found += text_strips(plain(words(said.intro)), style.SHEET_LINE)
    composed = [unicodedata.normalize("NFC", word) for word in sheet.words]
    found.append(words_strip(composed, _ROW))
    shown = said.shown_sponsors if sheet.sponsors else said.shown
    for heading, lines, numbered in (
        (said.opens, (shown, said.hidden, said.alone), False),
        (said.how, said.steps, True),
        (said.keep, said.keeping, False),
    ):
        found += text_strips(plain(words(heading)), style.SHEET_HEADING, keep=True)
        for number, line in enumerate(lines, start=1):
            mark = f"{number}." if numbered else "•"
            found += text_strips(plain(words(line)), style.SHEET_LINE, indent=18.0, mark=mark)
    chrome = Chrome(language=language, title=words(said.title), foot=words(said.foot))
    return print_strips([replace(strip, keep=True) for strip in found], chrome)[0]


def _names(sheet: WillSheet, said: _Words, language: str) -> dict[str, str]:
    other_holder = clean(sheet.other_holder)
    return {
        "letter": sheet.letter,
        "other": "B" if sheet.letter == "A" else "A",
        "holder": clean(sheet.holder),
        "held_by": said.held_by.format(other_holder=other_holder) if other_holder else said.somebody,
        "name": clean(sheet.practitioner),
        "number": sheet.number,
        "day": formats.day(sheet.made_on, language),
        "file": f"{sheet.number.lower()}.rdpprelay",
    }
