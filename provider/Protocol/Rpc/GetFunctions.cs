using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Every function; only OpenTofu asks here, Terraform reads them from the schema.</summary>
    internal Task<Proto.GetFunctions.Types.Response> GetFunctionsAsync(Proto.GetFunctions.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetFunctions").AnswerAsync(
            () =>
            {
                var response = new Proto.GetFunctions.Types.Response();
                foreach (var (name, signature) in server.GetFunctions().Functions)
                {
                    response.Functions.Add(name, FunctionMessages.ToMessage(signature));
                }

                return Task.FromResult(response);
            },
            problem => new Proto.GetFunctions.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
