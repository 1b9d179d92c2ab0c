using Terraform.Framework;

namespace Unit.Rpc;

/// <summary>A provider with one resource.</summary>
internal sealed class DoorProvider(DoorResource? resource = null) : Provider
{
    public override string Version => "0.0.1";

    /// <summary>Thrown by everything that asks for a resource, below every net of the framework.</summary>
    public Exception? Broken { get; init; }

    public int Configured { get; private set; }

    protected override IReadOnlyList<Declaration<Resource>> DeclareResources() =>
        Broken is null ? [new(DoorResource.Name, () => resource ?? new DoorResource())] : throw Broken;

    public override Task ConfigureAsync(ConfigureContext context, CancellationToken cancellationToken)
    {
        Configured++;
        return Task.CompletedTask;
    }

    protected override Schema DeclareSchema() => new()
    {
        Description = "Provider.",
        Attributes = [new("region", TfType.String) { Mode = AttributeMode.Optional, Description = "Region." }],
    };
}
