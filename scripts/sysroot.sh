#!/usr/bin/env bash
# Lays Debian 11's C library into a folder and prints the folder. Releases are linked against it, so that they run where glibc is older than this
# machine's: RHEL 8, Ubuntu 20.04, Debian 11.
#   scripts/sysroot.sh x64|arm64
# OpenSSL is there for running a program in it, which the tests do. SYSROOTS names a folder to keep it in (default artifacts/sysroots). Packages are fetched from the mirror that this machine's apt knows, and held against their hashes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case $1 in
x64) debian=amd64 triple=x86_64-linux-gnu ;;
arm64) debian=arm64 triple=aarch64-linux-gnu ;;
*) echo "There is no sysroot for $1." >&2; exit 1 ;;
esac

glibc=pool/main/g/glibc
packages_amd64="
$glibc/libc6_2.31-13+deb11u11_amd64.deb 05f7264da867b37f4c5ce49266b558ea1e81e05a9464f623152fca70f3550282
$glibc/libc6-dev_2.31-13+deb11u11_amd64.deb e7f7b45d9c5cfcf37609f0b6efd3c645272c812144703af89dfd32218fcb0fd3
pool/main/g/gcc-10/libgcc-s1_10.2.1-6_amd64.deb e478f2709d8474165bb664de42e16950c391f30eaa55bc9b3573281d83a29daf
pool/main/o/openssl/libssl1.1_1.1.1w-0+deb11u1_amd64.deb aadf8b4b197335645b230c2839b4517aa444fd2e8f434e5438c48a18857988f7"
packages_arm64="
$glibc/libc6_2.31-13+deb11u11_arm64.deb baaa9aa184e2f21738c5819055e6740cc5b22f198e3f416e33f82b40ff6933d8
$glibc/libc6-dev_2.31-13+deb11u11_arm64.deb 28d478134722dcd4b0bd2045a199301d18713bf95947b9fce66634e7aeacab2e
pool/main/g/gcc-10/libgcc-s1_10.2.1-6_arm64.deb e2fcdb378d3c1ad1bcb64d4fb6b37aab44011152beca12a4944f435a2582df1f
pool/main/o/openssl/libssl1.1_1.1.1w-0+deb11u1_arm64.deb fe7a7d313c87e46e62e614a07137e4a476a79fc9e5aab7b23e8235211280fee3"
packages=packages_$debian

folder=${SYSROOTS:-$PWD/artifacts/sysroots}/$1
if [ -e "$folder/.complete" ]; then
    echo "$folder"
    exit
fi

fetch=/usr/lib/apt/apt-helper
mirror=$(sed -nE 's#^(URIs:|deb( \[[^]]*\])?) *(https?://[^ ]+/debian)/?( .*)?$#\3#p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1 || true)
if [ ! -x "$fetch" ] || [ -z "$mirror" ]; then
    echo "A release is linked against Debian 11's C library, which comes from a Debian mirror: package on Debian (a container will do), or unpack libc6, libc6-dev and libgcc-s1 of Debian 11 into $folder and create $folder/.complete." >&2
    exit 1
fi

rm -rf "$folder"
mkdir -p "$folder"
while read -r path hash; do
    [ -n "$path" ] || continue
    "$fetch" -o APT::Sandbox::User=root download-file "$mirror/$path" "$folder/package.deb" "SHA256:$hash" >/dev/null
    dpkg-deb --extract "$folder/package.deb" "$folder"
    rm "$folder/package.deb"
done <<<"${!packages}"

# Links with absolute targets would lead to this machine's own library, silently.
find "$folder" -type l -lname '/*' | while read -r link; do
    ln -snfr "$folder$(readlink "$link")" "$link"
done

[ -e "$folder/usr/lib/$triple/libpthread.so" ] && [ -e "$folder/usr/lib/$triple/Scrt1.o" ] || { echo "The packages hold no C library for $triple." >&2; exit 1; }
touch "$folder/.complete"
echo "$folder"
