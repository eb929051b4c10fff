"""Identifiers that have a shape: mail, phone, bank and register numbers, links, files, references, money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdpp_desk.anonymise.findings import Hit, Label
from rdpp_desk.anonymise.lexicon import lexicon
from rdpp_desk.anonymise.tokens import Doc

_TLD = (
    "com|fr|net|org|eu|be|ch|io|uk|info|lu|ca|coop|asso|gouv|edu|tech|email|co|me|de|it|es|pro|app|dev|paris|bzh|re|"
    "us|nl"
)
_DOT = r"(?:\s?\.\s?|\s(?:point|dot)\s|\s?[\[({](?:point|dot|\.)[\])}]\s?)"
_JOIN = rf"(?:{_DOT}|\s(?:tiret(?: du bas)?|underscore|dash|moins)\s|[-_+])"
_AT = r"(?:\s?@\s?|\s?[\[({]\s?(?:at|arobase?|a|@)\s?[\])}]\s?|\s(?:arobase?|arrobase)\s)"
_LOCAL = rf"[a-z0-9]{{1,40}}(?:{_JOIN}[a-z0-9]{{1,40}}){{0,6}}"
_PLAIN_AT = r"\s(?:at|chez|a)\s"
_NUMBER = (
    r"(?:zero|oh|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
    r"vingts?|trente|"
    r"quarante|cinquante|soixante|septante|huitante|octante|nonante|cent|one|two|three|four|five|seven|eight|nine|ten|"
    r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|"
    r"eighty|ninety|double|triple)"
)
_EXTENSION = (
    "pdf|docx?|xlsx?|pptx?|odt|ods|odp|txt|csv|jpe?g|png|mp3|mp4|m4a|wav|zip|eml|msg|pages|heic|html?|md|rtf|ics|vcf|"
    "mov|avi"
)
_KEYWORD = (
    r"(?:dossiers?|ref|refs|reference|references|contrats?|factures?|devis|commandes?|matricule|affaire|ticket|"
    r"immatriculation|"
    r"immatriculee?|plaque|passeport|cni|adherente?|compte|police|sinistre|licence|badge|convention|allocataire|"
    r"identifiant|"
    r"identifiants?|candidature|patient|agrement|numero|case|file|invoice|employee|account|policy|id|po|rib|bic|"
    r"swift|siret|"
    r"siren|tva|vat|nir|secu|rcs|rpps|adeli|nda|uai|finess|n°)"
)

_SHAPES: tuple[tuple[str, Label, str, re.Pattern[str]], ...] = (
    (
        "email",
        "EMAIL",
        "",
        re.compile(
            rf"(?<![\w.%+'-])[\w.%+'-]{{1,64}}@[a-z0-9][a-z0-9.-]{{0,80}}\.(?:{_TLD}|[a-z]{{2,12}})\b"
        ),
    ),
    (
        "email",
        "EMAIL",
        "",
        re.compile(rf"\b{_LOCAL}{_AT}[a-z0-9]{{1,40}}"
            rf"(?:(?:{_DOT}|-|\stiret\s)[a-z0-9]{{1,40}}){{0,5}}"),
    ),
    ("email", "EMAIL", "", re.compile(rf"\b{_LOCAL}{_PLAIN_AT}[a-z0-9-]{{1,40}}{_DOT}(?:{_TLD})\b")),
    ("link", "ID", "LINK", re.compile(r"\b(?:h[tx]{2}ps?://|www\.)[^\s<>«»\"]+[^\s<>«»\".,;:!?)\]]")),
    (
        "link",
        "ID",
        "LINK",
        re.compile(
            r"(?<![\w@.-])[a-z0-9][a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|fr|net|org|eu|be|ch|io|coop|asso|gouv|paris|"
            r"bzh)\b"
            r"(?:/[^\s<>«»\",;)]*)?"
        ),
    ),
    ("link", "ID", "LINK", re.compile(r"(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,6}/[^\s<>«»\",;)]+")),
    ("handle", "ID", "LINK", re.compile(r"(?<![\w@.])@[a-z0-9_][\w.]*\w")),
    (
        "number",
        "ID",
        "BANK",
        re.compile(r"\b[a-z]{2}\s?\d{2}(?:[ .\-]{0,2}[a-z0-9]{4}){2,7}(?:[ .\-]{0,2}[a-z0-9]{1,3})?\b"),
    ),
    (
        "number",
        "ID",
        "",
        re.compile(
            r"\b[12378][ .\-]{0,2}\d{2}[ .\-]{0,2}[0-9]\d[ .\-]{0,2}(?:\d{2}|2[ab])[ .\-]{0,2}\d{3}[ .\-]{0,2}\d{3}"
            r"(?:[ .\-/]{0,3}\d{2})?\b"
        ),
    ),
    ("number", "ID", "", re.compile(r"\b[a-z]{2} ?[0-9a-z]{2}(?:[ .]?\d{3}){3}\b")),
    ("number", "ID", "BANK", re.compile(r"\b(?:bic|swift)\b\W{0,3}[a-z]{6}[a-z0-9]{2}(?:[a-z0-9]{3})?\b")),
    (
        "number",
        "ID",
        "",
        re.compile(
            rf"\b{_KEYWORD}(?:\s+(?:client|patient|interne|rh|prud'hommes))?\s*(?:n\s?[°o]\.?|no\.?|num(?:ero)?|#|"
            rf":|-)?\s*[:#]?\s*"
            r"(?P<value>(?:[a-z]{1,8}[ \-/_.]?)?\d[\w]*(?:[\-/_.][\w]+)*)"
        ),
    ),
    (
        "number",
        "ID",
        "",
        re.compile(
            r"\b(?:code|digicode|interphone|code porte|badge|wifi|mot de passe|password|door code|gate code)\b"
            r"(?:\s(?:d'entree|d'acces|porte|immeuble|de la porte|du portail|de l'immeuble|is|est|wifi|le|portail|"
            r"b|a)\b)*"
            r"\W{0,3}(?P<value>[a-z]{0,3}[ \-]?\d[a-z0-9]{2,7}\b#?|\d{2,}[ \-]?[a-z]\b#?)"
        ),
    ),
    (
        "number",
        "ID",
        "",
        re.compile(
            r"(?<![\w/])(?=[a-z0-9/_-]{0,20}\d[a-z0-9/_-]{0,20}\d[a-z0-9/_-]{0,20}\d)"
            r"[a-z]{1,6}[-_/]?\d+(?:[-_/]?[a-z0-9]+){0,8}(?!\w)"
        ),
    ),
    (
        "number",
        "ID",
        "",
        re.compile(
            r"(?<![\w/])\d{2,12}(?:[-_/]?[a-z]{1,4})(?:[-_/]\d+){1,5}(?!\w)|\b[a-z]{2}[- ]\d{3}[- ][a-z]{2}\b"
        ),
    ),
    ("number", "ID", "", re.compile(r"#\d{3,}\b|(?<=n°)\s?\d{4,}\b")),
)  # fmt: skip
_RUN = re.compile(r"(?<![\w.,])(?:\(?\+\s?\(?)?\(?\d(?:[ \t.\-/()_·]{0,3}\n?\d){6,18}(?![\w%])")
_WORDY = re.compile(
    rf"\b(?:(?:plus|zero|oh)\s)?(?:{_NUMBER}|\d{{1,2}})(?:(?:[\s,.]{{1,2}}|-|\set\s|-et-)(?:{_NUMBER}|"
    rf"\d{{1,2}})){{4,}}\b"
)
_MONEY = re.compile(
    r"(?<![\w,.])(?:[$£€]\s?\d[\d .,]{0,14}\d?\s?k?\b"
    r"|\d[\d .,']{0,14}\s?(?:k\s?€|k€|keuros?|k\s?euros?|€|euros?\b|eur\b|"
    r"chf\b|k?\$|k?£|dollars?\b|"
    r"pounds?\b|francs?\b)(?:\s(?:bruts?|nets?|annuels?|par mois|par an|mensuels?|gross|a year|a month))*|"
    r"\d{2,3}\s?k\b)"
    rf"|\b(?:{_NUMBER}[\s-]){{1,4}}mille(?:[\s-]{_NUMBER}){{0,5}}\s(?:euros?|dollars?|francs?)"
    r"|(?:gagne|touche|salaire|remuneration|salary|earns|package|brut|fixe)\s(?:de\s|a\s|est de\s|of\s|"
    r":\s?)?(?P<value>\d[\d .]{2,12}\d)"
    r"(?![\d .]{0,14}\s?(?:k|€|eur))"
)
_FILE = re.compile(rf"(?<![\w.])[^\s/\\:\"<>|«»,;()\[\]]{{1,120}}\.(?:{_EXTENSION})\b")
_HARMLESS = re.compile(
    r"^(?:covid-?\d+|[nsj][+-]\d+|[qts]\d|b2b|b2c|o365|m365|a\d|mp\d|h24|24h24|7j/?7|iso[- ]?\d+|en[- ]?\d+|"
    r"rgaa\d?|ia\d|top\s?\d+|v\d+|"
    r"d\d{1,2}|rd\d+|cm\d|ce\d|cp\d?|g\d{1,2}|i\d|c\d|n\d)$"
)


def pattern_hits(doc: Doc, dated: list[tuple[int, int]]) -> list[Hit]:
    """Every identifier with a shape; `dated` are the folded spans of dates, which no number may swallow."""
    text = doc.folded.text
    out: list[Hit] = []
    for reason, label, word, pattern in _SHAPES:
        for match in pattern.finditer(text):
            span = match.span("value") if "value" in pattern.groupindex else match.span()
            if _stands(text, reason, word, span):
                out.append(Hit(span[0], span[1], label, reason, word))
    out += _runs(text, dated)
    out += _phones_in_words(text)
    out += _money(text)
    out += _files(doc)
    return [hit for hit in out if not _only_a_date(hit, dated)]


def _only_a_date(hit: Hit, dated: list[tuple[int, int]]) -> bool:
    return hit.label in ("ID", "PHONE") and any(low <= hit.start and hit.end <= high for low, high in dated)


def _stands(text: str, reason: str, word: str, span: tuple[int, int]) -> bool:
    found = text[span[0] : span[1]]
    digits = sum(char.isdigit() for char in found)
    if reason != "number":
        return True
    if word == "BANK":
        return digits >= 8 or "bic" in found or "swift" in found
    return digits >= 2 and len(found) >= 3 and not _HARMLESS.match(found) and not re.fullmatch(r"\d{1,3}", found)


def _runs(text: str, dated: list[tuple[int, int]]) -> Iterator[Hit]:
    blanked = list(text)
    for low, high in dated:
        blanked[low:high] = "\x00" * (high - low)
    for match in _RUN.finditer("".join(blanked)):
        found = match[0]
        digits = re.sub(r"\D", "", found)
        groups = re.findall(r"\d+", found)
        thousands = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and len(groups) <= 3
        if thousands and not found.startswith(("0", "+", "(")) and len(digits) < 9:
            continue
        if (len(digits) < 8 and len(groups) > 2) or all(
            len(group) == 4 and group[:2] in ("19", "20") for group in groups
        ):
            continue
        phone = found.startswith(("0", "+", "(")) or len(digits) in (8, 10, 11)
        yield Hit(match.start(), match.end(), "PHONE" if phone else "ID", "phone" if phone else "number")


def _phones_in_words(text: str) -> Iterator[Hit]:
    for match in _WORDY.finditer(text):
        found = match[0]
        count = len(re.findall(rf"\b{_NUMBER}\b|\d+", found))
        phoned = found.startswith(("zero", "oh", "plus", "0")) and count >= 5
        if (phoned or count >= 8) and re.search(_NUMBER, found):
            yield Hit(match.start(), match.end(), "PHONE", "phone")


def _money(text: str) -> Iterator[Hit]:
    for match in _MONEY.finditer(text):
        start, end = match.span("value") if match["value"] else match.span()
        found = text[start:end]
        value = int(re.sub(r"\D", "", re.sub(r"[.,]\d{1,2}(?!\d)", "", found)) or 0)
        if value >= 1000 or "k" in found or "mille" in found:
            yield Hit(start, end, "ID", "money", "MONEY")


def _files(doc: Doc) -> Iterator[Hit]:
    """File names that hold a name, an unknown word or a number."""
    text, lexis = doc.folded.text, lexicon()
    for match in _FILE.finditer(text):
        stem = match[0].rpartition(".")[0]
        words = re.findall(r"[a-z]{3,}", stem)
        if any(lexis.named(word) or not lexis.ordinary(word) for word in words) or re.search(r"\d{3,}", stem):
            yield Hit(match.start(), match.end(), "ID", "file", "FILE")
