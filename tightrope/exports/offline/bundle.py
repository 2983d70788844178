"""The browser code of the app as one script, without a tool of JavaScript's own.

Each module of `static/` becomes a function that gives what the module exports; it runs when it is first asked
for. That is as much as our modules need: they export by name where they declare, and import at their head.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath

STATIC = Path(__file__).parents[3] / "static"

START = "offline/start.js"

KINDS = ("markup.js", "network.js", "record.js", "search_box.js", "timeline.js", "truth.js")
"""The kinds of parts that the page has; `page.js` asks for them by name."""

LIBRARIES = ("plotly-basic-4.1.1.min.js", "vis-network-9.1.2.min.js", "idiomorph-0.8.0.min.js")

STATIC_IMPORT = re.compile(r'^import (\{[^}]*\}|\w+) from "([^"]+)";$', re.MULTILINE)
DYNAMIC_IMPORT = re.compile(r"\bimport\(`\./([\w${}]+\.js)\$\{(?:version|new URL[^}]*)\}`\)")
EXPORT = re.compile(r"^export (?=(?:const|let|function|async function|class) (\w+))", re.MULTILINE)
EXPORT_DEFAULT = "export default function ("

RUN = """
const loaded = new Map();
const $load = (name) => {
  if (!loaded.has(name)) loaded.set(name, modules[name]());
  return loaded.get(name);
};
await $load("%s");
""".lstrip()


class BundleError(Exception):
    """A module is written in a way that cannot be bundled."""


@lru_cache
def bundle() -> str:
    """All modules that the page needs, as the text of one module script.

    Raises
    ------
    BundleError
        If a module imports or exports in a way that is not known here.
    """
    names, found = [START, *KINDS], dict[str, str]()
    while names:
        name = names.pop()
        if name not in found:
            found[name], imported = _as_function(name, (STATIC / name).read_text(encoding="utf-8"))
            names += imported
    modules = "".join(f'"{name}": {found[name]},\n' for name in sorted(found))
    return inline(f"const modules = {{\n{modules}}};\n{RUN % START}")


def _as_function(name: str, source: str) -> tuple[str, list[str]]:
    """The module as a function, and the names of the modules it imports."""
    imported: list[str] = []

    def place(path: str) -> str:
        imported.append(normpath(join(dirname(name), path)))
        return imported[-1]

    def static(found: re.Match[str]) -> str:
        names, path = found.groups()
        taken = names.replace(" as ", ": ") if names.startswith("{") else f"{{ default: {names} }}"
        return f'const {taken} = await $load("{place(path)}");'

    def dynamic(found: re.Match[str]) -> str:
        path = found[1]
        return f"$load(`{path}`)" if "$" in path else f'$load("{place(path)}")'

    exported = {one: one for one in EXPORT.findall(source)}
    if EXPORT_DEFAULT in source:
        exported["default"] = "shown"
    body = EXPORT.sub("", source).replace(EXPORT_DEFAULT, "function shown(")
    body = DYNAMIC_IMPORT.sub(dynamic, STATIC_IMPORT.sub(static, body))
    if left := re.search(r"^(import|export)\b.*|\bimport\(.*", body, re.MULTILINE):
        raise BundleError(f"static/{name}: cannot be bundled as it is written: {left[0]}")
    gives = ", ".join(f"{public}: {ours}" for public, ours in exported.items())
    return f"async () => {{\n{body}\nreturn {{ {gives} }};\n}}", imported


@lru_cache
def library(name: str) -> str:
    """A drawing library, ready to stand in a page."""
    return inline((STATIC / "vendor" / name).read_text(encoding="utf-8"))


def inline(script: str) -> str:
    """A script that may stand in a page: no text in it can end the element around it."""
    return re.sub(r"<(?=/script|!--)", r"<\\", script, flags=re.IGNORECASE)
