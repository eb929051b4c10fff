"""The tripartite agreement rebuilt after a keystroke, against a bare canvas that draws the same text."""

from __future__ import annotations

import io
from itertools import count
from typing import Any
from unittest.mock import patch

from reportlab.pdfgen.canvas import Canvas

from rdpp_desk.actions.documents import PreviewRequest, build_preview
from rdpp_desk.documents import style
from rdpp_desk.documents.kinds import MODELS, prefill
from rdpp_desk.documents.pdf import Printed
from rdpp_desk.documents.pen import Pen
from rdpp_desk.documents.wizard import WizardState
from rdpp_desk.practice.agreements import DocumentKind
from tests.bench.harness import Measured, in_turns
from tests.bench.practices import Workbench
from tests.documents.kinds.dossiers import ASKED, RICH

_KIND = DocumentKind.TRIPARTITE
Drawn = tuple[float, float, str, str, float]


def request(request_of_client: str) -> PreviewRequest:
    """A whole agreement, with these words of the client."""
    answers = {**prefill(_KIND, RICH), **ASKED[_KIND.value], "client_request": request_of_client}
    return PreviewRequest(state=WizardState.start(MODELS[_KIND], answers), facts=RICH, language="fr")


def drawn(wanted: PreviewRequest) -> tuple[Printed, list[list[Drawn]]]:
    """The print, and every piece of text it drew, page by page: x, baseline, text, face, size."""
    pages: list[list[Drawn]] = [[]]
    write, end = Pen.write, Pen.end

    def writing(pen: Pen, x: float, baseline: float, text: str, face: str, size: float, *colour: Any) -> None:
        pages[-1].append((x, baseline, text, face, size))
        write(pen, x, baseline, text, face, size, *colour)

    def ending(pen: Pen) -> None:
        pages.append([])
        end(pen)

    with patch.object(Pen, "write", writing), patch.object(Pen, "end", ending):
        printed = build_preview(wanted)
    return printed, pages[:-1]


def bare(pages: list[list[Drawn]]) -> bytes:
    """The same text by the shortest way: no layout, no template, nothing but the canvas."""
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName=style.SERIF,  # type: ignore[arg-type]  # the stub says a number; it is a name
    )
    for page in pages:
        words = canvas.beginText(0, 0)
        font: tuple[str, float] | None = None
        for x, baseline, text, face, size in page:
            if (face, size) != font:
                font = (face, size)
                words.setFont(face, size)
            words.setTextOrigin(x, baseline)
            words.textOut(text)
        canvas.drawText(words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def shown(pdf: bytes) -> object:
    """The first page of a PDF in memory, drawn as the preview draws it."""
    from PySide6.QtCore import QSize

    from rdpp_desk.ui.wizard.paper import Loaded

    loaded = Loaded(pdf)
    points = loaded.size(0)
    image = loaded.image(0, QSize(round(points.width()), round(points.height())))
    loaded.close()
    return image


def run(bench: Workbench) -> list[Measured]:
    printed, pages = drawn(request("Retrouver du souffle."))
    assert not printed.draft
    bench.say(f"the agreement has {printed.pages} pages")
    keys = count()

    def keystroke() -> Printed:
        return build_preview(request(f"Retrouver du souffle, et {next(keys)} fois."))

    def first_page() -> object:
        return shown(keystroke().pdf)

    size = Measured("agreement, its size in kB", len(printed.pdf) / 1000, len(bare(pages)) / 1000)
    return [
        Measured("agreement after a keystroke", *in_turns(keystroke, lambda: bare(pages), bench.rounds)),
        Measured("agreement, first page seen", *in_turns(first_page, lambda: shown(bare(pages)), bench.rounds)),
        size,
    ]
