"""A server that ends takes nothing from its readers: the next one hears the click that was lost."""

import signal

import pytest
from conftest import start, wait_until_healthy
from playwright.sync_api import expect
from reader import Wire

from tightrope.views import shell

ASAIB, RAID, JUNE = "asaib-ahl-al-haq", "2020-06-25-dora-raid", "june-2020"
STATE = "data-test-connection-state"


@pytest.fixture
def servers(port):
    """`servers.begin()` starts one on the port, `servers.kill()` ends it as a power cut does."""

    class Servers:
        base, process = f"http://127.0.0.1:{port}", None

        def begin(self):
            self.process = start(port)
            wait_until_healthy(self.base, self.process)

        def kill(self):
            self.process.kill()
            self.process.wait(timeout=20)

    one = Servers()
    one.begin()
    yield one
    one.kill()


@pytest.fixture
def restarted_reader(new_reader, servers, watch):
    """A reader of a server that will end; of that the browser says a lot on its console."""
    reader = new_reader(servers.base)
    yield reader
    reader.page.close()
    watch.faults[:] = [fault for fault in watch.faults if not fault.startswith("console:")]


def wait_connection(reader, connected):
    not_yet = "" if connected else ":not("
    reader.page.wait_for_selector(f'.stApp{not_yet}[{STATE}="CONNECTED"]{")" if not_yet else ""}')


def session(reader):
    return reader.page.evaluate("selection.current().session")


def wait_new_session(reader, old):
    reader.page.wait_for_function("old => selection.current().session !== old", arg=old)
    reader.wait_settled()


def test_a_page_is_known_to_the_new_server_before_anything_is_clicked(restarted_reader, servers):
    reader = restarted_reader.open(f"/?actor={ASAIB}&event={RAID}")
    seen, url, old = reader.seen(), reader.url, session(reader)
    servers.kill()
    wait_connection(reader, connected=False)
    servers.begin()
    wait_new_session(reader, old)
    reader.wait_seen(seen)
    assert reader.url == url


WORDS = {
    "en": "The server does not answer. Read on: your last choice is answered as soon as it is back.",
    "ar": "الخادم لا يستجيب. تابع القراءة: يُنفَّذ اختيارك الأخير فور عودته.",
}


@pytest.mark.parametrize("language", WORDS)
def test_while_no_server_answers_the_page_says_so_and_can_be_read(restarted_reader, servers, language):
    """Streamlit laid a dialog over the page, for developers, in English, again with each try."""
    reader = restarted_reader.open(f"/?lang={language}")
    away = reader.page.locator(".away")
    expect(away).to_be_hidden()
    with reader.page.expect_event("requestfailed", lambda asked: "_stcore" in asked.url):
        servers.kill()
    expect(away).to_have_text(WORDS[language])
    expect(away).to_be_visible()
    for _ in range(2):  # Streamlit spoke when a try had failed
        reader.page.wait_for_event("requestfailed", lambda asked: "_stcore" in asked.url)
    reader.page.mouse.click(*reader.node(ASAIB))
    expect(reader.page.locator("[role=dialog], .stDialog, .stStatusWidget:visible")).to_have_count(0)
    servers.begin()
    reader.wait_link(actor=[ASAIB])
    expect(away).to_be_hidden()


def test_a_click_after_the_restart_counts_at_once(restarted_reader, servers):
    reader = restarted_reader.open()
    before, everything = session(reader), reader.count()
    reader.choose(f"preset:{JUNE}")  # answered: it must not come a second time
    reader.wait_link(to=["2020-06-30"])
    june = reader.wait_agreed()
    assert june < everything
    servers.kill()
    wait_connection(reader, connected=False)
    servers.begin()
    wait_new_session(reader, before)
    reader.click_actor(ASAIB)
    reader.wait_link(actor=[ASAIB], to=["2020-06-30"])
    assert reader.wait_agreed() < june


@pytest.mark.parametrize("event", [None, RAID])
def test_a_click_while_there_was_no_server_is_answered_by_the_next_one(restarted_reader, servers, event):
    reader = restarted_reader.open(f"/?event={event}" if event else "/")
    everything = reader.wait_agreed()
    servers.kill()
    wait_connection(reader, connected=False)
    reader.click_actor(ASAIB)
    assert reader.params.get("actor") is None, "nobody has answered yet"
    servers.begin()
    reader.wait_link(actor=[ASAIB], event=None)
    assert reader.wait_agreed() < everything
    assert reader.chosen()["actors"] == [ASAIB]


def test_a_click_whose_server_died_with_it_is_answered_by_the_next_one(restarted_reader, servers):
    reader = restarted_reader.open(f"/?event={RAID}")
    everything = reader.wait_agreed()
    servers.process.send_signal(signal.SIGSTOP)  # asleep, it takes the click and does not answer
    reader.click_actor(ASAIB)
    servers.kill()
    servers.begin()
    reader.wait_link(actor=[ASAIB], event=None)
    assert reader.wait_agreed() < everything


def test_the_first_answer_of_a_new_server_may_break_off(restarted_reader, servers):
    wire = Wire(restarted_reader.page)
    restarted_reader.open()
    reader = restarted_reader.open()  # again: no server that has just begun told this page anything
    everything = reader.wait_agreed()
    servers.kill()
    wait_connection(reader, connected=False)
    reader.click_actor(ASAIB)
    wire.break_off_after("navigation")
    servers.begin()
    reader.wait_link(actor=[ASAIB])
    assert wire.end == "", "it did break off"
    assert reader.wait_agreed() < everything


@pytest.mark.parametrize("page", [name for name in shell.PAGES if name != "overview"])
def test_every_page_can_be_left_by_one_click_after_a_restart(restarted_reader, servers, page):
    reader = restarted_reader
    reader.page.goto(f"{servers.base}/{page}?actor={ASAIB}")
    reader.page.wait_for_selector(".bar a[aria-current]")
    reader.wait_settled()
    servers.kill()
    wait_connection(reader, connected=False)
    servers.begin()
    reader.page.click(".bar a >> nth=0")
    reader.wait_link(actor=[ASAIB])
    assert reader.wait().wait_agreed() > 0
    assert reader.chosen()["actors"] == [ASAIB]


def test_a_library_that_did_not_arrive_is_asked_for_again(restarted_reader):
    reader = restarted_reader
    lost = []

    def lose(route):
        if lost.count(route.request.url):
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort("connectionreset")

    reader.page.route("**/vendor/*", lose)
    reader.open()
    assert len(lost) == 3
