#!/usr/bin/env bash
# The main job from validate to destroy, with the real terraform, our provider and the simulated cloud; every step is checked.
# Uses dist/ as `make build` leaves it. Everything it writes lies in artifacts/demo; whatever it starts, it ends.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

root=$PWD
work=$root/artifacts/demo
terraform=${TERRAFORM:-$(command -v terraform || command -v tofu || true)}
simulator_pid=

if [ -z "$terraform" ]; then
    echo "Neither terraform nor tofu is on the PATH: install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install)." >&2
    exit 1
fi

if [ -t 1 ]; then bold=$'\e[1m' green=$'\e[32m' red=$'\e[31m' plain=$'\e[0m' color=(); else bold='' green='' red='' plain='' color=(-no-color); fi

clean_up() {
    local status=$?
    trap - EXIT
    trap '' INT TERM
    if [ -n "$simulator_pid" ]; then
        kill "$simulator_pid" 2>/dev/null || true
        wait "$simulator_pid" 2>/dev/null || true
    fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

heading() { printf '\n%s== %s%s\n' "$bold" "$1" "$plain"; }
shows() { printf '%s   ✓ %s%s\n' "$green" "$1" "$plain"; }
fails() {
    printf '%s   ✗ %s%s\n' "$red" "$1" "$plain" >&2
    exit 1
}

# tf EXPECTED_CODE ARGUMENT…: runs terraform before the audience's eyes and holds it to its exit code. Its text stays in $work/output.
# On Ctrl-C terraform ends by itself; tee stays until it has (-i), or terraform would die of a broken pipe.
tf() {
    local expected=$1 status=0
    shift
    printf '$ terraform %s\n' "$*"
    "$terraform" "$1" "${color[@]+"${color[@]}"}" "${@:2}" 2>&1 | tee -i "$work/output" || status=${PIPESTATUS[0]}
    [ "$status" -eq "$expected" ] || fails "terraform $1 ended with $status instead of $expected"
}

# control METHOD PATH [BODY]: a control call of the simulator, without any tool but the shell.
control() {
    local body=${3:-}
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf '%s /_simulator/%s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' "$1" "$2" "$port" "${#body}" "$body" >&3
    local answer
    answer=$(cat <&3)
    exec 3>&-
    case $answer in
    HTTP/1.?\ 2??*) ;;
    *) fails "$1 /_simulator/$2 answered: ${answer%%$'\r'*}" ;;
    esac
    printf '%s' "${answer#*$'\r\n\r\n'}"
}

# The text of a plan as machines read it, without blanks between its parts.
plan_json() { "$terraform" show -json "$1" | tr -d '\n'; }

# actions_of PLAN ADDRESS: what the plan does to a resource, such as ["update"].
actions_of() {
    plan_json "$1" | sed 's/"address":/\n&/g' | sed -n "s/^\"address\":\"$2\".*\"change\":{\"actions\":\(\[[^]]*\]\).*/\1/p" | tail -1
}

# The platform as Terraform calls it, and the provider where `terraform init` looks for it.
case $(uname -s) in Darwin) platform=darwin ;; *) platform=linux ;; esac
case $(uname -m) in arm64 | aarch64) platform+=_arm64 ;; *) platform+=_amd64 ;; esac
case $terraform in *tofu) registry=registry.opentofu.org ;; *) registry=registry.terraform.io ;; esac
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props)

rm -rf "$work"
package=$work/mirror/$registry/vkcc/vkcc/$version/$platform
mkdir -p "$work/configuration" "$package"
cp examples/regional/*.tf "$work/configuration/"
cp dist/terraform-provider-vkcc "$package/terraform-provider-vkcc_v$version"

cat >"$work/terraform.rc" <<RC
provider_installation {
  filesystem_mirror {
    path = "$work/mirror"
  }
}
RC
export TF_CLI_CONFIG_FILE=$work/terraform.rc TF_IN_AUTOMATION=1 TF_INPUT=0 CHECKPOINT_DISABLE=1
unset "${!TF_VAR_@}" TF_LOG TF_LOG_PROVIDER TF_LOG_CORE TF_CLI_ARGS TF_DATA_DIR TF_WORKSPACE "${!OS_@}" "${!VKCC_@}" 2>/dev/null || true

heading "A small VK Cloud of our own"
"$root/dist/vkcc-simulator" --listen 127.0.0.1:0 --speed "${DEMO_SPEED:-600}" --quiet >"$work/simulator.log" 2>&1 &
simulator_pid=$!
for _ in {1..300}; do
    grep -q '^ready ' "$work/simulator.log" && break
    kill -0 "$simulator_pid" 2>/dev/null || fails "the simulator did not start: $(cat "$work/simulator.log")"
    sleep 0.1
done
auth_url=$(sed -n 's/^ready //p' "$work/simulator.log" | head -1)
[ -n "$auth_url" ] || fails "the simulator is not ready after 30 seconds"
port=${auth_url#http://*:}
port=${port%%/*}
export OS_AUTH_URL=$auth_url OS_REGION_NAME=RegionOne OS_PROJECT_ID=11111111111111111111111111111111 OS_USERNAME=demo OS_PASSWORD=demo OS_USER_DOMAIN_NAME=users
shows "it answers at $auth_url; ten minutes there pass in a second here"
shows "http://127.0.0.1:$port/ shows it in a browser while this runs"
cd "$work/configuration"

heading "Init: the provider is found in a mirror inside this clone"
tf 0 init
shows "vkcc $version is installed"

heading "Validate: the configuration is checked without any cloud"
tf 0 validate
shows "examples/regional is valid"

heading "Plan: five masters over three zones, known before anything exists"
tf 2 plan -detailed-exitcode -out=../create.tfplan
[ "$(actions_of ../create.tfplan vkcc_cluster.regional)" = '["create"]' ] || fails "the cluster is not planned to be created"
grep -q 'Plan: 3 to add, 0 to change, 0 to destroy' "$work/output" || fails "the plan does not add three resources"
case $(plan_json ../create.tfplan) in
*'"master_placement":{"ME1":2,"MS1":2,"PA2":1}'*) shows "masters will stand 2/2/1 in ME1, MS1, PA2: any one zone may be lost" ;;
*) fails "the placement of the masters is not known at plan" ;;
esac

heading "Apply"
tf 0 apply ../create.tfplan
shows "cluster and both node groups are running"

# What Terraform knows of the cluster, as kubectl takes it; in a folder of its own, since a token is new with every login. The simulated clock stands still
# meanwhile: the hour of a token is over within seconds here.
nodes() {
    local token
    control PATCH clock '{"paused":true}' >/dev/null
    "$terraform" -chdir="$work/kubectl" apply -auto-approve >"$work/output" 2>&1 || fails "the kubeconfig cannot be read: $(cat "$work/output")"
    (umask 077 && "$terraform" -chdir="$work/kubectl" output -raw kubeconfig >"$work/kubectl/kubeconfig")
    token=$("$terraform" -chdir="$work/kubectl" output -raw token)
    printf '$ kubectl get nodes -L topology.kubernetes.io/zone\n'
    kubectl --cache-dir "$work/kubectl/cache" --kubeconfig "$work/kubectl/kubeconfig" --token "$token" get nodes -L topology.kubernetes.io/zone | tee "$work/output"
    control PATCH clock '{"paused":false}' >/dev/null
}
kubectl=$(command -v kubectl || true)
if [ -n "$kubectl" ]; then
    heading "kubectl sees the nodes"
    mkdir -p "$work/kubectl"
    cat >"$work/kubectl/main.tf" <<'TF'
terraform {
  required_providers {
    vkcc = {
      source = "vkcc/vkcc"
    }
  }
}

data "vkcc_clusters" "all" {}

data "vkcc_kubeconfig" "regional" {
  cluster_id = data.vkcc_clusters.all.ids[0]
}

output "kubeconfig" {
  value     = data.vkcc_kubeconfig.regional.kubeconfig
  sensitive = true
}

output "token" {
  value     = data.vkcc_kubeconfig.regional.token
  sensitive = true
}
TF
    "$terraform" -chdir="$work/kubectl" init >"$work/output" 2>&1 || fails "the provider is not found: $(cat "$work/output")"
    nodes
    [ "$(grep -c ' Ready ' "$work/output")" -gt 5 ] || fails "kubectl does not see five masters and the workers"
    shows "masters in three zones, and the workers of both groups: each is Ready"
fi

heading "A second plan is empty"
tf 0 plan -detailed-exitcode
shows "nothing to do"

heading "Zone MS1 fails"
control POST zones/MS1/fail >/dev/null
state=$(control GET state)
control_plane=$(sed -n 's/.*"control_plane":{\([^}]*\)}.*/\1/p' <<<"$state" | tr -d '"')
printf '   control plane: %s\n' "${control_plane//,/, }"
case $state in
*'"status":"RUNNING"'*'"available":true'*) shows "two of five masters are gone, three are a majority: the cluster is up" ;;
*) fails "the cluster is not up after the loss of one zone: $state" ;;
esac
if [ -n "$kubectl" ]; then
    nodes
    ! grep ' MS1$' "$work/output" | grep -q ' Ready ' || fails "a node of MS1 is Ready"
    grep ' ME1$' "$work/output" | grep -q ' Ready ' || fails "no node of ME1 is Ready"
    shows "kubectl sees it too: what stands in MS1 is NotReady"
fi
control POST zones/MS1/restore >/dev/null

heading "Someone changes a node group behind Terraform's back"
steady=$("$terraform" show -json | tr -d '\n' | sed 's/"address":/\n&/g' | sed -n 's/^"address":"vkcc_node_group.steady".*"id":"\([A-Za-z0-9]*\)".*/\1/p')
[ -n "$steady" ] || fails "the id of the node group is not in the state"
printf '   PATCH /_simulator/node-groups/%s {"labels":{"workload":"changed-by-hand"}}\n' "$steady"
control PATCH "node-groups/$steady" '{"labels":{"workload":"changed-by-hand"}}' >/dev/null
tf 2 plan -detailed-exitcode -out=../drift.tfplan
[ "$(actions_of ../drift.tfplan vkcc_node_group.steady)" = '["update"]' ] || fails "the drift is not planned to be put right in place"
grep -q 'Plan: 0 to add, 1 to change, 0 to destroy' "$work/output" || fails "the plan shows more than the drift"
shows "the plan shows exactly that label"

heading "Scale in place: three workers become four, and the label is put right"
tf 0 apply -auto-approve -var steady_nodes=4
grep -q '0 added, 1 changed, 0 destroyed' "$work/output" || fails "scaling was not one change in place"
case $(control GET state) in
*'"fixed_scale":{"size":4}'*) shows "four workers, the same group" ;;
*) fails "the cloud does not have four workers" ;;
esac

heading "Four masters: refused before anything happens, with the reason"
tf 1 plan -var master_count=4 -var steady_nodes=4
grep -q 'master_count' "$work/output" && grep -q '3 or 5' "$work/output" || fails "the refusal does not say what is wrong with four masters"
shows "an even number of masters gains nothing: 3 or 5"

heading "Destroy"
tf 0 destroy -auto-approve -var steady_nodes=4
state=$(control GET state)
[ "$state" = '{"clusters":[],"node_groups":[],"addons":[],"security_policies":[]}' ] || fails "something is left in the cloud: $state"
shows "the cloud is empty"

printf '\n%sThat was it.%s Read README.md to use the provider in a configuration of your own.\n' "$bold" "$plain"
