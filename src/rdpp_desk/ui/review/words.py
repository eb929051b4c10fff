"""The words of the review: where an item stands, and what is left to decide."""

from __future__ import annotations

from rdpp_desk.actions.journal import LeftOut, Notice, Review, ReviewItem
from rdpp_desk.messages import _, ngettext, rules
from rdpp_desk.ui.review.choices import KEPT, MASKED, UNDECIDED, Choices
from rdpp_desk.ui.widgets import Kind, RowItem

_ICONS: dict[str, tuple[str, Kind]] = {
    UNDECIDED: ("circle-alert", "warning"),
    MASKED: ("check", "success"),
    KEPT: ("eye", "neutral"),
}


def left_words(count: int) -> str:
    """« Encore 2 éléments à décider »."""
    return ngettext("{count} item left to decide", "{count} items left to decide", count).format(count=count)


def to_decide(count: int) -> str:
    """« 2 à décider », or that nothing is."""
    if not count:
        return _("All decided")
    return ngettext("{count} to decide", "{count} to decide", count).format(count=count)


def done_words(decided: int, total: int) -> str:
    """« 6 décidés sur 8 »."""
    return ngettext("{count} decided of {total}", "{count} decided of {total}", decided).format(
        count=decided, total=total
    )


def standing(choices: Choices, item: ReviewItem) -> str:
    """« devient [Personne A] », « Gardé », « À décider »."""
    state = choices.state(item)
    if state == UNDECIDED:
        if item.undecided < len(item.places):
            done = len(item.places) - item.undecided
            return _("{count} of {total} decided").format(count=done, total=len(item.places))
        return _("To decide")
    if state == KEPT:
        return _("Kept")
    return _("becomes {replacement}").format(replacement=choices.replaced_by(item))


def row(choices: Choices, item: ReviewItem, kind_words: str) -> RowItem:
    """An item as a row of the list: its state by icon and words. `kind_words` name its kind."""
    icon, kind = _ICONS[choices.state(item)]
    said = f"{kind_words} · {standing(choices, item)}"
    many = f"× {len(item.places)}" if len(item.places) > 1 else ""
    return RowItem(item.key, shown(item.text), said, icon=icon, kind=kind, note=many)


def shown(text: str) -> str:
    """A passage on one line."""
    return " ".join(text.split())


def remarks(review: Review) -> tuple[str, ...]:
    """What to know before sharing, one sentence each."""
    known = {
        Notice.LONE_DOSSIER: _(
            "An organisation that these pages touch has one dossier only: whoever knows that you work there knows who "
            "it is."
        ),
        Notice.SUPERVISOR_KNOWS: _("One of your supervisors may recognise an organisation that these pages touch."),
    }
    found = [known[notice] for notice in review.notices if notice in known]
    found += dict.fromkeys(rules.verdict(one.code, one.params) for one in review.verdicts)
    return (*found, *left_out(review.left_out))


def left_out(gone: LeftOut) -> tuple[str, ...]:
    """What stays in the vault because supervision was refused, with counts."""
    if not gone.dossiers:
        return ()
    dossiers = ngettext("{count} dossier", "{count} dossiers", gone.dossiers).format(count=gone.dossiers)
    pages = ngettext("{count} page", "{count} pages", gone.entries).format(count=gone.entries)
    passages = ngettext("{count} passage", "{count} passages", gone.passages).format(count=gone.passages)
    return (
        _("Supervision was refused or withdrawn for {dossiers}: {pages} and {passages} stay in the vault.").format(
            dossiers=dossiers, pages=pages, passages=passages
        ),
    )
