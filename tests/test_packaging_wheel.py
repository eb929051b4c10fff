"""The wheel, unpacked far from the checkout, finds its resources and speaks French."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from rdpp_desk import __version__

ROOT = Path(__file__).resolve().parent.parent
INFO = f"rdpp_desk-{__version__}.dist-info"

PROBE = """
from rdpp_desk import messages, resources
assert "unpacked" in str(resources.root()), resources.root()
for name in ("fonts/Inter-Regular.ttf", "icons/house.svg", "templates/LICENCE", "licences/third-party.md"):
    assert resources.path(name).is_file(), name
compiled = sorted(file.stem for file in resources.path("i18n/fr").glob("*.mo"))
sources = sorted(file.stem for file in resources.path("i18n/fr").glob("*.po"))
assert compiled == sources and compiled, (compiled, sources)
messages.use("fr")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_unpacked_wheel_finds_its_resources(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "unpacked")
    probe = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path / 'unpacked')!r})\n{PROBE}"]
    done = subprocess.run(probe, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_wheel_has_the_program_and_its_licences_and_nothing_of_ours_besides(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert {name.split("/")[0] for name in names} == {"rdpp_desk", INFO}
    assert any(name.endswith("licenses/LICENSE") for name in names)
    entry_points = wheel.read(f"{INFO}/entry_points.txt").decode()
    assert "[gui_scripts]\nrdpp-desk = rdpp_desk.cli:main" in entry_points
