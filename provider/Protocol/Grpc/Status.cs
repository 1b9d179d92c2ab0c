namespace Terraform.Protocol;

/// <summary>How a call ended.</summary>
/// <param name="Detail">For the other side to show; no stack trace and nothing secret.</param>
public readonly record struct Status(StatusCode StatusCode, string Detail)
{
    public static Status DefaultSuccess => new(StatusCode.OK, "");
}
