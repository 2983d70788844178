"""Every spelling of the dossier finds its actor, and the actors that are often confused stay apart."""

import csv
import time
from pathlib import Path

import pytest

from tightrope.domain.names import FOLDING, LONGEST_QUERY, NameIndex, fold, name_index, search

DATA = Path(__file__).parents[2] / "data"


def _rows(table: str) -> list[dict[str, str]]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ACTORS = [(row["actor_id"], row["name"], row["name_ar"]) for row in _rows("actors.csv")]
ALIASES = [(row["actor_id"], row["alias"]) for row in _rows("aliases.csv")]
SPELLINGS = [(actor, text) for actor, *names in ACTORS for text in names if text] + ALIASES

# Spellings that sources use for two actors: the first named is found first, the other right behind.
SHARED = {
    "Abu Ali Al Askari": ["abu-ali-al-askari", "hossein-moanes"],
    "Hussein Munis": ["abu-ali-al-askari", "hossein-moanes"],
    "Hussein Mounis": ["abu-ali-al-askari", "hossein-moanes"],
}

# What readers type and no table has letter for letter.
VARIANTS = {
    "mustafa-al-kadhimi": [
        "Kadhimi", "Kazemi", "Kadhemi", "Kazimi", "Al-Kathimi", "al-Kadhimy", "Mustafa Kathemi",
        "Moustafa el-Kazimi", "Mostafa Kadhemi", "mustafa kadh", "الكاظمي", "مصطفی کاظمی", "Khadhimi",
    ],
    "qasem-soleimani": [
        "Soleimani", "Suleimani", "Sulaymani", "Solaymani", "Kassem Suleimani", "Ghasem Soleimani",
        "Süleymani", "Kasım Süleymani", "سلیمانی", "Soleimanni", "Solimani",
    ],
    "qais-al-khazali": ["Khazali", "Khaz'ali", "Qays Khaz’ali", "Kais el-Khazali", "الخزعلي"],
    "asaib-ahl-al-haq": [
        "Asaib", "Asa'ib Ahl al-Haq", "Asaib Ahl ul Haq", "Asa`ib ahl el-hakk", "asaeb ahl al-haqq",
        "Assaib Ahl al-Haq", "ʿAṣāʾib Ahl al-Ḥaqq", "عصائب اهل الحق", "asaib ahl", "AAH", "aah",
    ],
    "harakat-al-nujaba": [
        "Nujaba", "Nujabaa", "an-Nujaba", "Nojaba", "Hizbullah al-Nujaba", "Harakat Hizb Allah al-Nujaba",
    ],
    "falih-al-fayyadh": ["Fayyadh", "Fayad", "Fayyad", "Fayadh", "Faleh Fayyad", "Falih al-Fayad", "الفیاض"],
    "qasim-al-araji": ["Araji", "Aaraji", "al-A'raji", "Qassem Aaraji", "قاسم الاعرجي"],
    "abu-mahdi-al-muhandis": ["Muhandis", "Mohandes", "Muhandes", "Abou Mahdi Mohandis", "ابو مهدي المهندس"],
    "esmail-qaani": ["Qaani", "Qa'ani", "Esmail Qani", "Ismail Ghaani", "Esmaeil Ghaani", "قاآنی"],
    "ali-al-sistani": ["Sistani", "as-Sistani", "Ayatollah Sistani", "سیستانی", "السيستاني"],
    "muqtada-al-sadr": ["Sadr", "al-Sadr", "as-Sadr", "Moqtada as-Sadr", "Muqtada Sader", "مقتدی صدر"],
    "saraya-al-salam": ["Saraya al-Salam", "Saraya es Salam", "Saraya as-Salaam", "السلام"],
    "popular-mobilization-forces": [
        "Hashd", "Hashed", "al-Hashd ash-Sha‘bi", "Hachd Chaabi", "Hashd al Shabi",
        "popular mobilisation", "حشد شعبی",
    ],
    "kataib-hezbollah": [
        "Hizbullah brigades", "Kata'ib Hizballah", "Ketaeb Hezbollah", "Kataeb Hizb Allah",
        "Katai'b Hisbollah", "KH", "Khata’ib Hezbollah", "kataibhezbollah", "كتائب حزب الله",
        "كتايب حزب الله", "کتائب حزب‌الله",
    ],
    "hossam-al-zerjawi": ["Hisam Zrijawi", "Hossam Zirjawi", "Husam Azirjawi"],
    "abu-fadak-al-muhammadawi": ["Abu Fadak", "Abd al-Aziz al-Mohammedawi", "Abdelaziz Muhamadawi"],
    "abdul-wahab-al-saadi": ["Abdulwahab Saadi", "Abd al-Wahab as-Saadi", "عبدالوهاب الساعدي"],
    "hashd-al-atabat": ["Hashd al-Atabat", "shrine brigades", "العتبات"],
    "rab-allah": ["Rab Allah", "rabb allah"],
    "kataib-al-imam-ali": ["Kata'ib al-Imam Ali", "Ketaeb Imam Ali", "كتائب الامام علي"],
    "othman-al-ghanimi": ["Osman al-Ghanimi", "Uthman Ghanimi"],
    "hisham-al-hashimi": ["Hicham Hachemi", "Hisham al-Hashemi"],
    "mohammed-al-halbousi": ["Halbousi", "Muhamad al-Halbusi"],
}  # fmt: skip
PAIRS = [(actor, text) for actor, texts in VARIANTS.items() for text in texts]

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


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return name_index(ACTORS, ALIASES)


def _found(index: NameIndex, text: str) -> list[str]:
    return [hit.actor_id for hit in search(index, text)]


def test_every_name_and_alias_finds_its_own_actor_first(index):
    assert len(SPELLINGS) > 700
    strays = [(actor, text) for actor, text in SPELLINGS if _found(index, text)[0] != actor]
    assert {text for _, text in strays} == set(SHARED)


@pytest.mark.parametrize(("text", "actors"), SHARED.items(), ids=SHARED)
def test_a_spelling_of_two_actors_finds_both(index, text, actors):
    assert _found(index, text) == actors


@pytest.mark.parametrize(("actor", "text"), PAIRS, ids=[text for _, text in PAIRS])
def test_a_variant_finds_its_actor_first(index, actor, text):
    assert _found(index, text)[:1] == [actor]


def test_there_are_enough_variants_that_no_table_has():
    assert len(set(PAIRS) - set(SPELLINGS)) >= 60


@pytest.mark.parametrize(("texts", "actor", "others"), KEPT_APART, ids=[case[0][0] for case in KEPT_APART])
def test_actors_often_confused_stay_apart(index, texts, actor, others):
    for text in texts:
        found = _found(index, text)
        assert found[0] == actor, text
        assert not others & set(found), text


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
    assert [(hit.actor_id, hit.matched, hit.why) for hit in search(TOY, text)] == hits


def test_equal_spellings_of_one_actor_are_kept_once_and_names_come_first():
    assert TOY.keys()["badr"] == (("grup uf badr", "Group of Badr"), ("sad factiun", "Saad Faction"))


def test_an_actor_comes_once_and_the_limit_holds(index):
    found = _found(index, "a")
    assert len(found) == len(set(found)) == 8
    assert len(search(index, "a", limit=3)) == 3


def test_an_alias_of_an_unknown_actor_is_refused():
    with pytest.raises(ValueError, match='alias "Nobody" names actor_id "none"'):
        name_index([("hadi", "Hadi", "")], [("none", "Nobody")])


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
    assert all(hit.actor_id for hit in search(index, text))
    assert fold(text).strip() == fold(text)


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "kazemi " * 1500, "ab " * 4000, "﷽" * 10_000, "a\u0301" * 5000, " " * 10_000]
)
def test_a_pasted_page_costs_no_time(index, text):
    start = time.perf_counter()
    search(index, text)
    fold(text)
    assert time.perf_counter() - start < 2


def test_no_spelling_is_longer_than_what_is_searched():
    assert max(len(text) for _, text in SPELLINGS) < LONGEST_QUERY


def test_folding_is_stable(index):
    assert [text for _, text in SPELLINGS if fold(fold(text)) != fold(text)] == []


def test_the_rules_keep_to_what_python_and_javascript_read_alike():
    for pattern, replacement in FOLDING:
        assert not any(sign in pattern for sign in (r"\b", r"\w", r"\s", r"\d", "(?<", "(?i", "(?P")), pattern
        assert "\\" not in replacement, pattern
        assert "$" not in replacement, pattern
