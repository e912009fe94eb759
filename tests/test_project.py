"""The commands of the README, the set-up script, the lock: what a newcomer meets first."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import datetime
from importlib.metadata import metadata
from pathlib import Path

import pytest
import yaml
from markdown.extensions.toc import slugify
from packaging.requirements import Requirement

from cours.metadata import french
from tests.conftest import once
from tests.required_tools import NOT_CHECKED, TOOLS, not_checked, require_tool

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def readme_commands() -> list[str]:
    blocks = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line[2:].strip() for line in lines if line.startswith(("$ ", "> "))]


def test_readme_commands_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    commands = readme_commands()
    assert {"make serve", "make test"} <= set(commands)
    for command in commands:
        words = command.replace("=", " ").replace('"', " ").split()
        if words[0] == "make":
            assert words[1] in targets, f"README.md : « {command} » : cette cible n'est pas dans le Makefile."
        if "-m" in words and "pip" not in words:  # an environment made by uv has no pip
            module = words[words.index("-m") + 1]
            assert importlib.util.find_spec(module), f"README.md : « {command} » : le module {module} n'existe pas."
        for word in words:
            if re.match(r"(exemples|tests|\.ci)/|requirements\.txt", word):
                assert (ROOT / word).exists(), f"README.md : « {command} » : {word} n'existe pas."


# --- The guides ------------------------------------------------------------------------------------------------------

GUIDES = ("README.md", "CONTRIBUTING.md", "MAINTENANCE.md")


@pytest.mark.parametrize("guide", GUIDES)
def test_what_a_guide_names_exists(guide):
    """The files and folders, the targets of make, the modules, the links and their anchors."""
    text = (ROOT / guide).read_text(encoding="utf-8").replace("…", "*")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    faults = []
    prose = re.sub(r"^ *(`{3,}).*?^ *\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    for code in re.findall(r"`([^`\n]+)`", prose):
        words = code.split()
        if re.match(r"(\.ci|\.github|\.gitlab-ci\.yml|bench|docs|exemples|src|tests)(/|$)|[\w-]+\.(yml|toml|txt|md)$", words[0]):
            path = words[0].rstrip("/")
            if not set("<*") & set(path) and path not in MADE and not (ROOT / path).exists() and not list(ROOT.glob(f"exemples/**/{path}")):
                faults.append(code)
        elif words[0] == "make" and len(words) > 1 and words[1] not in targets:
            faults.append(code)
        elif words[0] == "python" and "-m" in words and not importlib.util.find_spec(words[words.index("-m") + 1]):
            faults.append(code)
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", prose):
        path, _, anchor = target.partition("#")
        linked = (ROOT / guide).parent / path
        if not linked.is_file():
            faults.append(target)
        elif anchor and anchor not in [slugify(title, "-") for title in re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)]:
            faults.append(target)
    assert not faults, f"{guide} nomme ce qui n'existe pas : {faults}"


#: Named by the guides, and made by whoever follows them, or with the site.
MADE = {"docs/_headers", "mon_exemple.explorer.txt", "exemples/mecanismes/lock/mon_exemple.py", "robots.txt"}


def test_the_claim_that_the_guide_shows_can_be_read():
    from entrelacs_page.claims import OPTIONS

    shown = re.search(r"^/// preuve \| [^\n]+\n(.*?)^///$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    options = yaml.safe_load(shown[1])
    assert set(options) <= set(OPTIONS) and (ROOT / options["programme"]).is_file()


def test_the_end_of_the_theme_is_the_one_that_its_authors_announce():
    """They moved that day once already."""
    announced = re.search(r"reaches end of life on (\w+ \d+, \d{4})", metadata("mkdocs-material").get_payload() or metadata("mkdocs-material")["Description"])
    assert announced, "mkdocs-material ne dit plus quand il s'arrête : relisez MAINTENANCE.md."
    day = french(datetime.strptime(announced[1], "%B %d, %Y").date())
    guide = (ROOT / "MAINTENANCE.md").read_text(encoding="utf-8")
    assert f"**{day}**" in guide and f"## Le {day}" in guide


def test_what_publication_needs_is_given_by_both_forges_and_told():
    asked = set(re.findall(r"!ENV \[(\w+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert len(asked) > 3
    told = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "MAINTENANCE.md").read_text(encoding="utf-8"), re.MULTILINE))
    (github,) = [step["env"] for step in yaml.safe_load((ROOT / ".github/workflows/cours.yml").read_text(encoding="utf-8"))["jobs"]["construire"]["steps"] if "env" in step]
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["pages"]["variables"]
    assert told == asked == set(github) == set(gitlab) - {"GIT_DEPTH"}


def test_hooks_download_nothing_and_see_a_fault(tmp_path):
    (group,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert group["repo"] == "local" and {hook["language"] for hook in group["hooks"]} == {"system"}
    commands = {hook["id"]: hook["entry"].split() for hook in group["hooks"]}
    for python, option, module, *arguments in commands.values():
        assert (python, option) == (".venv/bin/python", "-m") and importlib.util.find_spec(module)
        assert all((ROOT / argument).exists() for argument in arguments if "/" in argument)
    bad = tmp_path / "faux.py"
    for text, status in (("import os\n", 1), ("print(1)\n", 0)):
        bad.write_text(text)
        assert subprocess.run([sys.executable, *commands["ruff"][1:], str(bad)], cwd=ROOT, capture_output=True).returncode == status


def test_every_folder_that_dependabot_reads_has_what_it_looks_for():
    wanted = {"github-actions": ".github/workflows", "npm": "package-lock.json", "pip": "requirements.txt"}
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == set(wanted)
    for update in updates:
        assert (ROOT / update["directory"].lstrip("/") / wanted[update["package-ecosystem"]]).exists(), update
    assert updates[-1]["open-pull-requests-limit"] == 0  # the lock is computed whole


def test_readme_names_every_rule():
    from tests.exemples.verification import _TYPES

    missing = [key for key in _TYPES if key not in README]
    assert not missing, f"README.md : clés de verification.toml non citées : {missing}"


def test_lock_covers_what_is_declared():
    """Every declared package is locked at a version that is declared, every locked one has its hashes, and no index is named."""
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    for requirement in (name for group in groups.values() for name in group):
        wanted = Requirement(requirement)
        found = re.search(rf"^{re.escape(wanted.name)}==(\S+).*\\\n    --hash=sha256:", locked, re.MULTILINE)
        assert found and found[1] in wanted.specifier, f"{requirement} : lancez make lock."
    assert "://" not in locked


def test_modules_keep_their_promises(tmp_path):
    """The types of the explorer, checked as ``pyproject.toml`` says; a fault that is put in is seen."""
    check = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path), "--no-error-summary"]
    found = subprocess.run(check, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from entrelacs import explore\nexplore('', max_states='mille')\nexplore('').verdicts\n", encoding="utf-8")
    seen = subprocess.run([*check, str(wrong)], cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "MYPYPATH": "src"})
    assert seen.returncode == 1 and "[arg-type]" in seen.stdout and "[attr-defined]" in seen.stdout, seen.stdout + seen.stderr


def tracked_files() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        not_checked("les fichiers suivis par git (git ou le dépôt manque)")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    return [path for name in listing.split("\0") if name and (path := ROOT / name).is_file()]


ALONE = """\
import sys
import pytest, hypothesis
class Absent:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top not in sys.stdlib_module_names and top not in NEEDED:
            raise ModuleNotFoundError(f"No module named {name!r}: the tests of the explorer do without it", name=name)
NEEDED = {"entrelacs", "tests", "pytest", "_pytest", "pluggy", "iniconfig", "packaging", "pygments", "hypothesis", "_hypothesis_globals", "sortedcontainers", "attr", "py"}
sys.meta_path.insert(0, Absent())
sys.exit(pytest.main(["-q", "-c", "tests/entrelacs/pytest-seul.ini", "--rootdir", ".", "-p", "no:cacheprovider", *sys.argv[1:]]))
"""


@pytest.mark.parametrize("asked", [["--collect-only", "tests/entrelacs"], ["tests/entrelacs/test_scopes.py"]])
def test_the_tests_of_the_explorer_need_pytest_and_hypothesis_alone(asked):
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run([sys.executable, "-c", ALONE, *asked], cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_no_file_names_a_package_index():
    hosts = re.compile(rb"pypi\.(org|python)|pythonhosted\.org|registry\.(npmjs|yarnpkg)|deb\.debian|/root/\.pyenv")
    own = Path(__file__)
    found = [path.relative_to(ROOT).as_posix() for path in tracked_files() if path != own and hosts.search(path.read_bytes())]
    assert not found, f"fichiers qui nomment l'hôte d'un index de paquets, ou un chemin de la machine : {found}"


def test_code_is_clean():
    """ruff on the project's own code; the examples are linted one by one."""
    result = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", "src", "tests"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert result.returncode == 0, result.stdout + result.stderr


# --- .ci/preparer ----------------------------------------------------------------------------------------------------

# An interpreter of the test: it answers the questions that the script asks, and notes what it is told to install.
FAKE = """\
#!/bin/sh
case "$*" in
  *"import platform"*) {runs}; echo {version} ;;
  *sys.version_info*) exit {too_old} ;;
  *ensurepip*) exit {no_venv} ;;
  *find_spec*) exit {moved} ;;
  --version) echo Python {version} ;;
  "-m venv "*) mkdir -p .venv/bin && cp "$0" .venv/bin/python && echo "$0" >> journal ;;
  *"-m pip"*) echo pip >> journal ; exit {pip} ;;
esac
"""


class Machine:
    """A folder with the script, and a PATH on which only the interpreters of the test exist."""

    def __init__(self, folder: Path) -> None:
        self.root, self.bin = folder / "cours", folder / "bin"
        (self.root / ".ci").mkdir(parents=True)
        self.bin.mkdir()
        shutil.copy(ROOT / ".ci/preparer", self.root / ".ci/preparer")
        (self.root / "requirements.txt").write_text("paquet==1\n")
        for tool in ("sh", "cat", "cmp", "cp", "rm", "dirname", "mkdir"):
            (self.bin / tool).symlink_to(shutil.which(tool))

    def python(
        self, name: str, version: str = "3.13.0", *, runs: bool = True, venv: bool = True, pip: bool = True, moved: bool = False
    ) -> None:
        too_old = tuple(map(int, version.split("."))) < (3, 11)
        text = FAKE.format(
            version=version,
            runs=":" if runs else "exit 127",
            too_old=int(too_old),
            no_venv=int(not venv),
            pip=int(not pip),
            moved=int(moved),
        )
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def prepare(self, **environment: str) -> tuple[int, str]:
        kept = {key: value for key, value in os.environ.items() if key != "PYTHON_COURS"}
        script = [str(self.bin / "sh"), str(self.root / ".ci/preparer")]
        result = subprocess.run(
            script, env=kept | {"PATH": str(self.bin)} | environment, capture_output=True, encoding="utf-8", timeout=60
        )
        return result.returncode, result.stdout + result.stderr

    @property
    def journal(self) -> list[str]:
        path = self.root / "journal"
        return path.read_text().split() if path.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    if os.name != "posix":
        not_checked("le script de préparation de make (ce système n'a pas de shell POSIX)")
    return Machine(tmp_path)


def test_no_python(machine):
    status, said = machine.prepare()
    assert status == 1
    assert said.startswith("Préparation impossible : il faut Python 3.11") and "aucun Python qui s'exécute" in said
    assert len(said.splitlines()) == 1 and not (machine.root / ".venv").exists()


def test_python_too_old_or_without_venv(machine):
    machine.python("python3", "3.9.2")
    machine.python("python3.12", "3.12.1", venv=False)
    status, said = machine.prepare()
    assert status == 1
    assert "python3=3.9.2" in said and "python3.12=3.12.1(sans le module venv)" in said and "python3-venv" in said


def test_interpreter_is_chosen_by_running_it(machine):
    machine.python("python3", "3.10.9")
    machine.python("python3.13", runs=False)  # a launcher whose version is not installed
    machine.python("python3.12", "3.12.1")
    status, said = machine.prepare()
    assert status == 0, said
    assert machine.journal == [str(machine.bin / "python3.12"), "pip", "pip"]


def test_given_interpreter_comes_first(machine):
    machine.python("python3")
    machine.python("mien", "3.12.1")
    assert machine.prepare(PYTHON_COURS=str(machine.bin / "mien"))[0] == 0
    assert machine.journal[0] == str(machine.bin / "mien")


def test_prepared_once_for_a_lock(machine):
    machine.python("python3")
    assert machine.prepare()[0] == 0
    assert machine.prepare() == (0, "")
    assert len(machine.journal) == 3
    (machine.root / "requirements.txt").write_text("paquet==2\n")
    assert machine.prepare()[0] == 0
    assert len(machine.journal) == 6


def test_prepared_again_in_a_folder_that_was_moved(machine):
    machine.python("python3", moved=True)
    assert machine.prepare()[0] == 0
    machine.python("python3")
    assert machine.prepare()[0] == 0
    assert len(machine.journal) == 6
    assert machine.prepare() == (0, "")


def test_failed_installation_is_said_and_tried_again(machine):
    machine.python("python3", pip=False)
    status, said = machine.prepare()
    assert status == 1 and "requirements.txt a échoué" in said
    machine.python("python3")
    assert machine.prepare()[0] == 0


# --- What the workers share ------------------------------------------------------------------------------------------


def test_shared_work_survives_the_death_of_who_began_it(tmp_path: Path) -> None:
    dies = "import os, pathlib, sys\nfrom tests.conftest import once\nonce(pathlib.Path(sys.argv[1]), lambda: os._exit(7))"
    died = subprocess.run([sys.executable, "-c", dies, tmp_path / "fait"], cwd=ROOT, timeout=120)
    assert died.returncode == 7
    assert once(tmp_path / "fait", lambda: [1, "a"]) == [1, "a"]
    assert once(tmp_path / "fait", lambda: [2]) == [1, "a"]


# --- What is not checked is said -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TOOLS)
def test_missing_tool_is_said(name, monkeypatch):
    monkeypatch.setenv("COURS_SANS", name)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=NOT_CHECKED):
        require_tool(name)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI=true"):
        require_tool(name)


def with_our_settings(folder: Path, tests: str, *options: str) -> list[str]:
    """The lines that pytest prints of these tests, run with this project's settings."""
    (folder / "test_x.py").write_text(tests, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "CI" and not key.startswith("PYTEST_")}
    ours = ["-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml"), f"--rootdir={ROOT}", "-p", "tests.conftest"]
    result = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *ours, str(folder / "test_x.py")],
        cwd=ROOT,
        env=environment | {"COURS_SANS": "chromium", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return [line for line in result.stdout.splitlines() if line]


def test_last_lines_name_what_was_not_checked(tmp_path):
    """Two tests that want a browser and one that does not."""
    tests = (
        "import pytest\nfrom tests.required_tools import require_tool\n\n"
        "@pytest.mark.parametrize('n', [1, 2])\ndef test_site(n):\n    require_tool('chromium')\n\ndef test_rest():\n    pass\n"
    )
    title, said, closing = with_our_settings(tmp_path, tests, "-n0")[-3:]
    assert "non vérifié" in title
    assert said == "le site dans un navigateur (Chromium manque) (2 tests)"
    assert closing.startswith("=") and "1 passed, 2 skipped" in closing


def test_the_tests_of_a_group_go_to_one_worker(tmp_path):
    """What they share is made once; but those of a browser come last. Where pytest and pytest-xdist disagree, a group does nothing, without a word."""
    tests = """import os, pytest
pytestmark = pytest.mark.xdist_group("g")
@pytest.fixture
def browser(): pass
@pytest.mark.parametrize("n", range(4))
def test_seen(n, browser): pass
@pytest.mark.parametrize("n", range(4))
def test_read(n): pass
"""
    lines = with_our_settings(tmp_path, tests, "-n2", "-v")
    run = [found.groups() for line in lines if (found := re.search(r"\[(gw\d)\].* PASSED .*::test_(\w+).*@(\w+)", line))]
    assert len(run) == 8, lines
    assert {(name, group) for _, name, group in run} == {("read", "g"), ("seen", "browser_g")}
    assert len({(worker, group) for worker, _, group in run}) == 2
