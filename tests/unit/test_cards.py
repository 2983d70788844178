"""Cards and tables: everything they rest on is listed once, and nothing in the data becomes markup."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from tightrope.domain.accounts import attributes_of
from tightrope.domain.ties import ties_as_of
from tightrope.figures.cards import actor_card, event_card, tie_card
from tightrope.figures.footnotes import source_entry
from tightrope.figures.network import network_drawing, network_legend
from tightrope.figures.record import whole_record
from tightrope.figures.tables import actors_table, events_table, ties_table
from tightrope.figures.template import render
from tightrope.sentence import phrases
from tightrope.view_state import View

DAY = date(2020, 12, 25)

TABLES = {
    "actors": "actor_id,name,name_ar\na,Alpha,ألف\nb,Beta,",
    "descriptions": "actor_id,part,text\na,who,The first.",
    "aliases": "actor_id,alias,source_id\na,Alfa,wire\na,Alfa,paper\na,The A,wire",
    "events": """
        event_id,title,date_start,status
        before,What came before,2020-06-01,occurred
        raid,The raid,2020-06-25,alleged
        after,What came after,2020-06-29,occurred
        release,The release,2020-07-01,occurred
    """,
    "participants": """
        event_id,actor_id,role
        raid,a,detainer
        raid,b,detainee
        raid,a,initiator
        after,a,issuer
    """,
    "claims": """
        event_id,attribute,value,source_id,attributed_to,note
        raid,occurrence,yes,wire,,
        raid,detainee_count,14,paper,the army,by phone
        raid,detainee_count,23,wire,,
        raid,detainee_count,23,blog,,
    """,
    "event_links": """
        from_event,to_event,relation,status,source_id
        before,raid,led-to,,wire
        after,raid,response-to,alleged,blog
        raid,release,led-to,,late
        raid,release,led-to,,blog
    """,
    "relations": """
        relation_id,from_actor,to_actor,relation,sign,valid_from,valid_to
        now,a,b,leads,positive,2020-06,
        then,b,a,hostile-to,negative,2018,2019
    """,
    "relation_claims": "relation_id,note,source_id\nnow,Said so,wire\nnow,,paper\nthen,Long ago,blog",
    "sources": """
        source_id,title,url,url_fault,kind,publisher,published
        wire,Wire report,https://example.org/wire,,wire,The wire,2020-06-26
        paper,Paper report,https://example.org/copy,scraper,newspaper,,
        blog,Blog entry,javascript:alert(1),,partisan,,2020
        late,Late report,http://example.org/late,,wire,,
    """,
}


class Elements(HTMLParser):
    """The start tags of a text, with their attributes, and the text between."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def of(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    def outward(self):
        """The links that leave the app."""
        return [attributes for attributes in self.of("a") if "data-go" not in attributes]

    def picks(self):
        return [attributes["data-pick"] for _, attributes in self.tags if "data-pick" in attributes]


@pytest.fixture(scope="module")
def few(tiny):
    return tiny(**TABLES)


def cards_of(dossier):
    """Every card and table of a tiny dossier, by name."""
    events, ties = tuple(dossier.events.index), ties_as_of(dossier, DAY, True)
    return {
        **{f"event {event}": event_card(dossier, event, link="?event=x") for event in events},
        **{f"actor {actor}": actor_card(dossier, actor, DAY, events) for actor in dossier.actors.index},
        "tie": tie_card(dossier, "a--b", DAY),
        "events table": events_table(dossier, events),
        "actors table": actors_table(dossier, events, ties, DAY),
        "ties table": ties_table(dossier, ties),
    }


def test_a_source_is_linked_only_where_its_address_is_fit(few):
    links = Elements(event_card(few, "raid", link="")).outward()
    assert [link["href"] for link in links] == ["https://example.org/wire", "http://example.org/late"]
    assert all(link["rel"] == "noopener noreferrer" for link in links)
    assert source_entry(few, "paper")["url"] == source_entry(few, "blog")["url"] == ""
    reason = few.label("sources", "url_fault", "scraper")
    assert reason != "scraper"
    assert f"no link: {reason}" in event_card(few, "raid", link="")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JavaScript://x",
        " https://example.org",
        "data:text/html,x",
        "//example.org",
    ],
)
def test_what_is_no_web_address_is_no_link(few, url):
    dossier = replace(few, sources=few.sources.assign(url=url))
    assert all(Elements(html).outward() == [] for html in cards_of(dossier).values())


def test_no_source_of_the_record_with_a_fault_is_linked(dossier):
    faulty = dossier.sources.index[dossier.sources["url_fault"].ne("")]
    assert len(faulty) > 100
    assert not any(source_entry(dossier, source)["url"] for source in faulty)
    assert all(source_entry(dossier, source)["fault"] for source in faulty)


def listed(html):
    return [int(attributes["value"]) for attributes in Elements(html).of("li") if "value" in attributes]


def cited(html):
    return [int(tag["data-note"]) for tag in Elements(html).of("button") if "data-note" in tag]


def test_every_source_cited_is_listed_once_and_every_source_listed_is_cited(few):
    for name, html in cards_of(few).items():
        if "table" not in name:
            assert listed(html) == list(range(1, len(listed(html)) + 1))
            assert set(cited(html)) == set(listed(html))


@pytest.mark.parametrize(
    "event", ["2020-06-25-dora-raid", "2020-12-20-green-zone-salvo", "2020-12-25-asaib-ultimatum"]
)
def test_the_card_of_a_real_event_lists_every_source_that_speaks_of_it(dossier, event):
    html = event_card(dossier, event, link="")
    links = dossier.event_links
    sources = set(dossier.claims.loc[dossier.claims["event_id"] == event, "source_id"]) | set(
        links.loc[(links["from_event"] == event) | (links["to_event"] == event), "source_id"]
    )
    assert listed(html) == list(range(1, len(sources) + 1))
    assert set(cited(html)) == set(listed(html))
    statements = sum(len(attribute.statements) for attribute in attributes_of(dossier, event))
    assert len(cited(html)) >= statements > 5


def test_the_numbers_follow_the_order_of_citing_and_name_the_right_source(few):
    html = event_card(few, "raid", link="")
    titles = re.findall(r'<li value="(\d+)">.*?<bdi>([^<]+)</bdi>', html, re.DOTALL)
    assert titles == [("1", "Wire report"), ("2", "Blog entry"), ("3", "Paper report"), ("4", "Late report")]
    army = html[html.index("the army") :]
    assert cited(army)[0] == 3


def test_what_led_to_an_event_stands_before_what_followed_each_link_once(few):
    html = event_card(few, "raid", link="")
    led, followed = html.index("What led to it"), html.index("What followed")
    assert Elements(html[led:followed]).picks() == ["event:before"]
    assert Elements(html[followed:]).picks() == ["event:after", "event:release"]
    assert cited(html[followed : html.index("<ol>")])[1:] == [4, 2], "both sources of one link"
    assert few.codes("event_links", "relation")["led-to"].inverse in html[led:followed]
    assert "Alleged" in html[followed:]
    assert "as alleged" not in html[led:followed]


def test_a_link_is_read_from_either_end(few):
    assert "What followed" in event_card(few, "before", link="")
    assert "What led to it" not in event_card(few, "before", link="")
    assert "What led to it" in event_card(few, "after", link="")
    assert "What followed" not in event_card(few, "after", link="")


def test_the_card_shows_every_value_and_no_winner(few):
    html = event_card(few, "raid", link="")
    assert re.findall(r"<strong><bdi>([^<]+)</bdi></strong>", html) == ["It took place", "23", "14"]
    assert "nobody is named" in html
    assert few.label("events", "status", "alleged") in html


def test_an_actor_card_counts_events_once_and_shows_the_ties_of_the_day(few):
    html = actor_card(few, "a", DAY, tuple(few.events.index))
    assert "2 events in this view" in html
    assert "0 events in this view" in actor_card(few, "a", DAY, ())
    assert "Said so" in html
    assert "Long ago" not in html
    assert "Long ago" in actor_card(few, "a", date(2018, 6, 1), ())
    assert html.count("<bdi>Alfa</bdi>") == 1


def test_a_tie_card_shows_what_holds_and_apart_from_it_what_does_not(few):
    html = tie_card(few, "a--b", DAY)
    other_times = html.index("At other times")
    assert html.index("Said so") < other_times < html.index("Long ago")
    nothing = tie_card(few, "a--b", date(2000, 1, 1))
    assert "No tie is on record for this day." in nothing
    assert nothing.index("At other times") < min(nothing.index("Said so"), nothing.index("Long ago"))


def test_tables_have_one_row_for_each_thing(few):
    events, ties = tuple(few.events.index), ties_as_of(few, DAY, True)
    assert Elements(events_table(few, events)).picks() == [
        f"event:{e}" for e in ("before", "raid", "after", "release")
    ]
    assert Elements(actors_table(few, events, ties, DAY)).picks() == ["actor:a", "actor:b"]
    assert Elements(actors_table(few, (), (), DAY)).picks() == []
    assert Elements(ties_table(few, ties)).picks() == ["tie:a--b"]
    assert re.findall(r'is-number">(\d+)<', actors_table(few, events, ties, DAY)) == ["2", "1", "1", "1"]


def test_the_record_of_the_browser_reads_links_from_both_ends(few):
    record = whole_record(few)
    assert set(record) == set(few.events.index)
    assert record["raid"]["actors"] == ["a", "b"]
    assert {link["id"] for link in record["raid"]["links"]} == {"before", "after", "release"}
    [link] = record["after"]["links"]
    assert (link["id"], link["dashed"]) == ("raid", True)
    assert link["words"].endswith("as alleged")


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>"
    "\"' onmouseover=alert(3) x='\"></a></td>{{7*7}}&lt;b&gt;"
)
FREE_TEXT = {
    "actors": ["name", "name_ar", "description"],
    "aliases": ["alias"],
    "claims": ["attribute", "value", "attributed_to", "note"],
    "events": ["title", "label", "summary", "place"],
    "relation_claims": ["note"],
    "sources": ["title", "publisher", "author", "note", "language"],
}
"""Cells that may hold any text; a date that is none is refused with its file."""


@pytest.fixture(scope="module")
def hostile(few):
    return replace(
        few,
        **{
            name: getattr(few, name).assign(**dict.fromkeys(columns, HOSTILE))
            for name, columns in FREE_TEXT.items()
        },
    )


def shape(html):
    """The tags and the names of their attributes; all that a hostile text must not be able to change."""
    return {(tag, name) for tag, attributes in Elements(html).tags for name in (*attributes, "")}


def test_hostile_cells_come_out_as_text_in_every_card_and_table(few, hostile):
    harmless = {pair for html in cards_of(few).values() for pair in shape(html)}
    for html in cards_of(hostile).values():
        assert shape(html) <= harmless
        parsed = Elements(html)
        assert not {"script", "img"} & {tag for tag, _ in parsed.tags}
        assert "<script>alert(1)</script>" in parsed.text, "the text is shown as it is written"
        assert "49" not in parsed.text


def test_hostile_addresses_stay_inside_their_attribute(few):
    url = "https://example.org/\"onclick=alert(1)'><script>"
    parsed = Elements(event_card(replace(few, sources=few.sources.assign(url=url)), "raid", link=url))
    assert {link["href"] for link in parsed.outward()} == {url}
    assert [tag["data-copy"] for tag in parsed.of("button") if "data-copy" in tag] == [url]
    assert "script" not in {tag for tag, _ in parsed.tags}


def test_a_button_that_copies_has_a_word_to_say_that_it_did(few):
    """That of an event went blank."""
    parsed = Elements(event_card(few, "raid", link="?event=raid"))
    assert [tag["data-copied"] for tag in parsed.of("button") if "data-copy" in tag] == ["Copied"]


def test_hostile_words_of_a_link_come_out_as_text_in_the_sentence(few, hostile):
    view = View().narrowed(text=HOSTILE, actors=("a",))
    html = render(
        "sentence.html",
        count="1 of 4 events",
        phrases=phrases(view, hostile),
        default_window=True,
        selected=HOSTILE,
        can_clear=True,
        can_reset=True,
        is_first=True,
        link=HOSTILE,
        frames=(),
        tours=[],
        cite="",
        groups=[],
        restriction="",
    )
    parsed = Elements(html)
    assert {tag for tag, _ in parsed.tags} <= {
        *("div", "p", "strong", "span", "button"),
        *("details", "summary"),
    }
    assert not any(name.startswith("on") for _, attributes in parsed.tags for name in attributes)
    assert parsed.text.count("<script>") == 3


def test_the_legend_of_the_network_holds_no_data(hostile):
    drawing = network_drawing(hostile, ties_as_of(hostile, DAY, True), {"a": 1, "b": 1}, DAY)
    assert "alert" not in network_legend(drawing)


DISPUTE = TABLES | {
    "claims": """
        event_id,attribute,value,count_low,count_high,source_id,attributed_to
        raid,occurrence,yes,,,wire,
        raid,occurrence,yes,,,paper,
        raid,occurrence,denied,,,blog,the faction
        raid,detained_count,"14 men, all free",14,14,paper,the army
        raid,detained_count,14,14,14,wire,the army
        raid,detained_count,53,53,53,blog,
    """,
    "relations": """
        relation_id,from_actor,to_actor,relation,sign,valid_from,valid_to,status,dates_differ
        now,a,b,leads,positive,2020-06,,disputed,disputed
    """,
    "relation_claims": """
        relation_id,note,source_id,valid_from,stance
        now,Said so,wire,2020-06,asserts
        now,Not so,paper,2018,denies
        now,Said again,late,2020-06,claims
    """,
    "sources": """
        source_id,kind,same_text_as
        wire,wire,
        paper,newspaper,
        blog,partisan,
        late,wire,wire
    """,
}


@pytest.fixture(scope="module")
def dispute(tiny):
    return tiny(**DISPUTE)


def words(html):
    return " ".join(Elements(html).text.split())


def test_the_headline_has_the_span_and_how_many_accounts_are_independent(dispute):
    text = words(event_card(dispute, "raid", link=""))
    assert "14 to 53 detained 3 accounts, 2 independent disputed" in text
    assert "Occurrence: stated by 2, denied by 1" in text
    assert "2 points disputed" in text


def test_value_speakers_and_sources_stand_below_each_other(dispute):
    html = event_card(dispute, "raid", link="")
    held = html[html.index('data-attribute="detained_count"') : html.index('class="sources"')]
    assert re.findall(r"<strong><bdi>([^<]+)</bdi></strong>", held) == ["14", "53"]
    army = held[held.index("the army") : held.index("53</bdi>")]
    assert cited(army) == [2, 1]
    assert "“14 men, all free”" in words(army)
    assert "1 account, 1 against it partisan only" in words(held)


def test_a_denial_is_marked_and_open(dispute):
    html = event_card(dispute, "raid", link="")
    happened = html[html.index('data-attribute="occurrence"') :]
    assert happened[: happened.index(">")].endswith("open")
    assert 'class="account is-denial"' in happened
    assert "the faction" in happened


def test_the_summary_cites_the_sources_that_say_it_took_place(dispute):
    html = event_card(dispute, "raid", link="")
    summary = html[html.index('class="summary"') : html.index("Who took part")]
    assert cited(summary) == [1, 2]


@pytest.mark.parametrize(
    ("event", "badge"),
    [
        ("2020-12-25-asaib-ultimatum", "Alleged"),
        ("2020-07-31-early-elections-announced", "Occurred"),
        ("2017-12-khazali-lebanon-border", "date approximate"),
    ],
)
def test_badges_say_what_to_know_first(dossier, event, badge):
    html = event_card(dossier, event, link="")
    kicker = words(html[: html.index("<h2>")])
    assert (badge in kicker) is (badge != "Occurred")


def test_a_tie_says_stances_disputed_dates_and_its_sources_without_copies(dispute):
    html = tie_card(dispute, "a--b", DAY)
    text = words(html)
    assert "2 sources" in text
    assert "since 20182 · since June 202013" in text
    assert "Denies Not so" in text
    assert "Relays a claim Said again" in text
    assert "the same text as 1, counted once" in text


def test_no_statement_of_the_record_is_missing_from_the_card_of_its_event(dossier):
    claims = dict(list(dossier.claims.groupby("event_id")))
    assert sum(map(len, claims.values())) == len(dossier.claims)
    for event, told in claims.items():
        text = words(event_card(dossier, event, link=""))
        for claim in told.itertuples():
            # What is said in other words: that it took place, and a day that is written out.
            written_out = claim.attribute == "occurrence" or claim.value == claim.value_date
            shown = [claim.attributed_to, claim.note, "" if written_out else claim.value]
            assert [one for one in shown if " ".join(one.split()) not in text] == [], claim


def test_the_card_of_an_actor_says_who_places_it_in_a_camp_that_day(dossier):
    told = Elements(actor_card(dossier, "qasim-al-araji", DAY, ())).text
    assert "Iraqi government according to Rudaw · Iran-aligned factions according to" in told
    assert (
        "according to" not in Elements(actor_card(dossier, "kataib-hezbollah", DAY, ())).text.split("Ties")[0]
    )
