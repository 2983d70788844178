#!/bin/sh
# Installs HAProxy and nginx for the test of several processes. Does nothing where both are there already.
set -e
PATH="$PATH:/usr/sbin"
if command -v haproxy >/dev/null 2>&1 && command -v nginx >/dev/null 2>&1; then exit 0; fi
sudo=$(command -v sudo || true)
[ "$(id -u)" = 0 ] && sudo=
# Debian starts a server as soon as it is installed, unless this says that it must not; the tests start their own.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null
    $sudo chmod +x "$policy"
    trap '$sudo rm -f "$policy"' EXIT
fi
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends haproxy nginx-light >/dev/null
