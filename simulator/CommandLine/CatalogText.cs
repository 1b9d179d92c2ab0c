using System.Net;

namespace Vkcc.Simulator;

/// <summary>The output of <c>vkcc-simulator catalog</c>: everything that is there from the start, with ids.</summary>
internal static class CatalogText
{
    public static IEnumerable<string> For(IPEndPoint listen, WorldFile world)
    {
        var networking = world.Networking;
        return
        [
            .. Section("regions and zones", Preloaded.Regions.Select(region => new[] { region.Id, region.Description, Zones(region.Zones) })),
            .. Section("endpoints", ServiceCatalog.Endpoints($"http://{listen}").Select(endpoint => new[] { endpoint.Type, endpoint.Region, endpoint.Url })),
            .. Section("projects (id, name, domain, domain id)", [[Preloaded.Project.Id, Preloaded.Project.Name, Preloaded.DomainName, Preloaded.DomainId]]),
            .. Section("users (id, name, password, role)", Preloaded.Users.Select(user => new[] { user.Id, user.Name, user.Password, user.Role })),
            .. Section(
                "application credentials (id, name, secret)",
                Preloaded.ApplicationCredentials.Select(credential => new[] { credential.Id, credential.Name, credential.Secret })),
            .. Section("Kubernetes versions", world.Offers.Versions.Select(version => new[] { version })),
            .. Section("cluster templates of the first generation (id, name, version, operating system, runtime)", world.Offers.Templates.All.Select(Row)),
            .. Section("add-ons (name, generations, id in the second)", world.Offers.Addons.All.Select(Row)),
            .. Section(
                "versions of add-ons (name, version, id in each generation, versions of Kubernetes)",
                world.Offers.Addons.All.SelectMany(addon => addon.Versions).Select(version => Row(version, world.Offers))),
            .. Section("security policy templates (name, version, id in each generation)", world.Offers.Policies.All.Select(Row)),
            .. Section("networks (id, region, name, SDN)", networking.Networks.Select(Row)),
            .. Section("subnets (id, region, name, CIDR, network id)", networking.Subnets.Select(Row)),
            .. Section("routers (id, region, name, external network id)", networking.Routers.Select(Row)),
            .. Section("router interfaces (router id, subnet id)", networking.Ports.Select(port => new[] { port.DeviceId, port.FixedIps[0].SubnetId })),
            .. Section("disk types (name, region, zones)", Preloaded.VolumeTypes.Select(type => new[] { type.Name, type.Region, Zones(type.Zones) })),
            .. Section("flavors (id, name, zones)", FlavorGrid.All.Select(flavor => new[] { flavor.Id, flavor.Name, Zones(flavor.Zones ?? []) })),
            .. Section("key pairs", [["demo"]]),
            .. Section(
                $"quotas of the project in {string.Join(" and ", Preloaded.Regions.Select(region => region.Id))} (PATCH /_simulator/quotas/REGION sets them)",
                Json.ObjectOf(new Quotas()).Select(limit => (string[])[limit.Key, .. Preloaded.Regions.Select(region => Limit(world, region.Id, limit.Key))])),
        ];
    }

    private static string[] Row(First.ClusterTemplate template) =>
        [template.Uuid, template.Name, template.ShownVersion, template.Environment.Distro, template.Environment.Runtime];

    private static string[] Row(CatalogueAddon addon) =>
        [addon.Name, string.Join(' ', Enumerable.Range(1, 2).Where(addon.IsOf)), addon.IsOf(2) ? addon.Id : ""];

    private static string[] Row(Network network) =>
        [network.Id, network.Region, network.Name, network.Sdn, network.External ? "external" : ""];

    private static string[] Row(Subnet subnet) => [subnet.Id, subnet.Region, subnet.Name, subnet.Cidr, subnet.NetworkId];

    private static string[] Row(Router router) =>
        [router.Id, router.Region, router.Name, router.ExternalGatewayInfo?.NetworkId ?? "none"];

    private static string[] Row(PolicyTemplate template) =>
        [template.Name, PolicyTemplate.Version, template.Uuid, template.Id, template.IsDefault ? "in every cluster" : ""];

    private static string[] Row(AddonVersion version, Offers offers) =>
    [
        version.Addon.Name,
        version.Version,
        version.Addon.IsOf(1) ? version.Uuid : "",
        version.Addon.IsOf(2) ? version.Id : "",
        string.Join(' ', offers.SupportedBy(version)),
        version.Deprecated ? "deprecated" : "",
    ];

    private static string Zones(IEnumerable<string> zones) => string.Join(' ', zones);

    private static string Limit(WorldFile world, string region, string name) =>
        Json.ObjectOf(world.Quotas.GetValueOrDefault(region) ?? new Quotas())[name]!.ToString();

    private static IEnumerable<string> Section(string title, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        var columns = all.Select(row => row.Length).DefaultIfEmpty().Max();
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => all.Max(row => column < row.Length ? row[column].Length : 0))];
        return [title, .. all.Select(row => ("  " + string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])))).TrimEnd()), ""];
    }
}
