"""The view in words: each filter says itself, and one sentence restates them all."""

from datetime import date

import pytest

from tightrope.domain.filters import Filters, apply_filters
from tightrope.sentence import (
    Phrase,
    count_of,
    is_default_window,
    is_umbrella,
    phrases,
    say_level,
    say_window,
    sentence,
)
from tightrope.view_state import View

DECEMBER = {"start": date(2020, 12, 1), "end": date(2020, 12, 31)}
ASAIB, PREMIER, HASHD = "asaib-ahl-al-haq", "mustafa-al-kadhimi", "popular-mobilization-forces"


def said(dossier, shown=37, **filters):
    return sentence(View(Filters(**filters)), dossier, shown)


def test_the_first_view_says_its_window_only(dossier):
    assert said(dossier, 148) == f"148 of {len(dossier.events)} events · May 2020 – June 2021"


def test_the_sentence_of_the_design(dossier):
    total = len(dossier.events)
    assert said(dossier, actors=(ASAIB,), **DECEMBER) == (
        f"37 of {total} events · involving Asaib Ahl al-Haq · December 2020"
    )


@pytest.mark.parametrize(("match", "joint"), [("all", "and"), ("any", "or")])
def test_several_actors_are_joined_by_the_word_of_their_match(dossier, match, joint):
    total = len(dossier.events)
    assert said(dossier, actors=(ASAIB, PREMIER), match=match, **DECEMBER) == (
        f"37 of {total} events · involving Asaib Ahl al-Haq {joint} Mustafa al-Kadhimi · December 2020"
    )


def test_members_are_said_of_umbrellas_only(dossier):
    view = View(Filters(actors=(PREMIER, HASHD), members=True, **DECEMBER))
    assert [phrase.members for phrase in phrases(view, dossier)] == [None, True, None]
    name = dossier.actors.at[HASHD, "name"]
    assert f"involving Mustafa al-Kadhimi and {name} with members · " in sentence(view, dossier, 1)
    assert "with members" not in sentence(view.narrowed(members=False), dossier, 1)
    assert phrases(view.narrowed(members=False), dossier)[1].members is False


def test_every_filter_says_itself_and_how_it_is_taken_off(dossier):
    view = View(
        Filters(
            actors=(ASAIB, PREMIER),
            types=("Battles", "Political"),
            episodes=("june-2020",),
            statuses=("alleged", "planned", "announced"),
            level=1,
            disputed=True,
            source_kinds=("wire", "partisan"),
            text="raid {0} “x”",
            start=None,
            end=None,
        )
    )
    label = dossier.label
    assert phrases(view, dossier) == [
        Phrase("involving Asaib Ahl al-Haq", "actor", ASAIB, members=False),
        Phrase("Mustafa al-Kadhimi", "actor", PREMIER, joint="and"),
        Phrase(
            f"{label('events', 'event_type', 'Battles')} or {label('events', 'event_type', 'Political')}",
            "type",
        ),
        Phrase(label("events", "episode", "june-2020"), "episode"),
        Phrase(
            "{}, {} or {}".format(
                *(label("events", "status", one) for one in ("alleged", "planned", "announced"))
            ),
            "status",
        ),
        Phrase("turning points only", "level"),
        Phrase("disputed only", "disputed"),
        Phrase("with a source of the kind News agency or Partisan", "source-kind"),
        Phrase("saying “raid {0} “x””", "q"),
        Phrase("the whole record", "window"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2020, 12, 1), date(2020, 12, 31), "December 2020"),
        (date(2020, 12, 20), None, "since 20 December 2020"),
        (None, date(2020, 12, 25), "until 25 December 2020"),
        (None, None, "the whole record"),
        (date(2020, 12, 25), date(2020, 12, 25), "25 December 2020"),
    ],
)
def test_the_window_in_words(start, end, words):
    assert say_window(start, end) == words


def test_levels_in_words():
    assert say_level(1) == "turning points only"
    assert say_level(2) == "turning points and important events"


def test_the_count_has_the_number_of_the_whole(tiny):
    assert count_of(0, tiny(events="event_id\na\nb")) == "0 of 2 events"
    assert count_of(1, tiny(events="event_id\na")) == "1 of 1 event"


def test_an_umbrella_has_parts_or_members(tiny):
    dossier = tiny(
        actors="actor_id\na\nb\nc\nd",
        relations="relation_id,from_actor,to_actor,relation\n1,a,b,part-of\n2,b,c,member-of\n3,a,d,allied-with",
    )
    assert [is_umbrella(dossier, actor) for actor in "abcd"] == [False, True, True, False]


def test_only_the_first_window_is_the_default(dossier):
    assert is_default_window(View(), dossier)
    assert not is_default_window(View(Filters(end=None)), dossier)


def test_the_sentence_counts_what_is_shown(dossier):
    filters = Filters(actors=(ASAIB, PREMIER))
    words = sentence(View(filters), dossier, len(apply_filters(dossier, filters)))
    assert words.startswith(f"8 of {len(dossier.events)} events · ")
