#!/bin/bash
# usage: mail-down.sh FOLDER     stops the Postfix and the Dovecot that mail-up.sh started there; the mails stay
set -u
folder=$(readlink -m "${1:?folder}")
for file in "$folder/spool/pid/master.pid" "$folder/run/dovecot/master.pid"; do
  [ -s "$file" ] || continue
  pid=$(tr -d ' \n' < "$file")
  kill "$pid" 2>/dev/null
  for _ in $(seq 1 100); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "$pid" 2>/dev/null
  rm -f "$file"
done
exit 0
