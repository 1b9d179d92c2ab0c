namespace VkCloud.Http;

/// <summary>What the chain's handlers know of a request beyond HTTP.</summary>
/// <param name="Service">Catalog type, or <c>identity</c>: for messages.</param>
/// <param name="Path">Relative to the endpoint, without query.</param>
/// <param name="Repeatable">True for a request that may be sent again whatever became of it.</param>
/// <param name="Secret">True when request or answer are secrets as a whole: no body is logged.</param>
internal sealed record Call(string Service, string Method, string Path, bool Repeatable, bool Secret)
{
    private static readonly HttpRequestOptionsKey<Call> Key = new("vkcc.call");

    /// <summary>True for a login: an answer may repeat what it was sent, in any spelling, so nothing of its text is shown.</summary>
    public bool CarriesCredentials { get; init; }

    /// <summary>Takes the secrets that the caller knows of out of text.</summary>
    public Func<string, string> Mask { get; init; } = text => text;

    /// <summary>True when an exchange without a good answer may have changed something.</summary>
    public bool MayChange => !Repeatable;

    public static Call Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("A request entered the chain without its Call.");

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(Key, this);

    public ApiException Failure(ApiFailureKind kind, string detail, Exception? inner = null, bool outcomeUnknown = false) => new(detail, inner)
    {
        Kind = kind,
        Service = Service,
        Method = Method,
        Path = Path,
        OutcomeUnknown = outcomeUnknown && MayChange,
    };
}
