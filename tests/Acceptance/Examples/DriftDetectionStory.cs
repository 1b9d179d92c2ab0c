namespace Acceptance;

/// <summary><c>examples/drift-detection</c>: the script that both pipelines share tells drift from everything else, and says so in its exit code.</summary>
[Category("Jq")]
internal sealed class DriftDetectionStory() : Story("Examples")
{
    private const string Marker = "marker-in-a-label";

    [Test]
    [Category("Long")]
    public async Task What_was_changed_outside_is_drift_and_what_was_not_applied_yet_is_not()
    {
        await using var terraform = await AppliedAsync();
        var (none, _) = await LookAsync(terraform, 0);

        await Cloud.AutoscaleAsync(await GroupAsync("scaled"), 3);
        var (noticed, _) = await LookAsync(terraform, 0);

        await Cloud.PatchNodeGroupAsync(await GroupAsync("workers"), """{"scale_spec":{"fixed_scale":{"size":5}},"labels":{"by":"hand","team":"other"}}""");
        terraform.Edit("disk_size         = 51 # scaled", "disk_size         = 52").Edit("max_unavailable_percent = 30", "max_unavailable_percent = 40");
        var (drift, code) = await LookAsync(terraform, 2);
        await terraform.ApplyAsync();

        terraform.Edit("node_count        = 2", "node_count        = 4");
        var (pending, _) = await LookAsync(terraform, 0);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(none, Is.EqualTo("# No drift"));
            Assert.That(
                noticed, Does.StartWith("# No drift").And.Contain("## Noticed").And.Contain("- `vkcc_node_group.scaled` `current_node_count`: `1` → `3`"));
            Assert.That(code, Is.EqualTo(2));
            Assert.That(drift, Does.StartWith("# Drift in 1 resource\n").And
                .Contain("**`vkcc_node_group.workers`** was changed behind Terraform's back. An apply would update it in place."));
            Assert.That(drift, Does.Contain("| `node_count` | `2` | `5` | `2` |").And.Contain("| `labels.by` | `none` | `\"hand\"` | `none` |"));
            Assert.That(drift, Does.Contain("| `labels.team` | `(sensitive)` | `(sensitive)` | `(sensitive)` |"));
            Assert.That(Parts(drift)[1], Does.StartWith("Noticed").And.Contain("`current_node_count`: `1` → `3`"));
            Assert.That(Parts(drift)[2], Does.StartWith("Not applied yet").And.Contain(
                "`vkcc_node_group.scaled`: an apply would **replace** it: `disk_size` `51` → `52`")
                .And.Contain("`vkcc_node_group.workers`: an apply would update it in place: `max_unavailable_percent` `30` → `40`"));
            Assert.That(Parts(drift)[0], Does.Not.Contain("max_unavailable_percent").And.Not.Contain("disk_size"));
            Assert.That(pending, Does.StartWith("# No drift\n").And.Contain("## Not applied yet").And.Contain("`node_count` `2` → `4`"));
        }
    }

    [Test, Category("Long")]
    public async Task What_is_gone_is_drift_and_a_cloud_away_is_trouble()
    {
        await using var terraform = await AppliedAsync();

        await Cloud.AddFaultAsync("""{"path":"/clusters/","times":-1,"action":{"status":403}}""");
        var (refused, _) = await LookAsync(terraform, 1);
        await Cloud.ClearFaultsAsync();

        terraform.Set("OS_AUTH_URL", "http://127.0.0.1:9/v3/");
        var (away, _) = await LookAsync(terraform, 1);
        terraform.Set("OS_AUTH_URL", Cloud.AuthUrl.ToString());

        await Cloud.DeleteNodeGroupAsync(await GroupAsync("workers"));
        var (gone, _) = await LookAsync(terraform, 2);
        var (misspelt, _) = await LookAsync(terraform, 1, "-no-such-switch");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Does.StartWith("# Trouble").And.Contain("VK Cloud does not allow this").And.Contain("`vkcc_cluster.main`"));
            Assert.That(away, Does.StartWith("# Trouble").And.Contain("No connection"));
            Assert.That(gone, Does.StartWith("# Drift in 1 resource\n").And
                .Contain("**`vkcc_node_group.workers`** is gone from the cloud. An apply would create it anew."));
            Assert.That(misspelt, Does.StartWith("# Trouble").And.Contain("no-such-switch"));
        }
    }

    private static string[] Parts(string report) => report.Split("\n## ");

    private async Task<Workspace> AppliedAsync()
    {
        var terraform = await OpenAsync();
        terraform.Secrets.Add(Marker);
        terraform.Set("TF_VAR_team", Marker);
        terraform.Set("TERRAFORM", Programs.Terraform);
        await terraform.ApplyAsync("drift.tf");
        return terraform;
    }

    private async Task<string> GroupAsync(string name) => (string)(await Cloud.StateAsync()).NodeGroup(name)["id"]!;

    private static async Task<(string Report, int Code)> LookAsync(Workspace terraform, int expected, params string[] arguments)
    {
        var run = await terraform.RunProgramAsync(Path.Combine(Programs.Root, "examples", "drift-detection", "drift.sh"), [".", .. arguments]);
        Assert.That(run.ExitCode, Is.EqualTo(expected), run.Transcript);
        Assert.That(run.Error, Is.Empty, run.Transcript);
        return (run.Output.Trim(), run.ExitCode);
    }
}
