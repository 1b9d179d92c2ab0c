using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Vkcc.Simulator.First;

/// <summary>The version of <c>container-infra</c> that a call asks for (vk-cloud-api.md section 1.8, openstack-observed.md section 5).</summary>
internal static partial class Microversion
{
    public const string Header = "MCS-API-Version";
    private const string Service = "container-infra";
    private const int Newest = 33;
    private const int Oldest = 1;

    /// <summary>Minor version of the call; without the header it is the oldest.</summary>
    /// <param name="refused">The 406, or null when the version is good.</param>
    public static int Of(ApiRequest request, int needed, out ApiResponse? refused)
    {
        var text = request.Headers[Header].ToString();
        refused = null;
        if (text.Length == 0)
        {
            refused = Oldest < needed ? NotAcceptable($"This call needs at least version 1.{needed}; send the header {Header}: {Service} 1.{Newest}.") : null;
            return Oldest;
        }

        if (text == $"{Service} latest")
        {
            return Newest;
        }

        var match = Form().Match(text);
        if (!match.Success)
        {
            refused = NotAcceptable($"Invalid value for {Header} header: {text}");
            return 0;
        }

        if (match.Groups["service"].Value != Service)
        {
            refused = NotAcceptable($"The version of another service was requested: {match.Groups["service"].Value}. This is {Service}.");
            return 0;
        }

        var minor = int.Parse(match.Groups["minor"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["major"].Value != "1" || minor is > Newest or < Oldest)
        {
            refused = NotAcceptable(
                $"Version {match.Groups["major"].Value}.{minor} was requested but the requested version is not supported by this service. "
                + $"The minimum supported version is 1.{Oldest} and the maximum supported version is 1.{Newest}.");
        }
        else if (minor < needed)
        {
            refused = NotAcceptable($"This call needs at least version 1.{needed}, and 1.{minor} was requested.");
        }

        return minor;
    }

    /// <summary>On every answer, so that clients learn what there is; the names with Mcs are inferred from the request's.</summary>
    public static ApiResponse Marked(ApiResponse response, int minor)
    {
        foreach (var family in (string[])["Mcs-Api", "Openstack-Api"])
        {
            response.Headers[$"{family}-Minimum-Version"] = $"{Service} 1.{Oldest}";
            response.Headers[$"{family}-Maximum-Version"] = $"{Service} 1.{Newest}";
            if (minor > 0)
            {
                response.Headers[$"{family}-Version"] = $"{Service} 1.{minor}";
            }
        }

        response.Headers["Vary"] = Header;
        return response;
    }

    private static ApiResponse NotAcceptable(string detail)
    {
        var body = Dialects.ContainerInfra(new Refusal(406, RefusalCode.InvalidArgument, detail));
        var error = body["errors"]![0]!;
        error["title"] = "Not Acceptable";
        error["max_version"] = $"1.{Newest}";
        error["min_version"] = $"1.{Oldest}";
        return ApiResponse.Of<JsonNode>(406, body);
    }

    [GeneratedRegex(@"\A(?<service>[a-z0-9-]+) (?<major>[0-9]{1,4})\.(?<minor>[0-9]{1,4})\z")]
    private static partial Regex Form();
}
