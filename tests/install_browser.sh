#!/bin/sh
# Finds a Chromium for the browser tests, or installs one: Playwright's own where it can be had, else the
# system's. Does nothing where there is one already.
set -e
if [ -n "$CHROMIUM" ] || command -v chromium >/dev/null 2>&1; then exit 0; fi
if .venv/bin/playwright install chromium >/dev/null 2>&1; then exit 0; fi
sudo=$(command -v sudo || true)
[ "$(id -u)" = 0 ] && sudo=
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
