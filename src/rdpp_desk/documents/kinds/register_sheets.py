"""The first words of the ten sheets of a register, for the practitioner to adapt. No text of law is quoted."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = ("sheet", "purpose", "basis", "persons", "data", "recipients", "kept")


@dataclass(frozen=True, slots=True)
class Kept:
    """Delays in years, as the preferences have them."""

    notes_years: int
    contracts_years: int
    attendance_years: int


SECURITY = {
    "fr": (
        "Coffre chiffré sur un seul ordinateur, ouvert par une phrase secrète longue et verrouillé après un temps sans "
        "usage ; aucun envoi sur internet ; sauvegardes chiffrées, essayées régulièrement, dont une hors du lieu de "
        "travail ; journal des opérations ; papier rangé sous clé puis détruit."
    ),
    "en": (
        "Encrypted vault on a single computer, opened by a long passphrase and locked when not in use; nothing "
        "sent over the internet; encrypted backups, tried regularly, one of them away from the place of work; a log of "
        "operations; paper kept under lock, then destroyed."
    ),
}
TRANSFERS = {"fr": "Aucun.", "en": "None."}

_FRENCH = (
    (
        "Demandes et contacts",
        "Répondre à une personne ou à une organisation qui s’informe.",
        "Intérêt légitime ; mesures précontractuelles, à la demande de la personne.",
        "Personnes et organisations qui prennent contact.",
        "Identité, coordonnées, objet de la demande.",
        "Aucun.",
        "3 ans au plus après le dernier contact.",
    ),
    (
        "Personnes accompagnées et suivi",
        "Conduire l’accompagnement, avec ses notes de travail.",
        "Contrat ; à défaut, intérêt légitime. Santé : consentement explicite.",
        "Personnes accompagnées ; personnes dont elles parlent.",
        "Identité, coordonnées, objectifs, séances, notes ; santé seulement si la personne y a consenti.",
        "Aucun. Restitution à l’organisation seulement pour un élément accepté.",
        "Notes : {notes} après la fin.",
    ),
    (
        "Contrats et prescripteurs",
        "Conclure et suivre les contrats avec les organisations et les personnes.",
        "Contrat ; intérêt légitime pour les interlocuteurs.",
        "Signataires, prescripteurs, personnes accompagnées.",
        "Identité, fonction, coordonnées professionnelles, contrats, échanges.",
        "Parties au contrat ; assureur ou conseil en cas de litige.",
        "{contracts} après la fin du contrat.",
    ),
    (
        "Factures et comptabilité",
        "Facturer et tenir la comptabilité.",
        "Obligation légale.",
        "Payeurs.",
        "Identité, adresse, prestation, montants. Ni date de séance, ni thème.",
        "Comptabilité, administration fiscale, banque.",
        "10 ans.",
    ),
    (
        "Groupes et émargement",
        "Animer les groupes d’analyse des pratiques ; établir les présences si elles sont exigées.",
        "Contrat ; intérêt légitime.",
        "Membres des groupes.",
        "Identité, fonction, employeur, présence par demi-journée. Aucun thème.",
        "Institution ou financeur, dans la limite convenue avec le groupe.",
        "Présences : {attendance}. Notes : {notes} après la fin.",
    ),
    (
        "Consentements",
        "Prouver ce à quoi chacun a consenti, et tenir compte des retraits.",
        "Obligation légale de preuve.",
        "Personnes accompagnées.",
        "Décision par usage, date, version du texte, retrait.",
        "Aucun.",
        "Tant que le consentement sert de base, puis {contracts}.",
    ),
    (
        "Supervision",
        "Faire superviser la pratique.",
        "Intérêt légitime, et accord demandé par éthique ; opposition possible.",
        "Personnes accompagnées, sous une forme pseudonymisée.",
        "Situations pseudonymisées ; la correspondance reste dans le coffre.",
        "La personne qui supervise, sous une forme pseudonymisée seulement.",
        "Tant que le dossier existe ; le lien avec lui disparaît avec lui.",
    ),
    (
        "Demandes d’exercice des droits",
        "Répondre dans le délai et garder la preuve de la réponse.",
        "Obligation légale.",
        "Personnes qui exercent un droit.",
        "Identité, demande, réponse, ce qui a été retenu et pourquoi.",
        "CNIL, sur demande.",
        "5 ans.",
    ),
    (
        "Violations de données",
        "Consigner tout incident et décider s’il faut avertir la CNIL et les personnes.",
        "Obligation légale.",
        "Personnes touchées par l’incident.",
        "Nature, dates, catégories et nombres, conséquences, mesures.",
        "CNIL, et personnes touchées si le risque est élevé.",
        "5 ans.",
    ),
    (
        "Fournisseurs et réseau",
        "Travailler avec des fournisseurs, des confrères et des partenaires.",
        "Contrat ; intérêt légitime.",
        "Interlocuteurs professionnels.",
        "Identité, fonction, coordonnées, échanges.",
        "Aucun.",
        "3 ans après le dernier échange ; factures : 10 ans.",
    ),
)
_ENGLISH = (
    (
        "Requests and contacts",
        "Answering a person or an organisation that asks for information.",
        "Legitimate interest; steps before a contract, at the person's request.",
        "People and organisations who get in touch.",
        "Identity, contact details, what the request is about.",
        "None.",
        "3 years at most after the last contact.",
    ),
    (
        "Clients and follow-up",
        "Carrying out the accompaniment, with its working notes.",
        "Contract; failing that, legitimate interest. Health: explicit consent.",
        "Clients; people they speak of.",
        "Identity, contact details, objectives, sessions, notes; health only if the person consented.",
        "None. Reporting to the organisation only for an item accepted.",
        "Notes: {notes} after the end.",
    ),
    (
        "Contracts and sponsors",
        "Making and following contracts with organisations and individuals.",
        "Contract; legitimate interest for contacts.",
        "Signatories, sponsors, clients.",
        "Identity, position, work contact details, contracts, exchanges.",
        "Parties to the contract; insurer or adviser in a dispute.",
        "{contracts} after the contract ends.",
    ),
    (
        "Invoices and accounts",
        "Invoicing and keeping accounts.",
        "Legal obligation.",
        "Payers.",
        "Identity, address, service, amounts. No date of a session, no theme.",
        "Accountancy, tax authorities, bank.",
        "10 years.",
    ),
    (
        "Groups and attendance",
        "Leading practice-analysis groups; recording attendance where it is required.",
        "Contract; legitimate interest.",
        "Members of groups.",
        "Identity, position, employer, attendance by half-day. No theme.",
        "Institution or funder, within the limits agreed with the group.",
        "Attendance: {attendance}. Notes: {notes} after the end.",
    ),
    (
        "Consents",
        "Proving what each person consented to, and heeding withdrawals.",
        "Legal obligation of proof.",
        "Clients.",
        "Decision by use, date, version of the text, withdrawal.",
        "None.",
        "For as long as the consent is relied on, then {contracts}.",
    ),
    (
        "Supervision",
        "Having the practice supervised.",
        "Legitimate interest, and an agreement asked for as a matter of ethics; objection possible.",
        "Clients, in a pseudonymised form.",
        "Pseudonymised situations; the correspondence stays in the vault.",
        "The supervisor, in a pseudonymised form only.",
        "For as long as the dossier exists; the link with it goes with it.",
    ),
    (
        "Requests to use a right",
        "Answering in time and keeping proof of the answer.",
        "Legal obligation.",
        "People who use a right.",
        "Identity, request, answer, what was withheld and why.",
        "CNIL, on request.",
        "5 years.",
    ),
    (
        "Data breaches",
        "Recording every incident and deciding whether the CNIL and the people must be told.",
        "Legal obligation.",
        "People affected by the incident.",
        "Nature, dates, categories and numbers, consequences, measures.",
        "CNIL, and the people affected if the risk is high.",
        "5 years.",
    ),
    (
        "Suppliers and network",
        "Working with suppliers, colleagues and partners.",
        "Contract; legitimate interest.",
        "Professional contacts.",
        "Identity, position, contact details, exchanges.",
        "None.",
        "3 years after the last exchange; invoices: 10 years.",
    ),
)
_ALL = {"fr": _FRENCH, "en": _ENGLISH}
_YEARS = {"fr": ("an", "ans"), "en": ("year", "years")}


def sheets(language: str, kept: Kept) -> list[dict[str, str]]:
    """The ten sheets as rows of answers."""
    one, several = _YEARS[language]

    def years(count: int) -> str:
        return f"{count} {several if count > 1 else one}"

    delays = {
        "notes": years(kept.notes_years),
        "contracts": years(kept.contracts_years),
        "attendance": years(kept.attendance_years),
    }
    return [
        dict(zip(COLUMNS, (text.format_map(delays) for text in sheet), strict=True)) for sheet in _ALL[language]
    ]
