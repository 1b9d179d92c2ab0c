using VkCloud;

namespace Vkcc;

/// <summary>Which of <c>node_count</c> and <c>autoscale</c> counts. A configuration gives exactly one; with <c>ignore_changes</c> Terraform may hand over
/// neither, or both (plugin-protocol section 4.2).</summary>
internal static class GroupScaling
{
    private const string Fixed = "node_count";
    private const string Automatic = "autoscale";

    /// <summary>The planned scale: what is configured, and what is there when neither is. Both stay when both are given, since Terraform takes no other
    /// plan.</summary>
    public static NodeGroupModel Planned(NodeGroupModel plan, NodeGroupModel config, NodeGroupModel? prior) =>
        config is { NodeCount.IsNull: true, Autoscale.IsNull: true } && prior is not null
            ? plan with { NodeCount = prior.NodeCount, Autoscale = prior.Autoscale }
            : plan with { NodeCount = config.NodeCount, Autoscale = config.Autoscale };

    /// <summary>The plan with one scale at most. Of two the one counts that the plan changes: the other is what <c>ignore_changes</c> took from the
    /// cloud.</summary>
    /// <param name="running">Decides where the plan changes neither of two; null leaves the limits.</param>
    public static NodeGroupModel One(NodeGroupModel plan, NodeGroupModel prior, NodeGroupScale? running = null) => Loser(plan, prior, running) switch
    {
        Fixed => plan with { NodeCount = TfValue<long>.Null },
        Automatic => plan with { Autoscale = TfValue<AutoscaleModel>.Null },
        _ => plan,
    };

    /// <summary>Says which of two counts.</summary>
    public static Diagnostic? AnnounceOne(NodeGroupModel prior, NodeGroupModel plan)
    {
        if (Loser(plan, prior, running: null) is not { } loser)
        {
            return null;
        }

        var winner = loser == Fixed ? Automatic : Fixed;
        return Diagnostic.Warning(
            "Both node_count and autoscale",
            $"The configuration gives {winner}, and ignore_changes keeps {loser} as it was set outside of Terraform. A group has one of them: {winner} counts. "
                + "To leave the size to others, name both in ignore_changes: [node_count, autoscale].",
            AttributePath.Root(winner));
    }

    private static string? Loser(NodeGroupModel plan, NodeGroupModel prior, NodeGroupScale? running) =>
        plan.NodeCount.IsNull || plan.Autoscale.IsNull ? null
        : plan.NodeCount == prior.NodeCount == (plan.Autoscale == prior.Autoscale) ? (running is FixedScale ? Automatic : Fixed)
        : plan.NodeCount == prior.NodeCount ? Fixed
        : Automatic;
}
