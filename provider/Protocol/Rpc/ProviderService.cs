using Google.Protobuf;
using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>The service <c>tfplugin6.Provider</c>: each call decodes, asks the <see cref="ProviderServer"/> and encodes. Calls of one kind stand in one
/// file.</summary>
/// <remarks>
/// What is wrong travels in diagnostics, never as a gRPC error: that would lose created objects and private bytes (plugin-protocol section 4.6).
/// State stores, of which the provider has none, are not served.
/// </remarks>
public sealed partial class ProviderService : GrpcService
{
    private const string ServiceName = "/tfplugin6.Provider/";

    private readonly Provider provider;
    private readonly PluginLifetime lifetime;
    private readonly TimeProvider time;
    private ProviderServer server;

    public ProviderService(Provider provider, PluginLifetime lifetime, TimeProvider? time = null)
    {
        this.provider = provider;
        this.lifetime = lifetime;
        this.time = time ?? TimeProvider.System;
        server = NewServer();
    }

    internal override ServerCallHandler? Find(string path) => !path.StartsWith(ServiceName, StringComparison.Ordinal) ? null : path[ServiceName.Length..] switch
    {
        "GetMetadata" => Unary(Proto.GetMetadata.Types.Request.Parser, GetMetadataAsync),
        "GetProviderSchema" => Unary(Proto.GetProviderSchema.Types.Request.Parser, GetProviderSchemaAsync),
        "GetResourceIdentitySchemas" => Unary(Proto.GetResourceIdentitySchemas.Types.Request.Parser, GetResourceIdentitySchemasAsync),
        "GetFunctions" => Unary(Proto.GetFunctions.Types.Request.Parser, GetFunctionsAsync),
        "ValidateProviderConfig" => Unary(Proto.ValidateProviderConfig.Types.Request.Parser, ValidateProviderConfigAsync),
        "ConfigureProvider" => Unary(Proto.ConfigureProvider.Types.Request.Parser, ConfigureProviderAsync),
        "StopProvider" => Unary(Proto.StopProvider.Types.Request.Parser, StopProviderAsync),
        "ValidateResourceConfig" => Unary(Proto.ValidateResourceConfig.Types.Request.Parser, ValidateResourceConfigAsync),
        "UpgradeResourceState" => Unary(Proto.UpgradeResourceState.Types.Request.Parser, UpgradeResourceStateAsync),
        "UpgradeResourceIdentity" => Unary(Proto.UpgradeResourceIdentity.Types.Request.Parser, UpgradeResourceIdentityAsync),
        "ReadResource" => Unary(Proto.ReadResource.Types.Request.Parser, ReadResourceAsync),
        "PlanResourceChange" => Unary(Proto.PlanResourceChange.Types.Request.Parser, PlanResourceChangeAsync),
        "ApplyResourceChange" => Unary(Proto.ApplyResourceChange.Types.Request.Parser, ApplyResourceChangeAsync),
        "ImportResourceState" => Unary(Proto.ImportResourceState.Types.Request.Parser, ImportResourceStateAsync),
        "MoveResourceState" => Unary(Proto.MoveResourceState.Types.Request.Parser, MoveResourceStateAsync),
        "GenerateResourceConfig" => Unary(Proto.GenerateResourceConfig.Types.Request.Parser, GenerateResourceConfigAsync),
        "ValidateDataResourceConfig" => Unary(Proto.ValidateDataResourceConfig.Types.Request.Parser, ValidateDataResourceConfigAsync),
        "ReadDataSource" => Unary(Proto.ReadDataSource.Types.Request.Parser, ReadDataSourceAsync),
        "ValidateEphemeralResourceConfig" => Unary(Proto.ValidateEphemeralResourceConfig.Types.Request.Parser, ValidateEphemeralResourceConfigAsync),
        "OpenEphemeralResource" => Unary(Proto.OpenEphemeralResource.Types.Request.Parser, OpenEphemeralResourceAsync),
        "RenewEphemeralResource" => Unary(Proto.RenewEphemeralResource.Types.Request.Parser, RenewEphemeralResourceAsync),
        "CloseEphemeralResource" => Unary(Proto.CloseEphemeralResource.Types.Request.Parser, CloseEphemeralResourceAsync),
        "ValidateListResourceConfig" => Unary(Proto.ValidateListResourceConfig.Types.Request.Parser, ValidateListResourceConfigAsync),
        "ListResource" =>
            ServerStreaming<Proto.ListResource.Types.Request, Proto.ListResource.Types.Event>(Proto.ListResource.Types.Request.Parser, ListResourceAsync),
        "CallFunction" => Unary(Proto.CallFunction.Types.Request.Parser, CallFunctionAsync),
        "ValidateActionConfig" => Unary(Proto.ValidateActionConfig.Types.Request.Parser, ValidateActionConfigAsync),
        "PlanAction" => Unary(Proto.PlanAction.Types.Request.Parser, PlanActionAsync),
        "InvokeAction" =>
            ServerStreaming<Proto.InvokeAction.Types.Request, Proto.InvokeAction.Types.Event>(Proto.InvokeAction.Types.Request.Parser, InvokeActionAsync),
        _ => null,
    };

    /// <summary>One server serves one run: being stopped is for good.</summary>
    private ProviderServer NewServer()
    {
        var made = new ProviderServer(provider, time);
        lifetime.Stopping.Register(made.StopProvider);
        return made;
    }

    /// <exception cref="DiagnosticException">There is no such type.</exception>
    private Resource Resource(string typeName) => provider.Resources.Get(typeName);

    /// <summary>A block with its configuration.</summary>
    /// <exception cref="DiagnosticException">There is no such type, or the bytes are none of its blocks.</exception>
    private static BlockRequest Block<T>(Catalogue<T> types, string typeName, Proto.DynamicValue config)
        where T : BlockType => new(typeName, Decode(config, types.Get(typeName).Schema.Type, "configuration"));

    private TfValue ProviderConfig(Proto.DynamicValue config) => Decode(config, provider.Schema.Type, "provider configuration");

    /// <summary>An identity; null when none came, as before Terraform 1.12.</summary>
    /// <exception cref="DiagnosticException">The type has no identity, or the bytes are none.</exception>
    private static TfValue Identity(Proto.ResourceIdentityData? data, Resource resource) =>
        data?.IdentityData is null ? TfValue.Null : Decode(data.IdentityData, resource.IdentityType, "identity");

    private static Proto.ResourceIdentityData? Identity(TfValue identity, Resource resource) =>
        IdentityMessages.ToMessage(identity, resource.Identity?.Type);

    /// <param name="what">What the value is to Terraform: "configuration", "prior state".</param>
    /// <exception cref="DiagnosticException">The bytes are no value of the type.</exception>
    private static TfValue Decode(Proto.DynamicValue? value, TfType type, string what)
    {
        try
        {
            return DynamicValueCodec.Decode(value, type);
        }
        catch (CodecException e)
        {
            throw new DiagnosticException(
                Diagnostic.Error(
                    "Value from Terraform does not fit the schema",
                    $"The {what} that Terraform sent cannot be read: {e.Message}. Terraform and the provider take different schemas for this type, as after a "
                        + "change of the provider's version without terraform init -upgrade.",
                    e.Path),
                e);
        }
    }

    /// <summary>The bytes as they came; nobody changes them.</summary>
    private static ByteString Bytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? ByteString.Empty : UnsafeByteOperations.UnsafeWrap(bytes);
}
