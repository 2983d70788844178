"""One text finds actors, events and places, the best first, and the command line prints them."""

import pytest

from tightrope.__main__ import main
from tightrope.domain.find import find

RAID = "2020-06-25-dora-raid"


@pytest.fixture
def toy(tiny):
    return tiny(
        actors="""\
            actor_id,name,name_ar,tier
            badr,Badr Corps,منظمة بدر,core
            hadi,Hadi Nasser,,minor
            nasser,Nasser,,core""",
        aliases="actor_id,alias\nhadi,Abu Salih",
        events="""\
            event_id,title,label,place,significance,date_start
            rally,Rally of the corps,,Basra,3,2020-06-01
            raid,Raid on the corps,Night raid,"Dora, Baghdad",1,2020-06-02
            talks,Talks,,Basra,2,2020-06-03""",
        claims="""\
            event_id,attribute,value,note,source_id
            raid,place,Albu Aitha,,wire
            talks,occurrence,yes,the tribunal met,wire""",
        participants="event_id,actor_id,role\nrally,hadi,initiator\nraid,hadi,target\ntalks,badr,initiator",
    )


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("badr corps", [("badr", "actor", "exact"), ("talks", "event", "participant: Badr Corps")]),
        (
            "abou saleh",
            [
                ("hadi", "actor", "alias: Abu Salih"),
                ("raid", "event", "participant: Hadi Nasser"),
                ("rally", "event", "participant: Hadi Nasser"),
            ],
        ),
        (
            "Bu Aitha",
            [("raid", "event", "place: Albu Aitha"), ("Dora, Baghdad", "place", "alias: Albu Aitha")],
        ),
        ("night raid", [("raid", "event", "exact")]),
        ("nihgt raid", [("raid", "event", "near: Night raid")]),
        ("tribunal", [("talks", "event", "text")]),
        (
            "basrah",
            [
                ("talks", "event", "near: Basra"),
                ("rally", "event", "near: Basra"),
                ("Basra", "place", "near: Basra"),
            ],
        ),
        ("RAID", [("raid", "event", "exact")]),
        ("Merkel", []),
        ("", []),
    ],
)
def test_hits_come_by_kind_the_best_first_and_say_why(toy, text, hits):
    assert [(hit.ident, hit.kind, hit.reason) for hit in find(toy, text)] == hits


def test_a_near_name_is_not_told_beside_a_sure_one(toy):
    assert [hit.ident for hit in find(toy, "nasser") if hit.kind == "actor"] == ["nasser", "hadi"]
    assert all(hit.why != "near" for hit in find(toy, "talks"))


def test_the_limit_holds_for_each_kind(toy):
    assert [hit.ident for hit in find(toy, "nasser", limit=1)] == ["nasser", "raid"]


@pytest.mark.parametrize("text", ["Albu Eessa", "Albu Aitha", "Bu Aitha", "al-Bu Aitha", "ألبو عيثة"])
def test_the_raid_is_found_by_every_name_of_its_place(dossier, text):
    assert [hit.ident for hit in find(dossier, text) if hit.kind == "event"][:1] == [RAID]


def test_an_event_is_found_by_its_title_its_participants_and_their_arabic_names(dossier):
    for text in ("Dora raid", dossier.events.at[RAID, "title"], RAID):
        assert find(dossier, text)[0].ident == RAID, text
    for text in ("Kataeb Hizbollah", "كتائب حزب الله", "Hisbollah-Brigaden"):
        assert RAID in {hit.ident for hit in find(dossier, text)}, text


def test_the_command_prints_what_is_found(capsys):
    assert main(["find", "Kata’ib", "Hizballah"]) == 0
    out, err = capsys.readouterr()
    lines = [line.split("\t") for line in out.splitlines()]
    assert lines[0] == ["kataib-hezbollah", "actor", "alias: Kata’ib Hizballah"]
    assert {len(line) for line in lines} == {3}
    assert {kind for _, kind, _ in lines} <= {"actor", "event", "place"}
    assert err == ""


def test_the_command_says_in_one_sentence_that_nothing_is_found(capsys):
    assert main(["find", "xqzt"]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", "Nothing in data is called “xqzt” or anything near it.\n")


def test_the_command_says_what_is_wrong_with_a_folder(capsys, tmp_path):
    assert main(["find", "Khazali", "--data", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert tmp_path.name in err
    assert "Traceback" not in err
