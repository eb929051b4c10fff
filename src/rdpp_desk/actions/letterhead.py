"""The logo of the practitioner's letterhead: a picture kept in the vault, without what its file says besides."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import Damaged, UsageError
from rdpp_desk.practice.agreements import Attachment
from rdpp_desk.vault import Connection
from rdpp_desk.vault import attachments as attachments_table
from rdpp_desk.vault import people as people_table

LARGEST_LOGO_MB = 2
_FITS = (1200, 300)
"""Pixels: what 60 points high is at 300 dots per inch, and a little more."""


def prepare_logo(content: bytes) -> bytes:
    """A JPEG on white, no larger than a print needs, without metadata. Pure; slow for a big picture.

    Raises:
        UsageError: `attachment-too-large` (data: `limit_mb`), `logo-not-accepted`: no PNG and no JPEG.
    """
    if len(content) > LARGEST_LOGO_MB * 1_000_000:
        raise UsageError("attachment-too-large", limit_mb=LARGEST_LOGO_MB)
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise UsageError("logo-not-accepted") from None
    upright.thumbnail(_FITS, Image.Resampling.LANCZOS)
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=92, subsampling=0, optimize=True)
    return out.getvalue()


def keep_logo(desk: Desk, prepared: bytes) -> None:
    """Print `prepared` (see `prepare_logo`) at the top of documents; the former logo goes to the trash."""
    with desk.transaction() as db:
        kept = attachments_table.add_attachment(
            db,
            Attachment(
                name="logo.jpg",
                media_type="image/jpeg",
                size=len(prepared),
                sha256=hashlib.sha256(prepared).hexdigest(),
                created_at=desk.now(),
            ),
            prepared,
        )
        _use(desk, db, kept.id)


def remove_logo(desk: Desk) -> bytes:
    """Print no logo any more; the one that was, to be kept again."""
    with desk.transaction() as db:
        former = logo(desk)
        _use(desk, db, None)
    return former


def logo(desk: Desk) -> bytes:
    """The logo, a JPEG file; empty if there is none, or if it is damaged: the check of the vault says so."""
    kept = people_table.practitioner(desk.db).logo_attachment_id
    try:
        return attachments_table.attachment_bytes(desk.db, kept) if kept is not None else b""
    except Damaged:
        return b""


def _use(desk: Desk, db: Connection, attachment_id: int | None) -> None:
    person = people_table.practitioner(db)
    people_table.save_practitioner(db, replace(person, logo_attachment_id=attachment_id))
    if person.logo_attachment_id is not None:
        attachments_table.trash_attachment(db, person.logo_attachment_id, desk.now())
