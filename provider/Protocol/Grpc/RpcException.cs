namespace Terraform.Protocol;

/// <summary>Ends a call with a status other than OK. What is the practitioner's or the cloud's fault belongs into diagnostics instead.</summary>
public sealed class RpcException(Status status) : Exception($"{status.StatusCode}: {status.Detail}")
{
    public Status Status => status;

    public StatusCode StatusCode => status.StatusCode;
}
