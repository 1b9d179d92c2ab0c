namespace Vkcc.Simulator;

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
