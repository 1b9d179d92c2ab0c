using Google.Protobuf;
using Grpc.Core;
using Terraform.Framework;
using Terraform.Protocol;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Unit.Rpc;

/// <summary>The service as Terraform calls it, without a wire in between.</summary>
internal static class Door
{
    public static readonly ServerCallContext Call = new GrpcCallContext("/tfplugin6.Provider/Test", headers: null, DateTime.MaxValue, CancellationToken.None);

    /// <summary>Every call with one request that names a type, or takes values: by name, with the answer's diagnostics.</summary>
    public static IReadOnlyDictionary<string, Func<ProviderService, string, Proto.DynamicValue?, Task<IReadOnlyList<Proto.Diagnostic>>>> Calls { get; } =
        new Dictionary<string, Func<ProviderService, string, Proto.DynamicValue?, Task<IReadOnlyList<Proto.Diagnostic>>>>
        {
            ["ValidateProviderConfig"] = async (s, _, v) => (await s.ValidateProviderConfigAsync(new() { Config = v }, Call)).Diagnostics,
            ["ConfigureProvider"] = async (s, _, v) => (await s.ConfigureProviderAsync(new() { Config = v }, Call)).Diagnostics,
            ["ValidateResourceConfig"] = async (s, t, v) => (await s.ValidateResourceConfigAsync(new() { TypeName = t, Config = v }, Call)).Diagnostics,
            ["UpgradeResourceState"] =
                async (s, t, v) => (await s.UpgradeResourceStateAsync(new()
                {
                    TypeName =
                    t,
                    Version = 2,
                    RawState = v is null ? null : new() { Json = v.Msgpack }
                }, Call)).Diagnostics,
            ["ReadResource"] = async (s, t, v) => (await s.ReadResourceAsync(new() { TypeName = t, CurrentState = v }, Call)).Diagnostics,
            ["PlanResourceChange"] = async (s, t, v) =>
                (await s.PlanResourceChangeAsync(new() { TypeName = t, PriorState = v, ProposedNewState = v, Config = v }, Call)).Diagnostics,
            ["ApplyResourceChange"] =
                async (s, t, v) => (await s.ApplyResourceChangeAsync(new() { TypeName = t, PriorState = v, PlannedState = v, Config = v }, Call)).Diagnostics,
            ["ImportResourceState"] =
                async (s, t, v) => (await s.ImportResourceStateAsync(new() { TypeName = t, Identity = new() { IdentityData = v } }, Call)).Diagnostics,
            ["MoveResourceState"] = async (s, t, v) =>
                (await s.MoveResourceStateAsync(new() { TargetTypeName = t, SourceState = v is null ? null : new() { Json = v.Msgpack } }, Call)).Diagnostics,
            ["UpgradeResourceIdentity"] = async (s, t, _) => (await s.UpgradeResourceIdentityAsync(new() { TypeName = t }, Call)).Diagnostics,
            ["GenerateResourceConfig"] = async (s, t, v) => (await s.GenerateResourceConfigAsync(new() { TypeName = t, State = v }, Call)).Diagnostics,
            ["ValidateDataResourceConfig"] = async (s, t, v) => (await s.ValidateDataResourceConfigAsync(new() { TypeName = t, Config = v }, Call)).Diagnostics,
            ["ReadDataSource"] = async (s, t, v) => (await s.ReadDataSourceAsync(new() { TypeName = t, Config = v }, Call)).Diagnostics,
            ["ValidateEphemeralResourceConfig"] =
                async (s, t, v) => (await s.ValidateEphemeralResourceConfigAsync(new() { TypeName = t, Config = v }, Call)).Diagnostics,
            ["OpenEphemeralResource"] = async (s, t, v) => (await s.OpenEphemeralResourceAsync(new() { TypeName = t, Config = v }, Call)).Diagnostics,
            ["RenewEphemeralResource"] = async (s, t, _) => (await s.RenewEphemeralResourceAsync(new() { TypeName = t }, Call)).Diagnostics,
            ["CloseEphemeralResource"] = async (s, t, _) => (await s.CloseEphemeralResourceAsync(new() { TypeName = t }, Call)).Diagnostics,
            ["ValidateListResourceConfig"] = async (s, t, v) => (await s.ValidateListResourceConfigAsync(new() { TypeName = t, Config = v }, Call)).Diagnostics,
            ["ListResource"] = async (s, t, v) =>
                (await OnlyAsync<Proto.ListResource.Types.Event>(w => s.ListResourceAsync(new() { TypeName = t, Config = v }, w, Call))).Diagnostic,
            ["ValidateActionConfig"] = async (s, t, v) => (await s.ValidateActionConfigAsync(new() { TypeName = t, Config = v }, Call)).Diagnostics,
            ["PlanAction"] = async (s, t, v) => (await s.PlanActionAsync(new() { ActionType = t, Config = v }, Call)).Diagnostics,
            ["InvokeAction"] =
                async (s, t, v) => (await OnlyAsync<Proto.InvokeAction.Types.Event>(w =>
                    s.InvokeActionAsync(new() { ActionType = t, Config = v }, w, Call))).Completed.Diagnostics,
        };

    public static ProviderService Open(Provider? provider = null, PluginLifetime? lifetime = null) =>
        new(provider ?? new DoorProvider(), lifetime ?? new PluginLifetime());

    public static Proto.DynamicValue Thing(TfValue value) => DynamicValueCodec.Encode(value, DoorResource.Declared.Type);

    public static TfValue Thing(Proto.DynamicValue value) => DynamicValueCodec.Decode(value, DoorResource.Declared.Type);

    public static Proto.DynamicValue Bytes(params ReadOnlySpan<byte> bytes) => new() { Msgpack = ByteString.CopyFrom(bytes) };

    /// <summary>Everything that a call writes.</summary>
    public static async Task<List<T>> StreamAsync<T>(Func<IServerStreamWriter<T>, Task> call)
    {
        var written = new Written<T>();
        await call(written);
        return written.Messages;
    }

    private static async Task<T> OnlyAsync<T>(Func<IServerStreamWriter<T>, Task> call) => (await StreamAsync(call)).Single();

    private sealed class Written<T> : IServerStreamWriter<T>
    {
        public List<T> Messages { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(T message)
        {
            Messages.Add(message);
            return Task.CompletedTask;
        }
    }
}
