"""Crowds of readers, and what a server needs for them."""

from __future__ import annotations

import asyncio
import itertools
import os
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, ExitStack, suppress
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from bench.load.reader import Diary, Reader
from bench.load.tab import Tab
from bench.server import Served, served
from tightrope.views.server.life import GRACE

TENTHS = 10


def cpu_seconds(process: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ready(server: Served) -> Served:
    """The server, once it says that it is ready."""
    while True:
        try:
            with urlopen(f"{server.url}/readyz"):
                return server
        except HTTPError:
            time.sleep(0.05)


def browsing(
    readers: int, seconds: float, think: Callable[[Random], float], replicas: int = 1
) -> dict[str, Any]:
    """Readers at one server, or at several of which the first is killed when half the time is over."""
    with ExitStack() as stack:
        servers = [ready(stack.enter_context(served())) for _ in range(replicas)]
        return asyncio.run(_browsing(servers, readers, seconds, think))


async def _browsing(
    servers: Sequence[Served], readers: int, seconds: float, think: Callable[[Random], float]
) -> dict[str, Any]:
    diary, living = Diary(), list(servers)
    turn = itertools.count()

    def next_server() -> str:
        return living[next(turn) % len(living)].url

    async def arrive(number: int, until: float) -> None:
        # Readers come one after the other, as they do; those who do not think come at once.
        await asyncio.sleep(min(think(Random(number)), seconds / 4))
        await Reader(number, next_server, diary).read(until, think, asyncio.sleep)

    before = {one: cpu_seconds(one.process.pid) for one in servers}
    begun = time.monotonic()
    async with asyncio.TaskGroup() as group:
        for number in range(readers):
            group.create_task(arrive(number, begun + seconds))
        if len(servers) > 1:
            group.create_task(_kill_first(living, seconds / 2))
    told = _lived_through(diary, time.monotonic() - begun)
    used = sum(cpu_seconds(one.process.pid) - before[one] for one in living)
    answered = told["answers"] * len(living) / len(servers)
    return {
        "readers": readers,
        "servers": len(servers),
        "killed": len(servers) - len(living),
        **told,
        "server_cpu_ms_per_rerun": round(used * 1000 / max(1, answered), 1),
        "uss_mib": [round(one.memory(), 1) for one in living],
    }


async def _kill_first(living: list[Served], after: float) -> None:
    await asyncio.sleep(after)
    living.pop(0).process.kill()


def _lived_through(diary: Diary, spent: float) -> dict[str, Any]:
    """What the readers waited for in these seconds, and what went wrong."""
    waits = sorted(wait * 1000 for some in diary.waits.values() for wait in some)
    return {
        "seconds": round(spent, 1),
        "answers": len(waits),
        "reruns_per_second": round(len(waits) / spent, 1),
        "ms": _percentiles(waits),
        "ms_by_kind": {what: _percentiles([w * 1000 for w in some]) for what, some in diary.waits.items()},
        "reconnects": diary.reconnects,
        "errors": len(diary.errors),
        "first_errors": diary.errors[:5],
    }


def _percentiles(values: Sequence[float]) -> dict[str, float]:
    if len(values) < 2:
        return {"p50": round(sum(values), 1), "n": len(values)}
    cuts = quantiles(values, n=100)
    return {f"p{at}": round(cuts[at - 1], 1) for at in (50, 95, 99)} | {"n": len(values)}


def open_tabs(readers: int) -> dict[str, Any]:
    """What open pages weigh: memory before anybody reads, after the first, and with all of them open."""
    with served() as server:
        return asyncio.run(_open_tabs(ready(server), readers))


async def _open_tabs(server: Served, readers: int) -> dict[str, Any]:
    weighed = [server.memory()]
    async with AsyncExitStack() as stack:
        for number in range(readers):
            tab = await stack.enter_async_context(Tab(server.url))
            await tab.visit("", "")
            if number in (0, readers - 1):
                weighed.append(server.memory())
    idle, first, last = (round(one, 1) for one in weighed)
    return {
        "readers": readers,
        "uss_mib": {"nobody": idle, "one": first, "all": last},
        "mib_per_reader": round((last - first) / max(1, readers - 1), 3),
    }


def one_reader_for_long(reruns: int, *, again: bool) -> dict[str, Any]:
    """Memory of the server after each tenth of the clicks of one reader, in MiB.

    Parameters
    ----------
    reruns
        How many answers the reader asks for.
    again
        The reader comes anew for each tenth and does the same: what grows is what answers leave behind. Else
        one session asks for ever new views, and the server keeps as many for the next reader as it may.
    """
    with served() as server:
        return asyncio.run(_one_reader_for_long(ready(server), reruns, again))


async def _one_reader_for_long(server: Served, reruns: int, again: bool) -> dict[str, Any]:
    await asyncio.sleep(2 * GRACE)  # the server is ready, and has yet to work out the other languages
    diary = Diary()
    weighed: list[float] = []

    class OverError(Exception):
        """The session has asked for enough."""

    async def weigh_each_tenth(_seconds: float) -> None:
        if diary.answers >= (len(weighed) + 1) * reruns // TENTHS:
            weighed.append(round(server.memory(), 1))
            if again or len(weighed) == TENTHS:
                raise OverError

    while len(weighed) < TENTHS:
        with suppress(OverError):
            await Reader(1, lambda: server.url, diary).read(
                time.monotonic() + 3600, lambda _: 0.0, weigh_each_tenth
            )
    return {
        "reruns": diary.answers,
        "errors": len(diary.errors),
        "first_errors": diary.errors[:5],
        "uss_mib_after_each_tenth": weighed,
    }
