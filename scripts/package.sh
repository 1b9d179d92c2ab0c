#!/usr/bin/env bash
# Writes the release archives into dist/release: this machine's platform, and the others whose runtime packs can be restored.
#   scripts/package.sh VERSION HOST_PLATFORM
# SIGNING_KEY names the OpenPGP key that signs the checksums (RSA, as the registries want it); without it nothing is signed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$1
host=$2
output=dist/release

# Windows is left out: mutual TLS between Terraform and .NET there is not proven yet.
platforms=${PLATFORMS:-"linux_amd64 linux_arm64 darwin_amd64 darwin_arm64"}

builds=("$host=artifacts/dist/provider")
for platform in $platforms; do
    [ "$platform" != "$host" ] || continue
    rid=${platform/darwin/osx}
    rid=${rid/_amd64/-x64}
    rid=${rid/_arm64/-arm64}
    target=artifacts/dist/provider-$platform
    if dotnet publish provider/terraform-provider-vkcc.csproj --nologo --verbosity quiet --configuration Release --runtime "$rid" --output "$target" >"$target.log" 2>&1; then
        builds+=("$platform=$target")
    elif grep -q NU1101 "$target.log"; then
        echo "$platform is left out: the package sources have no runtime pack for $rid."
    else
        cat "$target.log" >&2
        exit 1
    fi
done

rm -rf "$output"
dotnet run --file scripts/package.cs -- "$output" "$version" "${builds[@]}"

if [ -n "${SIGNING_KEY:-}" ]; then
    scripts/sign.sh "$output/terraform-provider-vkcc_${version}_SHA256SUMS" "$SIGNING_KEY"
else
    echo "Not signed: SIGNING_KEY names no key."
fi
