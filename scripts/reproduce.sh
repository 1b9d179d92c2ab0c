#!/usr/bin/env bash
# Builds the release of this very tree once more, in a folder of another name and depth, and compares every file with dist/release.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
copy=$folder/another/place
mkdir -p "$copy"

# The history goes along, since the commit is part of the version that the binary tells; so does what is not committed yet.
git clone --quiet --no-checkout . "$copy"
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done |
    tar --create --null --files-from - | tar --extract --directory "$copy"

env -u SIGNING_KEY make --directory "$copy" package >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }

status=0
for file in "$copy"/dist/release/*; do
    name=${file##*/}
    if cmp --silent "$file" "dist/release/$name"; then
        echo "same bytes: $name"
    else
        echo "differs: $name" >&2
        status=1
    fi
done
exit $status
