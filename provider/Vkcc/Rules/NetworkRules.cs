namespace Vkcc;

/// <summary>Networks and access to the Kubernetes API (rule book section 13).</summary>
internal static class NetworkRules
{
    /// <summary>NET-6: on the second generation a public IP needs the external network that supplies it.</summary>
    public static Diagnostic? PublicIpNeedsExternalNetwork(TfValue<long> generation, TfValue<bool> publicIp, TfValue<string> externalNetworkId) =>
        (generation.IsNull || generation.Is(2)) && publicIp.Is(true) && externalNetworkId.IsNull
            ? Diagnostic.Error(
                "A public IP needs an external network",
                "public_ip is true and external_network_id is not given. Name the external network that supplies the floating IP, or set public_ip to false.",
                AttributePath.Root("public_ip"))
            : null;

    /// <summary>NET-7: the pods' network is an IPv4 CIDR without host bits.</summary>
    public static Diagnostic? PodsCidrForm(TfValue<string> podsCidr)
    {
        if (!podsCidr.IsKnown)
        {
            return null;
        }

        var path = AttributePath.Root("pods_cidr");
        return Cidr.TryParse(podsCidr.Value, out var cidr) && cidr.IsIPv4
            ? HostBits(cidr, "pods_cidr", path)
            : Diagnostic.Error("Not an IPv4 network", $"pods_cidr must be an IPv4 network in CIDR notation, such as \"10.100.0.0/16\", got \"{podsCidr.Value}\".", path);
    }

    /// <summary>NET-12: allowed networks are CIDRs without host bits, since the service keeps the network only.</summary>
    public static IEnumerable<Diagnostic> AllowedCidrsForm(TfStringSet allowed)
    {
        if (!allowed.IsKnown)
        {
            yield break;
        }

        // Elements of a set have no address of their own, so the path ends at the set and the text names the element.
        var path = AttributePath.Root("api_allowed_cidrs");
        foreach (var text in allowed.Value.Where(e => e.IsKnown).Select(e => e.Value))
        {
            if (!Cidr.TryParse(text, out var cidr))
            {
                yield return Diagnostic.Error(
                    "Not a network", $"api_allowed_cidrs contains \"{text}\", which is not a network in CIDR notation. For one address write \"203.0.113.7/32\".", path);
            }
            else if (HostBits(cidr, "api_allowed_cidrs", path) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>NET-12: two spellings of one network are one too many.</summary>
    public static Diagnostic? AllowedCidrsDiffer(TfStringSet allowed)
    {
        if (!allowed.IsKnown)
        {
            return null;
        }

        var twice = allowed.Value.Where(e => e.IsKnown).Select(e => e.Value).GroupBy(Cidr.Canonical).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? null
            : Diagnostic.Error(
                "One network given twice",
                $"{Words.AllOf(twice.Select(t => $"\"{t}\""))} are the same network {twice.Key}. Keep one.",
                AttributePath.Root("api_allowed_cidrs"));
    }

    private static Diagnostic? HostBits(Cidr cidr, string attribute, AttributePath path) =>
        cidr.HasHostBits
            ? Diagnostic.Error(
                "Network has host bits",
                $"{attribute} contains \"{cidr}\", an address inside a network rather than the network. The network is \"{cidr.Network}\".",
                path)
            : null;
}
