using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Takes over an object that exists, by its id or by its identity.</summary>
    internal Task<Proto.ImportResourceState.Types.Response> ImportResourceStateAsync(Proto.ImportResourceState.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("ImportResourceState", request.TypeName).AnswerAsync(
            async () =>
            {
                _ = ResourceType(request.TypeName);
                var identity = request.Id.Length == 0 ? Identity(request.Identity, request.TypeName) : TfValue.Null;
                if (request.Id.Length == 0 && request.Identity is not null && identity.IsNull)
                {
                    throw new DiagnosticException(UnknownType.Identity(request.TypeName));
                }

                var result = await server.ImportResourceStateAsync(new(request.TypeName, request.Id) { Identity = identity }, context.CancellationToken);
                var response = new Proto.ImportResourceState.Types.Response();
                foreach (var imported in result.Imported)
                {
                    response.ImportedResources.Add(new Proto.ImportResourceState.Types.ImportedResource
                    {
                        TypeName = imported.TypeName,
                        State = DynamicValueCodec.Encode(imported.State, ResourceType(imported.TypeName)),
                        Private = Bytes(imported.Private),
                        Identity = Identity(imported.Identity, imported.TypeName),
                    });
                }

                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.ImportResourceState.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
