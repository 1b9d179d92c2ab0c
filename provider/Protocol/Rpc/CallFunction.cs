using Google.Protobuf.Collections;
using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Calls a function. Functions answer with an error of their own, without a summary, so it is one text.</summary>
    internal Task<Proto.CallFunction.Types.Response> CallFunctionAsync(Proto.CallFunction.Types.Request request, ServerCallContext context) =>
        new RpcCall("CallFunction", "tf_function_name", request.Name).AnswerAsync(
            () =>
            {
                var signature = server.FindFunctionSignature(request.Name) ?? throw new DiagnosticException(UnknownType.Function(request.Name));
                var result = server.CallFunction(new(request.Name, Arguments(signature, request.Arguments)));
                return Task.FromResult(result.Error is { } error
                    ? new Proto.CallFunction.Types.Response { Error = FunctionMessages.ToMessage(error) }
                    : new Proto.CallFunction.Types.Response { Result = DynamicValueCodec.Encode(result.Value!, signature.Returns) });
            },
            problem => new Proto.CallFunction.Types.Response { Error = FunctionMessages.ToMessage(new FunctionError(problem.Detail)) });

    private static ValueList<TfValue> Arguments(FunctionSignature signature, RepeatedField<Proto.DynamicValue> arguments) =>
        [.. arguments.Select((argument, position) => signature.ParameterAt(position) is { } parameter
            ? Decode(argument, parameter.Type, $"argument {position + 1}")

            // One too many, which the call itself refuses; what it is does not matter.
            : TfValue.Null)];
}
