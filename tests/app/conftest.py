"""The app run in Python, without a browser."""

import json
from html import unescape
from pathlib import Path
from re import findall, sub

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


class Visit:
    """A reader's visit, told by what each part of the page was given."""

    def __init__(self):
        self.app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)

    def open(self, page=None, **params):
        """Open a page with these URL parameters; the first page where none is named."""
        if page:
            self.app.run()
            self.app.switch_page(f"pages/{page}.py")
        self.app.query_params.clear()
        for key, value in params.items():
            self.app.query_params[key] = value
        self.run()
        return self

    def run(self):
        self.app.run()
        assert not self.app.exception
        return self

    @property
    def params(self):
        """The URL parameters the page has written, each a list."""
        written = self.app.query_params.items()
        return {key: [value] if isinstance(value, str) else list(value) for key, value in written}

    @property
    def notice(self):
        """What is said about the link, if anything."""
        return self.text("notice") if self.data("notice") else ""

    @property
    def messages(self):
        """What the browser is told, one message for each run of parts."""
        return [json.loads(component.proto.json) for component in self.app.get("bidi_component")]

    @property
    def message(self):
        return self.messages[0]

    @property
    def keys(self):
        """The keys of the parts of the page, in order."""
        return [part["key"] for message in self.messages for part in message["parts"]]

    def data(self, key):
        """What the part under `key` shows; None where the page has none."""
        sent = [
            (part, said["texts"]) for said in self.messages for part in said["parts"] if part["key"] == key
        ]
        assert len(sent) <= 1
        return {
            name: value
            for part, texts in sent
            for digest in part["pieces"]
            for name, value in json.loads(texts[digest]).items()
        } or None

    def text(self, key):
        """The words a part's HTML shows."""
        return " ".join(unescape(sub(r"<[^>]+>", " ", self.data(key)["html"])).split())

    @property
    def sentence(self):
        return self.text("sentence")

    @property
    def drawn(self):
        """The ids of the events in the timeline."""
        figure = self.data("timeline")["figure"]
        return {event for trace in figure["data"] for event in trace["customdata"]}

    @property
    def html(self):
        """The HTML of the page that is no component."""
        return " ".join(element.proto.body for element in self.app.get("html"))

    @property
    def links(self):
        """Where the bar leads: title of the page to link."""
        return {
            title: unescape(link)
            for link, title in findall(r'<a href="([^"]*)"[^>]*>([^<]*)<', self.data("bar")["html"])
        }


@pytest.fixture
def visit():
    return Visit()
