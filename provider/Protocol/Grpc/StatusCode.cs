namespace Terraform.Protocol;

/// <summary>The result of a call, with gRPC's numbers. Terraform has texts of its own for four of them (section 1.8 of the protocol document).</summary>
public enum StatusCode
{
    OK = 0,

    /// <summary>Shown as "Request cancelled".</summary>
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,

    /// <summary>Shown as "Unsupported plugin method".</summary>
    Unimplemented = 12,
    Internal = 13,

    /// <summary>Shown as "Plugin did not respond": a crash is suspected.</summary>
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
}
