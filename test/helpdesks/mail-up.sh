#!/bin/bash
# usage: mail-up.sh FOLDER PORT     root on Debian 12; what is missing is installed with apt
#
# A real Postfix and a real Dovecot on 127.0.0.1, beside whatever mail system the machine has: all they write is below
# FOLDER, which other users must be able to enter (both give up root).
#   PORT    submission, STARTTLS and a login are needed     PORT+1  the same with TLS from the start
#   PORT+2  IMAP, STARTTLS is needed                        PORT+3  IMAP with TLS from the start
# Mailboxes: support@ (the help desk), reports@ (the app), both of example.test. Certificates: FOLDER/tls, made by
# mail.ts before. A second start of the same FOLDER keeps its mails. Progress goes to stderr, logs to FOLDER/log.
set -euo pipefail

folder=$(readlink -m "${1:?folder}")
port=${2:?port}
here=$(dirname "$(readlink -f "$0")")
export DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8

say() { echo "mail: $*" >&2; }

# Another package that brings a sendmail (msmtp-mta, exim4) gives way to Postfix: whatever needs one is content with it.
install_packages() {
  local packages=(postfix dovecot-core dovecot-imapd)
  [ "$(dpkg-query -W -f '${db:Status-Status}\n' "${packages[@]}" 2>/dev/null | grep -cx installed)" = 3 ] && return
  say "installing ${packages[*]}"
  echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
  # Debian starts a server with its package; nobody asked for one on the usual ports.
  local own_policy=
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d
    chmod 755 /usr/sbin/policy-rc.d
    own_policy=1
  fi
  local apt=(apt-get -q -o DPkg::Lock::Timeout=900 -o Dpkg::Use-Pty=0 install -y --no-install-recommends)
  local failed=
  "${apt[@]}" "${packages[@]}" </dev/null >&2 || {
    apt-get -q -o DPkg::Lock::Timeout=900 update >&2
    "${apt[@]}" "${packages[@]}" </dev/null >&2 || failed=1
  }
  [ -z "$own_policy" ] || rm -f /usr/sbin/policy-rc.d
  [ -z "$failed" ] || exit 1
}

fill_in() { # TEMPLATE TARGET
  sed -e "s#@folder@#$folder#g" -e "s#@submission@#$port#g" -e "s#@submissions@#$((port + 1))#g" \
    -e "s#@imap@#$((port + 2))#g" -e "s#@imaps@#$((port + 3))#g" -e "s#@uid@#$(id -u mail)#g" \
    -e "s#@gid@#$(id -g mail)#g" "$here/mail/$1" > "$2"
}

write_configuration() {
  mkdir -p "$folder"/{tls,log,mail/support,mail/reports,postfix,spool,postfix-data,run/dovecot,dovecot}
  chmod 755 "$folder" "$folder"/{log,mail,postfix,spool,run}
  chown -R mail:mail "$folder/mail"
  chown postfix: "$folder/postfix-data"
  fill_in main.cf "$folder/postfix/main.cf"
  fill_in master.cf "$folder/postfix/master.cf"
  fill_in dovecot.conf "$folder/dovecot/dovecot.conf"
  fill_in users "$folder/dovecot/users"
}

running() { [ -s "$1" ] && kill -0 "$(tr -d ' \n' < "$1")" 2>/dev/null; }
postfix_pid="$folder/spool/pid/master.pid"
dovecot_pid="$folder/run/dovecot/master.pid"

# A server is up when it speaks.
greets() { # PORT GREETING
  timeout 5 bash -c "exec 3<>/dev/tcp/127.0.0.1/$1 && IFS= read -r -t 4 line <&3 && [[ \$line == '$2'* ]]" 2>/dev/null
}

# Postfix first: it makes the folders of its queue, and in one of them Dovecot listens for it.
start_servers() {
  # What outlives this script must not hold its output open.
  running "$postfix_pid" || postfix -c "$folder/postfix" start >> "$folder/log/start.log" 2>&1 </dev/null
  running "$dovecot_pid" || setsid dovecot -c "$folder/dovecot/dovecot.conf" >> "$folder/log/start.log" 2>&1 </dev/null
  for _ in $(seq 1 240); do
    greets "$port" '220 ' && greets "$((port + 2))" '* OK' && return
    sleep 0.25
  done
  tail -30 "$folder"/log/*.log >&2
  say 'the servers did not come up'
  exit 1
}

install_packages
write_configuration
start_servers
