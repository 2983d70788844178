"""The dossier in another language: the words are others, the facts and what is judged of them the same."""

import gc
from dataclasses import fields, replace
from weakref import ref

import pytest

from tightrope.domain.accounts import attributes_of
from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.find import find
from tightrope.domain.places import place_label
from tightrope.domain.wording import in_language, is_translated
from tightrope.figures.layout import positions
from tightrope.text import language

RAID = "2020-06-25-dora-raid"
PARADE = "2021-03-25-rab-allah-parade"


@pytest.fixture(scope="module")
def arabic(dossier):
    return in_language(dossier, "ar")


def test_names_titles_places_and_labels_are_arabic(arabic):
    assert tuple(arabic.actors.loc["asaib-ahl-al-haq", ["name", "other_name"]]) == (
        "عصائب أهل الحق",
        "Asaib Ahl al-Haq",
    )
    assert arabic.events.at[PARADE, "title"] == "ربع الله تنظم استعراضاً مسلحاً في بغداد"
    assert arabic.events.at[PARADE, "label"] == "استعراض ربع الله"
    assert place_label(arabic, "Camp Taji") == "معسكر التاجي"
    assert arabic.chips.at["2020-12-20-green-zone-salvo", "headline"] == "21 صاروخاً"
    assert arabic.label("events", "status", "superseded") == "متجاوَز"
    assert arabic.codes("relations", "relation")["leads"].inverse == "بقيادة"


def test_a_body_without_an_arabic_name_of_the_record_has_the_translation_and_a_person_none(dossier, arabic):
    assert tuple(arabic.actors.loc["iraqi-army", ["name", "other_name", "name_ar"]]) == (
        "الجيش العراقي",
        "Iraqi Army",
        "",
    )
    translated = dossier.translations.query("table == 'actors'")["row"]
    assert not dossier.actors.loc[translated, "kind"].eq("person").any()
    assert dossier.actors.loc[translated, "name_ar"].eq("").all()


def test_what_is_not_translated_stays_as_it_is(dossier, arabic):
    persons = dossier.actors["kind"].eq("person")
    nameless = dossier.actors.index[dossier.actors["name_ar"].eq("") & persons]
    assert len(nameless) > 30
    assert arabic.actors.loc[nameless, "name"].equals(dossier.actors.loc[nameless, "name"])
    assert arabic.events["summary"].equals(dossier.events["summary"])
    assert arabic.claims is dossier.claims
    assert arabic.label("events", "event_type", "Drills") == "Drills"


def test_the_dossier_itself_is_not_changed(dossier):
    assert in_language(dossier, "en") is dossier
    assert dossier.actors.at["iran", "name"] == "Iran"
    assert dossier.events.at[PARADE, "title"] == "Rab Allah staged an armed parade in Baghdad"
    assert dossier.label("events", "status", "superseded") == "Superseded"


def test_readers_of_a_language_share_one_value_with_a_memory_of_its_own(dossier, arabic):
    assert in_language(dossier, "ar") is arabic
    assert arabic.memory is not dossier.memory


def test_the_dossier_of_one_reader_is_not_held_by_its_translation(dossier):
    mine = replace(dossier)
    gone, worded = ref(mine), in_language(mine, "ar")
    assert worded.is_own == dossier.is_own
    del mine
    gc.collect()
    assert gone() is None


def test_what_is_judged_does_not_hang_on_the_language(dossier, arabic):
    def verdicts(told):
        return {
            event: [(one.id, one.verdict, one.independent_count) for one in attributes_of(told, event)]
            for event in told.events.index
        }

    assert verdicts(arabic) == verdicts(dossier)
    assert positions(arabic, "wide") == positions(dossier, "wide")


@pytest.mark.parametrize(
    "words", ["armed parade", "ربع الله", "استعراضاً مسلحاً", "معسكر التاجي", "Taji", "العامري"]
)
def test_a_search_finds_the_same_events_in_every_language(dossier, arabic, words):
    found = [list(apply_filters(one, Filters(text=words, start=None, end=None))) for one in (dossier, arabic)]
    assert found[0]
    assert found[0] == found[1]


def test_an_actor_is_found_by_either_name_in_every_language(dossier, arabic):
    for one in (dossier, arabic):
        for words in ("Qais al-Khazali", "قيس الخزعلي"):
            assert find(one, words)[0].ident == "qais-al-khazali"


def test_which_titles_are_translated_is_known(arabic):
    token = language.set("ar")
    try:
        assert is_translated(arabic, "events", RAID)
        assert not is_translated(arabic, "events", "2017-12-khazali-lebanon-border")
    finally:
        language.reset(token)


def test_every_field_of_the_dossier_is_there(dossier, arabic):
    for field in fields(dossier):
        if field.name not in ("schema", "memory"):
            assert len(getattr(arabic, field.name)) == len(getattr(dossier, field.name))


def test_the_sixty_most_significant_events_have_an_arabic_title(dossier):
    translated = dossier.translations.query("language == 'ar' and table == 'events' and field == 'title'")
    turning = dossier.events.index[dossier.events["significance"].eq(1)]
    assert len(translated) >= 60
    assert set(turning) <= set(translated["row"])
    assert set(dossier.chips.index) <= set(translated["row"])
