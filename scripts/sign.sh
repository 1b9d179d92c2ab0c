#!/usr/bin/env bash
# Signs the checksums of a release as Terraform's registry wants it: a detached binary OpenPGP signature beside them.
#   scripts/sign.sh SUMS KEY
set -euo pipefail
sums=$1
key=$2

command -v gpg >/dev/null || { echo "gpg is missing: install GnuPG to sign a release." >&2; exit 1; }

# The registry takes RSA and DSA keys only, and refuses a release signed otherwise after it has been published.
algorithms=$({ gpg --batch --quiet --with-colons --list-keys "$key" 2>/dev/null || true; } | awk -F: '$1 == "pub" { print $4 }')
case $algorithms in
1 | 17) ;;
'') echo "gpg has no key \"$key\"." >&2; exit 1 ;;
*) echo "\"$key\" is not one RSA or DSA key; the registry takes no other. Make one with: gpg --quick-generate-key NAME rsa4096 sign" >&2; exit 1 ;;
esac

gpg --batch --yes --local-user "$key" --output "$sums.sig" --detach-sign "$sums"
gpg --batch --verify "$sums.sig" "$sums" 2>/dev/null || { echo "The signature just made does not verify." >&2; exit 1; }
echo "Signed: $sums.sig"
