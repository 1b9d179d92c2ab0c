using Terraform.Framework;
using Vkcc;

namespace Unit.Vkcc.Moves;

/// <summary>Add-ons of VK Cloud's own provider as ours: ids and places are taken, name, version and values are left to the read that follows.</summary>
internal sealed class AddonMovesTests
{
    private const string First = """
        {
          "id": "6f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77", "cluster_id": "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77",
          "addon_id": "ad000000-0000-4000-8000-7bd355303323", "namespace": "ingress", "name": "mine",
          "configuration_values": "password: the secret\n", "region": "RegionOne", "timeouts": {"create": "40m", "delete": null}
        }
        """;

    private const string Second = """
        {
          "id": "2xQk9RbTnMdQw7sHcUe4yKj3gPz", "cluster_id": "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD", "addon_id": "37dGanPq1ZvIz8GL2M2hwDuNb2K",
          "addon_version_id": "37dGapZa8evvoYlshydF27cHiLh", "addon_name": "mine", "namespace": "ingress", "values": "cGFzc3dvcmQ6IHRoZSBzZWNyZXQK",
          "status": "INSTALLED", "created_at": "c", "updated_at": "u", "region": "RegionOne", "timeouts": null
        }
        """;

    [Test]
    public async Task Row_62_a_first_generation_add_on_moves_in()
    {
        var state = await MoveAsync(AddonMoves.First, First);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (state.Id.Value, state.ClusterId.Value, state.Generation.Value),
                Is.EqualTo(("6f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77", "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77", 1L)));
            Assert.That((state.Namespace.Value, state.ReleaseName.Value, state.Timeouts.Value.Create.Value), Is.EqualTo(("ingress", "mine", "40m")));
            Assert.That(state.Status.IsNull);
        }
    }

    [Test]
    public async Task Row_62_a_second_generation_add_on_moves_in()
    {
        var state = await MoveAsync(AddonMoves.Second, Second);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (state.Id.Value, state.ClusterId.Value, state.Generation.Value),
                Is.EqualTo(("2xQk9RbTnMdQw7sHcUe4yKj3gPz", "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD", 2L)));
            Assert.That((state.Namespace.Value, state.ReleaseName.Value, state.Timeouts.Is(new TimeoutsModel())), Is.EqualTo(("ingress", "mine", true)));
            Assert.That((state.Status.Value, state.CreatedAt.Value, state.UpdatedAt.Value), Is.EqualTo(("INSTALLED", "c", "u")));
        }
    }

    [TestCase("""{"cluster_id": "x", "values": "the secret"}""", "\"id\" is not there")]
    [TestCase("""{"id": "x", "values": "the secret"}""", "\"cluster_id\" is not there")]
    [TestCase("""{"id": "x", "cluster_id": "y", "namespace": ["the secret"]}""", "\"namespace\" is not a text")]
    public async Task Row_62_a_state_that_was_changed_by_hand_is_refused_without_its_values(string json, string problem)
    {
        var result = await TryMoveAsync(AddonMoves.Second, json);

        Assert.That(result.TargetState, Is.EqualTo(TfValue.Null));
        Assert.That(result.Diagnostics.Single().Detail, Does.Contain(problem).And.Not.Contain("the secret"));
    }

    /// <summary>Otherwise the name, which no state of the old provider has, would replace what runs.</summary>
    [TestCase(AddonMoves.First, First)]
    [TestCase(AddonMoves.Second, Second)]
    public async Task Row_62_a_plan_before_the_first_refresh_is_refused_and_replaces_nothing(string type, string json)
    {
        var moved = await TryMoveAsync(type, json);
        using var server = new ProviderServer(new VkccProvider(_ => null));
        await server.ConfigureProviderAsync(new(new ProviderModel { PlanChecks = "offline" }.ToObject(), "1.11.4"), CancellationToken.None);
        var prior = (TfObject)moved.TargetState;
        var config = AddonSchema.Declare().EmptyObject().With("cluster_id", prior["cluster_id"]).With("name", new TfString("ingress-nginx"));

        var plan = await server.PlanResourceChangeAsync(new(AddonResource.Name, prior, config, config, moved.TargetPrivate), CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.RequiresReplace, Is.Empty);
            Assert.That(
                plan.Diagnostics.Select(d => (d.Summary, d.Path.ToString())), Is.EqualTo(new[] { ("Name of a moved add-on is not known yet", "name") }));
            Assert.That(plan.Diagnostics.Single().Detail, Does.Contain("without -refresh=false"));
        }
    }

    [TestCase(true, false, "without -refresh=false")]
    [TestCase(true, true, "the cloud does not tell")]
    [TestCase(false, false, null)]
    public void A_state_without_a_name_is_never_planned_on(bool isMoved, bool hasRefreshed, string? words)
    {
        var prior = new AddonModel { Id = "x", Name = isMoved ? TfValue<string>.Null : "ingress-nginx" };

        Assert.That(AddonMoves.NotCompleted(prior, hasRefreshed)?.Detail, words is null ? Is.Null : Does.Contain(words));
    }

    private static async Task<AddonModel> MoveAsync(string type, string json)
    {
        var result = await TryMoveAsync(type, json);
        var state = AddonModel.From((TfObject)result.TargetState);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Diagnostics, Is.Empty);
            Assert.That(result.TargetPrivate.IsEmpty, Is.True);
            Assert.That(result.TargetState.ToString(), Does.Not.Contain("the secret").And.Not.Contain("cGFzc3dvcmQ6"));
            Assert.That(result.TargetIdentity, Is.EqualTo(TfValue.Null), "The name is a part of it, so the first read gives it.");
            Assert.That(state.Name.IsNull && state.Version.IsNull && state.Values.IsNull && state.ValuesWoVersion.IsNull);
        }

        return state;
    }

    private static async Task<MoveResourceStateResult> TryMoveAsync(string type, string json)
    {
        // Never configured, as Terraform starts it for a move.
        using var server = new ProviderServer(new VkccProvider(_ => null));
        return await server.MoveResourceStateAsync(
            new(AddonResource.Name, "registry.terraform.io/vk-cs/vkcs", type, 0, System.Text.Encoding.UTF8.GetBytes(json), "the secret"u8.ToArray()),
            CancellationToken.None);
    }
}
