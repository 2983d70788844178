"""A reader opens a file in a real browser: it is theirs alone, and nothing in it is run or followed."""

from urllib.parse import urlsplit

import pytest
from exports import many, row, text
from playwright.sync_api import expect
from reader import PATIENCE

FILE = "input[type=file]"

TRAP = """
window.executed = [];
window.boom = (what) => window.executed.push(what);
window.alert = window.prompt = window.confirm = () => window.executed.push("dialog");
"""

FILLED = ["actor1", "assoc_actor_1", "sub_event_type", "location", "admin1", "source", "notes"]

PAGES = [
    "Two rounds",
    "Where accounts differ",
    "Sources",
    "Data",
    "Your data",
    "About",
    "Timeline and network",
]

HOSTILE = [
    "<script>boom('script')</script>",
    "<img src=x onerror=\"boom('img')\"><svg onload=boom('svg')>",
    "</script></style><iframe srcdoc=\"<script>parent.boom('frame')</script>\">",
    "<a href=\"javascript:boom('a')\">link</a> [md](javascript:boom('md')) ![](https://evil.example/i.png)",
    "javascript:boom('address')",
    '=HYPERLINK("https://evil.example";"x") $\\\\href{javascript:boom(\'tex\')}{x}$ :material/home: **b**',
    "\u202egnihtemos\u202c \u2066x\u2069 {{ 7*7 }} ${7*7} %s",
    "'\"><b onmouseover=boom('attr')>bold</b>",
]


class Owner:
    """A reader with a file."""

    def __init__(self, page, base):
        self.page, self.base = page, base
        page.set_default_timeout(PATIENCE)

    def look_at(self, content, name="mine.csv", lang="en"):
        self.page.goto(f"{self.base}/your-data?lang={lang}")
        self.page.wait_for_selector(FILE, state="attached")
        file = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
        self.page.set_input_files(FILE, file)
        self.page.wait_for_selector(".own-preview")
        return self

    def open(self, content, name="mine.csv"):
        self.look_at(content, name)
        self.page.click(".own-choice .is-primary")
        self.page.wait_for_selector(".timeline[data-drawn]")
        self.page.wait_for_selector(".own-bar")
        return self

    def go(self, title):
        bar = self.page.locator(".bar")
        bar.get_by_role("link", name=title, exact=True).click()
        # Of a page that is left while it is still being sent, the bar stands until the next has come.
        expect(bar.locator("[aria-current=page]")).to_have_text([title])
        expect(bar).to_have_count(1)
        return self


@pytest.fixture
def owner(new_reader):
    def make(**options):
        reader = new_reader(**options)
        reader.page.add_init_script(TRAP)
        return Owner(reader.page, reader.base)

    return make


def test_a_file_is_looked_at_opened_used_and_closed(owner):
    mine = owner().look_at(text([*many(40), row(99, event_type="Parade")]))
    expect(mine.page.locator(".own-problems li")).to_have_text(
        'mine.csv:42: "Parade" is no type of ACLED; the types are Battles, Explosions/Remote violence, '
        "Violence against civilians, Protests, Riots, Strategic developments"
    )
    mine.page.get_by_role("button", name="Open 40 events without 1 row").click()
    expect(mine.page.locator(".own-bar")).to_contain_text("mine.csv · 40 events · only you see it")
    expect(mine.page.locator(".count")).to_have_text("40 of 40 events")
    mine.page.locator(".part-table tbody tr button").first.click()
    expect(mine.page.locator(".part-card .card footer code")).to_contain_text("irq")
    assert "v=own-file" in mine.page.url
    mine.page.get_by_role("button", name="Close your data").click()
    expect(mine.page.locator(".own-bar")).to_have_count(0)
    expect(mine.page.locator(".count")).to_contain_text("of 238 events")
    assert "own-file" not in mine.page.url


def test_a_file_of_one_month_has_its_year_below_the_overview(owner):
    mine = owner().open(text([row(number, event_date=f"{number} May 2025") for number in (3, 9)]))
    expect(mine.page.locator(".strip-year")).to_have_text(["2025"])


def test_a_column_is_corrected_on_the_page(owner):
    mine = owner().look_at("when;what;who\n05/06/2025;Battles;A group\n")
    expect(mine.page.locator(".own-missing")).to_contain_text("date, type of the event, first actor")
    for use, column in (("date", "when"), ("type of the event", "what"), ("first actor", "who")):
        choice = mine.page.get_by_label(f"Column for: {use}", exact=True)
        choice.select_option(label=column)
        expect(choice.locator("option:checked")).to_have_text(column)
    mine.page.get_by_label("Dates such as 05/06/2025 are meant with").select_option("month first")
    expect(mine.page.locator(".own-notices")).to_contain_text("month first, as you said")
    mine.page.get_by_role("button", name="Open 1 event", exact=True).click()
    expect(mine.page.locator(".part-table tbody td").first).to_have_text("6 May 2025")


def test_what_one_reader_opens_no_other_sees(owner):
    mine, other = owner(), owner()
    mine.open(text(many(40)))
    other.page.goto(mine.page.url)
    expect(other.page.locator(".own-bar")).to_contain_text("Your data is gone.")
    expect(other.page.locator(".count")).to_contain_text("of 238 events")
    expect(mine.page.locator(".count")).to_have_text("40 of 40 events")
    other.open(text(many(7)))
    expect(other.page.locator(".count")).to_have_text("7 of 7 events")
    mine.go("Sources").go("Timeline and network")
    expect(mine.page.locator(".count")).to_have_text("40 of 40 events")
    mine.page.reload()
    expect(mine.page.locator(".own-bar")).to_contain_text("Your data is gone.")


def test_nothing_in_a_file_is_run_loaded_or_followed(owner):
    rows = [
        row(
            number + 1,
            **dict.fromkeys(FILLED, words),
            event_type="Violence against civilians",
            fatalities="12",
        )
        for number, words in enumerate(HOSTILE)
    ]
    mine = owner()
    faults = []
    mine.page.on("dialog", lambda dialog: (faults.append("dialog"), dialog.dismiss()))
    mine.open(text(rows), name="<img src=x onerror=boom('name')>.csv")
    expect(mine.page.locator(".count")).to_have_text(f"{len(HOSTILE)} of {len(HOSTILE)} events")
    for place in range(len(HOSTILE)):
        mine.page.locator(".part-table tbody tr button").nth(place).click()
        expect(mine.page.locator(".part-card .card footer code")).to_have_text(f"irq{place + 1}")
        look_for_harm(mine.page)
    for title in [*PAGES, "Timeline and network"]:
        mine.go(title)
        look_for_harm(mine.page)
    assert faults == []


def look_for_harm(page):
    """No script has run, no picture comes from a text, and no link leads elsewhere than to a web address."""
    found = page.evaluate("""() => ({
      executed: window.executed,
      pictures: [...document.querySelectorAll(".stMain img, .stMain iframe, .stMain object, .stMain embed")]
        .map((one) => one.outerHTML.slice(0, 200)),
      handlers: [...document.querySelectorAll(".stMain *")]
        .filter((one) => [...one.attributes].some((attribute) => attribute.name.startsWith("on")))
        .map((one) => one.outerHTML.slice(0, 200)),
      links: [...document.querySelectorAll("a[href]")].map((one) => one.href),
    })""")
    assert found["executed"] == []
    assert found["pictures"] == []
    assert found["handlers"] == []
    assert {urlsplit(link).scheme for link in found["links"]} <= {"http", "https"}
    assert not any("evil.example" in link for link in found["links"])


def test_a_phone_shows_it_without_scrolling_sideways(owner):
    mine = owner(viewport={"width": 390, "height": 844}).look_at(text(many(5)))
    wide = "document.documentElement.scrollWidth"
    assert mine.page.evaluate(wide) == 390
    mine.page.click(".own-choice .is-primary")
    mine.page.wait_for_selector(".own-bar")
    assert mine.page.evaluate(wide) == 390


OVERFLOWING = """() => {
  const parts = [...document.querySelectorAll(".stMain td, .stMain th, .card, .own-bar, .own-preview li")];
  const seen = (part) => part.checkVisibility({contentVisibilityAuto: true});
  return parts.filter((part) => part.scrollWidth > part.clientWidth + 1 && seen(part))
    .map((part) => `${part.closest("table")?.className} ${part.tagName} ${part.textContent.slice(0, 30)}`);
}"""


@pytest.mark.parametrize("width", [390, 1440])
def test_words_without_an_end_stay_in_their_place(owner, width):
    """A title of one long word lay over the columns beside it."""
    long = "Supercalifragilistic" * 12
    rows = [row(number, **dict.fromkeys(FILLED, f"{long}{number}")) for number in range(3)]
    mine = owner(viewport={"width": width, "height": 900}).look_at(text([*rows, row(9, fatalities=long)]))
    assert mine.page.evaluate(OVERFLOWING) == []
    mine.page.click(".own-choice .is-primary")
    mine.page.wait_for_selector(".part-table .is-events")
    for table in ("Events", "Actors", "Measures"):
        mine.page.locator(".part-table .controls").get_by_role("button", name=table).click()
        expect(mine.page.locator(".part-table .controls [aria-pressed=true]")).to_have_text(table)
        assert (table, mine.page.evaluate(OVERFLOWING)) == (table, [])
    assert mine.page.evaluate("document.documentElement.scrollWidth") == width


COVERED = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const words = all(".timeline .types li, .legend > span, .legend summary").map((part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    return [part.textContent, range.getBoundingClientRect()];
  });
  const buttons = all(".zoom button").map((part) => part.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return words.filter(([, box]) => buttons.some((button) => meet(box, button))).map(([word]) => word);
}"""


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_zoom_covers_no_word_of_the_legend(owner, lang):
    """Of six types on a phone the last stands where of nine none does."""
    mine = owner(viewport={"width": 390, "height": 844}, has_touch=True)
    mine.look_at(text(many(60)), lang=lang).page.click(".own-choice .is-primary")
    mine.page.wait_for_selector(".timeline[data-drawn]")
    expect(mine.page.locator(".types li")).to_have_count(6)
    for width in (320, 390, 640, 700, 1024, 1440):
        mine.page.set_viewport_size({"width": width, "height": 900})
        mine.page.wait_for_function(
            "width => document.querySelector('.timeline svg').clientWidth < width", arg=width
        )
        assert (width, mine.page.evaluate(COVERED)) == (width, [])


def test_the_lines_of_problems_are_numbered_in_full_in_arabic(owner):
    """They stand to the right there, and the room for them was on the left."""
    mine = owner().look_at(text([row(number, event_type="Parade") for number in range(3)]), lang="ar")
    room = "([list]) => [getComputedStyle(list).paddingLeft, getComputedStyle(list).paddingRight]"
    assert mine.page.locator(".own-problems ol").evaluate_all(room) == ["10px", "46px"]


def test_a_restarted_server_says_that_the_data_is_gone(owner, fresh_server, port, new_reader):
    with fresh_server(port) as base:
        reader = new_reader(base)
        reader.page.add_init_script(TRAP)
        mine = Owner(reader.page, base).open(text(many(5)))
        link = mine.page.url
        mine.page.goto("about:blank")
    with fresh_server(port):
        mine.page.goto(link)
        expect(mine.page.locator(".own-bar")).to_contain_text("Your data is gone.")
        mine.page.get_by_role("link", name="Open the file again").click()
        expect(mine.page.locator("h1")).to_have_text("Your data")
        mine.page.goto("about:blank")  # what it still fetches, the server will not live to send
