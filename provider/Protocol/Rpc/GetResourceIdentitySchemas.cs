using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>No resource has an identity; Terraform 1.12 and newer ask right after the schema.</summary>
    internal Task<Proto.GetResourceIdentitySchemas.Types.Response> GetResourceIdentitySchemasAsync(Proto.GetResourceIdentitySchemas.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetResourceIdentitySchemas").AnswerAsync(
            () => Task.FromResult(new Proto.GetResourceIdentitySchemas.Types.Response()),
            problem => new Proto.GetResourceIdentitySchemas.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
