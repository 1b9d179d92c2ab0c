namespace Acceptance;

/// <summary>What plan asks the cloud, how often, and what it says when there is no answer.</summary>
internal sealed class LiveChecksStory() : Story("LiveChecks")
{
    private const string NotChecked = "Not checked against VK Cloud";

    /// <summary>Everything that the plan of a new cluster and its groups asks, whatever their number.</summary>
    private static readonly string[] createPlan =
    [
        "GET /RegionOne/compute/v2.1/flavors/detail",
        "GET /RegionOne/compute/v2.1/os-availability-zone",
        "GET /RegionOne/compute/v2.1/os-quota-sets/11111111111111111111111111111111/detail",
        "GET /RegionOne/managed-k8s/available-resources/storage-classes",
        "GET /RegionOne/managed-k8s/clusters/k8s_versions",
        "GET /RegionOne/managed-k8s/clusters/many",
        "GET /RegionOne/network/v2.0/networks/10000000-0000-4000-8000-000000000001",
        "GET /RegionOne/network/v2.0/networks/10000000-0000-4000-8000-000000000004",
        "GET /RegionOne/network/v2.0/ports",
        "GET /RegionOne/network/v2.0/routers/30000000-0000-4000-8000-000000000001",
        "GET /RegionOne/network/v2.0/subnets",
        "GET /RegionOne/volume/v3/11111111111111111111111111111111/os-quota-sets/11111111111111111111111111111111",
        "POST /identity/v3/auth/tokens",
    ];

    [TestCase(1, Category = "Long")]
    [TestCase(100)]
    public async Task The_plan_of_new_groups_asks_everything_once_whatever_their_number(int groups)
    {
        await using var terraform = await OpenAsync();

        var plan = await terraform.PlanAsync("many.tf", $"-var=groups={groups}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Changes, Has.Count.EqualTo(groups + 1));
            Assert.That(await CallsAsync(), Is.EqualTo(createPlan));
        }
    }

    [TestCase(1, Category = "Long")]
    [TestCase(100, Category = "Long")]
    public async Task A_plan_without_changes_reads_the_cluster_once_whatever_the_number_of_groups(int groups)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("many.tf", $"-var=groups={groups}");
        await Cloud.ForgetRequestsAsync();

        var plan = await terraform.PlanAsync(null, $"-var=groups={groups}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
            Assert.That(await CallsAsync(), Is.EqualTo(["GET /RegionOne/managed-k8s/clusters/ID", "POST /identity/v3/auth/tokens"]));
        }
    }

    [Test]
    public async Task Offline_the_plan_of_new_objects_makes_no_call_at_all()
    {
        await using var terraform = await OpenAsync();
        terraform.Set("VKCC_PLAN_CHECKS", "offline");

        var plan = await terraform.PlanAsync("many.tf", "-var=groups=3");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Changes, Has.Count.EqualTo(4));
            Assert.That(plan.Diagnostics.Where(d => d.Summary == NotChecked), Is.Empty);
            Assert.That(await Cloud.RequestsAsync(), Is.Empty);
        }
    }

    /// <summary>Trouble, and the words of what could not be asked.</summary>
    public static IEnumerable<TestCaseData> Troubles =>
    [
        new TestCaseData("/compute/", """{"status":503,"body":"{}"}""", "the compute quota, the flavors and the region's zones")
            .SetArgDisplayNames("compute is down"),
        new TestCaseData("/compute/", """{"reset":true}""", "the compute quota, the flavors and the region's zones")
            .SetArgDisplayNames("compute cuts every connection").SetCategory("Long"),
        new TestCaseData("/compute/", """{"garbage":true}""", "the compute quota, the flavors and the region's zones")
            .SetArgDisplayNames("compute answers garbage").SetCategory("Long"),
        new TestCaseData("/os-quota-sets/", """{"status":403,"body":"{}"}""", "the compute quota")
            .SetArgDisplayNames("the quota may not be read").SetCategory("Long"),
        new TestCaseData(
            "/(compute|network|managed-k8s)/",
            """{"status":403,"body":"{}"}""",
            "external network 10000000-0000-4000-8000-000000000004, network 10000000-0000-4000-8000-000000000001, the clusters named \"many\", the compute "
                + "quota, the flavors, the region's zones and the versions that are offered")
            .SetArgDisplayNames("nothing but the login is allowed"),
        new TestCaseData("/clusters/many$", """{"status":405,"body":"{}"}""", "the clusters named \"many\"")
            .SetArgDisplayNames("the service has no look-up by name").SetCategory("Long"),
    ];

    [TestCaseSource(nameof(Troubles))]
    public async Task What_cannot_be_asked_is_one_warning_and_the_plan_stands(string path, string action, string missed)
    {
        await using var terraform = await OpenAsync();
        await Cloud.AddFaultAsync($$"""{"method":"GET","path":"{{path}}","times":-1,"action":{{action}}}""");

        var plan = await terraform.PlanAsync("many.tf", "-var=groups=5");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Changes, Has.Count.EqualTo(6));
            Assert.That(OnlyWarning(plan), Does.Contain(missed));
        }
    }

    /// <summary>With these no apply can succeed; it is said once, however many resources ask.</summary>
    [TestCase("OS_APPLICATION_CREDENTIAL_SECRET", "wrong", "Login to VK Cloud failed")]
    [TestCase("OS_REGION_NAME", "Nowhere", "The region has no such service", Category = "Long")]
    public async Task A_login_or_region_that_no_apply_could_work_with_is_one_error(string variable, string value, string summary)
    {
        await using var terraform = await OpenAsync();
        terraform.Set(variable, value);

        var refused = await terraform.RefusedPlanAsync("many.tf", "-var=groups=5");

        Assert.That(refused.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.Summary), Is.EqualTo([summary]));
    }

    /// <summary>Each answer takes 8 s: asked one after another they would take more than a minute.</summary>
    [Test]
    [Category("Long")]
    public async Task Slow_answers_hold_a_plan_up_for_ten_seconds_in_all()
    {
        await using var terraform = await OpenAsync();
        var quick = (await terraform.PlanAsync("many.tf", "-var=groups=20")).Run.Took;
        await Cloud.AddFaultAsync("""{"path":"/(compute|network|managed-k8s)/","times":-1,"action":{"hang_seconds":8}}""");

        var plan = await terraform.PlanAsync(null, "-var=groups=20");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Changes, Has.Count.EqualTo(21));
            Assert.That(OnlyWarning(plan), Does.Contain("network 10000000-0000-4000-8000-000000000001").And.Contain("the 10s that checks may take"));

            // Twice the budget and twice a quick plan: the machine may be busy, but nothing waited for the sum.
            Assert.That(plan.Run.Took, Is.LessThan(TimeSpan.FromSeconds(20) + (2 * quick)));
        }
    }

    /// <summary>A changed flavor's name has to be looked up, and compute does not answer: the plan warns, and an apply that finds nothing to do
    /// succeeds.</summary>
    [Test]
    public async Task A_change_that_compute_would_have_to_judge_is_planned_without_it()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("many.tf");
        await Cloud.AddFaultAsync("""{"path":"/compute/","times":-1,"action":{"status":503,"body":"{}"}}""");

        var plan = await terraform.PlanAsync(null, "-var=master_flavor=STD3-4-8");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf("vkcc_cluster.main"), Is.EqualTo(PlanAction.Update));
            Assert.That(plan.Diagnostics.Count(d => d.Summary == NotChecked), Is.EqualTo(1), string.Join('\n', plan.Diagnostics));
        }
    }

    /// <summary>Core hands a tainted object over as if there were none, and without a refresh nobody reads it.</summary>
    [TestCase("vkcc_cluster.main")]
    [TestCase("vkcc_node_group.many[0]", Category = "Long")]
    [Category("Long")]
    public async Task A_tainted_object_s_own_name_is_not_taken_although_nothing_is_refreshed(string address)
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("many.tf");
        (await terraform.RunAsync("taint", address)).ShouldSucceed();

        var plan = await terraform.PlanAsync(null, "-refresh=false");

        Assert.That(plan.ActionOf(address), Is.EqualTo(PlanAction.Replace));
        await terraform.ApplyAsync(null, "-refresh=false");
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    /// <summary>Core plans every resource again inside apply (docs/design/planning.md).</summary>
    [Test]
    public async Task What_stands_on_a_new_cluster_does_not_repeat_its_warnings_when_it_is_made()
    {
        await using var terraform = await OpenAsync();
        terraform.Use("many.tf").Edit("[\"ME1\", \"MS1\", \"PA2\"][count.index % 3]", "\"GZ1\"");

        var run = await terraform.RunAsync("apply", "-json", "-auto-approve");

        Assert.That(run.ExitCode, Is.Zero, run.Transcript);
        Assert.That(
            PlanDiagnostic.FromLines(run.Output, terraform.Configuration).Where(d => d.Summary == "Zone is being retired").Select(d => d.Address),
            Is.EqualTo(["vkcc_node_group.many[0]"]));
    }

    [Test]
    public async Task Two_clusters_of_one_plan_cannot_have_one_name()
    {
        await using var terraform = await OpenAsync();
        terraform.Use("many.tf").Edit("resource \"vkcc_cluster\" \"main\" {", "resource \"vkcc_cluster\" \"main\" {\n  count = 2")
            .Edit("vkcc_cluster.main.id", "vkcc_cluster.main[0].id");

        var refused = await terraform.RefusedPlanAsync();

        Assert.That(refused.Where(d => d.IsError).Select(d => d.Summary), Is.EqualTo(["Name given twice"]), string.Join('\n', refused));
    }

    /// <summary>What the plan says of all that could not be checked: it is said once.</summary>
    private static string OnlyWarning(Plan plan)
    {
        var warnings = plan.Diagnostics.Where(d => d.Summary == NotChecked).ToList();
        Assert.That(warnings, Has.Count.EqualTo(1), string.Join('\n', plan.Diagnostics));
        return warnings[0].Detail;
    }

    /// <summary>Method and path in order, ids of objects as one word; control calls are none of them.</summary>
    private async Task<IReadOnlyList<string>> CallsAsync() =>
    [
        .. (await Cloud.RequestsAsync())
            .Select(call => $"{call.Method} {call.Path}")
            .Select(call => System.Text.RegularExpressions.Regex.Replace(call, "/[0-9A-Za-z]{27}(?=/|$)", "/ID"))
            .Order(StringComparer.Ordinal),
    ];
}
