"""The rules of the house, and for each a planted violation that proves it bites."""

from __future__ import annotations

import ast
import re
import shutil
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("articles", "kb")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
DIRECTION = next(c for c in CONTRACTS["contracts"] if c["id"] == "direction")


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


# --- The direction of imports -----------------------------------------------------------


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [f"--contract={contract}" for contract in contracts]
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-logo", "--cache-dir", str(folder / ".cache"), *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"},
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages alone, without anything that happens to lie in the checkout."""
    folder = tmp_path_factory.mktemp("planted")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_it_keeps_every_contract(copied: Path) -> None:
    answer = lint(copied)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("contract", "package", "statement"),
    [
        ("direction", "articles/logic", "import articles.choices"),
        ("direction", "articles/public/models", "import articles.public.reading"),
        ("direction", "articles/public/renderings", "import articles.public.reading"),
        ("direction", "articles/public/reading", "import articles.public.views"),
        ("direction", "articles/desk/models", "import articles.desk.editing"),
        ("direction", "articles/desk/editing", "from articles.desk import publishing"),
        ("direction", "articles/desk/publishing", "import articles.desk.capture"),
        ("direction", "articles/desk/capture", "import articles.desk.admin"),
        ("direction", "articles/desk/admin", "import articles.management"),
        ("direction", "articles/management", "import kb.settings"),
        ("readers", "articles/public/views", "from articles.desk.models import claim"),
        ("readers", "articles/public/reading", "import articles.desk.publishing"),
        ("door", "articles/desk/editing", "import articles.public.models"),
        ("door", "articles/desk/admin", "from articles.public.models import edition"),
        ("door", "articles/desk/publishing", "import articles.public.reading"),
        ("pure", "articles/logic", "from django.utils import timezone"),
        ("pure", "articles/logic", "import pathlib"),
        ("pure", "articles/logic", "import socket"),
        ("installation", "articles/desk/capture", "from kb.settings import DEBUG"),
    ],
)
def test_it_breaks_the_contract(copied: Path, contract: str, package: str, statement: str) -> None:
    planted = copied / package / "planted.py"
    planted.write_text(f"{statement}\n", encoding="utf-8")
    try:
        answer = lint(copied, contract)
    finally:
        planted.unlink()
    name = package.replace("/", ".")
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert f"{name}.planted -> " in answer.stdout


def test_it_plants_a_violation_for_every_contract() -> None:
    marks = test_it_breaks_the_contract.pytestmark  # type: ignore[attr-defined]
    planted = {case[0] for case in marks[0].args[1]}
    assert planted == {contract["id"] for contract in CONTRACTS["contracts"]}


def test_it_gives_every_module_a_layer() -> None:
    """A module outside the list could import whatever it likes."""
    listed = {part.strip().strip("()") for line in DIRECTION["layers"] for part in line.split("|")}
    unlisted = []
    for path in python_files("articles"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        is_wing = module in {"articles", "articles.desk", "articles.public"}
        if not is_wing and not any(f"{module}.".startswith(f"{layer}.") for layer in listed):
            unlisted.append(module)
    assert unlisted == []


# --- Writing ----------------------------------------------------------------------------

WRITERS = ("articles/desk/editing", "articles/desk/publishing", "articles/desk/capture")
BULK = (
    "articles/desk/editing/bulk.py",
    "articles/desk/editing/bulk_load.py",
    "articles/desk/publishing/bulk.py",
)
ALWAYS = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
SET_WISE = {"bulk_create", "bulk_update", "update"}
STATEMENT = re.compile(
    r"\s*(INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|TRUNCATE|COPY\s+\S+\s*\()", re.I
)


def writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, method) of calls that write rows.

    Told from look-alikes by their arguments: a QuerySet's `update` takes keywords alone, while
    dictionaries, sets and hashes are given one value; a record's `delete` takes nothing or the
    keywords `using` and `keep_parents`, while storages and clients are told what to delete.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if STATEMENT.match(node.value):
                yield node.lineno, "sql"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            method = node.func.attr.removeprefix("a") if node.func.attr[:1] == "a" else ""
            for name in {node.func.attr, method}:
                keywords_only = not node.args
                if (
                    name in ALWAYS
                    or (name == "save" and not _is_own_super(node.func))
                    or (name == "update" and keywords_only and node.keywords)
                    or (name == "delete" and keywords_only)
                ):
                    yield node.lineno, name


def _is_own_super(function: ast.Attribute) -> bool:
    """`super().save(…)`, as an override of `save` has it."""
    value = function.value
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id == "super"
    )


def is_below(path: Path, folders: tuple[str, ...]) -> bool:
    return any(path.is_relative_to(ROOT / folder) for folder in folders)


def test_it_writes_in_the_writers_only() -> None:
    allowed = (*WRITERS, "articles/migrations")
    found = [
        f"{name_of(path)}:{line} {method}"
        for path in python_files("articles")
        if not is_below(path, allowed)
        for line, method in writes(parsed(path))
    ]
    assert found == []


def test_it_writes_sets_in_the_bulk_modules_only() -> None:
    found = [
        f"{name_of(path)}:{line} {method}"
        for path in python_files(*WRITERS[:2])
        if name_of(path) not in BULK
        for line, method in writes(parsed(path))
        if method in SET_WISE
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "claim.save()",
        "claim.save(update_fields=['state'])",
        "Claim.objects.create(statement='x')",
        "Claim.objects.get_or_create(statement='x')",
        "Claim.objects.update_or_create(statement='x')",
        "Claim.objects.bulk_create(claims)",
        "Claim.objects.bulk_update(claims, ['state'])",
        "Claim.objects.filter(pk=1).update(state='published')",
        "Claim.objects.all().delete()",
        "claim.delete()",
        "await claim.asave()",
        "await Claim.objects.aupdate(state='x')",
        "form.save()",
        "cursor.execute('UPDATE articles_claim SET state = 1')",
        "cursor.execute('  insert into articles_claim values (1)')",
        "cursor.copy('COPY articles_claim (id) FROM STDIN')",
    ],
)
def test_it_finds_a_planted_write(planted: str) -> None:
    tree = ast.parse(f"async def view(request):\n    {planted}\n")
    assert len(list(writes(tree))) == 1


@pytest.mark.parametrize(
    "innocent",
    [
        "seen.update(other)",
        "hashlib.sha256().update(b'x')",
        "context.update({'a': 1})",
        "storage.delete('name')",
        "super().save(*args, **kwargs)",
        "select_for_update()",
        "label = 'Update the claim'",
    ],
)
def test_it_takes_no_look_alike_for_a_write(innocent: str) -> None:
    assert list(writes(ast.parse(innocent))) == []


# --- Purity and signals -----------------------------------------------------------------

CLOCK = {"now", "utcnow", "today", "localtime", "monotonic", "perf_counter"}


def clock_reads(tree: ast.AST) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCK
    ]


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_it_reads_no_clock_in_the_logic() -> None:
    found = {name_of(path): clock_reads(parsed(path)) for path in python_files("articles/logic")}
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert clock_reads(ast.parse("from datetime import date\nday = date.today()\n")) == [2]


def test_it_has_no_business_rules_in_signals() -> None:
    def signals(tree: ast.AST) -> list[str]:
        return [
            name
            for name in imported(tree)
            if name.startswith(("django.db.models.signals", "django.dispatch"))
        ]

    found = {name_of(path): signals(parsed(path)) for path in python_files("articles")}
    assert {name: names for name, names in found.items() if names} == {}
    assert signals(ast.parse("from django.db.models.signals import post_save"))
    assert signals(ast.parse("from django.dispatch import receiver"))


# --- Sizes and names --------------------------------------------------------------------

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "services", "constants", "common", "misc"}


def lengths(paths: list[Path]) -> dict[str, int]:
    """Lines of each file that has any."""
    counted = {name_of(path): len(path.read_text().splitlines()) for path in paths}
    return {name: lines for name, lines in counted.items() if lines}


def too_long(counted: dict[str, int]) -> list[str]:
    """What breaks the budget: none over 400, nine in ten at most 200, median at most 60."""
    complaints = [f"{name}: {lines} lines" for name, lines in counted.items() if lines > 400]
    above = sorted(name for name, lines in counted.items() if lines > 200)
    if len(above) * 10 > len(counted):
        complaints.append(f"more than one in ten above 200 lines: {above}")
    median = statistics.median(counted.values())
    if median > 60:
        complaints.append(f"the median is {median:g} lines")
    return complaints


def test_it_keeps_source_files_short() -> None:
    sources = [
        path
        for path in [*python_files(*PACKAGES), ROOT / "manage.py"]
        if not is_below(path, ("articles/migrations",))
    ]
    assert too_long(lengths(sources)) == []


def test_it_keeps_templates_short() -> None:
    counted = lengths(sorted((ROOT / "templates").rglob("*.html")))
    assert [name for name, lines in counted.items() if lines > 120] == []


@pytest.mark.parametrize(
    "planted",
    [
        {"a": 401, **{str(i): 10 for i in range(20)}},
        {"a": 201, "b": 201, **{str(i): 10 for i in range(17)}},
        {str(i): 61 for i in range(9)},
    ],
)
def test_it_finds_files_that_are_too_long(planted: dict[str, int]) -> None:
    assert len(too_long(planted)) == 1


def test_it_names_modules_after_what_they_do() -> None:
    found = [
        name_of(path)
        for path in python_files(*PACKAGES, "tests")
        if FORBIDDEN_NAMES & {path.stem, *path.relative_to(ROOT).parts}
    ]
    assert found == []


def test_it_imports_no_stars() -> None:
    found = [
        name_of(path)
        for path in python_files(*PACKAGES, "tests")
        if any(name.endswith(".*") for name in imported(parsed(path)))
    ]
    assert found == []
    assert list(imported(ast.parse("from articles.logic import *"))) == ["articles.logic.*"]


# --- What a checkout must not tell ------------------------------------------------------

# Put together here, so that this file does not find itself.
PRIVATE = re.compile(
    "|".join(
        [
            "--(?:extra-)?index" + "-url[ =]",
            "--find" + "-links[ =]",
            "py" + r"pi\.org",
            "python" + r"hosted\.org",
            " @ file:" + "///",
            r"(?<![\w.:/}*-])/(?:home|root|work|opt|Users)/\w",
        ]
    )
)


def committed_files() -> list[Path]:
    answer = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in answer.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def private_lines(text: str) -> list[int]:
    return [number for number, line in enumerate(text.splitlines(), 1) if PRIVATE.search(line)]


def test_it_commits_no_address_of_an_index_and_no_path_of_a_machine() -> None:
    found = []
    for path in committed_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name_of(path)}:{line}" for line in private_lines(text)]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "--index" + "-url https://packages.example/simple",
        "see https://py" + "pi.org/project/x",
        "lxml @ file:" + "///wheels/lxml.whl",
        "data = '/ho" + "me/somebody/data'",
        "path /wo" + "rk/main",
    ],
)
def test_it_finds_a_planted_address(planted: str) -> None:
    assert private_lines(planted) == [1]


def test_it_locks_every_requirement_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-ftm.txt"):
        text = (ROOT / name).read_text()
        for block in re.split(r"\n(?=\S)", text.strip()):
            assert "==" in block.split("\n", 1)[0], block
            assert "--hash=sha256:" in block, block


def test_it_gives_a_reason_for_every_dependency() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    listed = [line for line in lines if re.match(r'    "[\w-]+(\[[\w,]+\])?[><=]', line)]
    assert len(listed) > 20
    assert [line for line in listed if not re.search(r"# \w+", line)] == []
