using System.Text.RegularExpressions;
using SimulatorTests.Safety;
using Terraform.Framework;

namespace SimulatorTests.Truth;

/// <summary>Where plan and cloud may disagree, each place with its reason. Whatever is not on these lists is a defect.</summary>
internal static class Exceptions
{
    /// <summary>What plan refuses and the API takes, or cannot be told.</summary>
    public static readonly IReadOnlyList<(string Rule, string Summary, string Reason)> Stricter =
    [
        (
            "NET-6",
            "A public IP needs an external network",
            "The official provider asks for it too: which of several external networks supplies the address is not left to chance."),
        (
            "NET-7, NET-12",
            "Network has host bits",
            "The service keeps the network only, so that state would never agree with the configuration; the message shows the network."),
        ("NET-7, NET-12", "Not a network|Not an IPv4 network", "A prefix length with leading zeros means something else to some readers."),
        ("TOPO-1", "Unknown cluster_type", "The API says the type by which member of the deployment is set, so a wrong word cannot be sent."),
        ("TOPO-5", "Standard cluster needs exactly one zone", "The request has room for one zone, so others would be left out silently."),
        ("AS-1", "(Both|Neither) node_count (and|nor) autoscale", "The request has room for one kind of size."),
        (
            "NAME-1, NAME-2",
            "Invalid name",
            "Clusters and groups of the first generation with looser names exist; new ones get the strict form, as the rule book asks."),
        ("LT-1, LT-6", "Label without a value", "The API knows no null and keeps an empty text; null in a map is mostly a variable that was forgotten."),
    ];

    /// <summary>What the cloud refuses and plan cannot know.</summary>
    public static readonly IReadOnlyList<(string Rule, string Refusal, string Reason)> Unknowable =
    [
        ("NG-11", "is not available in zone", "No call tells which zones have a flavor."),
        ("NG-10", "master is reserved", "The id of a cluster that does not exist yet is unknown, and with it the generation; the first has no such rule."),
        ("QUO-2", @"Quota .+: limit \d+", "No call tells the service's own quotas (docs/design/open-points.md)."),
        (
            "NG-10",
            "^Reserved name:",
            "Only the second generation reserves it, and a cluster that is not there yet has no id to tell its generation. Refused before the call."),
        ("NG-2", "^New group without nodes:", "Only the first generation asks for a node, as above."),
        ("AS-2", "^max is 0:", "Only the first generation refuses it, as above."),
        ("REG-4", "^Zone needs a network on Sprut:", "A cluster that is not there yet tells no network. Refused before the call."),
    ];

    /// <summary>What plan warns of and the cloud then does not do.</summary>
    public static readonly IReadOnlyList<(string Rule, string Warning, string Error, string Reason)> Warned =
    [
        (
            "NET-6",
            "External network is on another SDN",
            "External network .+ uses another SDN",
            "The rule book does not say it in words, so a refusal would be too much."),
        (
            "NAME-3",
            "Name is taken",
            "^Name is taken: A cluster with the name ",
            "With nothing in state the plan may be the one inside an apply, and an error of that leaves a living cluster deposed (docs/design/planning.md)."),
    ];

    public static bool WasWarnedOf(Diagnostic refused, Report plan) =>
        Warned.Any(
            e => Regex.IsMatch($"{refused.Summary}: {refused.Detail}", e.Error)
                && plan.All.Any(d => d.Severity == DiagnosticSeverity.Warning && d.Summary == e.Warning));

    public static bool IsStricter(Diagnostic refused) => Stricter.Any(e => Regex.IsMatch(refused.Summary, $"^({e.Summary})$"));

    public static bool IsUnknowable(Diagnostic refused) => Unknowable.Any(e => Regex.IsMatch($"{refused.Summary}: {refused.Detail}", e.Refusal));
}
