"""Clause templates: read, versioned, overridden, and refused with their line when they are broken."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from tests.documents.sample import clause_text, sample

from rdpp_desk.documents import library
from rdpp_desk.documents.library import read_clause
from rdpp_desk.errors import UsageError


def refused(text: str) -> dict[str, Any]:
    with pytest.raises(UsageError) as caught:
        read_clause("07-essai.md", text)
    assert caught.value.code == "template-broken"
    assert caught.value.data["name"] == "07-essai.md"
    return caught.value.data


def test_a_clause_knows_its_version_and_its_fingerprint() -> None:
    front = "help: une aide\noptional: true\nlaw: true\nstyle: annex\nstep: frame"
    text = clause_text("a", "Un titre", front, "Corps\n")
    clause = read_clause("07-essai.md", text)
    assert (clause.id, clause.title, clause.version, clause.help) == ("a", "Un titre", "1", "une aide")
    assert (clause.optional, clause.law, clause.style, clause.step) == (True, True, "annex", "frame")
    assert clause.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "front-matter"),
        ("Bonjour", 1, "front-matter"),
        ("---\nid: a\n", 1, "front-matter"),
        ("---\nid: a\nn'importe quoi\n---\n", 3, "front-matter"),
        ("---\nid: a\ncolour: red\n---\n", 3, "unknown-key"),
        ("---\ntitle: t\nversion: 1\n---\n", 1, "no-id"),
        ("---\nid: a\nversion: 1\n---\n", 1, "no-title"),
        ("---\nid: a\ntitle: t\n---\n", 1, "no-version"),
        (clause_text("a", "t", "style: loud", ""), 1, "unknown-style"),
        (clause_text("a", "t", "condition: 1 +", ""), 1, "condition"),
        (clause_text("a", "t", "", "un\n{% if x %}\ndeux"), 8, "syntax"),
        (clause_text("a", "t", "", "{{ x|safe }}"), 6, "syntax"),
        (clause_text("a", "t", "", "un\n\n{% endfor %}"), 8, "syntax"),
        (clause_text("a", "t", "", "un\n\ue0003\ue001"), 7, "reserved-character"),
        (clause_text("a", "t {{", "", ""), 1, "syntax"),
    ],
)
def test_a_broken_template_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    found = refused(text)
    assert (found["line"], found["reason"]) == (line, reason)


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        ("un\n{{ nom_du_client }}", 7, "unknown-name"),
        ("un\n\n{{ signer.nom }}", 8, "unknown-name"),
        ("{{ dossier.client.remarks }}", 6, "unknown-name"),
        ("{{ dossier.notes }}", 6, "unknown-name"),
        ("{{ sessions / 0 }}", 6, "render"),
        ("un\n{{ ''.__class__.__mro__ }}", 7, "render"),
        ("{{ dossier._parts }}", 6, "render"),
        ("{{ article('absent') }}", 6, "render"),
        ("{{ client_name|day }}", 6, "render"),
        ("{% include 'autre' %}", 6, "render"),
        ("un\n{{ voluntary }}", 7, "render"),
        ("{{ objectives }}", 6, "render"),
        ("un\n\n<b>deux</b>", 8, "not-allowed"),
        ("<script>x</script>", 6, "not-allowed"),
        ("![image](x.png)", 6, "not-allowed"),
        ("[lien](https://exemple.fr)", 6, "not-allowed"),
        ("a\n[[page]]", 6, "not-allowed"),
        ("[[inconnu]]", 6, "not-allowed"),
    ],
)
def test_what_a_clause_may_not_say_is_refused_when_composed(body: str, line: int, reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        sample(parties=body)
    assert caught.value.data == {"name": "01-parties.md", "line": line + 1, "reason": reason}


def test_own_clauses_override_by_id_and_keep_the_order_of_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    folder = tmp_path / "templates" / "fr" / "essai"
    folder.mkdir(parents=True)
    for name, id_ in (("title.md", "title"), ("01-a.md", "a"), ("02-b.md", "b")):
        (folder / name).write_text(clause_text(id_, f"Titre {id_}", "", "x\n"), encoding="utf-8")
    monkeypatch.setattr(library.resources, "root", lambda: tmp_path)
    library.shipped.cache_clear()
    own = {"01-a.md": clause_text("a", "Le mien", "", "y\n"), "015-c.md": clause_text("c", "En plus", "", "z\n")}
    loaded = library.load("fr", "essai", own)
    assert [clause.title for clause in loaded.clauses] == ["Le mien", "En plus", "Titre b"]
    assert loaded.heading.title == "Titre title"
    assert set(loaded.versions) == {"title", "a", "b", "c"}
    assert loaded.versions != library.load("fr", "essai").versions
    with pytest.raises(UsageError, match="unknown-kind"):
        library.load("fr", "rien")
    with pytest.raises(UsageError) as caught:
        library.load("fr", "essai", {"1.md": own["01-a.md"], "2.md": own["01-a.md"]})
    assert caught.value.data["reason"] == "id-twice"
    library.shipped.cache_clear()
