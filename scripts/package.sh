#!/usr/bin/env bash
# Writes the release archives of the provider and the simulator into dist/release.
#   scripts/package.sh VERSION [OS_ARCH ...]
# Native where this machine can link for the platform (on Linux it has to: scripts/form.sh), else as precompiled single files.
# SIGNING_KEY names the OpenPGP key that signs the checksums (RSA, as the registries want it); without it nothing is signed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export RELEASE=1

version=$1
shift
output=dist/release
newest_glibc=2.28

builds=()
for platform in "$@"; do
    case $platform in
    linux_amd64 | linux_arm64 | darwin_amd64 | darwin_arm64 | windows_amd64) ;;
    *) echo "$platform is no platform of a release: linux_amd64, linux_arm64, darwin_amd64, darwin_arm64, windows_amd64." >&2; exit 1 ;;
    esac
    rid=${platform/darwin/osx}
    rid=${rid/windows/win}
    rid=${rid/_amd64/-x64}
    rid=${rid/_arm64/-arm64}
    form=$(scripts/form.sh "$rid")

    for project in ${PROJECTS:-provider/terraform-provider-vkcc simulator/vkcc-simulator}; do
        program=${project##*/}
        target=artifacts/dist/release/$program-$platform
        scripts/publish.sh "$project.csproj" "$rid" "$form" "$target"
        builds+=("$program/$platform=$target")

        if [ "${platform%_*}" = linux ]; then
            needs=$(readelf --version-info --wide "$target/$program" | grep -o 'GLIBC_[0-9.]*' | sed 's/GLIBC_//' | sort --version-sort | tail -n 1)
            [ "$(printf '%s\n' "$needs" "$newest_glibc" | sort --version-sort | tail -n 1)" = "$newest_glibc" ] ||
                { echo "$program for $platform needs glibc $needs; a release needs $newest_glibc at most." >&2; exit 1; }
            echo "$program for $platform: $form, needs glibc $needs"
        else
            echo "$program for $platform: $form"
        fi

        # One file is what users get. What is left beside it on Windows is for a web server (IIS) that these programs never run under.
        beside=$(find "$target" \( -name '*.dll' -o -name '*.so' -o -name '*.dylib' \) ! -name aspnetcorev2_inprocess.dll)
        [ -z "$beside" ] || { echo "$program for $platform is not one file: $beside" >&2; exit 1; }
    done
done

rm -rf "$output"
dotnet run --file scripts/package.cs -- "$output" "$version" "${builds[@]}"

if [ -n "${SIGNING_KEY:-}" ]; then
    scripts/sign.sh "$output/terraform-provider-vkcc_${version}_SHA256SUMS" "$SIGNING_KEY"
else
    echo "Not signed: SIGNING_KEY names no key."
fi
