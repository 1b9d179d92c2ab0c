# From the diagnostics of `terraform plan -json`: those of one severity, as Markdown.

map(select(.severity == $severity and .summary != "Provider development overrides are in effect"))
| if length == 0 then empty else
    (if $severity == "error" then empty else "## Warnings\n" end),
    (.[]
      | "- **\(.summary)**" + (if .address then " (`\(.address)`)" else "" end)
        + (if (.detail // "") == "" then "" else ": " + (.detail | gsub("\\s+"; " ")) end))
  end
