namespace Vkcc.Simulator;

/// <summary>The simulated cloud says no: caught once at the door and written in the error form of the service that was called.</summary>
/// <param name="type">Neutron's name of the error; null for the code's.</param>
internal sealed class Refusal(int status, RefusalCode code, string message, string? type = null) : Exception(message)
{
    public int Status { get; } = status;

    public RefusalCode Code { get; } = code;

    public string? Type { get; } = type;

    public static Refusal Invalid(string message, string? type = null) => new(400, RefusalCode.InvalidArgument, message, type);

    public static Refusal Unauthorized(string message = "The request you have made requires authentication.") =>
        new(401, RefusalCode.Unauthenticated, message);

    public static Refusal Forbidden(string message, string? type = null) => new(403, RefusalCode.PermissionDenied, message, type);

    /// <summary>QUO-2; rules section 19 gives 403 for quotas.</summary>
    public static Refusal QuotaExceeded(string message) => new(403, RefusalCode.ResourceExhausted, message);

    public static Refusal NotFound(string message, string? type = null) => new(404, RefusalCode.NotFound, message, type);

    public static Refusal AlreadyExists(string message, string? type = null) => new(409, RefusalCode.AlreadyExists, message, type);

    /// <summary>The object is in a state that does not allow the call (LIFE-6).</summary>
    public static Refusal Conflict(string message, string? type = null) => new(409, RefusalCode.FailedPrecondition, message, type);

    /// <summary>Throws the first refusal there is; rules return null when they have nothing against it.</summary>
    public static void ThrowFirst(params IEnumerable<Refusal?> results)
    {
        foreach (var refusal in results)
        {
            if (refusal is not null)
            {
                throw refusal;
            }
        }
    }
}

/// <summary>Codes of gRPC, which the second generation's error body carries as numbers.</summary>
internal enum RefusalCode
{
    InvalidArgument = 3,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Unimplemented = 12,
    Internal = 13,
    Unauthenticated = 16,
}
