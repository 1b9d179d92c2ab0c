using System.Net;
using Terraform.Framework;
using Unit.Cloud;
using Unit.Framework;
using Vkcc;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Operations;

internal sealed class ClusterOperationTests
{
    private readonly TinyCloud cloud = new();

    private static ClusterModel Config => new()
    {
        Name = "shop",
        Version = "1.33.3",
        ClusterType = "standard",
        MasterCount = 3,
        AvailabilityZones = Set("MS1"),
        MasterFlavor = "d3000000-0000-4000-8000-000000020006",
        NetworkId = "n",
        SubnetId = "s",
    };

    [Test]
    public async Task A_cloud_that_is_ready_at_once_takes_one_look()
    {
        var created = await cloud.Terraform.CreateAsync(Config.ToObject());

        var state = ClusterModel.From((TfObject)created.State);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.Id.Is(TinyCloud.Id));
            Assert.That(state.Status.Is("RUNNING"));
            Assert.That(state.Uuid.Value, Is.EqualTo((string?)cloud.Cluster!["uuid"]));
            Assert.That(cloud.Http.To($"/k8s/clusters/{TinyCloud.Id}"), Has.Count.EqualTo(1));
            Assert.That((await cloud.Terraform.PlanAsync(created, Config.ToObject())).Result.PlannedState, Is.EqualTo(created.State));
        }
    }

    [Test]
    public async Task A_create_whose_time_is_up_is_gone_on_with_and_not_tainted()
    {
        for (var i = 0; i < 10_000; i++)
        {
            cloud.Looks.Enqueue("PROVISIONING");
        }

        var first = await cloud.Terraform.ApplyAsync(await cloud.Terraform.PlanAsync(null, Config.ToObject()));
        var stored = new StoredObject(first.NewState, first.Private);
        var read = await cloud.Terraform.ReadAsync(stored);
        stored = new StoredObject(read.NewState, read.Private);
        var plan = await cloud.Terraform.PlanAsync(stored, Config.ToObject());
        cloud.Looks.Clear();
        var second = await cloud.Terraform.ApplyAsync(plan);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                first.Diagnostics.Select(d => (d.Severity, d.Summary)), Is.EqualTo(new[] { (DiagnosticSeverity.Warning, "Creation is still under way") }));
            Assert.That(ClusterModel.From((TfObject)plan.Result.PlannedState).Status.IsUnknown);
            Assert.That(plan.Result.RequiresReplace, Is.Empty);
            Assert.That(second.Diagnostics, Is.Empty);
            Assert.That(ClusterModel.From((TfObject)second.NewState).ApiAddress.Is("https://10.0.0.1:6443"));
            Assert.That(cloud.Changes, Is.EqualTo((string[])["POST clusters"]));
            Assert.That(
                (await cloud.Terraform.PlanAsync(new StoredObject(second.NewState, second.Private), Config.ToObject())).Result.PlannedState,
                Is.EqualTo(second.NewState));
        }
    }

    [Test]
    public async Task A_cluster_that_the_cloud_gives_up_on_is_an_error_with_its_id_in_state()
    {
        cloud.Looks.Enqueue("PROVISIONING");
        cloud.Looks.Enqueue("ERROR");

        var result = await cloud.Terraform.ApplyAsync(await cloud.Terraform.PlanAsync(null, Config.ToObject()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Diagnostics.Single().Summary, Is.EqualTo("VK Cloud reports ERROR"));
            Assert.That(ClusterModel.From((TfObject)result.NewState).Id.Is(TinyCloud.Id));
        }
    }

    [Test]
    public async Task A_create_whose_answer_got_lost_makes_one_cluster()
    {
        var lost = 0;
        cloud.Http.On(request =>
        {
            if (request is not { Method: "POST", Path: "/k8s/clusters" } || lost++ > 0)
            {
                return null;
            }

            cloud.Create(request.Body!);
            return TinyCloud.Lost();
        });

        var created = await cloud.Terraform.CreateAsync(Config.ToObject());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ClusterModel.From((TfObject)created.State).Id.Is(TinyCloud.Id));
            Assert.That(cloud.Changes, Is.EqualTo((string[])["POST clusters"]));
        }
    }

    [Test]
    public async Task A_create_that_never_arrived_is_made_again_after_a_look()
    {
        var lost = 0;
        cloud.Http.On(request => request is { Method: "POST", Path: "/k8s/clusters" } && lost++ == 0 ? TinyCloud.Lost() : null);

        await cloud.Terraform.CreateAsync(Config.ToObject());

        Assert.That(cloud.Changes, Is.EqualTo((string[])["POST clusters", "POST clusters"]));
    }

    [Test]
    public async Task A_lost_answer_on_a_cloud_without_look_ups_says_what_may_exist_and_how_to_import_it()
    {
        cloud.Http.On("POST", "/k8s/clusters", _ => TinyCloud.Lost());
        cloud.Http.On(
            request => request is { Method: "GET" } && request.Path.StartsWith("/k8s/clusters/", StringComparison.Ordinal)
                ? ScriptedCloud.Json("{}", HttpStatusCode.MethodNotAllowed)
                : null);

        var result = await cloud.Terraform.ApplyAsync(await cloud.Terraform.PlanAsync(null, Config.ToObject()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Diagnostics.Single().Summary, Is.EqualTo("Creation without an answer"));
            Assert.That(result.Diagnostics.Single().Detail, Does.Contain("uuid ").And.Contain("to = vkcc_cluster."));
            Assert.That(result.NewState.IsNull);
            Assert.That(cloud.Changes.Count(), Is.EqualTo(1), "nothing is posted blindly");
        }
    }

    [Test]
    public async Task An_update_changes_only_what_differs_version_first_and_waits_in_between()
    {
        var created = await cloud.Terraform.CreateAsync(Config.ToObject());
        cloud.Cluster!["node_groups"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["id"] = "g" });
        var wanted = Config with
        {
            Version = "v1.34.2",
            MasterFlavor = "d3000000-0000-4000-8000-000000040008",
            Labels = new ValueMap<TfValue<string>>([new("env", "prod")]),
        };

        var result = await cloud.Terraform.ApplyAsync(await cloud.Terraform.PlanAsync(created, wanted.ToObject()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Diagnostics, Is.Empty);
            Assert.That(
                cloud.Changes.Skip(1),
                Is.EqualTo((string[])
                [
                    $"PATCH clusters/{TinyCloud.Id}:upgrade",
                    $"POST clusters/{TinyCloud.Id}:scaleControlPlane",
                    $"PATCH clusters/{TinyCloud.Id}:update",
                ]));
            Assert.That(ClusterModel.From((TfObject)result.NewState).Version.Is("v1.34.2"));
        }
    }

    [Test]
    public async Task An_update_that_fails_half_way_keeps_what_took_effect_and_does_it_not_again()
    {
        var created = await cloud.Terraform.CreateAsync(Config.ToObject());
        var wanted = Config with { MasterFlavor = "d3000000-0000-4000-8000-000000040008", Labels = new ValueMap<TfValue<string>>([new("env", "prod")]) };
        var refused = true;
        cloud.Http.On(
            request => refused && request.Path.EndsWith(":update", StringComparison.Ordinal)
                ? ScriptedCloud.Json("""{"message":"no"}""", HttpStatusCode.Forbidden)
                : null);

        var failed = await cloud.Terraform.ApplyAsync(await cloud.Terraform.PlanAsync(created, wanted.ToObject()));
        refused = false;
        var mended = await cloud.Terraform.ApplyAsync(await cloud.Terraform.PlanAsync(new StoredObject(failed.NewState, failed.Private), wanted.ToObject()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failed.Diagnostics.Single().Summary, Is.EqualTo("VK Cloud does not allow this"));
            Assert.That(ClusterModel.From((TfObject)failed.NewState).MasterFlavor, Is.EqualTo(wanted.MasterFlavor));
            Assert.That(ClusterModel.From((TfObject)failed.NewState).Labels.Value, Is.Empty);
            Assert.That(mended.Diagnostics, Is.Empty);
            Assert.That(cloud.Changes.Count(change => change.EndsWith(":scaleControlPlane", StringComparison.Ordinal)), Is.EqualTo(1));
        }
    }

    private static IEnumerable<TestCaseData> Deletions()
    {
        yield return Row("gone already", ["gone"], 0);
        yield return Row("accepted, then gone", ["RUNNING", "DELETING", "gone"], 1);
        yield return Row("an old status after the call", ["RUNNING", "RUNNING", "DELETING", "gone"], 1);
        yield return Row("being deleted already", ["DELETING", "DELETING", "gone"], 0);
        yield return Row("broken", ["ERROR", "ERROR", "DELETING", "gone"], 1);

        static TestCaseData Row(string name, string[] looks, int calls) => new TestCaseData(looks, calls).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Deletions))]
    public async Task A_delete_ends_when_the_cluster_is_gone(string[] looks, int calls)
    {
        var created = await cloud.Terraform.CreateAsync(Config.ToObject());

        await DeleteAsync(created, looks);

        Assert.That(cloud.Changes.Count(change => change.StartsWith("DELETE", StringComparison.Ordinal)), Is.EqualTo(calls));
    }

    [Test]
    public async Task LIFE_6_a_busy_cluster_is_waited_for_and_asked_again()
    {
        var created = await cloud.Terraform.CreateAsync(Config.ToObject());
        var busy = 2;
        cloud.Http.On(
            request => request.Method == "DELETE" && busy-- > 0 ? ScriptedCloud.Json("""{"code":9,"message":"busy"}""", HttpStatusCode.Conflict) : null);

        await DeleteAsync(created, ["RUNNING", "RECONCILING", "RUNNING", "RUNNING", "RUNNING", "DELETING", "gone"]);
    }

    [Test]
    public async Task A_vanished_cluster_leaves_the_state()
    {
        var created = await cloud.Terraform.CreateAsync(Config.ToObject());
        cloud.Cluster = null;
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That((await cloud.Terraform.ReadAsync(created)).NewState.IsNull);
    }

    /// <summary>Ends well while the cloud shows one of these words after the other.</summary>
    private async Task DeleteAsync(StoredObject created, string[] looks)
    {
        foreach (var look in looks)
        {
            cloud.Looks.Enqueue(look);
        }

        var result = await cloud.Terraform.ApplyAsync(await cloud.Terraform.PlanAsync(created, TfValue.Null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Diagnostics, Is.Empty);
            Assert.That(result.NewState.IsNull);
        }
    }
}
