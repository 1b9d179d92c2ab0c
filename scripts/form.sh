#!/usr/bin/env bash
# Says in which form the programs can be published for a platform on this machine: native, or precompiled where there is no linker for it.
#   scripts/form.sh RID
# With RELEASE=1 a platform that this machine should link, and cannot, is an error instead.
set -euo pipefail

rid=$1
target=${rid/osx/darwin}
case $(uname -s) in Darwin) host=darwin ;; *_NT*) host=win ;; *) host=linux ;; esac
case $(uname -m) in arm64 | aarch64) host+=-arm64 ;; *) host+=-x64 ;; esac

# links COMPILER: whether it makes a program, which takes the C library's own files and the linker beside the compiler.
links() {
    command -v "$1" >/dev/null || return 1
    local folder status=0
    folder=$(mktemp -d)
    echo 'int main(void) { return 0; }' | "$1" -x c - -o "$folder/program" -pthread -lm 2>/dev/null || status=1
    rm -rf "$folder"
    return "$status"
}

missing() {
    if [ -n "${RELEASE:-}" ]; then
        echo "A release for $rid is native, and this machine cannot link it: install $1." >&2
        exit 1
    fi

    echo "There is no C linker for $rid here: the programs are built as ReadyToRun, which starts about three times slower. For the fastest install $1." >&2
    echo precompiled
}

case $target in
"$host")
    case $host in
    # Visual Studio's linker is looked for by .NET itself.
    win-*) echo native ;;
    darwin-*) if links clang; then echo native; else missing "the command line tools of Xcode (xcode-select --install)"; fi ;;
    *) if links gcc || links clang; then echo native; else missing "gcc, libc6-dev and binutils (Debian, Ubuntu; elsewhere: gcc, glibc-devel and binutils)"; fi ;;
    esac
    ;;
linux-arm64)
    if [ "$host" != linux-x64 ]; then
        echo precompiled
    elif links aarch64-linux-gnu-gcc; then
        echo native
    else
        missing "gcc-aarch64-linux-gnu and libc6-dev-arm64-cross (Debian, Ubuntu)"
    fi
    ;;
# Their linkers run on their own systems only.
darwin-* | win-*) echo precompiled ;;
*) echo "$rid is no platform that these programs are built for: linux-x64, linux-arm64, osx-x64, osx-arm64, win-x64." >&2; exit 1 ;;
esac
