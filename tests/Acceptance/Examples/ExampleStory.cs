namespace Acceptance;

/// <summary>The examples do what they show.</summary>
internal sealed class ExampleStory() : Story("Examples")
{
    [TestCase("quickstart", 1)]
    [TestCase("regional", 2)]
    public async Task Row45_An_example_applies_and_a_second_plan_is_empty(string example, int groups)
    {
        await using var terraform = await OpenExampleAsync(example);
        await UsePrintedEnvironmentAsync(terraform);

        await terraform.ApplyAsync();
        var refreshed = await terraform.PlanAsync();
        var unrefreshed = await terraform.PlanAsync(input: null, "-refresh=false");
        var cloud = await Cloud.StateAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refreshed.IsEmpty, Is.True, refreshed.ToString());
            Assert.That(unrefreshed.IsEmpty, Is.True, unrefreshed.ToString());
            Assert.That(cloud.Clusters, Has.Count.EqualTo(1));
            Assert.That(cloud.NodeGroups, Has.Count.EqualTo(groups));
        }

        await terraform.DestroyAsync();

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    [TestCase("vkcc_cluster")]
    [TestCase("vkcc_node_group")]
    public async Task An_example_of_a_resource_plans(string resource)
    {
        await using var terraform = await OpenAsync();

        // The example of the node group refers to that of the cluster.
        var examples = new[] { "vkcc_cluster", resource }.Distinct()
            .Select(name => File.ReadAllText(Path.Combine(Programs.Root, "examples", "resources", name, "resource.tf")));
        var plan = await terraform.Write(string.Join('\n', examples)).PlanAsync();

        Assert.That(plan.Changes.Select(change => change.Action), Is.All.EqualTo(PlanAction.Create));
    }

    [Test]
    public async Task The_example_of_the_provider_plans()
    {
        await using var terraform = await OpenExampleAsync("provider");
        terraform.Unset("OS_APPLICATION_CREDENTIAL_ID");
        terraform.Unset("OS_APPLICATION_CREDENTIAL_SECRET");
        terraform.Set("OS_PASSWORD", "demo");
        terraform.Write(await File.ReadAllTextAsync(Path.Combine(Programs.Root, "examples", "resources", "vkcc_cluster", "resource.tf")));

        var plan = await terraform.PlanAsync();

        Assert.That(plan.ActionOf("vkcc_cluster.example"), Is.EqualTo(PlanAction.Create));
    }

    // As a practitioner does it: eval "$(vkcc-simulator env)", with the address that this simulator listens on.
    private async Task UsePrintedEnvironmentAsync(Workspace terraform)
    {
        terraform.Unset("OS_APPLICATION_CREDENTIAL_ID");
        terraform.Unset("OS_APPLICATION_CREDENTIAL_SECRET");

        await using var program = ChildProcess.Start(Programs.Simulator, ["env", "--listen", Cloud.AuthUrl.Authority], Path.GetTempPath(), Host.CleanEnvironment());
        Assert.That(await program.ExitAsync(TimeSpan.FromSeconds(30)), Is.Zero, program.Error);

        var lines = program.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Is.Not.Empty.And.All.StartsWith("export OS_"));
        foreach (var parts in lines.Select(line => line["export ".Length..].Split('=', 2)))
        {
            terraform.Set(parts[0], parts[1].Trim('\'', '"'));
        }
    }
}
