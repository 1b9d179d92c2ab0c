using VkCloud.Network;

namespace Vkcc;

/// <summary><c>data "vkcc_external_network"</c>: the network that leads to the internet, found by what it is, since its name differs from SDN to SDN.</summary>
internal sealed class ExternalNetworkDataSource(VkccProvider provider) : DataSource<ExternalNetworkModel>
{
    public const string Name = "vkcc_external_network";

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The external network of an SDN, which supplies floating IPs: what `external_network_id` of a cluster takes. It is found by being external, not by
            its name, which differs from SDN to SDN. None is an error, and so are several of one SDN when `name` does not choose.
            """,
        Attributes =
        [
            Sdns.Attribute("SDN of the network, `sprut` or `neutron`. Left out it is `sprut`, which second-generation clusters need; "
                + "where the service does not show SDNs, the only external network is taken."),
            Optional.Text("name", "Name of the network. Chooses among several on one SDN.", Check.NotEmpty) with { Mode = AttributeMode.OptionalComputed },
            Computed.Text("id", "Id of the network."),
        ],
    };

    protected override Task ReadAsync(ReadDataContext<ExternalNetworkModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the external network", async () =>
        {
            var (session, name) = (provider.Session, context.Config.Name);
            var sdn = context.Config.Sdn.ValueOr(Sdns.Sprut);
            var there = await session.Cloud.Network.ListNetworksAsync(null, true, cancellationToken).ToListAsync(cancellationToken);
            var found = there.Where(n => (n.Sdn is null || Sdns.IsOn(n, sdn)) && (!name.IsKnown || n.Name == name.Value)).ToList();
            var which = $"{(name.IsKnown ? $" with the name \"{Words.Shortened(name.Value)}\"" : string.Empty)} on SDN {sdn}";
            var path = AttributePath.Root(name.IsKnown ? "name" : "sdn");
            context.SaveState(found switch
            {
                [var only] => new ExternalNetworkModel { Id = only.Id, Name = TfValue<string>.FromNullable(only.Name), Sdn = only.Sdn ?? sdn },
                [] => throw new DiagnosticException(Diagnostic.Error(
                    "No such external network",
                    $"Region {session.Region.Value} has no external network{which}.{(there.Count > 0 ? $" There is:{Sdns.Lines(there)}" : string.Empty)}",
                    path)),
                _ => throw new DiagnosticException(Diagnostic.Error(
                    "Several external networks",
                    $"Region {session.Region.Value} has {found.Count} external networks{which}. "
                        + $"Give the name of the one that is meant, or its id to the cluster:{Sdns.Lines(found)}",
                    path)),
            });
        });
}

/// <summary>A <c>data "vkcc_external_network"</c>.</summary>
internal sealed partial record ExternalNetworkModel : IModel<ExternalNetworkModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> Sdn { get; init; }
}

/// <summary>The two back-ends of VK Cloud's networks.</summary>
internal static class Sdns
{
    public const string Sprut = "sprut";

    public static SchemaAttribute Attribute(string description) =>
        Optional.Text("sdn", description, Check.OneOf(Sprut, "neutron")) with { Mode = AttributeMode.OptionalComputed };

    public static bool IsOn(CloudNetwork network, string sdn) => sdn.Equals(network.Sdn, StringComparison.OrdinalIgnoreCase);

    /// <summary>A network a line, for messages.</summary>
    public static string Lines(IEnumerable<CloudNetwork> networks) => string.Concat(networks
        .OrderBy(n => n.Name, StringComparer.Ordinal)
        .ThenBy(n => n.Id, StringComparer.Ordinal)
        .Take(20)
        .Select(n => $"\n  {n.Id} (\"{n.Name}\"{(n.Sdn is { } sdn ? $", SDN {sdn}" : string.Empty)})"));
}
