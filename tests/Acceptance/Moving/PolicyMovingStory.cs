using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>Security policies of VK Cloud's own provider, whose state has the id of the template alone: row 62 of the conformance list.</summary>
[Category("Long")]
internal sealed class PolicyMovingStory() : Story("Moving")
{
    private const string Cluster = "vkcc_cluster.main";
    private const string Replicas = "vkcc_security_policy.replicas";
    private const string Ports = "vkcc_security_policy.ports";

    [TestCase(1)]
    [TestCase(2)]
    public async Task Row_62_policies_move_in_with_the_name_of_their_template(int generation)
    {
        await using var terraform = await OpenOldAsync(generation);
        await Cloud.ForgetRequestsAsync();

        var moving = await terraform.PlanAsync();
        await terraform.ApplyAsync();
        await terraform.ShouldHaveNothingToDoAsync();
        var state = await terraform.StateAsync();
        var changes = await Cloud.ChangesAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(moving.Changes, Is.Empty, moving.ToString());
            Assert.That(changes, Is.Empty);
            Assert.That(state.Addresses, Is.EquivalentTo(new[] { Cluster, Replicas, Ports }));
            Assert.That((state.Text(Replicas, "template"), state.Text(Replicas, "template_version")), Is.EqualTo(("k8sreplicalimits", "1.0.0")));
            Assert.That((int?)state.Value(Replicas, "generation"), Is.EqualTo(generation));
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Row_62_without_a_refresh_a_moved_policy_is_not_replaced_but_asks_for_one(int generation)
    {
        await using var terraform = await OpenOldAsync(generation);

        var run = (await terraform.RunAsync("plan", "-refresh=false")).ShouldFail();

        Assert.That(
            run.Text,
            Does.Contain("Template of a moved policy is not known yet").And.Contain("without -refresh=false").And.Not.Contain("must be replaced")
                .And.Not.Contain("invalid plan"));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Row_62_a_change_of_a_moved_policy_is_made_in_place_and_another_template_is_told(int generation)
    {
        await using var terraform = await OpenOldAsync(generation);

        var settings = await terraform.Edit("max_replicas = 3", "max_replicas = 4").PlanAsync();
        var other = await terraform.Edit("\"k8sblocknodeport\"", "\"k8simagedigests\"").PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Changes.Select(change => change.Address), Is.EqualTo(new[] { Replicas }));
            Assert.That(settings.ActionOf(Replicas), Is.EqualTo(PlanAction.Update));
            Assert.That(settings.Change(Replicas).Changed, Does.Contain("settings").And.Not.Contain("template"));
            Assert.That(other.ActionOf(Ports), Is.EqualTo(PlanAction.Replace));
        }
    }

    /// <summary>A configuration of ours beside the state of the official provider, with moves from one to the other.</summary>
    private async Task<Workspace> OpenOldAsync(int generation)
    {
        var input = generation == 1 ? "cluster-first.tf" : "cluster-second.tf";
        await using var maker = await OpenAsync();
        await maker.Use(input, "policies.tf").ApplyAsync();
        var (made, cloud) = (await maker.StateAsync(), await Cloud.StateAsync());
        var suffix = generation == 1 ? string.Empty : "_v2";
        var cluster = cloud.Cluster("story");

        var terraform = await OpenAsync(Installation.WithTheOfficialProvider());
        terraform.Secrets.Add(OfficialState.Secret);
        await File.WriteAllTextAsync(Path.Combine(terraform.Configuration, "terraform.tfstate"), OfficialState.Of(
        [
            ($"vkcs_kubernetes_cluster{suffix}", "main", generation == 1 ? OfficialState.FirstCluster(cluster) : OfficialState.Cluster(cluster)),
            ($"vkcs_kubernetes_security_policy{suffix}", "replicas", Old("k8sreplicalimits", Replicas)),
            ($"vkcs_kubernetes_security_policy{suffix}", "ports", Old("k8sblocknodeport", Ports)),
        ]));
        await File.WriteAllTextAsync(
            Path.Combine(terraform.Configuration, "moves.tf"),
            $$"""
            moved {
              from = vkcs_kubernetes_cluster{{suffix}}.main
              to   = {{Cluster}}
            }

            moved {
              from = vkcs_kubernetes_security_policy{{suffix}}.replicas
              to   = {{Replicas}}
            }

            moved {
              from = vkcs_kubernetes_security_policy{{suffix}}.ports
              to   = {{Ports}}
            }
            """);
        return terraform.Use(input, "policies.tf");

        JsonObject Old(string template, string address) => OfficialState.SecurityPolicy(cloud.SecurityPolicy(template), made.Text(address, "template_id"));
    }
}
