#!/bin/sh
# Starts Handraise. Without a display (a terminal session, a management agent) Chromium has to be told so, or it ends
# before the command line is read. Nothing is drawn then, so root may go without the sandbox that Chromium denies it.
# Every program started here is waited for by somebody: none is, unless this was started through a link.
self="$0"
if [ -L "$self" ]; then
  self="$(readlink -f -- "$self")"
fi
program="${self%/*}/handraise-bin"

if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
  if [ "$(id -u)" = 0 ]; then
    set -- --no-sandbox "$@"
  fi
  set -- --ozone-platform=headless --disable-gpu "$@"
fi

# Chromium's own remarks would stand between ours on stderr.
exec "$program" --log-level=3 "$@"
