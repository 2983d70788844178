"""All words of the interface are in the catalogue, none that nobody says, and every language is complete."""

import pytest
from babel.messages.catalog import Catalog

from tools.words import TEMPLATE, catalogues, faults, gathered, read


def test_template_is_what_the_code_and_the_schema_say() -> None:
    said = {message.id for message in gathered() if message.id}
    assert said == {message.id for message in read(TEMPLATE) if message.id}, "run `make catalogue`"
    assert len(said) > 900


@pytest.mark.parametrize("code", catalogues())
def test_a_language_has_every_word(code) -> None:
    assert list(faults(read(catalogues()[code]), gathered())) == []


def test_arabic_is_there() -> None:
    catalogue = read(catalogues()["ar"])
    assert (str(catalogue.locale), catalogue.num_plurals) == ("ar_IQ", 6)


@pytest.mark.parametrize(
    ("string", "flags", "said"),
    [
        ("Ereignis {day}", (), []),
        ("", (), ["missing: event {day}"]),
        ("Ereignis {day}", ("fuzzy",), ["fuzzy: event {day}"]),
        ("Ereignis {tag}", (), ["placeholders differ: event {day}"]),
        ("Ereignis", (), ["placeholders differ: event {day}"]),
    ],
)
def test_what_a_language_lacks_is_told(string, flags, said) -> None:
    wanted, written = Catalog(), Catalog("de")
    wanted.add("event {day}")
    written.add("event {day}", string, flags=flags)
    assert list(faults(written, wanted)) == said


def test_only_the_form_of_one_number_may_leave_it_out() -> None:
    wanted, arabic, german = Catalog(), Catalog("ar"), Catalog("de")
    wanted.add(("{n} event", "{n} events"))
    arabic.add(("{n} event", "{n} events"), ("none", "one", "two", "{n} few", "{n} many", "{n} other"))
    german.add(("{n} event", "{n} events"), ("ein Ereignis", "Ereignisse"))
    assert list(faults(arabic, wanted)) == []
    assert list(faults(german, wanted)) == ["placeholders differ: {n} event"]
    short = Catalog("ar")
    short.add(("{n} event", "{n} events"), ("none", "one"))
    assert list(faults(short, wanted)) == ["wants 6 forms: {n} event"]


def test_a_message_that_is_not_written_at_all_is_missing() -> None:
    wanted = Catalog()
    wanted.add("event")
    assert list(faults(Catalog("de"), wanted)) == ["missing: event"]
