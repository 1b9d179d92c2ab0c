using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>What is not known yet is never an error, and when it becomes known and is wrong, nothing has been created.</summary>
[Category("Long")]
internal sealed class UnknownStory() : Story("Truth")
{
    private const string Later = "terraform_data.later.output";

    /// <summary>One configuration for each attribute of both resources, and each part of a nested one, in which exactly that is unknown.</summary>
    [Test]
    public async Task No_attribute_is_refused_for_being_unknown()
    {
        await using var terraform = await OpenAsync();
        var unknowns = await UnknownsAsync(terraform, Later);
        Put(terraform, unknowns);
        File.Copy(Path.Combine(TestContext.CurrentContext.TestDirectory, "Truth", "later.tf"), Path.Combine(terraform.Configuration, "later.tf"));

        var validated = await terraform.ValidateAsync();
        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unknowns, Has.Count.GreaterThan(50));
            Assert.That(validated, Is.Empty, string.Join('\n', validated));
            Assert.That(plan.Diagnostics, Is.Empty, string.Join('\n', plan.Diagnostics));
            Assert.That(unknowns.Where(unknown => plan.ActionOf(unknown.Address) is not PlanAction.Create), Is.Empty);
        }
    }

    /// <summary>To validate every variable is unknown, whatever its default.</summary>
    [Test]
    public async Task No_attribute_is_refused_for_being_a_variable()
    {
        await using var terraform = await OpenAsync();
        Put(terraform, await UnknownsAsync(terraform, "var.unset"));
        File.WriteAllText(Path.Combine(terraform.Configuration, "variables.tf"), "variable \"unset\" {\n  type = any\n}\n");

        Assert.That(await terraform.ValidateAsync(), Is.Empty);
    }

    [Test]
    public async Task Values_of_other_resources_and_data_sources_are_never_refused_and_apply()
    {
        await using var terraform = await OpenAsync();

        var validated = await terraform.ValidateAsync("sources.tf");
        var plan = await terraform.PlanAsync();

        Assert.That(validated.Concat(plan.Diagnostics), Is.Empty);

        await terraform.ApplyAsync();
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    /// <summary>Every row of the table once more, with its wrong value known only when something else has been applied.</summary>
    [Test]
    public async Task A_wrong_value_that_is_known_only_at_apply_is_refused_before_the_first_creating_call()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("shared.tf");
        await Cloud.ForgetRequestsAsync();

        var rows = ValidateRows.All.Concat(PlanRows.All).Where(row => row.IsRefused && row.CanBeLate).ToList();
        foreach (var row in rows)
        {
            File.WriteAllText(Path.Combine(terraform.Configuration, row.File), row.Late);
        }

        var validated = await terraform.ValidateAsync();
        var planned = await terraform.RunAsync("plan", "-json");
        var applied = await terraform.RunAsync("apply", "-json", "-auto-approve");
        var errors = PlanDiagnostic.FromLines(applied.Output, terraform.Configuration)
            .Where(diagnostic => diagnostic.IsError)
            .ToLookup(diagnostic => diagnostic.Address);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Count.GreaterThan(120));
            Assert.That(validated, Is.Empty, string.Join('\n', validated));
            Assert.That(PlanDiagnostic.FromLines(planned.Output, terraform.Configuration).Where(diagnostic => diagnostic.IsError), Is.Empty);
            Assert.That(planned.ExitCode, Is.Zero);
            Assert.That(applied.ExitCode, Is.EqualTo(1));
            foreach (var row in rows)
            {
                var expected = row.Findings.Where(finding => finding.Severity is "error").Select(finding => finding.Summary);
                Assert.That(errors[row.Address].Select(error => error.Summary), Is.EquivalentTo(expected), row.ToString());
            }

            Assert.That(await Cloud.ChangesAsync(), Is.Empty, "Nothing was created.");
            Assert.That((await Cloud.StateAsync()).Clusters, Has.Count.EqualTo(1), "The cluster that the groups share.");
        }
    }

    private static void Put(Workspace terraform, IReadOnlyList<Row> rows)
    {
        terraform.Use("shared.tf");
        foreach (var row in rows)
        {
            File.WriteAllText(Path.Combine(terraform.Configuration, row.File), row.Broken);
        }
    }

    private static async Task<IReadOnlyList<Row>> UnknownsAsync(Workspace terraform, string unknown)
    {
        terraform.Write("");
        var shown = JsonNode.Parse((await terraform.RunAsync("providers", "schema", "-json")).ShouldSucceed().Output)!;
        var schemas = shown["provider_schemas"]!.AsObject()
            .Single(provider => provider.Key.EndsWith("vkcc/vkcc", StringComparison.Ordinal))
            .Value!["resource_schemas"]!;
        return [.. Of("vkcc_cluster", Form.Standard), .. Of("vkcc_node_group", Form.Group)];

        IEnumerable<Row> Of(string type, Form form) =>
            from attribute in schemas[type]!["block"]!["attributes"]!.AsObject()
            where (bool?)attribute.Value!["required"] == true || (bool?)attribute.Value["optional"] == true
            from expression in Expressions(attribute.Key, attribute.Value, unknown)
            select new Row(
                Row.Schema,
                $"{attribute.Key} = {expression.Replace(unknown, "unknown", StringComparison.Ordinal)}",
                form,
                [],
                attribute.Key is "autoscale" ? ["-node_count", $"{attribute.Key} = {expression}"] : [$"{attribute.Key} = {expression}"],
                []);
    }

    // The attribute as a whole, and each of its parts by itself.
    private static IEnumerable<string> Expressions(string name, JsonNode attribute, string unknown)
    {
        // Terraform knows the type of what it does not know the value of, so a whole collection needs one of its own.
        yield return unknown == Later && (attribute["nested_type"] is not null || attribute["type"] is JsonArray) ? $"terraform_data.{name}.output" : unknown;
        if (attribute["nested_type"] is { } nested)
        {
            var parts = nested["attributes"]!.AsObject();
            foreach (var part in parts.Select(part => part.Key))
            {
                var members = parts
                    .Where(other => other.Key == part || (bool?)other.Value!["required"] == true)
                    .Select(other => $"{other.Key} = {(other.Key == part ? unknown : Known(other.Key))}");
                var element = $"{{ {string.Join(", ", members)} }}";
                yield return (string?)nested["nesting_mode"] == "set" ? $"[{element}]" : element;
            }
        }
        else if (attribute["type"] is JsonArray type)
        {
            yield return (string?)type[0] == "map" ? $"{{ known = \"yes\", late = {unknown} }}" : $"[{unknown}]";
        }
    }

    private static string Known(string part) => part switch
    {
        "min" => "1",
        "max" => "3",
        "key" => "\"dedicated\"",
        "effect" => "\"NoSchedule\"",
        _ => throw new InvalidOperationException($"A valid value for {part} is missing here."),
    };
}
