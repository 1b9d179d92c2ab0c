using VkCloud;

namespace Vkcc;

/// <summary><c>vkcc_node_group</c>: a group of equal worker nodes of a cluster.</summary>
internal sealed class NodeGroupResource(VkccProvider provider) : Resource<NodeGroupModel>
{
    public const string Name = "vkcc_node_group";

    private Session Session => provider.Session;

    public override string TypeName => Name;

    public override OperationTimeouts Timeouts => NodeGroupSchema.Timeouts;

    public override IdentitySchema Identity => ObjectIdentity.Schema;

    public override IReadOnlyList<StateMove> StateMoves => NodeGroupMoves.All;

    protected override Schema DeclareSchema() => NodeGroupSchema.Declare();

    protected override void Remember(NodeGroupModel state) => provider.Remember(state.Id, state.Uuid, state.Name);

    protected override void Validate(ValidateContext<NodeGroupModel> context) =>
        context.Diagnostics.AddRange(NodeGroupRules.All.Check(Phase.Configuration, Subject<NodeGroupModel, NodeGroupSeen>.Of(context.Config)));

    protected override Task PlanAsync(PlanContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Planning the node group", () => NodeGroupPlanning.PlanAsync(context, Session, cancellationToken));

    protected override Task PlanDestroyAsync(PlanDestroyContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Planning the node group", () => NodeGroupRules.All.JudgeAsync(
            Phase.Destruction,
            new(context.Prior, context.Prior, context.Prior),
            (seen, since) => NodeGroupQuestions.OfDestructionAsync(context.Prior, Session, seen, since, context.Diagnostics, cancellationToken),
            Session,
            context.Diagnostics));

    protected override Task CreateAsync(CreateContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Creating node group \"{NamePrefix.Shown(context.Plan.Name, context.Plan.NamePrefix)}\"", () =>
        {
            var plan = context.Plan with { Name = NamePrefix.Completed(context.Plan.Name, context.Plan.NamePrefix) };
            return new NodeGroupCreation(Session, context, plan).RunAsync(cancellationToken);
        });

    protected override Task ReadAsync(ReadContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Reading node group {context.State.Id}", () => Verbs(context.State.Id, context.State).ReadAsync(
            context,
            async (group, cluster) =>
            {
                var state = await ReadAsync(group, cluster, context.State, context, cancellationToken);
                return state with { MovedFrom = MovedZones.Noted(context.State.MovedFrom, context.State.Zones, state.Zones) };
            },
            cancellationToken));

    protected override Task UpdateAsync(UpdateContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Updating node group \"{context.Prior.Name}\"", async () =>
        {
            var (prior, plan) = (context.Prior, context.Plan);
            var flavorId = plan.Flavor == prior.Flavor && context.Private.FlavorId is { } noted
                ? noted
                : await Session.Flavors.IdOfAsync(plan.Flavor.Value, AttributePath.Root("flavor"), cancellationToken);
            await Verbs(prior.Id).UpdateAsync(
                context,
                async (work, sight) =>
                {
                    var wanted = GroupScaling.One(plan, prior, sight.Member!.Scale);
                    var (cluster, group) = await Session.Of(work.Id).ChangeNodeGroupAsync(
                        work, wanted.ToSpec(flavorId), (sight.Cluster!, sight.Member), cancellationToken);
                    context.Private.FlavorId = flavorId;
                    var result = await ReadAsync(group, cluster, plan, context, cancellationToken);
                    context.SaveResult(wanted == plan ? result : result with { NodeCount = plan.NodeCount, Autoscale = plan.Autoscale });
                },
                cancellationToken);
        });

    protected override Task DeleteAsync(DeleteContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Deleting node group \"{context.State.Name}\"", async () =>
        {
            if (context.State.CurrentNodeCount is { IsKnown: true, Value: > 0 })
            {
                Session.HadWorkers.TryAdd(context.State.ClusterId.Value, true);
            }

            await Verbs(context.State.Id).DeleteAsync(context, cancellationToken);
        });

    protected override Task ImportAsync(ImportContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        NodeGroupImport.RunAsync(context, Session, cancellationToken);

    /// <param name="stored">What state holds, so that what the cluster shows of the group may do; null where the group itself is to be read.</param>
    private MemberVerbs<NodeGroupModel, NodeGroup> Verbs(TfValue<string> id, NodeGroupModel? stored = null) =>
        new(new NodeGroups(Session, id.Value, stored));

    private Task<NodeGroupModel> ReadAsync(
        NodeGroup group, Cluster cluster, NodeGroupModel stored, StatefulContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        NodeGroupReading.ReadAsync(Session, group, cluster, stored, context.Private, context.Diagnostics, cancellationToken);
}
