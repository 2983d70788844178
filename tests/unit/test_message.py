"""A sentence is said in the language of who reads it, whoever was served when it was made."""

import copy
import doctest
from datetime import date

from tightrope import message
from tightrope.message import Message, MessageError
from tightrope.text import speaking


def test_examples_hold():
    assert doctest.testmod(message).failed == 0


def test_a_message_is_put_into_words_where_it_is_read():
    with speaking("ar"):
        made = Message("{column} is empty; it must be given", column="title")
        assert str(made) == "\u2068title\u2069 فارغ؛ وهو مطلوب"
    assert str(made) == f"{made}" == "title is empty; it must be given"


def test_a_message_within_another_is_said_in_the_same_language():
    made = Message('"{value}" is not {number}', value="x", number=Message("a whole number"))
    assert str(made) == '"x" is not a whole number'
    with speaking("ar"):
        assert str(made) == '"\u2068x\u2069" ليس عدداً صحيحاً'


def test_a_day_in_it_is_said_in_words():
    made = Message("{end} is before {start}", end=date(2025, 6, 5), start="x")
    assert str(made) == "5 June 2025 is before x"
    with speaking("ar"):
        assert "5 حزيران 2025" in str(made)


def test_what_a_value_holds_is_never_filled_in():
    made = Message('"{cell}" is no count of deaths').filled(cell="{cell} {0} {cell.__class__}")
    assert str(made) == '"{cell} {0} {cell.__class__}" is no count of deaths'


def test_an_error_says_its_message_and_may_be_copied():
    error = MessageError("{column} is empty; it must be given", column="title")
    for one in (error, copy.copy(error)):
        assert str(one) == "title is empty; it must be given"
        with speaking("ar"):
            assert "فارغ" in str(one)
