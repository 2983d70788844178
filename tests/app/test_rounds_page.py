"""The page of the two rounds, run in Python: whole, with a choice, with a bad link."""

ASAIB = "asaib-ahl-al-haq"
PREMIER = "mustafa-al-kadhimi"


def test_it_shows_both_rounds_criterion_by_criterion_with_their_sources(visit):
    words = visit.open("rounds").text("rounds-table")
    for part in (
        "June 2020: Kataib Hezbollah", "December 2020: Asaib Ahl al-Haq", "What set it off", "Who mediated",
        "Who backed whom", "How it ended", "3 to 53 men by account", "48 hours", "No deadline is on record.",
    ):  # fmt: skip
        assert part in words
    assert visit.data("rounds-table")["html"].count("<tr id=") == 12
    below = visit.text("rounds-changes")
    assert "What had changed between 26 June 2020 and 26 December 2020" in below
    assert "sources" in below


def test_both_networks_are_drawn(visit):
    visit.open("rounds")
    for name, day in (("june-2020", "26 June 2020"), ("december-2020", "26 December 2020")):
        network = visit.data(f"network-{name}")
        assert day in network["alt"]
        assert len(network["nodes"]) > 15
        assert len(network["edges"]) > 15


def test_a_choice_is_kept_told_to_the_pictures_and_said(visit):
    visit.open("rounds", actor=[ASAIB])
    assert visit.params == {"actor": [ASAIB]}
    assert visit.data("truth")["actors"] == [ASAIB]
    assert "Asaib Ahl al-Haq" in visit.text("rounds-chosen")
    visit.open("rounds", tie=[f"{ASAIB}--{PREMIER}"])
    assert "Asaib Ahl al-Haq – Mustafa al-Kadhimi" in visit.text("rounds-chosen")


def test_an_event_that_is_open_elsewhere_dims_nothing_here_and_is_kept(visit):
    visit.open("rounds", event=["2020-06-25-dora-raid"])
    assert visit.data("truth")["event"] is None
    assert visit.params == {"event": ["2020-06-25-dora-raid"]}


def test_filters_do_not_narrow_it_and_it_says_so(visit):
    plain = visit.open("rounds").data("rounds-table")
    assert "do not narrow it" in visit.text("rounds-table")
    assert visit.open("rounds", q=["dinar"], episode=["aftermath"]).data("rounds-table") == plain


def test_a_bad_link_gives_one_notice_and_the_whole_page(visit):
    visit.open("rounds", event=["<script>alert(1)</script>"], tie=["nobody--noone"])
    assert visit.notice.count("Part of this link could not be used") == 1
    assert "How it ended" in visit.text("rounds-table")
    assert visit.params == {}
