"""The commands of the record: `check`, `convert`, `find`, `export` and `site` of `python -m tightrope`."""

import argparse
import sys
from contextvars import copy_context
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

from tightrope.domain.dossier import Dossier
from tightrope.domain.find import find
from tightrope.domain.load import DataError, load_dossier, read_tables
from tightrope.domain.opening.files import Opening, open_file
from tightrope.domain.opening.keeping import keep
from tightrope.domain.papers import PACKAGE, load_citation
from tightrope.domain.schema import SchemaError, load_schema
from tightrope.domain.wording import in_language
from tightrope.exports.formats import FORMATS
from tightrope.exports.offline.page import TooLargeError
from tightrope.exports.offline.site import AddressError, site_files, write_site
from tightrope.exports.taken import take
from tightrope.step_views import view_problems
from tightrope.text import language, tn
from tightrope.view_state import parse_params

HERE = "http://localhost:8000/"
"""Where `python -m http.server` shows a folder; every other address must be told."""

OURS = Path(__file__).parents[1] / "data"


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 if all is well, 1 if the data is at fault or nothing is found."""
    asked = _parser().parse_args(arguments)
    match asked.command:
        case "find":
            return find_text(" ".join(asked.text), asked.data)
        case "convert":
            return convert_file(asked.file, asked.folder)
        case "export":
            # In a context of its own: the language that the link asks for ends with the command.
            return copy_context().run(export_view, asked.format, asked.view, asked.output, asked.data)
        case "site":
            return make_site(asked.folder, asked.base, asked.data)
    return check_file(asked.path) if asked.path.is_file() else check_folder(asked.path)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tightrope", description="Commands of the record.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser(
        "check", help="tell every problem of a folder of tables or of a file, one a line"
    )
    check.add_argument("path", nargs="?", type=_there, default=Path("data"), help="folder or file (data)")
    convert = commands.add_parser(
        "convert", help="write the good rows of a ZIP, CSV or XLSX as a folder of tables"
    )
    convert.add_argument("file", type=_file, help="an ACLED export, a similar table, or a ZIP of our tables")
    convert.add_argument("folder", type=Path, help="a new folder, for `make run DOSSIER=folder`")
    finder = commands.add_parser(
        "find", help="find actors, events and places by any spelling: id, kind and why, one a line"
    )
    finder.add_argument("text", nargs="+", help="a name in any spelling or script, a title, a place")
    finder.add_argument("--data", type=Path, default=Path("data"), help="the folder (data)")
    export = commands.add_parser("export", help="write what a link shows, for another tool to open")
    export.add_argument("--format", required=True, choices=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    export.add_argument("--view", default="", help="a link, or what follows its question mark (first view)")
    export.add_argument("--output", required=True, type=Path, help="the file to write; - is standard output")
    export.add_argument("--data", type=Path, default=OURS, help="folder of tables, or a file to open (data)")
    site = commands.add_parser("site", help="write the offline edition as a site for any host of files")
    site.add_argument("folder", type=Path, help="where to write it")
    site.add_argument("--base", default=HERE, help="the address at which the folder will stand (%(default)s)")
    site.add_argument("--data", type=Path, default=OURS, help="folder of tables, or a file to open (data)")
    return parser


def _there(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"{path} does not exist; name a folder or a file that does")
    return path


def _file(text: str) -> Path:
    path = _there(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{path} is no file; name a ZIP, CSV or XLSX")
    return path


def check_folder(folder: Path) -> int:
    """Print every problem of a folder, one a line, or one line of counts; 1 if there is a problem."""
    try:
        dossier = load_dossier(folder, history=True)
        tables = read_tables(folder)
    except (DataError, SchemaError) as error:
        print(error)
        return 1
    if problems := view_problems(dossier, tables["tour_steps"]):
        print(*problems, sep="\n")
        return 1
    counts = ", ".join(f"{len(frame):,} {name.replace('_', ' ')}" for name, frame in tables.items())
    print(f"{folder}: version {dossier.version}, no problem in {len(tables)} tables: {counts}")
    return 0


def check_file(path: Path) -> int:
    """Print how a file is read and every problem of it, one a line; 1 if there is a problem."""
    opening = _opened(path)
    for line in [*opening.notices, *map(str, opening.problems), *_missing(opening)]:
        print(line)
    if not opening.problems and not opening.missing:
        print(f"{path}: no problem, {tn('{n} event', '{n} events', opening.events)}")
    return 1 if opening.problems or opening.missing else 0


def convert_file(path: Path, folder: Path) -> int:
    """Write the good rows of a file as a folder of tables; 1 if there is none, or rows had to be left out."""
    opening = _opened(path)
    for line in [*opening.notices, *map(str, opening.problems), *_missing(opening)]:
        print(line)
    if opening.dossier is None:
        return 1
    if folder.exists():
        print(f"{folder} exists; name a new folder")
        return 1
    keep(opening.dossier, folder)
    restriction = opening.dossier.schema.licence.restriction
    events = tn("{n} event", "{n} events", opening.events)
    rows = tn("{n} row left out", "{n} rows left out", opening.left_out)
    print(f"{folder}: {events}, {rows}. {restriction}".strip())
    return 1 if opening.left_out else 0


def _opened(path: Path) -> Opening:
    return open_file(path.read_bytes(), path.name, load_schema(OURS))


def _missing(opening: Opening) -> list[str]:
    """What a table lacks, in a sentence that names its columns."""
    if not opening.missing:
        return []
    names = ", ".join(column.name for column in opening.columns)
    return [f"{opening.name}: no column was found for {', '.join(opening.missing)}; the columns are {names}"]


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


def export_view(form: str, link: str, output: Path, data: Path) -> int:
    """Write what a link shows in a format; 1 if the data cannot be read or the file cannot be written.

    What is known of the file goes to standard error: notices of the link, counts, and why its rows must not
    be passed on where that is so.
    """
    dossier = _read(data)
    if dossier is None:
        return 1
    base, mark, query = link.rpartition("?")
    view, notices = parse_params(parse_qs(query), dossier)
    spoken = FORMATS[form].spoken(view.language)
    language.set(spoken)
    dossier = in_language(dossier, spoken)
    base = base + mark if base.startswith(("http://", "https://")) else ""
    citation = load_citation(OURS.parent) if dossier.schema.name == PACKAGE else None
    taken = take(dossier, view, base=base.removesuffix("?"), today=date.today(), citation=citation)
    content = FORMATS[form].write(taken)
    try:
        if output == Path("-"):
            sys.stdout.buffer.write(content)
        else:
            output.write_bytes(content)
    except OSError as error:
        print(f"{output} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    for line in [*notices, f"{output}: {taken.sentence}", taken.licence.restriction]:
        print(line, file=sys.stderr, end="\n" if line else "")
    return 0


def make_site(folder: Path, base: str, data: Path) -> int:
    """Write the offline edition with all that goes with it; 1 if it cannot be made or written."""
    dossier = _read(data)
    if dossier is None:
        return 1
    try:
        files = site_files(dossier, base=base, today=date.today())
        write_site(folder, files)
    except (AddressError, TooLargeError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{folder} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(f"{folder}: {', '.join(files)}; sitemap and previews say that it stands at {base}")
    return 0


def _read(path: Path) -> Dossier | None:
    """The dossier of a folder, or of the good rows of a file; every problem goes to standard error."""
    try:
        if not path.is_file():
            return load_dossier(path)
    except (DataError, SchemaError) as error:
        print(error, file=sys.stderr)
        return None
    opening = _opened(path)
    for line in [*opening.notices, *map(str, opening.problems), *_missing(opening)]:
        print(line, file=sys.stderr)
    return opening.dossier


if __name__ == "__main__":
    sys.exit(main())
