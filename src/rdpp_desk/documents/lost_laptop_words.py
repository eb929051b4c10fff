"""What the runbook says, in both languages. The names in quotation marks are those of the program's own buttons.

What it says of personal data breaches is articles 33 and 34 of the GDPR: every breach in a register of one's own; the
authority told within 72 hours of awareness unless no risk for persons is likely; persons told where the risk is high.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunbookWords:
    """Headings, and the lines under each; « ___ » stands for a line to write on."""

    title: str
    of: str
    generic: str
    intro: str
    hour: str
    hour_lines: tuple[str, ...]
    again: str
    again_lines: tuple[str, ...]
    places: str
    places_none: str
    last_copy: str
    sheet_place: str
    weigh: str
    weigh_intro: str
    cases: tuple[tuple[str, str], ...]
    weigh_lines: tuple[str, ...]
    register: str
    register_lines: tuple[str, ...]
    tell: str
    tell_head: tuple[str, str, str]
    tell_rows: tuple[tuple[str, str], ...]
    insurance: str
    supervisor: str
    foot: str


FRENCH = RunbookWords(
    title="Ordinateur perdu, volé ou en panne",
    of="Pour {name}, à jour le {day}",
    generic="Aide-mémoire à remplir et à garder sur papier, ailleurs qu’avec l’ordinateur",
    intro="Votre coffre est chiffré : sans la phrase secrète ni la fiche de secours, ses fichiers ne se lisent pas. "
    "Avancez dans l’ordre, et notez les heures.",
    hour="1. Dans la première heure",
    hour_lines=(
        "Perdu, volé ou tombé en panne le ___ à ___",
        "Je l’ai su le ___ à ___ (le délai de 72 heures part de ce moment).",
        "L’ordinateur était : éteint ou verrouillé / allumé, coffre ouvert / je ne sais pas. (Entourez.)",
        "Si le système le permet, verrouillez ou effacez l’appareil à distance, et retirez-le de vos comptes.",
        "Depuis un autre appareil, changez les mots de passe de la messagerie, de l’agenda et de la banque.",
        "En cas de vol : plainte à la police ou à la gendarmerie. Récépissé n° ___",
        "Vérifiez où sont la fiche de secours et les sauvegardes : ont-elles disparu aussi ?",
    ),
    again="2. Reprendre sur un autre ordinateur",
    again_lines=(
        "Installez RDPP Desk, puis ouvrez-le et choisissez « Restaurer une sauvegarde ».",
        "Fichier : la sauvegarde la plus récente (son nom finit par « .rdppbackup »). Secret : la phrase secrète de ce "
        "jour-là, ou les 24 mots de la fiche de secours. Nouveau dossier : un dossier vide de cet ordinateur.",
        "Relisez les dernières notes : ce qui a été écrit après cette sauvegarde est perdu, et se réécrit de mémoire.",
        "Réglages, Sécurité : « Changer la phrase secrète », puis « Établir une nouvelle fiche ». Si quelqu’un a pu "
        "lire l’ancienne phrase ou l’ancienne fiche, changez aussi la clé du coffre.",
        "Sauvegarde : « Sauvegarder » sur un support neuf. Les anciennes sauvegardes s’ouvrent encore avec les anciens "
        "secrets : détruisez-les dès que la nouvelle est relue.",
    ),
    places="Où sont les sauvegardes",
    places_none="Lieu : ___",
    last_copy="Dernière sauvegarde connue : {day}.",
    sheet_place="La fiche de secours est gardée : ___",
    weigh="4. Évaluer : une violation de données ?",
    weigh_intro="Une perte, un vol ou un accès non voulu à des données personnelles est une violation, même si "
    "personne ne s’en sert. La question est le risque pour les personnes.",
    cases=(
        ("Ce qui s’est passé", "Ce que cela appelle le plus souvent"),
        (
            "Ordinateur éteint ou verrouillé, coffre fermé, secrets gardés ailleurs, sauvegarde disponible",
            "Contenu illisible, rien de perdu : risque peu vraisemblable. Registre, avec vos raisons.",
        ),
        (
            "Session ouverte avec le coffre ouvert, ou phrase ou fiche avec l’ordinateur",
            "Quelqu’un a pu lire : CNIL sous 72 heures, et les personnes si le risque est élevé (confidences, santé).",
        ),
        (
            "Documents en clair sur le disque : PDF enregistrés, courriels, agenda, téléphone",
            "La même question, pour ces documents-là, que le coffre ne protège pas.",
        ),
        ("Aucune sauvegarde lisible", "Les données sont perdues : c’est aussi une violation. Évaluez ce qui manque."),
    ),
    weigh_lines=(
        "CNIL, sur son site (cnil.fr) : dans les 72 heures après en avoir eu connaissance, sauf si un risque pour les "
        "personnes n’est pas vraisemblable. Plus tard, dites pourquoi. On peut compléter ensuite.",
        "Personnes concernées, si le risque est élevé, sans tarder et en mots simples : ce qui s’est passé, les suites "
        "probables, ce que vous faites, ce qu’elles peuvent faire, qui appeler.",
        "Dans le doute, demandez conseil : cette feuille ne remplace pas un avis juridique.",
    ),
    register="5. À inscrire dans votre registre des violations, dans tous les cas",
    register_lines=(
        "Ce qui s’est passé (perte, vol, panne, accès)",
        "Survenu le / constaté le",
        "Catégories de données",
        "Nombre approximatif de personnes / de dossiers",
        "Conséquences probables",
        "Mesures prises",
        "CNIL : oui ou non, date, raison",
        "Personnes informées : oui ou non, date, comment",
    ),
    tell="3. Qui prévenir",
    tell_head=("Qui", "Coordonnées", "Fait le"),
    tell_rows=(
        ("Police, gendarmerie", ""),
        ("Bénéficiaires attendus", "Leurs coordonnées sont dans le coffre restauré."),
        ("Organisations", ""),
    ),
    insurance="Assurance",
    supervisor="Supervision",
    foot="Ordinateur perdu, volé ou en panne",
)

ENGLISH = RunbookWords(
    title="Computer lost, stolen or broken",
    of="For {name}, as of {day}",
    generic="To be filled in and kept on paper, away from the computer",
    intro="Your vault is encrypted: without the passphrase or the recovery sheet, its files cannot be read. Go in "
    "order, and note the times.",
    hour="1. Within the first hour",
    hour_lines=(
        "Lost, stolen or broken on ___ at ___",
        "I knew of it on ___ at ___ (the 72 hours run from then).",
        "The computer was: off or locked / on, with the vault open / I do not know. (Circle one.)",
        "If the system allows it, lock or erase the device from afar, and remove it from your accounts.",
        "From another device, change the passwords of your e-mail, calendar and bank.",
        "If stolen: report it to the police. Reference: ___",
        "Check where the recovery sheet and the backups are: are they gone too?",
    ),
    again="2. Work again on another computer",
    again_lines=(
        "Install RDPP Desk, open it and choose “Restore a backup”.",
        "File: the latest backup (its name ends with “.rdppbackup”). Secret: the passphrase of that day, or the 24 "
        "words of the recovery sheet. New folder: an empty folder of this computer.",
        "Reread the last notes: what was written after that backup is lost, and is to be written again from memory.",
        "Settings, Security: “Change the passphrase”, then “Make a new sheet”. If someone may have read the old "
        "passphrase or the old sheet, change the key of the vault as well.",
        "Backup: “Back up” to a new medium. Older backups still open with the older secrets: destroy them once the "
        "new one has been read back.",
    ),
    places="Where the backups are",
    places_none="Place: ___",
    last_copy="Last backup known: {day}.",
    sheet_place="The recovery sheet is kept: ___",
    weigh="4. Weigh it: a data breach?",
    weigh_intro="A loss, a theft or an unwanted access to personal data is a breach, even if nobody makes use of it. "
    "The question is the risk for the persons.",
    cases=(
        ("What happened", "What it most often calls for"),
        (
            "Computer off or locked, vault closed, secrets kept elsewhere, a backup at hand",
            "Unreadable, and nothing lost: a risk is unlikely. Register, with your reasons.",
        ),
        (
            "Session open with the vault open, or the passphrase or the sheet with the computer",
            "Someone may have read it: authority within 72 hours, and the persons if the risk is high (confidences, "
            "health).",
        ),
        (
            "Documents in clear on the disk: saved PDFs, e-mails, calendar, telephone",
            "The same question, for those documents, which the vault does not protect.",
        ),
        ("No readable backup", "The data are lost: that is a breach too. Weigh what is missing."),
    ),
    weigh_lines=(
        "The authority (CNIL in France), on its site: within 72 hours of knowing, unless a risk for persons is "
        "unlikely. Later, say why. It may be completed afterwards.",
        "The persons, if the risk is high, without delay and in plain words: what happened, what may follow, what you "
        "are doing, what they can do, whom to call.",
        "In doubt, ask for advice: this sheet is no substitute for legal advice.",
    ),
    register="5. For your register of breaches, in every case",
    register_lines=(
        "What happened (loss, theft, failure, access)",
        "Happened on / found on",
        "Kinds of data",
        "Approximate number of persons / of dossiers",
        "Likely consequences",
        "Measures taken",
        "Authority told: yes or no, date, reason",
        "Persons told: yes or no, date, how",
    ),
    tell="3. Whom to tell",
    tell_head=("Who", "How to reach them", "Done on"),
    tell_rows=(
        ("Police (theft)", ""),
        ("Clients expected", "Their details are in the restored vault."),
        ("Organisations", ""),
    ),
    insurance="Insurance",
    supervisor="Supervision",
    foot="Computer lost, stolen or broken",
)

WORDS = {"fr": FRENCH, "en": ENGLISH}
