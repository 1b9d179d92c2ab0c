#!/usr/bin/env bash
# Publishes a program of this repository as one file that needs nothing installed.
#   scripts/publish.sh PROJECT RID FORM OUTPUT
# FORM is native or precompiled (scripts/form.sh says what can be linked here). With RELEASE=1 a native one is linked against an old C library (scripts/sysroot.sh).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

project=$1
rid=$2
form=$3
output=$4
options=(-p:Form="$form")

if [ "$form" = native ]; then
    case $rid in
    linux-arm64) [ "$(uname -m)" != x86_64 ] || options+=(-p:CppCompilerAndLinker=aarch64-linux-gnu-gcc -p:ObjCopyName=aarch64-linux-gnu-objcopy) ;;
    linux-*) ! command -v gcc >/dev/null || options+=(-p:CppCompilerAndLinker=gcc) ;;
    esac

    if [ -n "${RELEASE:-}" ] && [ "${rid%-*}" = linux ]; then
        sysroot=$(scripts/sysroot.sh "${rid#linux-}")
        case $rid in
        linux-arm64) [ "$(uname -m)" = x86_64 ] && compiler=aarch64-linux-gnu-gcc || compiler=gcc ;;
        *) compiler=gcc ;;
        esac
        "$compiler" -c -O2 scripts/old-math.c -o "$sysroot/old-math.o"
        options+=(-p:SysRoot="$sysroot")
    fi

    # Linked anew each time: .NET looks at its inputs alone, not at what they are linked against.
    rm -rf "artifacts/bin/$(basename "$project" .csproj)/release_$rid/native"
fi

# What an earlier form left would be taken for this one's.
rm -rf "$output"
mkdir -p "$output"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! dotnet restore "$project" --verbosity quiet --locked-mode >"$log" 2>&1 ||
    ! dotnet publish "$project" --nologo --verbosity quiet --configuration Release --runtime "$rid" --output "$output" "${options[@]}" >>"$log" 2>&1; then
    cat "$log" >&2
    if grep -qE 'NU110[12].* (Microsoft\.(NETCore|AspNetCore)\.App\.(Runtime|Crossgen2)|(runtime\.[a-z0-9-]+\.)?Microsoft\.DotNet\.ILCompiler)' "$log"; then
        echo "The package sources have no runtime for $rid. Build on a machine that reaches them, or leave the platform out: make package PLATFORMS=…" >&2
    fi

    exit 1
fi

# The native compiler only mentions code that calls what is not there, as after half a build; such a program would break when it gets there.
if grep -q 'will always throw' "$log"; then
    cat "$log" >&2
    exit 1
fi

# A warning is worth reading.
cat "$log"
