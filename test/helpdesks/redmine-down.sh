#!/bin/bash
# usage: redmine-down.sh FOLDER     stops what redmine-up.sh started there; the data stay
set -u
file="${1:?folder}/server.pid"
[ -s "$file" ] || exit 0
pid=$(cat "$file")
kill "$pid" 2>/dev/null
for _ in $(seq 1 100); do
  kill -0 "$pid" 2>/dev/null || break
  sleep 0.1
done
kill -9 "$pid" 2>/dev/null
rm -f "$file"
exit 0
