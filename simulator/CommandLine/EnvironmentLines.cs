using System.Net;

namespace Vkcc.Simulator;

/// <summary>The output of <c>vkcc-simulator env</c>, to be read by a shell.</summary>
internal static class EnvironmentLines
{
    public static IEnumerable<string> For(IPEndPoint listen) =>
    [
        $"export OS_AUTH_URL=http://{listen}/identity/v3/",
        "export OS_IDENTITY_API_VERSION=3",
        $"export OS_REGION_NAME={Preloaded.Regions[0].Id}",
        $"export OS_PROJECT_ID={Preloaded.ProjectId}",
        $"export OS_USER_DOMAIN_NAME={Preloaded.DomainName}",
        $"export OS_USERNAME={Preloaded.Users[0].Name}",
        $"export OS_PASSWORD={Preloaded.Users[0].Password}",
    ];
}
