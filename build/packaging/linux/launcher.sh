#!/bin/sh
# Starts Handraise. Without a display (a terminal session, a management agent) Chromium has to be told so, or it ends
# before the command line is read. Nothing is drawn then, so root may go without the sandbox that Chromium denies it.
program="$(dirname -- "$(readlink -f -- "$0")")/handraise-bin"

if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
  if [ "$(id -u)" = 0 ]; then
    set -- --no-sandbox "$@"
  fi
  set -- --ozone-platform=headless --disable-gpu "$@"
fi

# Chromium's own remarks would stand between ours on stderr.
exec "$program" --log-level=3 "$@"
