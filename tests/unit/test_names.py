"""Every spelling of the dossier finds its actor, and the actors that are often confused stay apart."""

import csv
from pathlib import Path

import pytest

from tightrope.domain.folding import FOLDING, READINGS, SKELETON, SOUND, VOICED, fold
from tightrope.domain.names import LONGEST_QUERY, search
from tightrope.domain.spellings import NameIndex, name_index

DATA = Path(__file__).parents[2] / "data"


def _rows(table: str) -> list[dict[str, str]]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ACTORS = [(row["actor_id"], row["name"], row["name_ar"]) for row in _rows("actors.csv")]
ALIASES = [(row["actor_id"], row["alias"]) for row in _rows("aliases.csv")]
SPELLINGS = [(actor, text) for actor, *names in ACTORS for text in names if text] + ALIASES

# The spelling that sources use for two actors: whose name it is comes first, the other right behind.
SHARED = {"Abu Ali Al Askari": ["abu-ali-al-askari", "hossein-moanes"]}

# What readers type and no table has letter for letter: actor_id, spelling, and how it is written (a language,
# "typo", or "held-out" for those written down after the rules). Our own, from how newspapers, agencies and
# readers of these languages write the names.
WRITTEN = list(csv.DictReader((Path(__file__).parent / "spellings.csv").open(encoding="utf-8", newline="")))

# Each is found by its own name, and the others are not even hits.
KEPT_APART = [
    (
        ("كتائب حزب الله", "Kata'ib Hizballah", "Hizbullah brigades"),
        "kataib-hezbollah",
        {"hezbollah-lebanon"},
    ),
    (("Lebanese Hizbullah", "حزب الله اللبناني"), "hezbollah-lebanon", {"kataib-hezbollah"}),
    (("Qasem al-Aaraji", "قاسم الاعرجي"), "qasim-al-araji", {"qasim-muslih", "qasem-soleimani"}),
    (("Kassem Musleh", "قاسم مصلح"), "qasim-muslih", {"qasim-al-araji", "qasem-soleimani"}),
    (("Qasim Sulaimani", "قاسم سليماني"), "qasem-soleimani", {"qasim-al-araji", "qasim-muslih"}),
    (
        ("Kadhimi", "Kathimi"),
        "mustafa-al-kadhimi",
        {"qasem-soleimani", "qasim-al-araji", "othman-al-ghanimi"},
    ),
    (("Hisham al-Hashemi", "هشام الهاشمي"), "hisham-al-hashimi", {"abu-jihad-al-hashimi"}),
    (("Abou Jihad al-Hashemi",), "abu-jihad-al-hashimi", {"hisham-al-hashimi"}),
    (("Kataib Imam Ali", "كتائب الإمام علي"), "kataib-al-imam-ali", {"imam-ali-combat-division"}),
    (("Imam Ali Combat", "فرقة الإمام علي"), "imam-ali-combat-division", {"kataib-al-imam-ali"}),
    (("Qays al-Khazali", "قيس الخزعلي"), "qais-al-khazali", {"laith-al-khazali"}),
    (("Lais al-Khaz'ali", "ليث الخزعلي"), "laith-al-khazali", {"qais-al-khazali"}),
]


# A name that several bear finds them all, whoever comes first.
BORNE_BY_SEVERAL = {
    "Hezbollah": {"hezbollah-lebanon", "kataib-hezbollah", "harakat-al-nujaba"},
    "حزب الله": {"hezbollah-lebanon", "kataib-hezbollah", "harakat-al-nujaba"},
    "Hisbollah": {"hezbollah-lebanon", "kataib-hezbollah", "harakat-al-nujaba"},
    "Hashimi": {"hisham-al-hashimi", "abu-jihad-al-hashimi"},
    "Haschimi": {"hisham-al-hashimi", "abu-jihad-al-hashimi"},
    "Qasim": {"qasem-soleimani", "qasim-al-araji", "qasim-muslih", "qasim-al-jabbarin"},
    "Kassem": {"qasem-soleimani", "qasim-al-araji", "qasim-muslih", "qasim-al-jabbarin"},
    "قاسم": {"qasem-soleimani", "qasim-al-araji", "qasim-muslih"},
    "Khazali": {"qais-al-khazali", "laith-al-khazali", "asaib-ahl-al-haq"},
    "Chazali": {"qais-al-khazali", "laith-al-khazali"},
    "الخزعلي": {"qais-al-khazali", "laith-al-khazali"},
    "Imam Ali": {"kataib-al-imam-ali", "imam-ali-combat-division"},
    "Zaidi": {"maytham-al-zaidi", "shibl-al-zaidi"},
    "Kaabi": {"akram-al-kaabi", "hassan-al-kaabi"},
}

NOBODY = [
    "Merkel", "Angela Merkel", "Zelensky", "Wolodymyr Selenskyj", "xqzt", "Scholz", "Putin", "Erdogan",
    "Netanyahu", "Nasrallah Ibrahim", "Johnson", "qwerty", "Shakespeare", "ميركل", "زيلينسكي", "بوتين",
    "Khashoggi", "Macdonald",
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return name_index(ACTORS, ALIASES)


def _found(index: NameIndex, text: str) -> list[str]:
    return [hit.ident for hit in search(index, text)]


def test_every_name_and_alias_finds_its_own_actor_first(index):
    assert len(SPELLINGS) > 700
    strays = [(actor, text) for actor, text in SPELLINGS if _found(index, text)[0] != actor]
    assert {text for _, text in strays} == set(SHARED)


@pytest.mark.parametrize(("text", "actors"), SHARED.items(), ids=SHARED)
def test_a_spelling_of_two_actors_finds_both(index, text, actors):
    assert _found(index, text) == actors


@pytest.mark.parametrize("written", sorted({row["written"] for row in WRITTEN}))
def test_a_spelling_that_no_table_has_finds_its_actor_first(index, written):
    rows = [row for row in WRITTEN if row["written"] == written]
    strays = [row for row in rows if _found(index, row["spelling"])[:1] != [row["actor_id"]]]
    assert strays == []


def test_there_are_many_spellings_that_no_table_has_and_each_stands_once():
    pairs = {(row["actor_id"], row["spelling"]) for row in WRITTEN}
    assert len(pairs) == len(WRITTEN) >= 1500
    assert not pairs & set(SPELLINGS)


@pytest.mark.parametrize(("texts", "actor", "others"), KEPT_APART, ids=[case[0][0] for case in KEPT_APART])
def test_actors_often_confused_stay_apart(index, texts, actor, others):
    for text in texts:
        found = _found(index, text)
        assert found[0] == actor, text
        assert not others & set(found), text


@pytest.mark.parametrize(("text", "bearers"), BORNE_BY_SEVERAL.items(), ids=BORNE_BY_SEVERAL)
def test_a_name_that_several_bear_finds_them_all(index, text, bearers):
    assert bearers <= set(_found(index, text))


@pytest.mark.parametrize("text", NOBODY)
def test_the_name_of_nobody_in_the_record_finds_nobody(index, text):
    assert _found(index, text) == []


@pytest.mark.parametrize(
    ("text", "actor", "why"),
    [
        ("Sheikh Laith al-Khazali", "laith-al-khazali", "exact"),
        ("السيد مقتدى الصدر", "muqtada-al-sadr", "exact"),
        ("Sayyid al-Shuhada Brigades", "kataib-sayyid-al-shuhada", "alias"),
        ("Nouri Kamal al-Maliki", "nouri-al-maliki", "near"),
        ("Qais al-Chazali", "qais-al-khazali", "near"),
        ("حسن روحاني", "hassan-rouhani", "near"),
    ],
)
def test_what_stands_around_a_name_and_other_languages_are_seen_through(index, text, actor, why):
    assert [(hit.ident, hit.why) for hit in search(index, text)][:1] == [(actor, why)]


def test_a_wrong_vowel_is_nearer_than_a_wrong_letter():
    index = name_index([("biden", "Biden", ""), ("badr", "Badr", "")], [])
    assert _found(index, "Bedir") == ["badr", "biden"]


def test_a_name_still_being_typed_keeps_its_actor_in_the_list(index):
    for actor, text in [
        ("kataib-hezbollah", "Hezbollah Brigades"),
        ("qais-al-khazali", "Qais al-Khazali"),
        ("abu-fadak-al-muhammadawi", "Abdulaziz al-Mohammedawi"),
        ("harakat-al-nujaba", "حركة النجباء"),
    ]:
        missing = [text[:end] for end in range(4, len(text)) if actor not in _found(index, text[:end])]
        assert missing == []


TOY = name_index(
    [("saad", "Saad Group", "جماعة سعد"), ("badr", "Group of Badr", ""), ("hadi", "Hadi", "")],
    [("hadi", "Group"), ("badr", "Saad Faction"), ("badr", "Saad  faction!"), ("hadi", "Adnan Nasser")],
)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("hadi", [("hadi", "Hadi", "exact")]),
        ("جماعه السعد", [("saad", "جماعة سعد", "exact")]),
        (
            "group",
            [
                ("hadi", "Group", "alias"),
                ("badr", "Group of Badr", "prefix"),
                ("saad", "Saad Group", "words"),
            ],
        ),
        ("saad", [("saad", "Saad Group", "prefix"), ("badr", "Saad Faction", "words")]),
        ("nas ad", [("hadi", "Adnan Nasser", "words")]),
        ("facton sad", [("badr", "Saad Faction", "near")]),
        ("nothing", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hits_are_ranked_and_say_which_spelling_matched_and_why(text, hits):
    assert [(hit.ident, hit.matched, hit.why) for hit in search(TOY, text)] == hits


def test_equal_spellings_of_one_actor_are_kept_once_and_names_come_first():
    kept = [(one.original, one.others) for one in TOY.spellings if one.ident == "badr"]
    assert kept == [("Group of Badr", ()), ("Saad Faction", ("Saad  faction!",))]


def test_an_alias_that_folds_to_the_name_is_told_when_it_is_what_was_typed():
    index = name_index([("kh", "Kataib Hezbollah", "")], [("kh", "Kata'ib Hizballah")])
    told = {text: search(index, text)[0] for text in ("kata'ib hizballah", "Kataeb Hizbollah")}
    assert [(hit.matched, hit.why) for hit in told.values()] == [
        ("Kata'ib Hizballah", "alias"),
        ("Kataib Hezbollah", "exact"),
    ]


def test_of_two_actors_the_one_whose_alias_was_typed_letter_for_letter_comes_first():
    index = name_index([("one", "One", ""), ("two", "Two", "")], [("one", "Mounes"), ("two", "Munis")])
    assert _found(index, "munis") == ["two", "one"]
    assert _found(index, "Mounes") == ["one", "two"]


def test_an_actor_comes_once_and_the_limit_holds(index):
    found = _found(index, "a")
    assert len(found) == len(set(found)) == 8
    assert len(search(index, "a", limit=3)) == 3


def test_an_alias_of_an_unknown_actor_is_refused():
    with pytest.raises(ValueError, match='alias "Nobody" names actor_id "none"'):
        name_index([("hadi", "Hadi", "")], [("none", "Nobody")])


@pytest.mark.parametrize("text", ["zzzzzzz", "KKKK", "aaaaa bbbbb"])
def test_a_key_that_was_held_down_is_no_word(index, text):
    """No letter counts twice, so that it would be one letter, with which many words begin."""
    assert search(index, text) == []
    assert fold(f"{text} Kadhimi") == fold("Kadhimi")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "'",
        "al-",
        "\u0640",
        "(",
        "[a-z]+(",
        "\\",
        "$1^.*",
        "\x00\x1b\n\u202e",
        "\ud800",
        "漢字",
        "🎈",
    ],
    ids=repr,
)
def test_signs_alone_find_nothing_and_break_nothing(index, text):
    assert all(hit.ident for hit in search(index, text))
    assert fold(text).strip() == fold(text)


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "kazemi " * 1500, "ab " * 4000, "﷽" * 10_000, "a\u0301" * 5000, " " * 10_000]
)
def test_of_a_pasted_page_only_the_beginning_is_searched(index, text):
    assert search(index, text) == search(index, text[:LONGEST_QUERY])


def test_no_spelling_is_longer_than_what_is_searched():
    assert max(len(text) for _, text in SPELLINGS) < LONGEST_QUERY


def test_folding_is_stable(index):
    assert [text for _, text in SPELLINGS if fold(fold(text)) != fold(text)] == []


def test_the_rules_keep_to_what_python_and_javascript_read_alike():
    for pattern, replacement in (
        *FOLDING,
        *SOUND,
        *SKELETON,
        *VOICED,
        *(rule for one in READINGS for rule in one),
    ):
        assert not any(sign in pattern for sign in (r"\b", r"\w", r"\s", r"\d", "(?<", "(?i", "(?P")), pattern
        assert "\\" not in replacement, pattern
        assert "$" not in replacement, pattern
