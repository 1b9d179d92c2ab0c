using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks a data source's block; there are none.</summary>
    internal Task<Proto.ValidateDataResourceConfig.Types.Response> ValidateDataResourceConfigAsync(Proto.ValidateDataResourceConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateDataResourceConfig", "tf_data_source_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.DataSource(request.TypeName)),
            problem => new Proto.ValidateDataResourceConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
