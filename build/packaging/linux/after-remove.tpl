#!/bin/sh
set -e

# In an upgrade this runs too (deb: "upgrade"; rpm: 1, and only after the new version's own script).
case "$1" in
upgrade | 1) exit 0 ;;
esac

rm -f '/usr/bin/${executable}'

if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications || true
fi

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if command -v apparmor_parser >/dev/null && ! { command -v ischroot >/dev/null && ischroot; }; then
    apparmor_parser --remove "$profile" 2>/dev/null || true
  fi
  rm -f "$profile"
fi

# /etc/handraise stays: the policy is IT's, and a later version needs it again.
