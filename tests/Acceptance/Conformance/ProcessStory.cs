namespace Acceptance;

/// <summary>Process and handshake (8.1) and logging (8.2), as far as the real terraform shows them.</summary>
internal sealed class ProcessStory() : Story("Conformance")
{
    [TestCase("Asia/Tokyo")]
    [TestCase("America/Los_Angeles")]
    public async Task Row_05_the_certificate_is_valid_in_every_time_zone(string zone)
    {
        await using var terraform = await OpenAsync();
        terraform.Set("TZ", zone);

        Assert.That(await terraform.ValidateAsync("fixed.tf"), Is.Empty);
    }

    [Test]
    public async Task Row_07_without_TLS_everything_works_as_well()
    {
        await using var terraform = await OpenAsync();
        terraform.Set("TF_DISABLE_PLUGIN_TLS", "1");

        await terraform.ApplyAsync("fixed.tf");
        await terraform.DestroyAsync();

        Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task Row_08_the_process_ends_when_it_is_asked_to()
    {
        await using var terraform = await OpenAsync();
        terraform.Set("TF_LOG", "TRACE");

        var run = (await terraform.Use("fixed.tf").RunAsync("plan")).ShouldSucceed();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Error, Does.Contain("plugin process exited"));
            Assert.That(run.Error, Does.Not.Contain("plugin failed to exit gracefully"));
        }
    }

    [Test]
    public async Task Row_04_a_temporary_folder_too_deep_for_a_socket_is_no_obstacle()
    {
        await using var terraform = await OpenAsync();
        var deep = Path.Combine(terraform.Home, new string('d', 60), new string('e', 60));
        Directory.CreateDirectory(deep);
        terraform.Set("TMPDIR", deep);

        Assert.That(await terraform.ValidateAsync("fixed.tf"), Is.Empty);
    }

    [Test]
    public async Task Row_15_Terraform_understands_every_line_that_we_log()
    {
        await using var terraform = await OpenAsync();
        terraform.Set("TF_LOG", "JSON");

        var run = (await terraform.Use("fixed.tf").TryApplyAsync()).ShouldSucceed();

        var entries = run.Error.Split('\n').Where(line => line.StartsWith('{')).Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!).ToList();
        using (Assert.EnterMultipleScope())
        {
            // A record of ours keeps its module, and terraform adds the time at which we wrote it.
            Assert.That(
                entries.Where(entry => (string?)entry["@module"] == "provider" && entry["timestamp"] is not null), Is.Not.Empty,
                "The provider logs when it is asked to.");

            // A line that terraform could not read as a record is logged as it is, under the name of the process.
            Assert.That(entries.Where(entry => ((string?)entry["@module"])?.EndsWith("terraform-provider-vkcc", StringComparison.Ordinal) ?? false), Is.Empty);
        }
    }

    [Test]
    public async Task Row_16_the_log_level_is_honoured()
    {
        await using var terraform = await OpenAsync();
        terraform.Set("TF_LOG_PROVIDER", "INFO");

        var run = (await terraform.Use("fixed.tf").TryApplyAsync()).ShouldSucceed();

        Assert.That(run.Error, Does.Not.Contain("[DEBUG]").And.Not.Contain("[TRACE]"));
    }

    [Test]
    public async Task Row_16_nothing_is_written_unless_asked_for()
    {
        await using var terraform = await OpenAsync();

        var run = await terraform.ApplyAsync("fixed.tf");

        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    [Category("Long")]
    public async Task Row_18_no_secret_appears_at_TRACE()
    {
        await using var terraform = await OpenAsync();
        terraform.Set("TF_LOG", "TRACE");

        // Every command's output is searched for the application credential's secret; here also for the tokens and for what lies on disk.
        var apply = await terraform.ApplyAsync("fixed.tf");
        var plan = await terraform.PlanAsync();
        var destroy = await terraform.DestroyAsync();

        using (Assert.EnterMultipleScope())
        {
            foreach (var run in new[] { apply, plan.Run, destroy })
            {
                Assert.That(run.Error, Does.Contain("terraform-provider-vkcc"), "There is a log to search.");
                Assert.That(
                    run.Error, Does.Not.Match("(?i)x-(auth|subject)-token[\"=: ]+(?!\\W*(\\*|redacted|masked))[A-Za-z0-9_-]{16,}"), "A token was logged.");
                Assert.That(run.Error, Does.Not.Contain("client-key-data"), "A kubeconfig was logged.");
            }

            foreach (var file in Directory.EnumerateFiles(terraform.Configuration, "*", SearchOption.AllDirectories))
            {
                Assert.That(await File.ReadAllTextAsync(file), Does.Not.Contain(Cloud.Secret), file);
            }
        }
    }

    [Test]
    public async Task Nothing_is_written_to_the_home_of_the_user()
    {
        await using var terraform = await OpenAsync();

        await terraform.ApplyAsync("fixed.tf");

        Assert.That(Directory.EnumerateFileSystemEntries(terraform.Home, "*", SearchOption.AllDirectories)
            .Where(entry => !entry.Contains(".terraform.d", StringComparison.Ordinal)), Is.Empty);
    }
}
