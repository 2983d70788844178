"""`python -m deploy`: several processes of the app behind HAProxy or nginx, on this machine."""

from __future__ import annotations

import argparse
import signal
import sys
from contextlib import suppress

from deploy.replicas import PROXIES, StartError, configuration, running, watch


def main() -> None:
    """Start them all, or print the configuration of the proxy."""
    parser = argparse.ArgumentParser(prog="python -m deploy", description=__doc__)
    parser.add_argument("--proxy", choices=sorted(PROXIES), default="haproxy")
    parser.add_argument("--replicas", type=int, default=3, metavar="N", help="how many processes (3)")
    parser.add_argument(
        "--port", type=int, default=8501, help="of the proxy (8501); the processes take those after it"
    )
    parser.add_argument("--print", action="store_true", help="print the configuration of the proxy and end")
    asked = parser.parse_args()
    ports = range(asked.port + 1, asked.port + asked.replicas + 1)
    if not (1 <= asked.replicas <= 64 and asked.port >= 1 and ports[-1] < 65536):
        parser.error("--replicas: from 1 to 64; --port: so that there are as many ports after it")
    if asked.print:
        sys.stdout.write(configuration(asked.proxy, asked.port, ports))
        return
    # Whatever asks this process to end asks all of them.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with (
            suppress(KeyboardInterrupt),
            running(asked.proxy, asked.port, asked.replicas, _say) as (replicas, proxy),
        ):
            _say(f"Tightrope opens on http://127.0.0.1:{asked.port}")
            watch(replicas, proxy, _say)
    except StartError as error:
        sys.exit(str(error))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
