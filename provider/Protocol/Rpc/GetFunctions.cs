using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>No functions; only OpenTofu asks here, Terraform reads them from the schema.</summary>
    internal Task<Proto.GetFunctions.Types.Response> GetFunctionsAsync(Proto.GetFunctions.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetFunctions").AnswerAsync(
            () => Task.FromResult(new Proto.GetFunctions.Types.Response()),
            problem => new Proto.GetFunctions.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
