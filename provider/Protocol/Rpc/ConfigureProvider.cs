using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Hands the configuration over and begins a run. In debug mode one process serves many runs, and the interrupt of one must not stop the next.</summary>
    internal Task<Proto.ConfigureProvider.Types.Response> ConfigureProviderAsync(Proto.ConfigureProvider.Types.Request request, ServerCallContext context) =>
        new RpcCall("ConfigureProvider").AnswerAsync(
            async () =>
            {
                lifetime.BeginRun();
                if (server.Stopping.IsCancellationRequested && !lifetime.Stopping.IsCancellationRequested)
                {
                    server = NewServer();
                }

                var config = Decode(request.Config, provider.Schema.Type, "provider configuration");
                var result = await server.ConfigureProviderAsync(new(config, request.TerraformVersion), context.CancellationToken);
                var response = new Proto.ConfigureProvider.Types.Response();
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.ConfigureProvider.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
