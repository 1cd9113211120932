#!/bin/sh
set -e

home='/opt/${sanitizedProductName}'

ln -sf "$home/${executable}" '/usr/bin/${executable}'

# Chromium prefers user namespaces for its sandbox; where users may not make any, this helper needs root's rights.
chmod 4755 "$home/chrome-sandbox"

if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications || true
fi

# Ubuntu 24.04 and later refuse user namespaces to programs without a profile. Older AppArmor cannot read it.
profile="$home/resources/apparmor-profile"
if [ -d /etc/apparmor.d ] && command -v apparmor_parser >/dev/null &&
  apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  if ! { command -v ischroot >/dev/null && ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
  fi
fi
