#!/usr/bin/env bash
# Tests every module here against a simulated VK Cloud; the same on a laptop and in a pipeline. No account, no network.
#   ./test.sh [ARGUMENT OF terraform test …]
# Needs terraform 1.10 or newer with the provider vkcc to be had, and the simulator: on the PATH, or named by VKCC_SIMULATOR.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

terraform=${TERRAFORM:-terraform}
simulator=${VKCC_SIMULATOR:-vkcc-simulator}
command -v "$simulator" >/dev/null || { echo "The simulator is missing: set VKCC_SIMULATOR to it (in a clone of the provider, make build leaves it in dist/)." >&2; exit 1; }

work=$(mktemp -d)
simulator_pid=
clean_up() {
    [ -z "$simulator_pid" ] || { kill "$simulator_pid" 2>/dev/null && wait "$simulator_pid" 2>/dev/null; } || true
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# A free port, and ten minutes of the cloud in every second.
"$simulator" --listen 127.0.0.1:0 --speed 600 --quiet >"$work/log" 2>&1 &
simulator_pid=$!
for _ in {1..300}; do
    ! grep -q '^ready ' "$work/log" || break
    kill -0 "$simulator_pid" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.1
done
auth_url=$(sed -n 's/^ready //p' "$work/log" | head -1)
[ -n "$auth_url" ] || { echo "The simulator is not ready after 30 seconds." >&2; exit 1; }

# Credentials of this machine must not reach the simulator, nor its own a real cloud.
unset "${!OS_@}"
authority=${auth_url#*://}
eval "$("$simulator" env --listen "${authority%%/*}")"
export TF_IN_AUTOMATION=1 TF_INPUT=0

status=0
for module in modules/*/; do
    echo "== $module"
    export TF_DATA_DIR=$work/${module//\//-}
    "$terraform" -chdir="$module" init -backend=false >"$work/init" 2>&1 || { cat "$work/init" >&2; status=1; continue; }
    "$terraform" -chdir="$module" test "$@" || status=1
done
exit "$status"
