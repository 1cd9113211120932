#!/bin/bash
# usage: rt-up.sh FOLDER PORT     root on Debian 12; what is missing is installed with apt
#
# A real Request Tracker 5 on 127.0.0.1:PORT with SQLite. Everything it writes is below FOLDER. On stdout: one JSON
# object with address, tokens and names (see rt.ts); progress goes to stderr, logs to FOLDER/log.
# A second start of the same FOLDER keeps its data. CACHE (environment, optional) is a folder that keeps the seeded
# database for later starts with fresh folders.
set -euo pipefail

folder=$(readlink -m "${1:?folder}")
port=${2:?port}
here=$(dirname "$(readlink -f "$0")")
share=/usr/share/request-tracker5
export DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8

say() { echo "request tracker: $*" >&2; }

# Request Tracker depends on something that sends mail. Whichever is there will do, because nothing is sent here;
# where there is none, the smallest that leaves the place free for a real one.
mail_agent() {
  local there
  # Counted to the end: a grep that leaves early would fail the pipe and take the place of the agent that is there.
  there=$(dpkg-query -W -f '${db:Status-Status} ${Provides}\n' 2>/dev/null |
    grep -c '^installed .*mail-transport-agent') || true
  [ "$there" -gt 0 ] || echo msmtp-mta
}

install_packages() {
  local packages=(request-tracker5 rt5-db-sqlite rt5-standalone curl)
  [ "$(dpkg-query -W -f '${db:Status-Status}\n' "${packages[@]}" 2>/dev/null | grep -cx installed)" = 4 ] && return
  say "installing ${packages[*]}"
  # Without this answer the package makes a database of its own.
  echo 'request-tracker5 request-tracker5/dbconfig-install boolean false' | debconf-set-selections
  local apt=(apt-get -q -o DPkg::Lock::Timeout=900 -o Dpkg::Use-Pty=0)
  # shellcheck disable=SC2046 -- one word or none
  "${apt[@]}" install -y --no-install-recommends "${packages[@]}" $(mail_agent) </dev/null >&2 && return
  "${apt[@]}" update >&2
  # shellcheck disable=SC2046 -- one word or none
  "${apt[@]}" install -y --no-install-recommends "${packages[@]}" $(mail_agent) </dev/null >&2
}

# What is too large is dropped for a note, as many sites have it: the worse case for whoever files a report.
write_configuration() {
  mkdir -p "$folder"/{etc/more,log,db,var/mason,var/session}
  cat > "$folder/etc/site.pm" <<PERL
Set(\$rtname, 'rt.test');
Set(\$Organization, 'rt.test');
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $port);
Set(\$WebBaseURL, 'http://127.0.0.1:$port');
Set(\$Timezone, 'UTC');
Set(\$DatabaseType, 'SQLite');
Set(\$DatabaseName, '$folder/db/rt.sqlite3');
Set(\$DatabaseUser, '');
Set(\$DatabasePassword, '');
Set(\$DatabaseAdmin, '');
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, 'warning');
Set(\$MailCommand, 'mbox');
Set(\$MaxAttachmentSize, 16 * 1024 * 1024);
Set(\$DropLongAttachments, 1);
\$VarPath = '$folder/var';
\$MasonDataDir = '$folder/var/mason';
\$MasonSessionDir = '$folder/var/session';
1;
PERL
  export RT_SITE_CONFIG="$folder/etc/site.pm" RT_SITE_CONFIG_DIR="$folder/etc/more" HOME="$folder"
}

make_database() {
  say 'making the database'
  rm -f "$folder"/db/*
  od -An -tx1 -N 12 /dev/urandom | tr -d ' \n' > "$folder/etc/root-password"
  {
    rt-setup-database-5 --action init --force --dba '' --dba-password '' \
      --root-password-file "$folder/etc/root-password" &&
      perl "$here/rt-seed.pl" "$folder/db/names.json"
  } >> "$folder/log/setup.log" 2>&1 </dev/null || { tail -30 "$folder/log/setup.log" >&2; exit 1; }
}

# The seeded database, from CACHE where an earlier start left one.
provide_database() {
  [ -s "$folder/db/names.json" ] && return
  local cached=${CACHE:-}
  if [ -n "$cached" ]; then
    cached="$(readlink -m "$cached")/rt-$(cat "$here"/rt-{seed.pl,up.sh} | sha256sum | cut -c1-12)"
    if [ -s "$cached/names.json" ]; then cp "$cached"/* "$folder/db/"; return; fi
  fi
  make_database
  [ -n "$cached" ] || return 0
  mkdir -p "$cached.$$"
  cp "$folder"/db/* "$cached.$$/"
  mv -T "$cached.$$" "$cached" 2>/dev/null || rm -rf "$cached.$$"
}

token() { sed -n 's/.*"appToken":"\([^"]*\)".*/\1/p' "$folder/db/names.json"; }
answers() {
  curl -fsS -m 10 -o /dev/null -H "Authorization: token $(token)" \
    "http://127.0.0.1:$port/REST/2.0/rt" 2>/dev/null
}
running() { [ -s "$folder/server.pid" ] && kill -0 "$(cat "$folder/server.pid")" 2>/dev/null; }

start_server() {
  setsid perl "$share/libexec/rt-server" --server Starlet --host 127.0.0.1 --port "$port" --max-workers 3 \
    >> "$folder/log/server.log" 2>&1 </dev/null &
  echo $! > "$folder/server.pid"
  for _ in $(seq 1 240); do
    answers && return
    running || break
    sleep 0.25
  done
  tail -30 "$folder/log/server.log" >&2
  say 'the server did not come up'
  exit 1
}

install_packages
write_configuration
provide_database
running && answers || start_server
sed "s#^{#{\"url\":\"http://127.0.0.1:$port\",\"pid\":$(cat "$folder/server.pid"),#" "$folder/db/names.json"
