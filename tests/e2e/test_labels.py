"""The labels of the timeline never lie on one another or on a marker, and none is cut, in light and dark."""

import pytest

BOXES = """() => {
  const boxes = (selector) => [...document.querySelectorAll(selector)].map((part) => {
    const {left, top, right, bottom} = part.getBoundingClientRect();
    return {name: part.textContent, left, top, right, bottom};
  });
  return {labels: boxes(".timeline-over text.timeline-label"), markers: boxes(".timeline-plot .trace .point"),
    lanes: boxes("text.timeline-lane"), frame: boxes(".timeline-plot")[0]};
}"""

WINDOWS = {
    "both rounds": "/",
    "December 2020": "/?from=2020-12-01&to=2020-12-31",
    "June 2020": "/?from=2020-06-01&to=2020-06-30",
    "an event with links": "/?event=2020-12-25-asaib-ultimatum&from=2020-12-01&to=2020-12-31",
}

LEADING = 2.5
"""Pixels above and below the letters that belong to the box of a line but are empty."""


def meet(one, other, slack):
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > slack


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_labels_overlap_nothing(new_reader, scheme):
    reader = new_reader(color_scheme=scheme)
    for window, link in WINDOWS.items():
        reader.open(link).wait_settled()
        drawn = reader.page.evaluate(BOXES)
        labels, frame = drawn["labels"], drawn["frame"]
        assert labels, window
        for place, label in enumerate(labels):
            on = [other["name"] for other in labels[place + 1 :] if meet(label, other, 2 * LEADING)]
            on += ["a marker" for marker in drawn["markers"] if meet(label, marker, LEADING)]
            on += [lane["name"] for lane in drawn["lanes"] if meet(label, lane, 2 * LEADING)]
            assert (window, label["name"], on) == (window, label["name"], [])
            assert frame["left"] <= label["left"] < label["right"] <= frame["right"]


AXIS = """() => {
  const box = (part) => (({left, right, bottom}) => ({left, right, bottom}))(part.getBoundingClientRect());
  const all = (selector) => [...document.querySelectorAll(selector)];
  const room = box(all(".timeline-plot svg")[0]), ground = box(all(".timeline-under rect")[0]);
  const outside = ({left, right, bottom}, frame) =>
    left < frame.left - 0.5 || right > frame.right + 0.5 || bottom > room.bottom + 0.5;
  const seen = (part) => part.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const words = all(".timeline-plot .xtick text").filter(seen);
  // Of what lasted, the middle may lie outside the window, and the mark with it.
  const within = ({left, right}) => left + right > 2 * ground.left && left + right < 2 * ground.right;
  const marks = all(".timeline-plot .point").map(box).filter(within);
  return { ticks: words.map((part) => part.textContent), marks: marks.length,
    cut: [...words.filter((part) => outside(box(part), room)).map((part) => part.textContent),
      ...marks.filter((mark) => outside(mark, ground))] };
}"""

SPANS = {
    "/": "Jul 2020",
    "/?from=..&to=..": "2020",
    "/?from=2020-06-24&to=2020-06-28": " Jun 2020",
    "/?from=2020-06-26&to=2020-06-26": "26 Jun 2020",
    "/?from=2020-12-18&to=2020-12-30&lang=ar": "",
}


@pytest.mark.parametrize("width", [390, 1440])
def test_marks_and_words_of_the_axis_are_whole(new_reader, width):
    """The star of the window's last day was half there; the year of short windows lay below the picture."""
    reader = new_reader(viewport={"width": width, "height": 900})
    for link, tick in SPANS.items():
        reader.open(link).wait_settled()
        drawn = reader.page.evaluate(AXIS)
        assert drawn["marks"], link
        assert (link, drawn["cut"]) == (link, [])
        assert any(tick in words for words in drawn["ticks"]), (link, drawn["ticks"])
        assert not any(":" in words for words in drawn["ticks"]), (link, drawn["ticks"])


ORDER = """() => [...document.querySelectorAll(".timeline-plot .xtick text")].map((part) => {
  const at = (sign) => part.getStartPositionOfChar(part.textContent.search(sign)).x;
  return at(/20[0-9]{2}/) - at(/[0-9]/);
})"""


@pytest.mark.parametrize(("language", "to_the_right"), [("en", True), ("ar", False)])
def test_the_day_stands_before_its_month_and_year(reader, language, to_the_right):
    reader.open(f"/?from=2020-12-18&to=2020-12-30&lang={language}").wait_settled()
    steps = reader.page.evaluate(ORDER)
    assert len(steps) > 2
    assert {step > 0 for step in steps} == {to_the_right}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_names_of_the_lanes_are_whole_and_apart(new_reader, language):
    """ "Protest movement" and the Arabic for "US and coalition" once lay on the name above or below."""
    reader = new_reader(viewport={"width": 1440, "height": 900})
    for lanes in ("camp", "type", "episode"):
        reader.open(f"/?lanes={lanes}&lang={language}").wait_settled()
        drawn = reader.page.evaluate(BOXES)
        names, frame = drawn["lanes"], drawn["frame"]
        assert len(names) > 4
        assert [one["name"] for one in names if one["left"] < frame["left"]] == []
        assert [
            (one["name"], other["name"])
            for place, one in enumerate(names)
            for other in names[place + 1 :]
            if meet(one, other, 2 * LEADING)
        ] == []


@pytest.mark.parametrize(("scheme", "page", "ink"), [("light", 255, 30), ("dark", 20, 236)])
def test_page_and_labels_take_the_colours_of_the_theme(new_reader, scheme, page, ink):
    """Told by how red they are, from 0 to 255."""
    reds = (
        new_reader(color_scheme=scheme)
        .open()
        .page.evaluate(
            """() => [[".stApp", "backgroundColor"], [".timeline-label", "fill"]].map(([part, name]) =>
          Number(getComputedStyle(document.querySelector(part))[name].match(/\\d+/)[0]))"""
        )
    )
    assert reds == [page, ink]


EDGES = """() => {
  const canvas = document.querySelector(".network-canvas canvas"), ink = canvas.getContext("2d");
  const { width, height } = canvas;
  const drawn = (...box) => ink.getImageData(...box).data.some((value) => value > 0);
  return { top: drawn(0, 0, width, 2), bottom: drawn(0, height - 2, width, 2) };
}"""


@pytest.mark.parametrize("actor", ["mustafa-al-kadhimi", "kataib-hezbollah", "muqtada-al-sadr"])
def test_no_camp_is_cut_by_the_edge_of_the_network(reader, actor):
    """The name of the government's camp lay half outside: a round box counted for more than it is."""
    reader.open(f"/?actor={actor}").wait_settled()
    assert reader.page.evaluate(EDGES) == {"top": False, "bottom": False}
