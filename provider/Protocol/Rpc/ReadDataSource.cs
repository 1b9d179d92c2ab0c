using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Reads a data source; there are none.</summary>
    internal Task<Proto.ReadDataSource.Types.Response> ReadDataSourceAsync(Proto.ReadDataSource.Types.Request request, ServerCallContext context) =>
        new RpcCall("ReadDataSource", "tf_data_source_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.DataSource(request.TypeName)),
            problem => new Proto.ReadDataSource.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
