"""What a will kit holds, printed: the instructions, then whom to warn."""

from __future__ import annotations

from rdpp_desk.documents import style
from rdpp_desk.documents.blocks import Run, Runs, Table
from rdpp_desk.documents.manner import Manner
from rdpp_desk.documents.pages import Strip
from rdpp_desk.documents.pdf import Chrome, print_strips
from rdpp_desk.documents.strips import columns_or_records, plain, text_strips
from rdpp_desk.documents.typography import clean, typeset
from rdpp_desk.messages import formats
from rdpp_desk.practice.will import Kit, KitContact, Reachable

_WORDS = {
    "fr": {
        "title": "Personnes à prévenir",
        "of": "Kit de relève de {name}, à jour le {day}",
        "unnamed": "Kit de relève, à jour le {day}",
        "instructions": "Consignes",
        "none": "Aucune consigne n’a été écrite.",
        "people": "Les personnes",
        "nobody": "Aucun accompagnement n’était en cours ce jour-là.",
        "who": "Personne",
        "reach": "Comment la joindre",
        "through": "Par l’organisation",
        "sponsor": "Organisation, prescripteur",
        "next": "Prochaine séance",
        "warned": "Prévenue le",
        "at": "à",
        "foot": "Personnes à prévenir · confidentiel, à détruire une fois toutes prévenues",
        "limits": "Cette liste ne sert qu’à prévenir. Ne dites à chaque personne que ce qui la concerne, et ne dites à "
        "personne qui d’autre y figure.",
    },
    "en": {
        "title": "People to warn",
        "of": "Will kit of {name}, as of {day}",
        "unnamed": "Will kit, as of {day}",
        "instructions": "Instructions",
        "none": "No instruction was written.",
        "people": "The people",
        "nobody": "No work was under way on that day.",
        "who": "Person",
        "reach": "How to reach them",
        "through": "Through the organisation",
        "sponsor": "Organisation, sponsor",
        "next": "Next session",
        "warned": "Warned on",
        "at": "at",
        "foot": "People to warn · confidential, to be destroyed once all are warned",
        "limits": "This list serves to warn, and for nothing else. Tell each person only what concerns them, and tell "
        "nobody who else is on it.",
    },
}


def render_kit(kit: Kit, language: str) -> bytes:
    """As many pages as it takes; no name among the properties of the file."""
    said = _WORDS[language]
    named = said["of" if kit.practitioner.name else "unnamed"]
    name = ", ".join(filter(None, (clean(kit.practitioner.name), clean(kit.title))))
    found = _text(said["title"], style.TITLE, language)
    found += _text(named.format(name=name, day=formats.day(kit.made_on, language)), style.SUBTITLE, language)
    own = " · ".join(filter(None, (clean(kit.practitioner.phone), clean(kit.practitioner.email))))
    found += _text(own, style.SUBTITLE, language) if own else []
    found += _text(said["limits"], style.BODY, language)
    found += _text(said["instructions"], style.HEADING, language, keep=True)
    for paragraph in [part for part in clean(kit.instructions).split("\n") if part.strip()] or [said["none"]]:
        found += _text(paragraph.strip(), style.BODY, language)
    found += _text(said["people"], style.HEADING, language, keep=True)
    if kit.contacts:
        found += columns_or_records(_table(kit, said, language), Manner(language))
    else:
        found += _text(said["nobody"], style.BODY, language)
    return print_strips(found, Chrome(language=language, title=said["title"], foot=said["foot"]))[0]


def _text(text: str, set_in: style.TextStyle, language: str, *, keep: bool = False) -> list[Strip]:
    return text_strips(plain(typeset(text, language)), set_in, keep=keep)


def _table(kit: Kit, said: dict[str, str], language: str) -> Table:
    sponsors = any(one.sponsors for one in kit.contacts)
    heads = ["who", "reach", *(["sponsor"] if sponsors else []), "next", "warned"]
    rows = [tuple(plain(said[head]) for head in heads)]
    for one in kit.contacts:
        cells = [plain(clean(one.person.name)), _reach(one, said)]
        if sponsors:
            cells.append(_sponsors(one))
        cells += [plain(_next(one, said, language)), (Run("", blank=True),)]
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _reach(one: KitContact, said: dict[str, str]) -> Runs:
    lines = _ways(one.person)
    for member in one.members:
        lines += [clean(member.name), *_ways(member)]
    if one.through_others:
        lines.append(said["through"])
    return plain("\n".join(lines) or "–")


def _ways(person: Reachable) -> list[str]:
    return [clean(way) for way in (person.phone, person.email) if way]


def _sponsors(one: KitContact) -> Runs:
    lines = []
    for its in one.sponsors:
        person = its.person
        lines += [clean(its.organisation), *map(clean, filter(None, (person.name, person.phone, person.email)))]
    return plain("\n".join(lines) or "–")


def _next(one: KitContact, said: dict[str, str], language: str) -> str:
    if one.next_session is None:
        return "–"
    day = formats.day(one.next_session.date(), language)
    return f"{day} {said['at']}\u00a0{formats.clock_time(one.next_session, language)}"
