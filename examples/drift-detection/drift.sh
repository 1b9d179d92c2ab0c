#!/usr/bin/env bash
# Tells what was changed in the cloud behind Terraform's back, as Markdown on standard output.
#
#   drift.sh [FOLDER [ARGUMENT…]]
#
# FOLDER is a working folder after `terraform init` (default: this one). Each ARGUMENT goes to `terraform plan`, such as -var-file=prod.tfvars or -lock=false.
# TERRAFORM names the program (default: terraform).
#
# Exit code: 0 no drift, 2 drift, 1 trouble (the plan could not be made, so nothing is known).
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
terraform=${TERRAFORM:-terraform}
folder=${1:-.}
[ $# -eq 0 ] || shift

trouble() {
    printf '# Trouble: nothing is known about drift\n\n%s\n' "$1"
    exit 1
}

for program in "$terraform" jq; do
    command -v "$program" >/dev/null || trouble "\`$program\` is not on the PATH."
done

# A plan file holds sensitive values in the clear: for nobody else's eyes, and gone at the end.
umask 077
work=$(mktemp -d) || trouble "There is no room for temporary files."
trap 'rm -rf "$work"' EXIT

"$terraform" -chdir="$folder" plan -input=false -json -detailed-exitcode -out="$work/plan" "$@" >"$work/log" 2>"$work/errors"
planned=$?

# Lines that are no JSON can only be terraform's own complaints about its command line.
jq -R 'fromjson? | .diagnostic? // empty' "$work/log" | jq -s . >"$work/diagnostics"
if [ $planned -ne 0 ] && [ $planned -ne 2 ]; then
    errors=$(jq -r --arg severity error -f "$here/diagnostics.jq" "$work/diagnostics")
    trouble "${errors:-$(cat "$work/errors" "$work/log")}"
fi

"$terraform" -chdir="$folder" show -json "$work/plan" >"$work/plan.json" 2>"$work/errors" || trouble "$(cat "$work/errors")"
jq -f "$here/drift.jq" "$work/plan.json" >"$work/report" || trouble "The plan could not be read: drift.jq knows format version 1 of \`terraform show -json\`."

jq -r .text "$work/report"
jq -r --arg severity warning -f "$here/diagnostics.jq" "$work/diagnostics"
[ "$(jq .drifted "$work/report")" = 0 ] || exit 2
