#!/bin/bash
# usage: rt-down.sh FOLDER     stops what rt-up.sh started there, with its workers; the data stay
set -u
file="${1:?folder}/server.pid"
[ -s "$file" ] || exit 0
pid=$(cat "$file")
kill "$pid" 2>/dev/null
for _ in $(seq 1 100); do
  kill -0 "$pid" 2>/dev/null || break
  sleep 0.1
done
# It leads a process group of its own: a worker that is in the middle of something goes with it.
kill -9 -- "-$pid" 2>/dev/null
rm -f "$file"
exit 0
