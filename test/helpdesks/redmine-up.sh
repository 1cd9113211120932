#!/bin/bash
# usage: redmine-up.sh FOLDER PORT     root on Debian 12; what is missing is installed with apt
#
# A real Redmine on 127.0.0.1:PORT with SQLite. Everything it writes is below FOLDER. On stdout: one JSON object
# with address, API keys and ids (see redmine.ts); progress goes to stderr, logs to FOLDER/log.
# A second start of the same FOLDER keeps its data. CACHE (environment, optional) is a folder that keeps the seeded
# database for later starts with fresh folders: 3 seconds instead of 40.
set -euo pipefail

folder=$(readlink -m "${1:?folder}")
port=${2:?port}
here=$(dirname "$(readlink -f "$0")")
app=/usr/share/redmine
export DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8

say() { echo "redmine: $*" >&2; }

# Ruby's security updates bring a bundler of their own that does not find the gems of Debian packages; the one
# in ruby-bundler does. Also needed by the installation of redmine itself.
choose_bundler() {
  BUNDLER_VERSION=$(apt-cache policy ruby-bundler | sed -n 's/^ *Candidate: \([0-9.]*\).*/\1/p')
  export BUNDLER_VERSION
}

install_packages() {
  local packages=(redmine redmine-sqlite puma curl)
  [ "$(dpkg-query -W -f '${db:Status-Status}\n' "${packages[@]}" 2>/dev/null | grep -cx installed)" = 4 ] && return
  say "installing ${packages[*]}"
  # Without this answer the package makes a database of its own, which takes most of a minute.
  echo 'redmine redmine/instances/default/dbconfig-install boolean false' | debconf-set-selections
  local apt=(apt-get -q -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0)
  "${apt[@]}" install -y --no-install-recommends "${packages[@]}" </dev/null >&2 && return
  "${apt[@]}" update >&2
  choose_bundler
  "${apt[@]}" install -y --no-install-recommends "${packages[@]}" </dev/null >&2
}

random_hex() { od -An -tx1 -N "$1" /dev/urandom | tr -d ' \n'; }

write_configuration() {
  mkdir -p "$folder"/{config,log,files,tmp/cache,public/plugin_assets,db}
  [ -s "$folder/config/secret_key.txt" ] || random_hex 32 > "$folder/config/secret_key.txt"
  cat > "$folder/config/database.yml" <<YAML
production: { adapter: sqlite3, database: $folder/db/redmine.sqlite3, encoding: utf8, timeout: 15000 }
YAML
  # Debian's Gemfile asks the database.yml of each of its own instances for adapters, and has no web server.
  sed "s#^Dir\\[.*database.yml'\\]#Dir['$folder/config/database.yml']#" "$app/Gemfile" > "$folder/Gemfile"
  echo "gem 'puma'" >> "$folder/Gemfile"
  # Debian runs many instances from one program; an instance is a path below its own folder, so we climb out.
  export REDMINE_INSTANCE="../../../../..$folder" RAILS_ENV=production SCHEMA=/dev/null REDMINE_LANG=en
  export BUNDLE_GEMFILE="$folder/Gemfile" BUNDLE_APP_CONFIG="$folder/bundle"
  export BUNDLE_SILENCE_ROOT_WARNING=1 HOME="$folder"
  cd "$app"
  bundle install --local --quiet >> "$folder/log/setup.log" 2>&1 </dev/null
}

make_database() {
  say 'making the database'
  FOLDER="$folder" bundle exec rake -f "$here/redmine-seed.rake" \
    db:migrate seed:fresh_columns redmine:load_default_data seed:desk \
    >> "$folder/log/setup.log" 2>&1 </dev/null || { tail -30 "$folder/log/setup.log" >&2; exit 1; }
}

# The seeded database, from CACHE where an earlier start left one.
provide_database() {
  [ -s "$folder/db/ids.json" ] && return
  local cached=${CACHE:-}
  if [ -n "$cached" ]; then
    cached="$(readlink -m "$cached")/redmine-$(cat "$here"/redmine-{seed.rake,up.sh} | sha256sum | cut -c1-12)"
    if [ -s "$cached/ids.json" ]; then cp "$cached"/* "$folder/db/"; return; fi
  fi
  make_database
  [ -n "$cached" ] || return 0
  mkdir -p "$cached.$$"
  cp "$folder"/db/* "$cached.$$/"
  mv -T "$cached.$$" "$cached" 2>/dev/null || rm -rf "$cached.$$"
}

answers() {
  curl -fsS -m 5 -o /dev/null -H "X-Redmine-API-Key: $(ids_value appKey)" \
    "http://127.0.0.1:$port/users/current.json" 2>/dev/null
}
ids_value() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$folder/db/ids.json"; }
running() { [ -s "$folder/server.pid" ] && kill -0 "$(cat "$folder/server.pid")" 2>/dev/null; }

start_server() {
  setsid bundle exec puma -e production --dir "$app" -b "tcp://127.0.0.1:$port" -t 1:5 "$app/config.ru" \
    >> "$folder/log/puma.log" 2>&1 </dev/null &
  echo $! > "$folder/server.pid"
  for _ in $(seq 1 480); do
    answers && return
    running || break
    sleep 0.25
  done
  tail -30 "$folder/log/puma.log" >&2
  say 'the server did not come up'
  exit 1
}

choose_bundler
install_packages
write_configuration
provide_database
running && answers || start_server
sed "s#^{#{\"url\":\"http://127.0.0.1:$port\",\"pid\":$(cat "$folder/server.pid"),#" "$folder/db/ids.json"
