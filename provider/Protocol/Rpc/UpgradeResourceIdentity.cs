using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>No resource has an identity.</summary>
    internal Task<Proto.UpgradeResourceIdentity.Types.Response> UpgradeResourceIdentityAsync(Proto.UpgradeResourceIdentity.Types.Request request, ServerCallContext context) =>
        new RpcCall("UpgradeResourceIdentity", "tf_resource_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.Identity(request.TypeName)),
            problem => new Proto.UpgradeResourceIdentity.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
