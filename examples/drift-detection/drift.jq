# From `terraform show -json PLAN` to {"drifted": number of resources, "text": Markdown}.
#
# A resource has drifted when somebody changed or deleted it in the cloud and an apply would change that again. What was changed and needs no apply
# (the autoscaler's node count, masters that the platform has grown) is told as noticed; what the configuration wants and nobody has applied yet is pending.

def at($path): try getpath($path) catch null;

def below($mask; $key): if $mask == true then true elif ($mask | type) == "object" then $mask[$key] else null end;

# The value with everything sensitive taken out.
def masked($mask):
  if $mask == true then "(sensitive)"
  elif type == "object" and ($mask | type) == "object" then with_entries(.key as $key | .value |= masked($mask[$key]))
  elif type == "array" and ($mask | type) == "array" then [range(length) as $i | .[$i] | masked($mask[$i])]
  else . end;

# Where two values differ: attributes, and the members of objects and maps. Lists and sets are taken as a whole.
def differences($before; $after; $masks; $path):
  if $before == $after then empty
  elif ($before | type) == "object" and ($after | type) == "object" then
    ($before + $after | keys[]) as $key
    | differences($before[$key]; $after[$key]; [$masks[] | below(.; $key)]; $path + [$key])
  else { path: $path, hide: ($masks | any(. == true)), from: ($before | masked($masks[0]) | masked($masks[1])), to: ($after | masked($masks[0]) | masked($masks[1])) }
  end;

def differences: differences(.before; .after; [.before_sensitive, .after_sensitive]; []);

def path_text: reduce .[1:][] as $step (.[0]; . + (if $step | test("^[A-Za-z_][A-Za-z0-9_-]*$") then ".\($step)" else "[\($step | tojson)]" end));

def value_text:
  (if . == "(sensitive)" or . == "(known after apply)" then . elif . == null then "none" else tojson end)
  | if length > 200 then .[:200] + "…" else . end
  | "`\(gsub("`"; "'") | gsub("\\|"; "\\|"))`";

def action_text:
  if . == ["create"] then "create it anew"
  elif . == ["update"] then "update it in place"
  elif . == ["delete"] then "destroy it"
  elif . == ["forget"] then "forget it"
  elif (map(select(. == "create" or . == "delete")) | length) == 2 then "**replace** it"
  else join(", ") end;

def changes: .actions != ["no-op"] and .actions != ["read"];

def is_unknown($path): . as $unknown | any(range(1; ($path | length) + 1); . as $n | ($unknown | at($path[:$n])) == true);

. as $plan
| if (.format_version | startswith("1.")) | not then error("format \(.format_version)") else . end
| ([.resource_changes[]? | select(.mode == "managed" and (has("deposed") | not)) | { key: .address, value: . }] | from_entries) as $planned

# What was done behind Terraform's back, resource by resource.
| [ .resource_drift[]?
    | select(.mode == "managed" and (.change | changes))
    | .address as $address
    | ($planned[$address].change // { actions: ["no-op"] }) as $apply
    | { address: $address, actions: $apply.actions, gone: (.change.actions == ["delete"]) }
      + if .change.actions == ["delete"] then { paths: [], noticed: [], drifted: ($apply | changes) }
        else
          [ .change | differences
            | .path as $path
            | . + {
                wanted: (if .hide then "(sensitive)" elif ($apply.after_unknown | is_unknown($path)) then "(known after apply)"
                         else $apply.after | at($path) | masked($apply.after_sensitive | at($path)) end),
                again: (($apply | changes) and (($apply.after_unknown | is_unknown($path)) | not) and ($apply.before | at($path)) != ($apply.after | at($path)))
              } ]
          | { paths: map(select(.again)), noticed: map(select(.again | not)) }
          | .drifted = (.paths | length > 0)
        end ] as $drift

# What an apply would do without any drift.
| ([ $drift[] | select(.drifted) | { key: .address, value: (.paths | map(.path)) } ] | from_entries) as $explained
| [ .resource_changes[]?
    | select(.mode == "managed" and (.change | changes))
    | .address as $address
    | ($explained[$address]) as $known
    | select(($known == []) | not)
    | .change as $change
    | (if $change.before == null or $change.after == null then []
       else [ $change | differences | .path as $path
              | select(($change.after_unknown | is_unknown($path)) | not)
              | select(any($known[]?; . as $other | $path[:($other | length)] == $other) | not) ] end) as $paths
    | { address: $address, actions: $change.actions, paths: $paths, reason: .action_reason,
        follows: ($change.before != null and $change.after != null and $paths == [] and .action_reason != "replace_because_tainted" and .action_reason != "replace_by_request") }
    | select($known == null or $paths != []) ] as $pending
| [ .resource_changes[]? | select(.mode == "managed" and .previous_address and (.change | changes | not))
    | { address: .address, from: .previous_address } ] as $moved
| [ .output_changes // {} | to_entries[] | select(.value | changes) | .key ] as $outputs
| [ $drift[] | select(.drifted) ] as $drifted
| [ $drift[] | select(.drifted | not) | select(.gone or .noticed != []) ] as $noticed

| {
    drifted: ($drifted | length),
    text: (
      [
        (if $drifted == [] then "# No drift" else "# Drift in \($drifted | length) resource\(if ($drifted | length) > 1 then "s" else "" end)" end),
        ($drifted[]
          | "",
            (if .gone then "**`\(.address)`** is gone from the cloud. An apply would \(.actions | action_text)."
             else
               "**`\(.address)`** was changed behind Terraform's back. An apply would \(.actions | action_text).", "",
               "| attribute | state says | the cloud has | after an apply |", "|---|---|---|---|",
               (.paths[] | "| `\(.path | path_text)` | \(.from | value_text) | \(.to | value_text) | \(.wanted | value_text) |")
             end)),
        (if $noticed == [] then empty else
          "", "## Noticed, nothing to do", "",
          ($noticed[]
            | .address as $address
            | if .gone then "- `\($address)` is gone, and the configuration does not want it any more."
              else .noticed[] | "- `\($address)` `\(.path | path_text)`: \(.from | value_text) → \(.to | value_text)" end) end),
        (if $pending == [] and $moved == [] and $outputs == [] then empty else
          "", "## Not applied yet", "",
          ($pending[]
            | "- `\(.address)`: an apply would "
              + (if .actions == ["create"] then "create it" else .actions | action_text end)
              + (if .follows then " (follows from other changes, or finishes what an earlier apply began)"
                 elif .reason == "replace_because_tainted" then " (it is tainted)"
                 else "" end)
              + (if .paths == [] then "" else ": " + ([.paths[] | "`\(.path | path_text)` \(.from | value_text) → \(.to | value_text)"] | join(", ")) end)),
          ($moved[] | "- `\(.from)` is called `\(.address)` now"),
          ($outputs[] | "- output `\(.)` changes")
        end),
        ""
      ] | join("\n"))
  }
