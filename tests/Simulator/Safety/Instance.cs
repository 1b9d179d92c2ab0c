using Terraform.Framework;

namespace SimulatorTests.Safety;

/// <summary>One resource instance as Terraform's state holds it.</summary>
internal sealed record Instance(string TypeName, TfObject State, ReadOnlyMemory<byte> Private, bool IsTainted = false)
{
    public string Id => State["id"] is TfString id ? id.Text : string.Empty;
}
