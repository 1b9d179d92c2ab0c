using System.Text;
using Vkcc;

namespace Docs;

/// <summary>The guide that lists every rule of the service.</summary>
internal static class RulesPage
{
    public static string OfTheRuleBook()
    {
        var page = new StringBuilder(
            """
            ---
            # Written by make docs.
            page_title: "Rules of the service"
            subcategory: "Guides"
            description: |-
              What the service demands and advises, and when the provider checks it.
            ---

            # Rules of the service

            What Cloud Containers demands and advises, and when the provider checks it. Messages and pages name a rule by its id.

            | Checked at | Means |
            | --- | --- |
            | validate, plan | The configuration alone decides. `terraform validate` and `terraform plan` report it. |
            | plan | The change from what exists to what is configured decides. |
            | plan, asks the cloud | The plan asks what the cloud offers. `plan_checks = "offline"` leaves these rules out; when the cloud does not answer, one warning says what was not checked. |
            | apply, by the service | Only the service can decide. Its refusal is shown with its reason and request id. |

            A rule is not applied while a value that it looks at is unknown. It is checked again as soon as the value is known, at the latest before the first call of an apply.

            | Id | Checked at | Rule |
            | --- | --- | --- |

            """);
        foreach (var group in RuleBook.All.GroupBy(r => r.Id).OrderBy(g => g.Key, RuleBook.NumericOrder))
        {
            var anchor = $"<a id=\"{RuleBook.Anchor(group.Key)}\"></a>";
            foreach (var entry in group.DistinctBy(r => (r.Where, r.Statement)))
            {
                page.Append($"| {anchor}{entry.Id} | {entry.Where} | {entry.Statement} |\n");
                anchor = string.Empty;
            }
        }

        return page.Replace("\r\n", "\n").ToString();
    }
}
