"""A copy under a passphrase is read by three readers, and by none without it; no property names a client."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from tests.documents.kinds.dossiers import ASKED, RICH
from tests.documents.sample import sample

from rdpp_desk.documents import kinds, library, pdf
from rdpp_desk.documents.compose import compose
from rdpp_desk.documents.protect import protect
from rdpp_desk.practice.agreements import DocumentKind

PASSPHRASE = "mot de passé à Saint-Malo"
POPPLER, QPDF = shutil.which("pdftotext"), shutil.which("qpdf")


@pytest.fixture(scope="module")
def copy() -> bytes:
    return protect(pdf.render(sample()).pdf, PASSPHRASE)


def test_it_is_aes_256_of_revision_6(copy: bytes) -> None:
    locked = PdfReader(io.BytesIO(copy)).trailer["/Encrypt"]
    assert (locked["/V"], locked["/R"], locked["/Length"]) == (5, 6, 256)
    assert locked["/CF"]["/StdCF"]["/CFM"] == "/AESV3"


def test_qtpdf_opens_it_with_its_passphrase(copy: bytes, qapp: object) -> None:
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(copy))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    assert document.error() is QPdfDocument.Error.IncorrectPassword
    document.setPassword(PASSPHRASE)
    buffer.seek(0)
    document.load(buffer)
    assert document.error() is QPdfDocument.Error.None_
    assert "Convention d’essai" in document.getAllText(0).text()
    document.close()


def test_poppler_and_qpdf_open_it_with_its_passphrase_only(copy: bytes, tmp_path: Path) -> None:
    file = tmp_path / "copy.pdf"
    file.write_bytes(copy)
    for command, option in ((POPPLER, ["-upw", PASSPHRASE]), (QPDF, ["--check", f"--password={PASSPHRASE}"])):
        if command:
            ends = ["-"] if command == POPPLER else []
            opened = subprocess.run([command, *option, str(file), *ends], capture_output=True, check=False)
            assert opened.returncode == 0, opened.stderr
            bare = [one for one in option if one != "-upw" and PASSPHRASE not in one]
            refused = subprocess.run([command, *bare, str(file), *ends], capture_output=True, check=False)
            assert refused.returncode != 0


@pytest.mark.parametrize("kind", kinds.MODELS)
def test_no_property_of_any_kind_names_whom_it_is_about(kind: DocumentKind) -> None:
    answers = {**kinds.prefill(kind, RICH), **ASKED.get(kind.value, {})}
    wanted = library.load("fr", kinds.MODELS[kind].template)
    printed = pdf.render(compose(kinds.MODELS[kind], answers, RICH, wanted, kinds.signers(kind, answers, RICH)))
    reader = PdfReader(io.BytesIO(printed.pdf))
    assert reader.metadata is not None
    told = {name: str(value) for name, value in reader.metadata.items()}
    assert set(told) <= {
        "/Title",
        "/Author",
        "/Subject",
        "/Creator",
        "/Producer",
        "/CreationDate",
        "/ModDate",
        "/Trapped",
        "/Keywords",
    }
    assert told["/Author"] == "Claire Delmas"
    assert not re.search("Camille|Rousseau|Novalens|Kermadec|Benali", str(told))
    assert reader.xmp_metadata is None
