using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Brings a stored identity to the present schema.</summary>
    internal Task<Proto.UpgradeResourceIdentity.Types.Response> UpgradeResourceIdentityAsync(Proto.UpgradeResourceIdentity.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("UpgradeResourceIdentity", request.TypeName).AnswerAsync(
            () =>
            {
                if (server.FindIdentityType(request.TypeName) is null)
                {
                    throw new DiagnosticException(UnknownType.Identity(request.TypeName));
                }

                var raw = request.RawIdentity ?? throw new DiagnosticException(Diagnostic.Error("Stored identity is missing", $"Terraform sent no identity of {request.TypeName} to read."));
                var result = server.UpgradeResourceIdentity(new(request.TypeName, request.Version, raw.Json.Memory));
                var response = new Proto.UpgradeResourceIdentity.Types.Response { UpgradedIdentity = Identity(result.UpgradedIdentity, request.TypeName) };
                response.Diagnostics.AddRange(result.Diagnostics);
                return Task.FromResult(response);
            },
            problem => new Proto.UpgradeResourceIdentity.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
