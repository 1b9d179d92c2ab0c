using VkCloud;

namespace Vkcc;

/// <summary>Creates a node group exactly once and sees it through until its cluster is RUNNING again.</summary>
/// <param name="plan">With the name that was chosen.</param>
internal sealed class NodeGroupCreation(Session session, CreateContext<NodeGroupModel> context, NodeGroupModel plan)
    : MemberCreation<NodeGroupModel, NodeGroup>(context, new NodeGroups(session, plan.ClusterId.Value, plan), plan)
{
    private readonly Generation generation = session.Of(plan.ClusterId.Value);
    private string flavorId = string.Empty;

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        flavorId = await Session.Flavors.IdOfAsync(Plan.Flavor.Value, AttributePath.Root("flavor"), cancellationToken);
        await base.RunAsync(cancellationToken);
    }

    protected override Task<string> PostAsync(CancellationToken cancellationToken) => generation.CreateNodeGroupAsync(Plan.ToSpec(flavorId), cancellationToken);

    protected override bool IsOurs(NodeGroup member) => generation.IsMadeOf(member, Plan.ToSpec(flavorId));

    protected override NodeGroupModel Accepted(string id)
    {
        Context.Private.FlavorId = flavorId;
        return Plan with { Id = id, Generation = generation.Number, Status = ClusterStatus.Reconciling.Word };
    }

    protected override Task<NodeGroupModel> ReadAsync(Sight<NodeGroup> sight, CancellationToken cancellationToken) =>
        NodeGroupReading.ReadAsync(Session, sight.Member!, sight.Cluster!, Plan, Context.Private, Context.Diagnostics, cancellationToken);

    protected override void Saw(Cluster cluster) => Session.HadWorkers.TryAdd(ClusterId, !VersionRules.HasNoWorkers(cluster));
}
