"""The house rules that no single module can keep: who imports whom, one palette, small modules."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tightrope.figures.theme import CAMP_COLOURS, SIGN_LOOKS, TYPE_LOOKS

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tightrope"
MODULES = sorted(path.relative_to(ROOT) for path in PACKAGE.rglob("*.py"))

WITHOUT_STREAMLIT = [
    ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    for path in MODULES
    if "views" not in path.parts and path.name != "__main__.py"
]


def test_everything_below_the_views_works_without_streamlit():
    assert len(WITHOUT_STREAMLIT) > 20
    code = (
        "import importlib, sys\n"
        f"for name in {WITHOUT_STREAMLIT}: importlib.import_module(name)\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} & {'streamlit', 'plotly', 'pyvis'}))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "", "what is drawn with is loaded only when something is drawn"


def test_what_few_readers_ask_for_is_not_loaded_at_the_start():
    """networkx takes a third of a second, in which a server that starts would show nothing."""
    code = "import sys, tightrope.views.warm; print(*{'networkx'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_imports_run_one_way():
    command = Path(sys.executable).with_name("lint-imports")
    if not command.exists():
        pytest.fail("lint-imports is missing; install requirements-dev.txt")
    run = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert "0 broken" in run.stdout


def test_an_import_that_runs_the_wrong_way_is_caught(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "tightrope", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    accounts = tmp_path / "tightrope" / "domain" / "accounts.py"
    accounts.write_text(accounts.read_text("utf-8") + "\nimport tightrope.figures.theme\n", "utf-8")
    command = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([command, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "tightrope.domain.accounts -> tightrope.figures.theme" in run.stdout


def test_the_stylesheet_has_the_colours_of_the_theme():
    css = (ROOT / "static" / "style.css").read_text(encoding="utf-8")
    named = dict(re.findall(r"--(with|against|mixed): (#[0-9A-Fa-f]{6});", css))
    assert named == {
        "with": SIGN_LOOKS["positive"][0],
        "against": SIGN_LOOKS["negative"][0],
        "mixed": SIGN_LOOKS["mixed"][0],
    }
    palette = {colour for colour, _ in TYPE_LOOKS.values()} | set(CAMP_COLOURS.values())
    palette |= {colour for colour, _ in SIGN_LOOKS.values()}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", css)) <= palette, "a colour of our own belongs in theme.py"


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_modules_and_functions_stay_small(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            described = node.body[0].end_lineno - node.body[0].lineno + 1 if ast.get_docstring(node) else 0
            length = node.end_lineno - node.lineno + 1 - described
            assert length <= 40, f"{path}:{node.lineno} {node.name} has {length} lines"


def test_nothing_is_called_by_its_shelf():
    shelves = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert not {path.stem for path in MODULES} & shelves


@pytest.mark.parametrize("folder", ["tightrope", "pages", "static"])
def test_nothing_is_fetched_from_another_host(folder):
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".js", ".css", ".html"}]
    ours = [path for path in files if "vendor" not in path.parts]
    assert ours
    for path in ours:
        text = path.read_text(encoding="utf-8")
        # A web address may be named in a docstring or be the name of a standard, never be loaded.
        assert not re.search(r"""(src|href|url|import|fetch)\s*[=(]?\s*["'(]*(https?:)?//[a-z]""", text), path
