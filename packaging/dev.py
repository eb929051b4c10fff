"""Set up this checkout, then run, test, check, measure or pack it.

Standard library only. Everything it installs goes into `.venv`, except the system libraries that Qt needs on Linux:
those it installs with apt-get where it may, and otherwise names in one line to run.
The file stays readable by Python 3.7, so that an old Python gets a sentence instead of a syntax error.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements-dev.lock"
CATALOGUES = ROOT / "resources" / "i18n"
DEMO = ROOT / "build" / "demo"
DEMO_MARK = ROOT / "build" / "demo-made-by-dev"
OLDEST, NEWEST = (3, 11), (3, 14)  # what the pinned PySide6 has wheels for

USAGE = """\
usage: python3 packaging/dev.py COMMAND [what COMMAND takes]

  demo         the main job on a fictional practice, then the window on it   (--out DIR, --no-window, …)
  run          the application                                               ([VAULT], or any of its commands)
  test         all tests, without a screen                                   (any pytest option: -k wizard)
  check        ruff and mypy
  bench        how long things take, against floors                          (--json)
  endure       crash and corruption campaigns, in folders of their own       (--minutes N, --json, …)
  screenshots  the pictures of the README                                    (--out DIR)
  build        wheel and source archive, in dist/

The first run sets everything up; later ones start at once."""

# Debian and Ubuntu package of each library that Qt's platform plugins link and a minimal system lacks.
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libatomic.so.1": "libatomic1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# What Qt needs even without a screen, and what it needs besides to show a window or print.
_HEADLESS = (
    "lib/libQt6Core.so.*",
    "lib/libQt6Widgets.so.*",
    "lib/libQt6Pdf.so.*",
    "plugins/platforms/libqoffscreen.so",
)
_WINDOW = (
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqwayland*.so",
    "lib/libQt6PrintSupport.so.*",
    "plugins/printsupport/*.so",
)


class SetUpFailed(Exception):
    """Set-up cannot go on; the message says what to do."""



def python_problem(version: tuple[int, int]) -> str | None:
    """Why this version of Python will not do, in a sentence; None if it will."""
    if OLDEST <= version <= NEWEST:
        return None
    oldest, newest, this = (".".join(map(str, v)) for v in (OLDEST, NEWEST, version))
    sentence = f"RDPP Desk needs Python {oldest} to {newest}; this is Python {this}."
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if shutil.which(f"python3.{minor}"):
            return sentence + f" Run: python3.{minor} packaging/dev.py"
    return sentence


def say(text: str) -> None:
    print(text, flush=True)


def venv_python() -> Path:
    """The interpreter of the virtual environment, whether or not it exists."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def call(command: list[str], env: dict[str, str] | None = None) -> int:
    """Run `command` at the top of the checkout and return its exit status."""
    return subprocess.call(command, cwd=str(ROOT), env=env)


def venv_works() -> bool:
    """Whether `.venv` has a pip and this version of Python: an interrupted set-up leaves one that has not."""
    if not venv_python().exists():
        return False
    probe = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]!r})"
    return subprocess.call([str(venv_python()), "-c", probe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def make_venv() -> None:
    if venv_works():
        return
    if importlib.util.find_spec("ensurepip") is None:
        apt_install({"python3-venv"}, "Python's virtual environments are in a package of their own")
        importlib.invalidate_caches()
    say("Making the virtual environment .venv …")
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise SetUpFailed("The virtual environment .venv could not be made; the lines above say why.")


def install_dependencies() -> None:
    """Install what the lock names, each file checked against its hash, then this checkout itself."""
    say("Installing what packaging/requirements-dev.lock names (some 250 MB to fetch the first time) …")
    pip = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    if call([*pip, "--require-hashes", "-r", str(LOCK)]) != 0:
        raise SetUpFailed("Installing stopped; nothing outside .venv has changed. Run the same command to go on.")
    if call([*pip, "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]) != 0:
        raise SetUpFailed("This checkout could not be installed into .venv; the lines above say why.")


def missing_libraries(ldd_output: str) -> set[str]:
    """The library names that `ldd` did not find."""
    return {line.split("=>")[0].strip() for line in ldd_output.splitlines() if line.rstrip().endswith("=> not found")}


def debian_package(library: str) -> str | None:
    """The Debian package that holds `library`, such as `libxcb-icccm4` for `libxcb-icccm.so.4`; None if unknown."""
    if library.startswith("libxcb") and ".so." in library:
        return library.replace(".so.", "", 1)
    return _PACKAGES.get(library)


def unresolved(patterns: Iterable[str]) -> set[str]:
    """Libraries missing from this system for the files of Qt that match `patterns`."""
    found = [path for qt in VENV.glob("lib/python3*/site-packages/PySide6/Qt") for p in patterns for path in qt.glob(p)]
    if not found or not shutil.which("ldd"):
        return set()
    output = subprocess.run(
        ["ldd", *[str(path) for path in found]],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=dict(os.environ, LC_ALL="C"),
    ).stdout
    return missing_libraries(output)


def apt_prefix() -> list[str] | None:
    """How to run apt-get without asking anybody: as root, through a sudo that asks nothing, or not at all (None)."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return ["sudo", "-n"]
    return None


def apt_install(packages: set[str], why: str) -> None:
    """Install Debian packages, or raise `SetUpFailed` with the one line to run."""
    names = sorted(packages)
    line = "sudo apt install " + " ".join(names)
    prefix = apt_prefix()
    if prefix is None:
        raise SetUpFailed(f"{why}. Run this, then the same command again:\n\n  {line}\n")
    say(f"Installing {' '.join(names)} …")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *names]
    if call(install) != 0 and (call([*apt, "update"]) != 0 or call(install) != 0):
        raise SetUpFailed(f"apt-get could not install them. Run this, then the same command again:\n\n  {line}\n")


def provide_libraries() -> bool:
    """Install the system libraries that Qt lacks; whether all are there now.

    Without those for a window the tests still run, so their absence is told and does not stop anything.
    """
    if not sys.platform.startswith("linux"):
        return True
    for patterns, why, needed in (
        (_HEADLESS, "Qt needs system libraries that are missing", True),
        (_WINDOW, "To show a window or print, Qt needs system libraries that are missing", False),
    ):
        libraries = unresolved(patterns)
        if not libraries:
            continue
        try:
            install_libraries(libraries, why)
        except SetUpFailed as failure:
            if needed:
                raise
            say(str(failure))
            return False
    return True


def install_libraries(libraries: set[str], why: str) -> None:
    packages = {name for name in map(debian_package, libraries) if name}
    if not packages or not shutil.which("apt-get"):
        raise SetUpFailed(f"{why}: {', '.join(sorted(libraries))}. Install them with your system's packages.")
    apt_install(packages, why)


def fingerprint(files: Iterable[Path], *facts: object) -> str:
    """Changes when one of `files` or `facts` does."""
    digest = hashlib.sha256(repr(facts).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def once(name: str, mark: str, step: Callable[[], bool]) -> None:
    """Run `step` unless it already succeeded for this `mark`; a step that returns False is tried again next time."""
    stamp = VENV / (name + ".stamp")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == mark:
        return
    if step():
        stamp.write_text(mark, encoding="utf-8")


def stale_catalogues(folder: Path) -> list[Path]:
    """The `.po` files whose compiled `.mo` is missing or older."""
    stale = []
    for source in sorted(folder.glob("*/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            stale.append(source)
    return stale


def compile_catalogues() -> None:
    if not stale_catalogues(CATALOGUES):
        return
    if call([str(venv_python()), str(ROOT / "packaging" / "build_hook.py")]) != 0:
        raise SetUpFailed("A catalogue under resources/i18n does not parse; the lines above say which.")


def set_up() -> None:
    """Bring `.venv` and the compiled catalogues up to date; costs milliseconds when they are."""

    def install() -> bool:
        make_venv()
        install_dependencies()
        return True

    project = (LOCK, ROOT / "pyproject.toml")
    mark = fingerprint(project, str(ROOT), sys.version_info[:2], sys.platform, platform.machine())
    once("dependencies", mark, install)
    once("libraries", mark, provide_libraries)
    compile_catalogues()


def environment(screen: bool) -> dict[str, str]:
    """What a command runs with: this checkout importable, and no screen unless it asks for one."""
    env = dict(os.environ)
    paths = [str(ROOT / "src"), str(ROOT), env.get("PYTHONPATH", "")]
    env["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    if not screen:
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


def module(name: str, *arguments: str, screen: bool = False) -> int:
    """Run a module with the environment's Python and return its exit status."""
    return call([str(venv_python()), "-m", name, *arguments], environment(screen))


def fresh_demo_folder(folder: Path, mark: Path) -> None:
    """Empty the demonstration's folder, if it is this script that made it (`mark` tells)."""
    if folder.exists():
        if not mark.exists():
            raise SetUpFailed(f"{folder} exists and was not made by this script: move it, or use --out DIR.")
        try:
            shutil.rmtree(str(folder))
        except OSError:
            raise SetUpFailed(f"{folder} is in use: close the demonstration's window first.") from None
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()


def demo(arguments: list[str]) -> int:
    if not any(a == "--out" or a.startswith("--out=") for a in arguments) and "--help" not in arguments:
        fresh_demo_folder(DEMO, DEMO_MARK)
        arguments = ["--out", str(DEMO), *arguments]
    return module("rdpp_desk", "demo", *arguments, screen=True)


def provide_strace() -> None:
    """Install `strace`, with which some tests look at all that a process writes, or name the one line to run."""
    if not sys.platform.startswith("linux") or shutil.which("strace"):
        return
    try:
        apt_install({"strace"}, "The tests look at what the program writes with strace, which is missing")
    except SetUpFailed as failure:
        say(str(failure))


def test(arguments: list[str]) -> int:
    """All tests on two processes; with arguments, just what they say."""
    provide_strace()
    return module("pytest", *(arguments or ["-n", "2", "--dist", "worksteal"]))


def check(arguments: list[str]) -> int:
    return max(module("ruff", "check", "."), module("mypy"))


def build(arguments: list[str]) -> int:
    target = ROOT / "dist"
    for old in [*target.glob("*.whl"), *target.glob("*.tar.gz")]:
        old.unlink()
    status = module("hatchling", "build", "-d", str(target))
    if status == 0:
        say(f"Built the wheel and the source archive, and nothing else, in {target}")
    return status


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "run": lambda arguments: module("rdpp_desk", *arguments, screen=True),
    "test": test,
    "check": check,
    "bench": lambda arguments: module("tests.bench", *arguments),
    "endure": lambda arguments: module("tests.endure", *arguments),
    "screenshots": lambda arguments: module("tests.screenshots", *arguments),
    "build": build,
}


def main(arguments: list[str]) -> int:
    """The exit status of the command in `arguments`; 1 if set-up failed, 2 if there is no such command."""
    problem = python_problem(sys.version_info[:2])
    if problem:
        print(problem, file=sys.stderr)
        return 1
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say(USAGE)
        return 0 if arguments else 2
    if arguments[0] not in COMMANDS:
        print(f"There is no command {arguments[0]!r}.\n\n{USAGE}", file=sys.stderr)
        return 2
    try:
        set_up()
        return COMMANDS[arguments[0]](arguments[1:])
    except SetUpFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
