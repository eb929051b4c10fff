"""A copy of a PDF that opens with a passphrase. It is derived, and never the original whose SHA-256 is kept."""

from __future__ import annotations

import io

from rdpp_desk.errors import UsageError


def protect(pdf: bytes, passphrase: str) -> bytes:
    """The same pages under AES-256 (PDF 2.0, revision 6), read by the usual readers.

    Raises:
        UsageError: `passphrase-empty`.
    """
    if not passphrase:
        raise UsageError("passphrase-empty")
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt(passphrase, algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
