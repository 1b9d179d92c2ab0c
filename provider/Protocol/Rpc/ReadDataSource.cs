using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Reads a data source.</summary>
    internal Task<Proto.ReadDataSource.Types.Response> ReadDataSourceAsync(Proto.ReadDataSource.Types.Request request, ServerCallContext context) =>
        new RpcCall("ReadDataSource", "tf_data_source_type", request.TypeName).AnswerAsync(
            async () =>
            {
                var type = DataSourceType(request.TypeName);
                var result = await server.ReadDataSourceAsync(new(request.TypeName, Decode(request.Config, type, "configuration")), context.CancellationToken);
                var response = new Proto.ReadDataSource.Types.Response { State = DynamicValueCodec.Encode(result.State, type) };
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.ReadDataSource.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
