"""All words of the interface are in the catalogue, and none is left in it that nobody says."""

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
KEYWORDS = {"t": None, "tn": (1, 2)}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]


def test_catalogue_is_what_the_code_says() -> None:
    said = {
        message for _, _, message, _, _ in extract_from_dir(ROOT / "tightrope", METHODS, keywords=KEYWORDS)
    }
    with (ROOT / "tightrope/locale/tightrope.pot").open(encoding="utf-8") as file:
        gathered = {message.id for message in read_po(file) if message.id}
    assert said == gathered, "run `make catalogue`"
    assert len(said) > 100
