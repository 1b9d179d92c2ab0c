using VkCloud;
using VkCloud.Network;

namespace Vkcc;

/// <summary><c>data "vkcc_network"</c>: a network with its subnets, so that a configuration names them instead of their ids.</summary>
internal sealed class NetworkDataSource(VkccProvider provider) : DataSource<NetworkDataModel>
{
    public const string Name = "vkcc_network";

    private static readonly ObjectList<RoutedSubnet> subnets = new("subnets", "The subnets, in the order of their names, then ids.")
    {
        { "id", "Id of the subnet.", of => of.Subnet.Id },
        { "name", "Name of the subnet.", of => of.Subnet.Name },
        { "cidr", "Range of addresses, such as `192.168.10.0/24`.", of => of.Subnet.Cidr },
        { "gateway_ip", "Address of the subnet's gateway; null without one.", of => of.Subnet.GatewayIp },
        {
            "router_id",
            "Id of the router that the subnet is attached to; null without one, or where the project may not see it.",
            of => of.Router?.Id
        },
        {
            "has_external_gateway",
            "Whether that router leads outside, which a cluster with a public IP needs; null where the project may not see it.",
            of => of.Unseen is null ? of.Router?.ExternalNetworkId is not null : null
        },
        { "external_network_id", "Id of the external network that the router leads to; null without one.", of => of.Router?.ExternalNetworkId },
    };

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            A network that the project can see, with its subnets: what `network_id` and `subnet_id` of a cluster take. It is found by its `id` or `name`; with
            neither it is the project's only network beside external ones. No such network is an error, and so are several. Making networks is the business of
            the official provider and of OpenStack's.
            """,
        Attributes =
        [
            Optional.Text("id", "Id of the network. Give it alone.", Check.NotEmpty) with { Mode = AttributeMode.OptionalComputed },
            Optional.Text("name", "Name of the network.", Check.NotEmpty) with { Mode = AttributeMode.OptionalComputed },
            Sdns.Attribute("SDN of the network, `sprut` or `neutron`. Given, only networks on it count. Second-generation clusters need `sprut`."),
            Computed.Text("status", "`ACTIVE`, `DOWN`, `BUILD` or `ERROR`."),
            Computed.Flag("external", "Whether the network leads to the internet. Nodes cannot be in such a network."),
            subnets.Attribute,
            Computed.Of(
                "subnet_ids",
                TfType.Map(TfType.String),
                "Ids of the subnets by name: `subnet_ids[\"nodes\"]`. A name that two subnets share is left out; `subnets` has them all."),
        ],
    };

    protected override void Validate(ValidateContext<NetworkDataModel> context)
    {
        if (context.Config.Id.IsKnown && (context.Config.Name.IsKnown ? "name" : context.Config.Sdn.IsKnown ? "sdn" : null) is { } beside)
        {
            context.Diagnostics.Add(Diagnostic.Error(
                $"Both id and {beside}", $"Both id and {beside} are given. An id is enough: leave {beside} out.", AttributePath.Root(beside)));
        }
    }

    protected override Task ReadAsync(ReadDataContext<NetworkDataModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the network", async () =>
        {
            var (session, asked) = (provider.Session, context.Config);
            var network = asked.Id.IsKnown
                ? await ByIdAsync(session, asked.Id.Value, cancellationToken)
                : OneOf(session, asked, await NamedAsync(session, asked.Name.IsKnown ? asked.Name.Value : null, cancellationToken));
            var ordered = (await session.Cloud.Shared.SubnetsOf.GetAsync(network.Id, cancellationToken))
                .OrderBy(s => s.Name, StringComparer.Ordinal)
                .ThenBy(s => s.Id, StringComparer.Ordinal)
                .ToList();
            context.SaveState(new NetworkDataModel
            {
                Id = network.Id,
                Name = TfValue<string>.FromNullable(network.Name),
                Sdn = TfValue<string>.FromNullable(network.Sdn),
                Status = TfValue<string>.FromNullable(network.Status),
                External = network.IsExternal == true,
                Subnets = subnets.Of(await RoutedAsync(session, ordered, context.Diagnostics, cancellationToken)),
                SubnetIds = new ValueMap<TfValue<string>>(
                    from subnet in ordered
                    where subnet.Name is { Length: > 0 }
                    group subnet by subnet.Name into called
                    where called.Count() == 1
                    select KeyValuePair.Create(called.Key, TfValue<string>.Known(called.First().Id))),
            });
        });

    /// <summary>Those of a name, or all but external ones.</summary>
    private static async Task<IReadOnlyList<CloudNetwork>> NamedAsync(Session session, string? name, CancellationToken cancellationToken) =>
        await session.Cloud.Network.ListNetworksAsync(name, null, cancellationToken)
            .Where(n => name is not null || n.IsExternal != true)
            .ToListAsync(cancellationToken);

    private static async Task<CloudNetwork> ByIdAsync(Session session, string id, CancellationToken cancellationToken)
    {
        if (await session.Cloud.Shared.Networks.GetAsync(id, cancellationToken) is { } network)
        {
            return network;
        }

        var named = CloudId.IsUuid(id) ? [] : await NamedAsync(session, id, cancellationToken);
        throw new DiagnosticException(NetworkRules.NoSuchNetwork(id, named, AttributePath.Root("id")));
    }

    private static CloudNetwork OneOf(Session session, NetworkDataModel asked, IReadOnlyList<CloudNetwork> there)
    {
        var found = there.Where(n => !asked.Sdn.IsKnown || Sdns.IsOn(n, asked.Sdn.Value)).ToList();
        var path = asked.Name.IsKnown ? AttributePath.Root("name") : AttributePath.Whole;
        var which = (asked.Name.IsKnown ? $" with the name \"{Words.Shortened(asked.Name.Value)}\"" : string.Empty)
            + (asked.Sdn.IsKnown ? $" on SDN {asked.Sdn.Value}" : string.Empty);
        return found switch
        {
            [var only] => only,
            [] => throw new DiagnosticException(Diagnostic.Error(
                "No such network",
                $"The project sees no network{which} in region {session.Region.Value}.{(there.Count > 0 ? $" There is:{Sdns.Lines(there)}\n" : string.Empty)} "
                    + "Check name, project and region; without name, sdn and id the project's only network is meant.",
                path)),
            _ => throw new DiagnosticException(Diagnostic.Error(
                "Several networks",
                $"The project sees {found.Count} networks{which}. Give {(asked.Name.IsKnown ? "the id" : "the name or the id")} "
                    + $"of the one that is meant:{Sdns.Lines(found)}",
                path)),
        };
    }

    private static async Task<RoutedSubnet[]> RoutedAsync(
        Session session, IEnumerable<Subnet> subnets, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var routed = await Task.WhenAll(subnets.Select(RouteAsync));
        diagnostics.Add(routed.Select(s => s.Unseen).FirstOrDefault(answer => answer is not null) is { } unseen
            ? Diagnostic.Warning(
                "Routers not read",
                "The cloud did not show the routers that the network's subnets are attached to, so what subnets say of routers is null here."
                    + $"\n\nThe cloud's answer:\n  {unseen}")
            : null);
        return routed;

        async Task<RoutedSubnet> RouteAsync(Subnet subnet)
        {
            try
            {
                return new(subnet, await session.Cloud.Shared.RouterOf.GetAsync(subnet.Id, cancellationToken));
            }
            catch (ApiException e) when (e.Kind is ApiFailureKind.NotFound or ApiFailureKind.Unsupported or ApiFailureKind.Forbidden)
            {
                // The network and its subnets are there, which is what most ask for.
                return new(subnet, null, e.Message);
            }
        }
    }

    /// <param name="Router">Null when no router has a port in the subnet.</param>
    /// <param name="Unseen">The answer of a cloud that does not tell the router.</param>
    private sealed record RoutedSubnet(Subnet Subnet, Router? Router, string? Unseen = null);
}

/// <summary>A <c>data "vkcc_network"</c>: what asks for a network, and the network.</summary>
internal sealed partial record NetworkDataModel : IModel<NetworkDataModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> Sdn { get; init; }

    public TfValue<string> Status { get; init; }

    public TfValue<bool> External { get; init; }

    public TfObjectList Subnets { get; init; }

    public TfStringMap SubnetIds { get; init; }
}
