"""One tab of a browser, as far as the server can tell: a websocket and the messages on it."""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

TRIGGER = "$$STREAMLIT_INTERNAL_KEY_{component}__events"
"""The widget under which Streamlit's browser code sends what was done in a component."""

KEPT = 60
"""How many pieces of parts a browser holds."""


class FailedError(Exception):
    """The server answered, but not with what was asked for."""


class Tab:
    """A tab that shows a page: what it was sent last, by component, and its address.

    Like a browser it keeps long messages and contents of parts, and lets the server name them by their hash.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self.query = ""
        self.page = ""
        self.parts: dict[str, Any] = {}
        self._component = ""
        self._held: dict[
            str, dict[str, Any]
        ] = {}  # digest of a piece -> what it says, those used last at the end
        self._page_hash = ""
        self._kept: dict[str, ForwardMsg] = {}
        self._line: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        """Connect, as a page does that has just been loaded."""
        address = self.base.replace("http", "ws", 1) + "/_stcore/stream"
        self._line = await connect(
            address, origin=self.base, subprotocols=["streamlit"], max_size=None, open_timeout=60
        )
        self._page_hash = ""
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Close the tab."""
        if self._line:
            await self._line.close()

    async def visit(self, page: str, query: str, *, history: bool = False) -> None:
        """Show an address: a link that was opened, or one gone back to."""
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_name, run.is_history_navigation = query, page, history
        if history:
            run.page_script_hash = self._page_hash
        await self._run(message)

    async def pick(self, pick: dict[str, Any]) -> None:
        """Do what a click on the page does."""
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash = self.query, self._page_hash
        done = run.widget_states.widgets.add()
        done.id = TRIGGER.format(component=self._component)
        value = {**pick, "held": list(self._held)}
        done.json_trigger_value = json.dumps([{"event": "pick", "value": value}])
        await self._run(message)

    async def _run(self, message: BackMsg) -> None:
        """Send a message and take in all that is said until the script has ended.

        Raises
        ------
        FailedError
            If the page shows an error.
        """
        assert self._line
        message.rerun_script.cached_message_hashes.extend(self._kept)
        await self._line.send(message.SerializeToString())
        self.parts = {}
        async for data in self._line:
            said = ForwardMsg.FromString(data)  # type: ignore[arg-type]
            if said.WhichOneof("type") == "ref_hash":
                said = self._kept[said.ref_hash]
            elif said.metadata.cacheable:
                self._kept[said.hash] = said
            if self._ended(said):
                return
        raise ConnectionError("the server closed the connection")

    def _ended(self, said: ForwardMsg) -> bool:
        """Take in one message; whether it says that the script has ended."""
        kind = said.WhichOneof("type")
        if kind == "page_info_changed":
            self.query = said.page_info_changed.query_string
        elif kind == "navigation":
            self._page_hash = said.navigation.page_script_hash
            pages = {one.page_script_hash: one.url_pathname for one in said.navigation.app_pages}
            self.page = pages[self._page_hash]
        elif kind == "delta" and said.delta.WhichOneof("type") == "new_element":
            element = said.delta.new_element
            if element.WhichOneof("type") == "bidi_component":
                self._component = element.bidi_component.id
                self._take_in(**json.loads(element.bidi_component.json))
            elif element.WhichOneof("type") == "exception":
                raise FailedError("the page shows an exception")
            elif 'class="notice failure"' in element.html.body:
                raise FailedError("the page says that it could not be drawn")
        # One that ended early runs again at once.
        return kind == "script_finished" and said.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY

    def _take_in(self, parts: list[dict[str, Any]], texts: dict[str, str], **_: object) -> None:
        """Put the parts of a message together from pieces sent with it or held, as `static/page.js` does.

        Raises
        ------
        FailedError
            If a piece is neither.
        """
        for part in parts:
            told = {}
            for digest in part["pieces"]:
                if digest not in texts and digest not in self._held:
                    raise FailedError(f"a piece of the part {part['key']!r} was neither sent nor held")
                piece = self._held.pop(digest, None) or json.loads(texts[digest])
                self._held[digest] = piece
                told |= piece
            self.parts[part["key"]] = told
        asked = sum(len(part["pieces"]) for part in parts)
        for digest in list(self._held)[: -max(KEPT, asked)]:
            del self._held[digest]
