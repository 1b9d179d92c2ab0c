using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using VkCloud.Http;

namespace VkCloud;

/// <summary>Everything a connection to the cloud is made from.</summary>
public sealed record CloudOptions
{
    /// <summary>The published identity address of VK Cloud's Moscow region.</summary>
    public const string DefaultAuthUrl = "https://msk.cloud.vk.com/infra/identity/v3/";

    /// <summary>The same on the domain that VK Cloud has been moving to since 2026-07-30; named when the other does not answer.</summary>
    [Inferred("The new domain's gateway is msk.cloud.vk.ru with the old one's path; that the vendor moves is published, the address is not.")]
    public const string NewAuthUrl = "https://msk.cloud.vk.ru/infra/identity/v3/";

    public const string DefaultRegion = "RegionOne";

    /// <summary>Address of Keystone; version discovery happens unless it ends in <c>/v3</c> or <c>/v3/</c>.</summary>
    public string AuthUrl { get; init; } = DefaultAuthUrl;

    /// <summary>Compared exactly with the catalog's <c>region</c> and <c>region_id</c>.</summary>
    public string Region { get; init; } = DefaultRegion;

    /// <summary>The project to work in; null leaves the choice to the credentials.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The project by name; not looked at when there is a <see cref="ProjectId"/>.</summary>
    public ProjectReference? Project { get; init; }

    public required Credentials Credentials { get; init; }

    /// <summary>Path of a PEM file with the only authorities to trust (as OS_CACERT means it); null trusts the system's.</summary>
    public string? CaCertFile { get; init; }

    /// <summary>How the system's authorities are trusted when there is no <see cref="CaCertFile"/>; null, or a null result, leaves it to .NET.</summary>
    public Func<X509ChainPolicy?>? SystemTrust { get; init; }

    /// <summary>Proxies on the way to the cloud; null leaves the choice to the system.</summary>
    public Proxies? Proxies { get; init; }

    public EndpointOverrides EndpointOverrides { get; init; } = new();

    public UserAgent UserAgent { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the connection tells what it does. Trace: bodies, with secrets masked; debug: one record a request; warning: what is tried
    /// again.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Longest time of one exchange, from connecting to the last byte of the answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    internal RetryPolicy Retry { get; init; } = new();

    internal Random Jitter { get; init; } = Random.Shared;
}

/// <summary>A project by its name, which is unique within a domain only.</summary>
/// <param name="DomainId">Wins over <see cref="DomainName"/> when not null.</param>
public sealed record ProjectReference(string Name, string? DomainName = "users", string? DomainId = null);

/// <summary>What the User-Agent header is put together from.</summary>
/// <param name="TerraformVersion">As Terraform tells it; null leaves its part out.</param>
/// <param name="Suffix">Appended as it is (TF_APPEND_USER_AGENT); null or empty appends nothing.</param>
public sealed record UserAgent(string ProviderVersion = "dev", string? TerraformVersion = null, string? Suffix = null)
{
    /// <summary>The header's value, without anything that could end it early.</summary>
    public string HeaderValue
    {
        get
        {
            var text = new StringBuilder("vkcc/").Append(ProviderVersion);
            if (!string.IsNullOrWhiteSpace(TerraformVersion))
            {
                text.Append(" HashiCorp Terraform/").Append(TerraformVersion).Append(" (+https://www.terraform.io)");
            }

            if (!string.IsNullOrWhiteSpace(Suffix))
            {
                text.Append(' ').Append(Suffix.Trim());
            }

            // A header value is visible ASCII; line breaks in it would be headers of their own.
            return string.Concat(text.ToString().Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
        }
    }
}
