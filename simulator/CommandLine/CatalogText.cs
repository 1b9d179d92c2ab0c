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
            .. Section("regions and zones", Preloaded.Regions.Select(region => new[] { region.Id, region.Description, string.Join(' ', region.Zones) })),
            .. Section("endpoints", ServiceCatalog.Endpoints($"http://{listen}").Select(endpoint => new[] { endpoint.Type, endpoint.Region, endpoint.Url })),
            .. Section("projects (id, name, domain, domain id)", [[Preloaded.Project.Id, Preloaded.Project.Name, Preloaded.DomainName, Preloaded.DomainId]]),
            .. Section("users (id, name, password, role)", Preloaded.Users.Select(user => new[] { user.Id, user.Name, user.Password, user.Role })),
            .. Section("application credentials (id, name, secret)", Preloaded.ApplicationCredentials.Select(credential => new[] { credential.Id, credential.Name, credential.Secret })),
            .. Section("Kubernetes versions", world.Versions.Select(version => new[] { version })),
            .. Section("cluster templates of the first generation (id, name, version, operating system, runtime)", world.Templates.All.Select(template => new[] { template.Uuid, template.Name, template.ShownVersion, template.Environment.Distro, template.Environment.Runtime })),
            .. Section("networks (id, region, name, SDN)", networking.Networks.Select(network => new[] { network.Id, network.Region, network.Name, network.Sdn, network.External ? "external" : "" })),
            .. Section("subnets (id, region, name, CIDR, network id)", networking.Subnets.Select(subnet => new[] { subnet.Id, subnet.Region, subnet.Name, subnet.Cidr, subnet.NetworkId })),
            .. Section("routers (id, region, name, external network id)", networking.Routers.Select(router => new[] { router.Id, router.Region, router.Name, router.ExternalGatewayInfo?.NetworkId ?? "none" })),
            .. Section("router interfaces (router id, subnet id)", networking.Ports.Select(port => new[] { port.DeviceId, port.FixedIps[0].SubnetId })),
            .. Section("disk types (name, region, zones)", Preloaded.VolumeTypes.Select(type => new[] { type.Name, type.Region, string.Join(' ', type.Zones) })),
            .. Section("flavors (id, name, zones)", FlavorGrid.All.Select(flavor => new[] { flavor.Id, flavor.Name, flavor.Zones is null ? "" : string.Join(' ', flavor.Zones) })),
            .. Section("key pairs", [["demo"]]),
            .. Section(
                $"quotas of the project in {string.Join(" and ", Preloaded.Regions.Select(region => region.Id))} (PATCH /_simulator/quotas/REGION sets them)",
                Json.ObjectOf(new Quotas()).Select(limit => (string[])[limit.Key, .. Preloaded.Regions.Select(region => Json.ObjectOf(world.Quotas.GetValueOrDefault(region.Id) ?? new Quotas())[limit.Key]!.ToString())])),
        ];
    }

    private static IEnumerable<string> Section(string title, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        var widths = Enumerable.Range(0, all.Select(row => row.Length).DefaultIfEmpty().Max()).Select(column => all.Max(row => column < row.Length ? row[column].Length : 0)).ToArray();
        return [title, .. all.Select(row => ("  " + string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])))).TrimEnd()), ""];
    }
}
