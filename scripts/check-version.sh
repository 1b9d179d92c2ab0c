#!/usr/bin/env bash
# Holds a tag against the version of the sources and their change log; with `notes`, prints what the log says of it.
#   scripts/check-version.sh vX.Y.Z [notes]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tag=$1
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props)
[ "$tag" = "v$version" ] || { echo "The tag is $tag, the sources say v$version (Directory.Build.props)." >&2; exit 1; }

heading=$(grep -m 1 "^## $version " CHANGELOG.md || true)
case $heading in
'') echo "CHANGELOG.md has no heading for $version." >&2; exit 1 ;;
*unreleased*) echo "CHANGELOG.md calls $version unreleased: give it its date." >&2; exit 1 ;;
esac

if [ "${2:-}" = notes ]; then
    awk -v heading="$heading" '$0 == heading { found = 1; next } found && /^## / { exit } found' CHANGELOG.md
fi
