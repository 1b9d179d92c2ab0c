using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>What names objects for good; Terraform 1.12 and newer ask right after the schema, and an error here would end every command.</summary>
    internal Task<Proto.GetResourceIdentitySchemas.Types.Response> GetResourceIdentitySchemasAsync(Proto.GetResourceIdentitySchemas.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetResourceIdentitySchemas").AnswerAsync(
            () =>
            {
                var response = new Proto.GetResourceIdentitySchemas.Types.Response();
                foreach (var (typeName, identity) in server.GetResourceIdentitySchemas().Schemas)
                {
                    response.IdentitySchemas.Add(typeName, IdentityMessages.ToMessage(identity));
                }

                return Task.FromResult(response);
            },
            problem => new Proto.GetResourceIdentitySchemas.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
