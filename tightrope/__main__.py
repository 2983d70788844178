"""The commands of the record: `python -m tightrope check [FOLDER]`."""

import argparse
import sys
from pathlib import Path

from tightrope.domain.load import DataError, load_dossier, read_tables
from tightrope.domain.schema import SchemaError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 if all is well, 1 if the data or its definition is at fault."""
    parser = argparse.ArgumentParser(prog="python -m tightrope", description="Commands of the record.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="tell every problem of a folder of tables, one a line")
    check.add_argument("folder", nargs="?", type=Path, default=Path("data"), help="the folder (data)")
    return check_folder(parser.parse_args(arguments).folder)


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


if __name__ == "__main__":
    sys.exit(main())
