using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Calls a function; there are none. Functions answer with an error of their own, without a summary, so it is one text.</summary>
    internal Task<Proto.CallFunction.Types.Response> CallFunctionAsync(Proto.CallFunction.Types.Request request, ServerCallContext context) =>
        new RpcCall("CallFunction", "tf_function_name", request.Name).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.Function(request.Name)),
            problem => new Proto.CallFunction.Types.Response { Error = new Proto.FunctionError { Text = UnicodeText.Repair(problem.Detail) } });
}
