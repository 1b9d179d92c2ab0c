namespace SimulatorTests.Safety;

/// <summary>The claims that every story ends with.</summary>
internal static class Expect
{
    /// <summary>Applies what must succeed.</summary>
    public static async Task AppliedAsync(Workspace workspace, params Wanted[] blocks)
    {
        var report = await workspace.ApplyAsync(blocks);
        Assert.That(report.Errors, Is.Empty, report.Text);
    }

    /// <summary>Applies it in a workspace that plans with what the cloud answers.</summary>
    public static async Task<Workspace> AppliedAsync(SmallCloud cloud, params Wanted[] blocks)
    {
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        await AppliedAsync(workspace, blocks);
        return workspace;
    }

    /// <summary>One error and no more, on this attribute.</summary>
    public static void OneError(Report report, string summary, string attribute, string told)
    {
        var error = report.Errors.Single();
        Assert.That((error.Summary, error.Path.ToString()), Is.EqualTo((summary, attribute)));
        Assert.That(error.Detail, Does.Contain(told));
    }

    /// <summary>Brings the cloud to where an operation begins.</summary>
    public static async Task BegunAsync(Workspace workspace, Operation operation)
    {
        if (operation.First.Length > 0)
        {
            await AppliedAsync(workspace, operation.First);
        }

        await AppliedAsync(workspace, operation.Before);
    }

    /// <summary>Everything in the cloud is in state, or the run has told how to take it over; nothing is there twice.</summary>
    public static async Task CoveredAsync(Workspace workspace, Report report, string story, bool mayBeTold = false)
    {
        var known = workspace.State.Values.Select(i => i.Id).ToHashSet();
        var cloud = await workspace.Cloud.InventoryAsync();
        var lost = cloud.All.Where(found => !cloud.IdsOf(found).Any(known.Contains)).Select(SmallCloud.IdOf).ToList();
        Assert.That(mayBeTold && report.Text.Contains("import {", StringComparison.Ordinal) ? [] : lost, Is.Empty, "in the cloud and not in state" + story);
        Assert.That(cloud.Clusters.Select(c => c["name"]!.ToString()), Is.Unique, story);
        Assert.That(cloud.Groups.Select(g => $"{g["cluster_id"]}/{g["name"]}"), Is.Unique, story);
        Assert.That(cloud.Addons.Select(a => $"{a["cluster_id"]}/{a["name"]}"), Is.Unique, story);
        Assert.That(cloud.Policies.Select(p => $"{p["cluster_id"]}/{p["template"]}/{p["namespace"]}"), Is.Unique, story);
    }

    /// <summary>The next apply, without trouble, succeeds, and the plan after it is empty.</summary>
    public static async Task ConvergesAsync(Workspace workspace, Wanted[] blocks, string story, bool mayImport = false)
    {
        var next = await workspace.ApplyAsync(blocks);
        for (var imports = 0; mayImport && next.Errors.Count > 0 && imports < 3; imports++)
        {
            await workspace.FollowImportBlocksAsync(next, blocks);
            next = await workspace.ApplyAsync(blocks);
        }

        Assert.That(next.Errors, Is.Empty, $"the next apply\n{next.Text}\nafter{story}");
        var plan = await workspace.PlanAsync(blocks);
        Assert.That(plan.ExitCode, Is.Zero, $"the plan after the next apply\n{plan.Text}\nafter{story}");
        Assert.That(workspace.State.Keys, Is.EquivalentTo(blocks.Select(b => b.Address)), story);
        await CoveredAsync(workspace, plan, story);
    }
}
