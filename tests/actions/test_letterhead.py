"""The logo kept in the vault: a JPEG on white, small enough, without metadata; printed on the first page."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, PngImagePlugin
from pypdf import PageObject, PdfReader

from rdpp_desk.actions import documents, letterhead
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.vault import people as people_table


def png(size: tuple[int, int] = (900, 300), colour: str = "teal", mode: str = "RGBA") -> bytes:
    out, note = io.BytesIO(), PngImagePlugin.PngInfo()
    note.add_text("Author", "CANARI-7319")
    Image.new(mode, size, colour).save(out, "PNG", pnginfo=note)
    return out.getvalue()


def jpeg_with_a_place() -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (200, 100), "navy")
    exif = image.getexif()
    exif[0x010E] = "CANARI-7319"
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("content", [png(), png(mode="RGB"), jpeg_with_a_place()])
def test_a_picture_loses_its_metadata(content: bytes) -> None:
    assert b"CANARI" in content
    made = letterhead.prepare_logo(content)
    assert b"CANARI" not in made
    with Image.open(io.BytesIO(made)) as image:
        assert image.format == "JPEG"
        assert not image.getexif()


def test_it_is_no_larger_than_a_print_needs_and_stands_on_white() -> None:
    made = letterhead.prepare_logo(png((5000, 1000), "#00000000"))
    with Image.open(io.BytesIO(made)) as image:
        assert image.size == (1200, 240)
        assert image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n broken", png()[:200]])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(UsageError, match="logo-not-accepted"):
        letterhead.prepare_logo(content)


def test_a_file_of_more_than_two_megabytes_is_refused() -> None:
    with pytest.raises(UsageError, match="attachment-too-large"):
        letterhead.prepare_logo(b"\x89PNG" + bytes(2_000_001))


def test_it_is_printed_on_the_first_page_and_only_once_in_the_file(desk: Desk, camille: Engagement) -> None:
    letterhead.keep_logo(desk, letterhead.prepare_logo(png()))
    document = documents.start_document(desk, camille.id, DocumentKind.TRIPARTITE)
    state = documents.open_document(desk, document.id).state
    printed = documents.build_preview(documents.preview_request(desk, document.id, state))
    pages = PdfReader(io.BytesIO(printed.pdf)).pages
    assert [_drawn(page) for page in pages] == [1, *[0] * (len(pages) - 1)]
    assert printed.pdf.count(b"/DCTDecode") == 1


def _drawn(page: PageObject) -> int:
    """How many pictures a page draws (reportlab lists all of a file's among the resources of each)."""
    contents = page.get_contents()
    return len(re.findall(rb"/\S+ Do\s", contents.get_data())) if contents is not None else 0


def test_the_former_logo_goes_to_the_trash_and_can_come_back(desk: Desk) -> None:
    first, second = (letterhead.prepare_logo(png(colour=one)) for one in ("red", "blue"))
    letterhead.keep_logo(desk, first)
    letterhead.keep_logo(desk, second)
    assert letterhead.logo(desk) == second
    assert letterhead.remove_logo(desk) == second
    assert letterhead.logo(desk) == b""
    assert people_table.practitioner(desk.db).logo_attachment_id is None
    letterhead.keep_logo(desk, second)
    assert letterhead.logo(desk) == second
