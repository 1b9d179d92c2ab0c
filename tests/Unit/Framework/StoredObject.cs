using Terraform.Framework;

namespace Unit.Framework;

/// <summary>One instance as core keeps it in state.</summary>
internal sealed record StoredObject(TfValue State, ReadOnlyMemory<byte> Private = default);
