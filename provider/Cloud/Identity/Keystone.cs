using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using VkCloud.Http;

namespace VkCloud.Identity;

/// <summary>Keystone v3: makes a <see cref="Session"/> out of credentials.</summary>
internal sealed class Keystone(CloudOptions options, Lazy<HttpMessageInvoker> chain)
{
    public const string Service = "identity";

    private const string Tokens = "auth/tokens";

    private const string SubjectToken = "X-Subject-Token";

    /// <summary>The longest time before its end at which a token is renewed.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>No token lives longer; a service that says so (<c>9999-12-31</c>) means "for ever", which no calendar can add to.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(365);

    /// <summary>Logs in.</summary>
    /// <param name="baseUrl">From <see cref="DiscoverAsync"/>.</param>
    public async Task<Session> LoginAsync(Uri baseUrl, CancellationToken cancellationToken) => options.Credentials switch
    {
        PasswordCredentials password => await RequestAsync(baseUrl, OfPassword(password), Scope(), cancellationToken),

        // Keystone refuses a scope here: the credential carries its own.
        ApplicationCredential credential => Same(await RequestAsync(baseUrl, OfApplicationCredential(credential), null, cancellationToken)),
        ReadyToken ready => await UseAsync(baseUrl, ready, cancellationToken),
        var other => throw new InvalidOperationException($"Unknown credentials {other.GetType().Name}."),
    };

    /// <summary>A credential that belongs to another project than the one configured would work in the wrong place without a word.</summary>
    private Session Same(Session session)
    {
        var (wanted, own) = options.ProjectId is { Length: > 0 } id ? (id, session.ProjectId) : (options.Project?.Name, session.ProjectName);
        return wanted is { Length: > 0 } && own is not null && own != wanted
            ? throw Unusable(
                $"the application credential belongs to project {own}, and the project configured is {wanted}: "
                + "leave the project out, or take a credential of it")
            : session;
    }

    /// <summary>The address that ends in <c>/v3/</c>: the one given, or the one that Keystone tells (API reference 1.4).</summary>
    public async Task<Uri> DiscoverAsync(CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(options.AuthUrl, UriKind.Absolute, out var given) || given.Scheme is not ("http" or "https"))
        {
            throw Unusable($"the identity address {Addresses.Shown(options.AuthUrl)} is not an http or https address");
        }

        // Without query and without a user, who has no business in an address and would be seen in messages.
        var root = new Uri($"{given.Scheme}://{given.Authority}{given.AbsolutePath.TrimEnd('/')}/");
        if (root.AbsolutePath.EndsWith("/v3/", StringComparison.Ordinal))
        {
            return root;
        }

        if (root.AbsolutePath.EndsWith("/v2.0/", StringComparison.Ordinal))
        {
            throw Unusable($"{root} is version 2.0 of Keystone; version 3 is needed");
        }

        var call = new Call(Service, "GET", "(versions)", Repeatable: true, Secret: false) { Mask = Mask };
        using var request = new HttpRequestMessage(HttpMethod.Get, root);
        call.AttachTo(request);
        using var answer = await SendAsync(request, cancellationToken);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.MultipleChoices))
        {
            throw await Answers.RefusalAsync(answer, call, options.TimeProvider, cancellationToken);
        }

        var versions = await Answers.DecodeAsync(answer, IdentityJson.Default.VersionsShape, cancellationToken);
        return Version3(root, versions) ?? throw Unusable($"{root} offers no version 3 of Keystone");
    }

    private static Uri? Version3(Uri root, VersionsShape versions)
    {
        var best = (versions.Versions?.Values ?? [versions.Version])
            .OfType<VersionsShape.VersionShape>()
            .FirstOrDefault(version => version.Id?.Contains("v3", StringComparison.Ordinal) == true
                && version.Status is "stable" or "current" or "supported" or "CURRENT" or "SUPPORTED");
        if (best is null)
        {
            return null;
        }

        var self = best.Links?.FirstOrDefault(link => link?.Rel == "self")?.Href;

        // Behind a gateway Keystone tells an inner address, or http for https; the password goes to the host that was configured and to no other.
        return Uri.TryCreate(self, UriKind.Absolute, out var told) && told.Authority == root.Authority
            ? new Uri(root, told.AbsolutePath.TrimEnd('/') + "/")
            : new Uri(root, "v3/");
    }

    private static AuthRequestShape.IdentityShape OfPassword(PasswordCredentials given) => new(["password"])
    {
        Password = new(User(new(given.UserId, given.Username, given.UserDomainName, given.UserDomainId)) with { Password = given.Password }),
    };

    private static AuthRequestShape.IdentityShape OfApplicationCredential(ApplicationCredential given) => new(["application_credential"])
    {
        ApplicationCredential = given switch
        {
            { Id: { Length: > 0 } id } => new(id, null, given.SecretText, null),
            { Name: { Length: > 0 } name, User: { } user } => new(null, name, given.SecretText, User(user)),
            _ => throw Unusable("an application credential takes its id, or its name and whose it is"),
        },
    };

    private static AuthRequestShape.UserShape User(UserReference user) => user switch
    {
        // An id is unique over all domains, and Keystone takes no domain beside it.
        { Id: { Length: > 0 } id } => new() { Id = id },
        { Name: { Length: > 0 } name } => new() { Name = name, Domain = Domain(user.DomainId, user.DomainName) },
        _ => throw Unusable("the login names no user"),
    };

    private static AuthRequestShape.DomainShape? Domain(string? id, string? name) =>
        !string.IsNullOrEmpty(id) ? new(id, null) : !string.IsNullOrEmpty(name) ? new(null, name) : null;

    /// <summary>Null leaves the choice to Keystone.</summary>
    private AuthRequestShape.ScopeShape? Scope() => options switch
    {
        { ProjectId: { Length: > 0 } id } => new(new(id)),
        { Project: { Name.Length: > 0 } project } => new(new(null, project.Name, Domain(project.DomainId, project.DomainName))),
        _ => null,
    };

    /// <summary>Uses a token as it is when it is of the project wanted, and exchanges it for one of that project when it is not.</summary>
    private async Task<Session> UseAsync(Uri baseUrl, ReadyToken ready, CancellationToken cancellationToken)
    {
        // Read from a file it often ends in a line break.
        var token = ready.Token.Trim();
        if (token.Length == 0 || token.Any(letter => letter is <= ' ' or > '~'))
        {
            throw Unusable("the token that was given is empty or has characters in it that no token has");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(baseUrl, Tokens));
        request.Headers.TryAddWithoutValidation("X-Auth-Token", token);
        request.Headers.TryAddWithoutValidation(SubjectToken, token);
        var session = await ExchangeAsync(request, token, cancellationToken);

        return Scope() is { } scope && (session.ProjectId is null || session.ProjectId != scope.Project.Id)
            ? await RequestAsync(baseUrl, new(["token"]) { Token = new(token) }, scope, cancellationToken)
            : session;
    }

    private async Task<Session> RequestAsync(
        Uri baseUrl, AuthRequestShape.IdentityShape identity, AuthRequestShape.ScopeShape? scope, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new AuthRequestShape(new(identity, scope)), IdentityJson.Default.AuthRequestShape);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(baseUrl, Tokens)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await ExchangeAsync(request, null, cancellationToken);
    }

    private async Task<Session> ExchangeAsync(HttpRequestMessage request, string? token, CancellationToken cancellationToken)
    {
        // A login changes nothing that matters when it happens twice.
        var call = new Call(Service, request.Method.Method, Tokens, Repeatable: true, Secret: true) { CarriesCredentials = true, Mask = Mask };
        call.AttachTo(request);
        using var answer = await SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw await RefusedAsync(answer, call, cancellationToken);
        }

        var body = (await Answers.DecodeAsync(answer, IdentityJson.Default.TokenShape, cancellationToken)).Token
            ?? throw Answers.Bad(answer, call, "the answer's member token is missing");
        if (answer.Headers.TryGetValues(SubjectToken, out var given) && given.FirstOrDefault() is { Length: > 0 } fresh)
        {
            token ??= fresh;
        }

        return token is null ? throw Answers.Bad(answer, call, $"the answer has no header {SubjectToken}") : SessionOf(token, body);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await chain.Value.SendAsync(request, cancellationToken);
        }
        catch (ApiException e) when (e.Kind is ApiFailureKind.NoConnection or ApiFailureKind.UnknownHost or ApiFailureKind.Timeout
            && request.RequestUri!.Host == new Uri(CloudOptions.DefaultAuthUrl).Host)
        {
            throw e.Saying(
                $"{e.Detail}. VK Cloud is moving from cloud.vk.com to cloud.vk.ru: if this address is no more, set auth_url (OS_AUTH_URL) to "
                + CloudOptions.NewAuthUrl);
        }
    }

    private async Task<ApiException> RefusedAsync(HttpResponseMessage answer, Call call, CancellationToken cancellationToken)
    {
        var refusal = await Answers.RefusalAsync(answer, call, options.TimeProvider, cancellationToken);

        // Keystone answers 404 for a subject token it does not know.
        return !options.Credentials.CanRenew && refusal.Kind is ApiFailureKind.Unauthorized or ApiFailureKind.NotFound ? ExpiredToken(refusal) : refusal;
    }

    /// <summary>A token that came ready and is refused: nothing here can make a new one.</summary>
    public static ApiException ExpiredToken(ApiException refusal) => refusal.Saying(
        $"the token that was given is not accepted (any more): {refusal.Detail}. It cannot be renewed from here; give a new one, or a password or an "
        + "application credential, which renew by themselves",
        ApiFailureKind.Unauthorized);

    private Session SessionOf(string token, TokenShape.TokenBodyShape body)
    {
        var now = options.TimeProvider.GetUtcNow();
        DateTimeOffset? expires = null;
        var renew = DateTimeOffset.MaxValue;

        // By its length of life when that is known: our clock and the cloud's may differ by more than the margin.
        // A life that is over before it begins is none that was told: the token was just accepted.
        if (Time(body.ExpiresAt) is { } told
            && (Time(body.IssuedAt) is { } issued && options.Credentials.CanRenew ? told - issued : told - now) is var life
            && life > TimeSpan.Zero)
        {
            life = life < LongestLife ? life : LongestLife;
            expires = now + life;
            renew = options.Credentials.CanRenew ? expires.Value - TimeSpan.FromTicks(Math.Min(Margin.Ticks, life.Ticks / 5)) : renew;
        }

        return new(token, body.Project?.Id, body.User?.Id, body.User?.Name, expires, renew, [.. Endpoints(body)]) { ProjectName = body.Project?.Name };
    }

    private static IEnumerable<CatalogEndpoint> Endpoints(TokenShape.TokenBodyShape body) =>
        from entry in (body.Catalog ?? []).OfType<TokenShape.EntryShape>()
        from endpoint in (entry.Endpoints ?? []).OfType<TokenShape.EndpointShape>()
        where endpoint.Interface == "public"
        let type = Texts.OrNull(entry.Type)
        let url = Texts.OrNull(endpoint.Url)
        where type is not null && url is not null
        select new CatalogEndpoint(type, endpoint.Region, endpoint.RegionId, url);

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static ApiException Unusable(string detail) => new(detail) { Kind = ApiFailureKind.Invalid, Service = Service };

    /// <summary>Takes what logs in out of foreign text. Answers to a login are not shown at all (<see cref="Call.CarriesCredentials"/>); this is for what
    /// others repeat.</summary>
    public string Mask(string text) => Secrets.Without(options.Proxies?.Mask(text) ?? text, options.Credentials.Secret.Trim());
}
