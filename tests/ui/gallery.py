"""Every widget on a few sheets: what the tests walk through and what a person looks at."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QGridLayout, QWidget

from rdpp_desk.ui.theme import Size, Space
from rdpp_desk.ui.widgets import (
    Avatar,
    Button,
    Card,
    Check,
    Chip,
    ChoiceCard,
    Combo,
    DateField,
    EmptyState,
    Field,
    FlowLayout,
    Icon,
    IconButton,
    KeyHint,
    Label,
    LineEdit,
    ListView,
    MenuButton,
    MoneyField,
    NumberField,
    Paragraph,
    PasswordEdit,
    ProgressBar,
    RadioGroup,
    Row,
    RowItem,
    ScrollPage,
    SearchEdit,
    Segmented,
    Separator,
    Strip,
    Tabs,
    TextArea,
    Tile,
    TimeField,
    hbox,
    panel,
    vbox,
)


def _cell(title: str, *items: object) -> Card:
    return Card(Label(title, "overline"), Space.S1, *items, None)  # type: ignore[arg-type]  # any layout item


def states_sheet(columns: int = 3) -> QWidget:
    """The states of the design's sheet: empty, long work, error, saving, palette rows, dangerous act."""
    empty = _cell(
        "Liste vide",
        EmptyState(
            "folder-open",
            "Votre premier dossier commence ici",
            "Un prénom suffit. Vous compléterez le reste à votre rythme.",
            [Button("Nouveau dossier", "plus", "primary"), Button("Importer", "download")],
        ),
    )
    long_work = _cell(
        "Travail long",
        hbox(Label("Sauvegarde en cours", "strong"), None, Label("62 %", "caption")),
        ProgressBar("Sauvegarde, 62 %", 62),
        Paragraph("Relecture de 214 éléments sur 345. Vous pouvez continuer à écrire."),
        hbox(Button("Interrompre", size="small"), Button("Masquer", variant="ghost", size="small"), None),
    )
    field = Field("Nom du signataire", LineEdit())
    field.set_error("À compléter avant l’impression.")
    strip = Strip(
        "danger",
        "La clé « CABINET » est pleine",
        "Il manque 12 Mo. La sauvegarde d’hier reste intacte et votre coffre n’a pas changé.",
        [Button("Choisir un autre lieu", size="small"), Button("Réessayer", size="small")],
    )
    error = _cell("Erreur réparable", strip, field)
    saving = _cell(
        "États d’enregistrement",
        hbox(Icon("pencil", "muted"), Label("Modifications en cours", "label"), None),
        hbox(Icon("circle-check", "success"), Label("Enregistré à 11 h 08", "label"), None),
        hbox(
            Icon("triangle-alert", "danger"),
            Label("Non enregistré", "label"),
            Label("reste affiché", "caption"),
            None,
            Button("Réessayer", variant="link", size="small"),
        ),
    )
    results = ListView("Résultats")
    results.set_rows(
        [
            RowItem(1, "Camille Rousseau", icon="user-round", note="Dossier"),
            RowItem(2, "Séance n° 7, Camille Rousseau", icon="message-square-text", note="Note"),
            RowItem(3, "Préparer une convention pour Camille", icon="signature", note="Action"),
        ],
        current=1,
    )
    results.setFixedHeight(results.content_height())
    keys = hbox(KeyHint("↑ ↓"), Label("choisir", "caption"), KeyHint("Entrée"), Label("ouvrir", "caption"), None)
    found = _cell("Palette, Ctrl+K", LineEdit("Rechercher", text="cam"), results, keys)
    confirm = LineEdit()
    destroy = _cell(
        "Fenêtre modale : seul cas irréversible",
        hbox(
            (Tile("triangle-alert", "danger"), 0),
            (
                vbox(
                    Label("Détruire le dossier de Camille ?", "subtitle"),
                    Paragraph("7 notes et 5 documents seront effacés de ce coffre."),
                    spacing=Space.S1,
                ),
                1,
            ),
            spacing=Space.S4,
        ),
        Field("Pour confirmer, saisissez « Camille »", confirm),
        hbox(None, Button("Garder le dossier"), Button("Détruire le dossier", variant="danger")),
    )
    return _sheet(columns, "États et retours", empty, long_work, error, saving, found, destroy)


def controls_sheet(columns: int = 3) -> QWidget:
    """Buttons, inputs, choices, lists."""
    more = MenuButton("Autres actions du dossier")
    more.add("Archiver", lambda: None, "archive")
    disabled = Button("Exporter", "download", "primary")
    disabled.setEnabled(False)
    buttons = _cell(
        "Boutons",
        FlowLayout(
            Button("Nouvelle note", "pen-line", "primary", shortcut="Ctrl+Shift+F9"), Button("Nouveau dossier", "plus")
        ),
        hbox(
            Button("Relire", variant="soft", size="small"),
            Button("Plus tard", variant="ghost", size="small"),
            None,
            more,
        ),
        hbox(disabled, Button("Voir la semaine", variant="link"), IconButton("bold", "Gras", checkable=True), None),
        FlowLayout(*[Chip(kind, kind) for kind in ("neutral", "accent", "warning", "danger", "success", "plum")]),  # type: ignore[arg-type]  # names of kinds
        hbox(Avatar("CR"), Tile("hourglass", "danger"), Tile("shield", "warning"), Tile("signature", "plum"), None),
    )
    secret = PasswordEdit(reveal_shortcut=False)
    secret.setText("une phrase de cinq mots")
    inputs = _cell(
        "Champs",
        Field("Phrase secrète", secret),
        hbox(Field("Le", DateField(value=date(2026, 11, 24))), Field("À", TimeField(value=time(14, 30)))),
        hbox(Field("Durée", NumberField(value=60, unit="min")), Field("Prix", MoneyField(cents=123450))),
        Field("Notes", TextArea(lines=2), help_text="Elles restent dans ce coffre."),
    )
    choices = _cell(
        "Choix",
        RadioGroup(
            [
                ChoiceCard("Rien", "L’organisation ne reçoit que les dates, pour la facturation.", key="none"),
                ChoiceCard(
                    "Une synthèse", "Elle la présente elle-même, en présence des trois parties.", "Choisi", "sum"
                ),
            ],
            "Ce que pourra recevoir l’organisation",
            "sum",
        ),
        Field("Conservation", Combo([(2, "2 ans après la dernière séance"), (5, "5 ans")])),
        Check("Joindre ma charte (version 3, remise le 4 mars)", True),
        Check("Une case longue dont les mots passent à la ligne quand la place vient à manquer dans la carte"),
    )
    timeline = ListView("Fil du dossier", timeline=True)
    timeline.set_rows(
        [
            RowItem(0, "Novembre 2026", header=True),
            RowItem(
                1, "Séance n° 7", "Ce matin · 60 min", "24 nov.", (("Brouillon", "warning"),), "pen-line", kind="accent"
            ),
            RowItem(
                2, "Convention tripartite", "Signée par 2 personnes sur 3", "15 nov.", (), "signature", kind="warning"
            ),
            RowItem(
                3,
                "Séance n° 6",
                "Visio · 60 min",
                "10 nov.",
                icon="message-square-text",
                kind="accent",
                snippet="« Je dis oui avant d’avoir réfléchi. » Essai de la phrase d’attente.",
            ),
        ],
        current=1,
    )
    people = ListView("Dossiers")
    people.set_rows(
        [
            RowItem(
                1, "Camille Rousseau", "Novalens", chips=(("Consentement signé", "success"),), letters="CR", kind="plum"
            ),
            RowItem(
                2,
                "Inès Belkacem",
                "Première séance",
                chips=(("Sans consentement", "danger"),),
                letters="IB",
                kind="warning",
            ),
        ]
    )
    lists = _cell(
        "Fil",
        Segmented([("all", "Tout"), ("sessions", "Séances"), ("documents", "Documents")], "Filtre"),
        SearchEdit("Chercher dans ce dossier"),
        (timeline, 1),
    )
    table = _cell(
        "Liste",
        Tabs([("thread", "Fil du dossier"), ("goals", "Objectifs")], "Vues du dossier"),
        (people, 1),
        Strip("warning", text="La touche Verr. maj est active."),
        Strip("accent", text="Une note était ouverte au verrouillage. Elle est en sécurité.", icon="history"),
    )
    duty = Row(
        Tile("hourglass", "danger"),
        (
            vbox(
                hbox(Label("Supervision à reprendre", "strong", elide="right"), Chip("23 jours", "danger"), None),
                Paragraph("Dernière séance le 2 septembre. Votre rythme choisi : tous les 60 jours."),
                spacing=Space.S1,
            ),
            1,
        ),
        Button("Noter", variant="primary", size="small"),
        IconButton("clock", "Reporter : Supervision à reprendre"),
        name="Supervision à reprendre, en retard de 23 jours",
    )
    rows = Card(duty, Separator(), Label("Un intitulé fort long qui ne tiendra pas sur la ligne", elide="right"), None)
    return _sheet(columns, "Commandes", buttons, inputs, choices, lists, table, rows)


def _sheet(columns: int, title: str, *cells: QWidget) -> QWidget:
    grid = QGridLayout()
    grid.setSpacing(Space.CARD)
    for number, cell in enumerate(cells):
        grid.addWidget(cell, number // columns, number % columns)
        grid.setColumnStretch(number % columns, 1)
    page = ScrollPage(Label(title, "title"), (grid, 1))
    sheet = panel(vbox(page), "bg")
    sheet.resize(Size.SIDEBAR * 5, Size.SIDEBAR * 3)
    return sheet
