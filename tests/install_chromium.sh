#!/bin/sh
# Makes sure there is a Chromium for the browser tests: Debian's, if none is installed.
set -eu
if command -v chromium >/dev/null; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
    elevate=sudo
else
    elevate=
fi
$elevate apt-get update -qq
DEBIAN_FRONTEND=noninteractive $elevate apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
