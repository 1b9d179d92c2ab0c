#!/usr/bin/env bash
# Writes the release archives into dist/release: this machine's platform, and the others whose runtime packs can be restored.
#   scripts/package.sh VERSION HOST_PLATFORM
# SIGNING_KEY names the OpenPGP key that signs the checksums (RSA, as the registries want it); without it nothing is signed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$1
host=$2
output=dist/release

platforms=${PLATFORMS:-"$host"}

builds=("terraform-provider-vkcc/$host=artifacts/dist/provider")
for platform in $platforms; do
    [ "$platform" != "$host" ] || continue
    rid=${platform/darwin/osx}
    rid=${rid/_amd64/-x64}
    rid=${rid/_arm64/-arm64}
    target=artifacts/dist/provider-$platform
    scripts/publish.sh provider/terraform-provider-vkcc.csproj "$rid" precompiled "$target"
    builds+=("terraform-provider-vkcc/$platform=$target")
done

rm -rf "$output"
dotnet run --file scripts/package.cs -- "$output" "$version" "${builds[@]}"

if [ -n "${SIGNING_KEY:-}" ]; then
    scripts/sign.sh "$output/terraform-provider-vkcc_${version}_SHA256SUMS" "$SIGNING_KEY"
else
    echo "Not signed: SIGNING_KEY names no key."
fi
