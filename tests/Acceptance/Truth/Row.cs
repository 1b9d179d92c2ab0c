using System.Text;
using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>One configuration that breaks one rule, what terraform must say about it, and its twin that breaks none.</summary>
/// <param name="Rule">Id of the rule book, or <see cref="Schema" />.</param>
/// <param name="Form">What the configuration is before the edits.</param>
/// <param name="Context">Edits that both have: <c>attribute = expression</c>, or <c>-attribute</c> to leave it out.</param>
/// <param name="Break">Edits that break the rule.</param>
/// <param name="Findings">All diagnostics that there are, in any order; none where the rule permits something.</param>
internal sealed partial record Row(string Rule, string Title, Form Form, string[] Context, string[] Break, Finding[] Findings)
{
    /// <summary>Stands for the rules of the schema, which the rule book does not list: whole numbers, durations, what is required.</summary>
    public const string Schema = "SCHEMA";

    /// <summary>Edits that make the valid twin; none when the form with its context is valid.</summary>
    public string[] Twin { get; init; } = [];

    /// <summary>Edits of what stands in the cloud before, for a row about a change; null for something new.</summary>
    public string[]? Before { get; init; }

    /// <summary>Whether the cluster has a node group.</summary>
    public bool HasWorkers { get; init; }

    public bool IsRefused => Findings.Any(finding => finding.Severity is "error");

    public string Label => NotLetters().Replace($"{Rule} {Noun}{Title}".ToLowerInvariant(), "_").Trim('_');

    public string Type => Form switch
    {
        Form.Group => "vkcc_node_group",
        Form.Policy => "vkcc_security_policy",
        _ => "vkcc_cluster",
    };

    public string Address => $"{Type}.{Label}";

    public string File => $"{Label}.tf";

    public string Broken => Render([.. Context, .. Break]);

    public string Whole => Render([.. Context, .. Twin]);

    /// <summary>Whether the break is one of values, which may become known late; what is left out or written where nothing may stand is told at once.</summary>
    public bool CanBeLate =>
        Break.Length > 0
        && !Context.Any(edit => edit.Contains("terraform_data.", StringComparison.Ordinal))
        && Break.All(edit => !edit.StartsWith('-'))
        && !Findings.Any(finding => finding.IsTerraforms || finding.Summary is "Read-only attribute");

    /// <summary>The same break with values that are known only when another resource has been applied.</summary>
    public string Late =>
        Render([.. Context, .. Break.Select(edit => $"{NameOf(edit)} = terraform_data.{Label}.output.{NameOf(edit)}")])
        + $"resource \"terraform_data\" \"{Label}\" {{\n  input = {{\n{string.Concat(Break.Select(edit => $"    {edit}\n"))}  }}\n}}\n";

    public string First => Render([.. Context, .. Before ?? []]);

    private string Noun => Form switch
    {
        Form.Group => "group ",
        Form.Policy => "policy ",
        _ => "",
    };

    /// <summary>The row's name where the service wants one: at most 24 characters, none twice.</summary>
    private string Name
    {
        get
        {
            var words = Label.Replace('_', '-');
            return words.Length <= 24 ? words : $"{words[..19].TrimEnd('-')}-{Label.Aggregate(17u, (hash, c) => (hash * 31) + c) % 4096:x3}";
        }
    }

    /// <summary>What the diagnostics of this row must look like, one line each.</summary>
    /// <param name="text">The configuration as it was written to <see cref="File" />.</param>
    public IEnumerable<string> Expected(string text) =>
        Findings
            .Select(finding => Line(finding.Severity, finding.Summary, finding.IsTerraforms ? null : Address, Place(finding, text).ToString()))
            .Order(StringComparer.Ordinal);

    public static string Line(PlanDiagnostic diagnostic) => Line(diagnostic.Severity, diagnostic.Summary, diagnostic.Address, diagnostic.Place?.ToString());

    public override string ToString() => $"{Rule} {Title}";

    private static string Line(string severity, string summary, string? address, string? place) => $"{severity}: {summary} [{address}] {place}";

    private static string NameOf(string edit) => edit.Split(" = ", 2)[0];

    private SourcePlace Place(Finding finding, string text)
    {
        var lines = text.Split('\n');
        if (finding.Attribute is null)
        {
            // Terraform shows a diagnostic without an attribute at the brace that opens the block.
            var header = lines[0];
            return new SourcePlace(File, 1, header.Length, 1, header.Length + 1);
        }

        var line = Array.FindIndex(lines, candidate => candidate.StartsWith($"  {finding.Attribute} = ", StringComparison.Ordinal));
        Assert.That(line, Is.GreaterThanOrEqualTo(0), $"{this} has no {finding.Attribute}.");
        var expression = $"  {finding.Attribute} = ".Length;
        var covered = finding.Covers ?? lines[line][expression..];
        var start = lines[line].IndexOf(covered, expression, StringComparison.Ordinal);
        Assert.That(start, Is.GreaterThanOrEqualTo(0), $"{this}: {finding.Attribute} does not contain {covered}.");
        return new SourcePlace(File, line + 1, start + 1, line + 1, start + 1 + covered.Length);
    }

    private string Render(IEnumerable<string> edits)
    {
        var attributes = Attributes();
        foreach (var edit in edits)
        {
            if (edit.StartsWith('-'))
            {
                attributes.Remove(edit[1..]);
                continue;
            }

            var parts = edit.Split(" = ", 2);
            attributes[parts[0]] = parts[1];
        }

        var text = new StringBuilder();
        Block(Type, Label, attributes);
        if (HasWorkers)
        {
            Block("vkcc_node_group", $"{Label}_workers", Group($"vkcc_cluster.{Label}.id", "workers"));
        }

        return text.ToString();

        void Block(string type, string label, Dictionary<string, string> body)
        {
            text.Append($"resource \"{type}\" \"{label}\" {{\n");
            foreach (var (name, expression) in body)
            {
                text.Append($"  {name} = {expression}\n");
            }

            text.Append("}\n");
        }
    }

    private Dictionary<string, string> Attributes()
    {
        if (Form is Form.Group)
        {
            return Group("vkcc_cluster.shared.id", Name);
        }

        if (Form is Form.Policy)
        {
            // The generation is given, since the cluster's id is known later and the template is asked for now.
            return new()
            {
                ["cluster_id"] = "vkcc_cluster.shared.id",
                ["generation"] = "2",
                ["template"] = "\"k8sallowedrepos\"",
                ["namespace"] = $"\"{Name}\"",
                ["settings"] = "jsonencode({ repos = [\"registry.example/\"] })",
            };
        }

        var regional = Form is Form.Regional;
        Dictionary<string, string> cluster = new()
        {
            ["name"] = $"\"{Name}\"",
            ["version"] = "\"1.34.2\"",
            ["cluster_type"] = regional ? "\"regional\"" : "\"standard\"",
            ["master_count"] = "3",
            ["master_flavor"] = "\"STD3-4-8\"",
            ["availability_zones"] = regional ? "[\"ME1\", \"MS1\", \"PA2\"]" : "[\"MS1\"]",
            ["network_id"] = "local.network_id",
            ["subnet_id"] = "local.subnet_id",
        };
        if (Form is Form.First)
        {
            cluster["generation"] = "1";
            cluster["version"] = "\"1.34\"";
        }

        return cluster;
    }

    private static Dictionary<string, string> Group(string clusterId, string name) => new()
    {
        ["cluster_id"] = clusterId,
        ["name"] = $"\"{name}\"",
        ["flavor"] = "\"STD3-4-8\"",
        ["availability_zone"] = "\"MS1\"",
        ["node_count"] = "2",
        ["disk_type"] = "\"ceph-ssd\"",
        ["disk_size"] = "50",
    };

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotLetters();
}
