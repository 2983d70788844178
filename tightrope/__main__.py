"""The commands of the record: `python -m tightrope check [FOLDER]`, `python -m tightrope find TEXT`."""

import argparse
import sys
from pathlib import Path

from tightrope.domain.find import find
from tightrope.domain.load import DataError, load_dossier, read_tables
from tightrope.domain.schema import SchemaError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 if all is well, 1 if the data is at fault or nothing is found."""
    parser = argparse.ArgumentParser(prog="python -m tightrope", description="Commands of the record.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="tell every problem of a folder of tables, one a line")
    check.add_argument("folder", nargs="?", type=Path, default=Path("data"), help="the folder (data)")
    finder = commands.add_parser(
        "find", help="find actors, events and places by any spelling: id, kind and why, one a line"
    )
    finder.add_argument("text", nargs="+", help="a name in any spelling or script, a title, a place")
    finder.add_argument("--data", type=Path, default=Path("data"), help="the folder (data)")
    asked = parser.parse_args(arguments)
    if asked.command == "find":
        return find_text(" ".join(asked.text), asked.data)
    return check_folder(asked.folder)


def check_folder(folder: Path) -> int:
    """Print every problem of a folder, one a line, or one line of counts; 1 if there is a problem."""
    try:
        dossier = load_dossier(folder)
        tables = read_tables(folder)
    except (DataError, SchemaError) as error:
        print(error)
        return 1
    counts = ", ".join(f"{len(frame):,} {name.replace('_', ' ')}" for name, frame in tables.items())
    print(f"{folder}: version {dossier.version}, no problem in {len(tables)} tables: {counts}")
    return 0


def find_text(text: str, folder: Path) -> int:
    """Print what a text may mean, the best first, one `id<TAB>kind<TAB>why` a line; 1 if nothing is found."""
    try:
        dossier = load_dossier(folder)
    except (DataError, SchemaError) as error:
        print(error, file=sys.stderr)
        return 1
    found = find(dossier, text)
    for hit in found:
        print(hit.ident, hit.kind, " ".join(hit.reason.split()), sep="\t")
    if not found:
        print(f"Nothing in {folder} is called “{text}” or anything near it.", file=sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
