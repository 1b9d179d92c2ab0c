using VkCloud;

namespace Vkcc;

/// <summary>Import of a <c>vkcc_node_group</c> by id, <c>CLUSTER/GROUP</c> or identity.</summary>
internal static class NodeGroupImport
{
    public static Task RunAsync(ImportContext<NodeGroupModel> context, Session session, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Importing the node group", async () =>
    {
        var text = context.Identity is { } identity ? ObjectIdentity.IdOf(identity) : context.Id;
        DiagnosticException.ThrowIfAny(ImportText.NodeGroup(text));

        var id = text.Split('/') is [var cluster, var group] ? (await ImportLookup.NodeGroupAsync(session, cluster, group, cancellationToken)).Id
            : context.Identity is null ? await ImportLookup.NodeGroupAsync(session, text, cancellationToken)
            : text;
        DiagnosticException.ThrowIfAny(ImportRules.Id(id, "node group"));

        // Read fills in the rest.
        context.SaveState(context.Empty with { Id = id, Generation = GenerationRules.Of(id) });
    });
}
