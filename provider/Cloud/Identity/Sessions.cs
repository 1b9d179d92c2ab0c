using VkCloud.Http;

namespace VkCloud.Identity;

/// <summary>The session of the process: one login however many calls need it, renewed before it ends and after a 401.</summary>
internal sealed class Sessions
{
    private readonly CloudOptions options;
    private readonly Keystone keystone;
    private readonly Shared<Uri> baseUrl;
    private readonly Shared<Session> session;
    private volatile Session? last;

    public Sessions(CloudOptions options, Lazy<HttpMessageInvoker> chain)
    {
        this.options = options;
        keystone = new(options, chain);
        baseUrl = new(keystone.DiscoverAsync, options.TimeProvider, (_, _) => DateTimeOffset.MaxValue);
        session = new(LoginAsync, options.TimeProvider, (made, _) => made.RenewAt);
    }

    public bool CanRenew => options.Credentials.CanRenew;

    public Task<Session> GetAsync(CancellationToken cancellationToken) => session.GetAsync(cancellationToken);

    /// <summary>Makes the next call log in again, unless somebody else saw to that already.</summary>
    public void Forget(Session refused)
    {
        // A refused token is no reserve either.
        Interlocked.CompareExchange(ref last, null, refused);
        session.Forget(refused);
    }

    /// <summary>Nobody of the service answered at its address: the next call logs in anew and asks the catalog where the service is now. The token in hand
    /// stays the reserve.</summary>
    public void LookAgain(CloudService service)
    {
        if (string.IsNullOrEmpty(service.Override(options.EndpointOverrides)))
        {
            session.Forget();
        }
    }

    /// <summary>The address that a service's paths are appended to; it ends in a slash.</summary>
    /// <exception cref="ApiException">The catalog has no such service in the region (<see cref="ApiFailureKind.NoEndpoint"/>).</exception>
    public async Task<string> EndpointAsync(CloudService service, CancellationToken cancellationToken)
    {
        if (service.Override(options.EndpointOverrides) is { Length: > 0 } given)
        {
            return Checked(given, service, $"endpoint_overrides.{service.OverrideKey}");
        }

        var current = await GetAsync(cancellationToken);
        var endpoint = current.Catalog.FirstOrDefault(endpoint => service.Is(endpoint.Type) && endpoint.IsIn(options.Region))
            ?? throw NoEndpoint(service, current);
        return Checked(endpoint.Url, service, "the service catalog");
    }

    /// <param name="service">For the message.</param>
    public async Task<string> ProjectIdAsync(string service, CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).ProjectId ?? Texts.OrNull(options.ProjectId)
            ?? throw new ApiException("quotas belong to a project, and neither the login nor the configuration names one")
            {
                Kind = ApiFailureKind.Invalid,
                Service = service,
            };

    /// <summary>Takes the token, and what was given to log in, out of foreign text.</summary>
    public string Mask(string text) => last is { } known ? Secrets.Without(keystone.Mask(text), known.Token) : keystone.Mask(text);

    private static string Checked(string url, CloudService service, string source) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? $"{address.Scheme}://{address.Authority}{address.AbsolutePath.TrimEnd('/')}/{service.PathSuffix}"
            : throw new ApiException($"the address {Addresses.Shown(url)} from {source} is not an http or https address")
            {
                Kind = ApiFailureKind.Invalid,
                Service = service.CatalogType,
            };

    private async Task<Session> LoginAsync(CancellationToken cancellationToken)
    {
        try
        {
            return last = await keystone.LoginAsync(await baseUrl.GetAsync(cancellationToken), cancellationToken);
        }
        catch (ApiException e) when (e.IsTransient && last is { ExpiresAt: { } expires } old && options.TimeProvider.GetUtcNow() < expires)
        {
            // Keystone is away but the token in hand still has its margin: that is what the margin is for.
            return old;
        }
    }

    private ApiException NoEndpoint(CloudService service, Session current)
    {
        static string List(IEnumerable<string?> names) => string.Join(", ", names.OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(30));

        static string Regions(IEnumerable<CatalogEndpoint> endpoints) => List(endpoints.Select(endpoint => endpoint.RegionId ?? endpoint.Region));

        var regions = Regions(current.Catalog.Where(endpoint => endpoint.Type == service.CatalogType));
        var services = List(current.Catalog.Where(endpoint => endpoint.IsIn(options.Region)).Select(endpoint => endpoint.Type));
        var detail = current.Catalog.Count == 0
            ? "the login brought no service catalog, since its token belongs to no project: give the project's id"
            : regions.Length > 0
                ? $"region {options.Region} has no service {service.CatalogType}; regions with it: {regions}"
                : services.Length > 0
                    ? $"no region has the service {service.CatalogType}; services in region {options.Region}: {services}"
                    : $"no region has the service {service.CatalogType}, and there is no region {options.Region}; regions: {Regions(current.Catalog)}";
        return new(detail) { Kind = ApiFailureKind.NoEndpoint, Service = service.CatalogType };
    }
}
