using Google.Protobuf;
using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>The service <c>tfplugin6.Provider</c>: each call decodes, asks the <see cref="ProviderServer"/> and encodes, in the file of its name.</summary>
/// <remarks>
/// What is wrong travels in diagnostics, never as a gRPC error: that would lose created objects and private bytes (plugin-protocol section 4.6).
/// Kinds that this provider has none of are answered as the protocol wants.
/// </remarks>
public sealed partial class ProviderService
{
    private const string ServiceName = "tfplugin6.Provider";

    private readonly Provider provider;
    private readonly PluginLifetime lifetime;
    private readonly TimeProvider time;
    private ProviderServer server;

    internal ProviderService(Provider provider, PluginLifetime lifetime, TimeProvider? time = null)
    {
        this.provider = provider;
        this.lifetime = lifetime;
        this.time = time ?? TimeProvider.System;
        server = NewServer();
    }

    /// <summary>The handlers of every method. None is made before it is called: a process sees few of them, and its start is part of every command.</summary>
    public static ServerServiceDefinition Bind(Provider provider, PluginLifetime lifetime) => new ProviderService(provider, lifetime).Bind();

    internal ServerServiceDefinition Bind() => ServerServiceDefinition.CreateBuilder()
        .AddLazyMethod(Path("GetMetadata"), () => Unary("GetMetadata", Proto.GetMetadata.Types.Request.Parser, Proto.GetMetadata.Types.Response.Parser, GetMetadataAsync))
        .AddLazyMethod(Path("GetProviderSchema"), () => Unary("GetProviderSchema", Proto.GetProviderSchema.Types.Request.Parser, Proto.GetProviderSchema.Types.Response.Parser, GetProviderSchemaAsync))
        .AddLazyMethod(Path("GetResourceIdentitySchemas"), () => Unary("GetResourceIdentitySchemas", Proto.GetResourceIdentitySchemas.Types.Request.Parser, Proto.GetResourceIdentitySchemas.Types.Response.Parser, GetResourceIdentitySchemasAsync))
        .AddLazyMethod(Path("GetFunctions"), () => Unary("GetFunctions", Proto.GetFunctions.Types.Request.Parser, Proto.GetFunctions.Types.Response.Parser, GetFunctionsAsync))
        .AddLazyMethod(Path("ValidateProviderConfig"), () => Unary("ValidateProviderConfig", Proto.ValidateProviderConfig.Types.Request.Parser, Proto.ValidateProviderConfig.Types.Response.Parser, ValidateProviderConfigAsync))
        .AddLazyMethod(Path("ConfigureProvider"), () => Unary("ConfigureProvider", Proto.ConfigureProvider.Types.Request.Parser, Proto.ConfigureProvider.Types.Response.Parser, ConfigureProviderAsync))
        .AddLazyMethod(Path("StopProvider"), () => Unary("StopProvider", Proto.StopProvider.Types.Request.Parser, Proto.StopProvider.Types.Response.Parser, StopProviderAsync))
        .AddLazyMethod(Path("ValidateResourceConfig"), () => Unary("ValidateResourceConfig", Proto.ValidateResourceConfig.Types.Request.Parser, Proto.ValidateResourceConfig.Types.Response.Parser, ValidateResourceConfigAsync))
        .AddLazyMethod(Path("UpgradeResourceState"), () => Unary("UpgradeResourceState", Proto.UpgradeResourceState.Types.Request.Parser, Proto.UpgradeResourceState.Types.Response.Parser, UpgradeResourceStateAsync))
        .AddLazyMethod(Path("UpgradeResourceIdentity"), () => Unary("UpgradeResourceIdentity", Proto.UpgradeResourceIdentity.Types.Request.Parser, Proto.UpgradeResourceIdentity.Types.Response.Parser, UpgradeResourceIdentityAsync))
        .AddLazyMethod(Path("ReadResource"), () => Unary("ReadResource", Proto.ReadResource.Types.Request.Parser, Proto.ReadResource.Types.Response.Parser, ReadResourceAsync))
        .AddLazyMethod(Path("PlanResourceChange"), () => Unary("PlanResourceChange", Proto.PlanResourceChange.Types.Request.Parser, Proto.PlanResourceChange.Types.Response.Parser, PlanResourceChangeAsync))
        .AddLazyMethod(Path("ApplyResourceChange"), () => Unary("ApplyResourceChange", Proto.ApplyResourceChange.Types.Request.Parser, Proto.ApplyResourceChange.Types.Response.Parser, ApplyResourceChangeAsync))
        .AddLazyMethod(Path("ImportResourceState"), () => Unary("ImportResourceState", Proto.ImportResourceState.Types.Request.Parser, Proto.ImportResourceState.Types.Response.Parser, ImportResourceStateAsync))
        .AddLazyMethod(Path("MoveResourceState"), () => Unary("MoveResourceState", Proto.MoveResourceState.Types.Request.Parser, Proto.MoveResourceState.Types.Response.Parser, MoveResourceStateAsync))
        .AddLazyMethod(Path("GenerateResourceConfig"), () => Unary("GenerateResourceConfig", Proto.GenerateResourceConfig.Types.Request.Parser, Proto.GenerateResourceConfig.Types.Response.Parser, GenerateResourceConfigAsync))
        .AddLazyMethod(Path("ValidateDataResourceConfig"), () => Unary("ValidateDataResourceConfig", Proto.ValidateDataResourceConfig.Types.Request.Parser, Proto.ValidateDataResourceConfig.Types.Response.Parser, ValidateDataResourceConfigAsync))
        .AddLazyMethod(Path("ReadDataSource"), () => Unary("ReadDataSource", Proto.ReadDataSource.Types.Request.Parser, Proto.ReadDataSource.Types.Response.Parser, ReadDataSourceAsync))
        .AddLazyMethod(Path("ValidateEphemeralResourceConfig"), () => Unary("ValidateEphemeralResourceConfig", Proto.ValidateEphemeralResourceConfig.Types.Request.Parser, Proto.ValidateEphemeralResourceConfig.Types.Response.Parser, ValidateEphemeralResourceConfigAsync))
        .AddLazyMethod(Path("OpenEphemeralResource"), () => Unary("OpenEphemeralResource", Proto.OpenEphemeralResource.Types.Request.Parser, Proto.OpenEphemeralResource.Types.Response.Parser, OpenEphemeralResourceAsync))
        .AddLazyMethod(Path("RenewEphemeralResource"), () => Unary("RenewEphemeralResource", Proto.RenewEphemeralResource.Types.Request.Parser, Proto.RenewEphemeralResource.Types.Response.Parser, RenewEphemeralResourceAsync))
        .AddLazyMethod(Path("CloseEphemeralResource"), () => Unary("CloseEphemeralResource", Proto.CloseEphemeralResource.Types.Request.Parser, Proto.CloseEphemeralResource.Types.Response.Parser, CloseEphemeralResourceAsync))
        .AddLazyMethod(Path("ValidateListResourceConfig"), () => Unary("ValidateListResourceConfig", Proto.ValidateListResourceConfig.Types.Request.Parser, Proto.ValidateListResourceConfig.Types.Response.Parser, ValidateListResourceConfigAsync))
        .AddLazyMethod(Path("ListResource"), () => Streaming("ListResource", Proto.ListResource.Types.Request.Parser, Proto.ListResource.Types.Event.Parser, ListResourceAsync))
        .AddLazyMethod(Path("CallFunction"), () => Unary("CallFunction", Proto.CallFunction.Types.Request.Parser, Proto.CallFunction.Types.Response.Parser, CallFunctionAsync))
        .AddLazyMethod(Path("ValidateActionConfig"), () => Unary("ValidateActionConfig", Proto.ValidateActionConfig.Types.Request.Parser, Proto.ValidateActionConfig.Types.Response.Parser, ValidateActionConfigAsync))
        .AddLazyMethod(Path("PlanAction"), () => Unary("PlanAction", Proto.PlanAction.Types.Request.Parser, Proto.PlanAction.Types.Response.Parser, PlanActionAsync))
        .AddLazyMethod(Path("InvokeAction"), () => Streaming("InvokeAction", Proto.InvokeAction.Types.Request.Parser, Proto.InvokeAction.Types.Event.Parser, InvokeActionAsync))
        .AddLazyMethod(Path("ValidateStateStoreConfig"), () => Unary("ValidateStateStoreConfig", Proto.ValidateStateStore.Types.Request.Parser, Proto.ValidateStateStore.Types.Response.Parser, ValidateStateStoreConfigAsync))
        .AddLazyMethod(Path("ConfigureStateStore"), () => Unary("ConfigureStateStore", Proto.ConfigureStateStore.Types.Request.Parser, Proto.ConfigureStateStore.Types.Response.Parser, ConfigureStateStoreAsync))
        .AddLazyMethod(Path("ReadStateBytes"), () => Streaming("ReadStateBytes", Proto.ReadStateBytes.Types.Request.Parser, Proto.ReadStateBytes.Types.Response.Parser, ReadStateBytesAsync))
        .AddLazyMethod(Path("WriteStateBytes"), () => Uploading("WriteStateBytes", Proto.WriteStateBytes.Types.RequestChunk.Parser, Proto.WriteStateBytes.Types.Response.Parser, WriteStateBytesAsync))
        .AddLazyMethod(Path("LockState"), () => Unary("LockState", Proto.LockState.Types.Request.Parser, Proto.LockState.Types.Response.Parser, LockStateAsync))
        .AddLazyMethod(Path("UnlockState"), () => Unary("UnlockState", Proto.UnlockState.Types.Request.Parser, Proto.UnlockState.Types.Response.Parser, UnlockStateAsync))
        .AddLazyMethod(Path("GetStates"), () => Unary("GetStates", Proto.GetStates.Types.Request.Parser, Proto.GetStates.Types.Response.Parser, GetStatesAsync))
        .AddLazyMethod(Path("DeleteState"), () => Unary("DeleteState", Proto.DeleteState.Types.Request.Parser, Proto.DeleteState.Types.Response.Parser, DeleteStateAsync))
        .Build();

    private static string Path(string method) => $"/{ServiceName}/{method}";

    private static UnaryCallHandler<TRequest, TResponse> Unary<TRequest, TResponse>(
        string name, MessageParser<TRequest> request, MessageParser<TResponse> response, UnaryServerMethod<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, IBufferMessage
        where TResponse : class, IMessage<TResponse>, IBufferMessage
        => new(MethodOf(MethodType.Unary, name, request, response), handler);

    private static ServerStreamingCallHandler<TRequest, TResponse> Streaming<TRequest, TResponse>(
        string name, MessageParser<TRequest> request, MessageParser<TResponse> response, ServerStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, IBufferMessage
        where TResponse : class, IMessage<TResponse>, IBufferMessage
        => new(MethodOf(MethodType.ServerStreaming, name, request, response), handler);

    private static ClientStreamingCallHandler<TRequest, TResponse> Uploading<TRequest, TResponse>(
        string name, MessageParser<TRequest> request, MessageParser<TResponse> response, ClientStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, IBufferMessage
        where TResponse : class, IMessage<TResponse>, IBufferMessage
        => new(MethodOf(MethodType.ClientStreaming, name, request, response), handler);

    private static Method<TRequest, TResponse> MethodOf<TRequest, TResponse>(MethodType type, string name, MessageParser<TRequest> request, MessageParser<TResponse> response)
        where TRequest : class, IMessage<TRequest>, IBufferMessage
        where TResponse : class, IMessage<TResponse>, IBufferMessage
        => new(type, ServiceName, name, Marshallers.Create(request), Marshallers.Create(response));

    /// <summary>One server serves one run: being stopped is for good.</summary>
    private ProviderServer NewServer()
    {
        var made = new ProviderServer(provider, time);
        lifetime.Stopping.Register(made.StopProvider);
        return made;
    }

    /// <exception cref="DiagnosticException">There is no such type.</exception>
    private TfObjectType ResourceType(string typeName) =>
        (server.FindResourceSchema(typeName) ?? throw new DiagnosticException(UnknownType.Resource(typeName))).Type;

    /// <exception cref="DiagnosticException">There is no such type.</exception>
    private TfObjectType DataSourceType(string typeName) =>
        (server.FindDataSourceSchema(typeName) ?? throw new DiagnosticException(UnknownType.DataSource(typeName))).Type;

    /// <exception cref="DiagnosticException">There is no such type.</exception>
    private TfObjectType EphemeralResourceType(string typeName) =>
        (server.FindEphemeralResourceSchema(typeName) ?? throw new DiagnosticException(UnknownType.EphemeralResource(typeName))).Type;

    /// <summary>An identity; null when none came, as before Terraform 1.12.</summary>
    /// <exception cref="DiagnosticException">The type has no identity, or the bytes are none.</exception>
    private TfValue Identity(Proto.ResourceIdentityData? data, string typeName) =>
        data?.IdentityData is null
            ? TfValue.Null
            : Decode(data.IdentityData, server.FindIdentityType(typeName) ?? throw new DiagnosticException(UnknownType.Identity(typeName)), "identity");

    private Proto.ResourceIdentityData? Identity(TfValue identity, string typeName) => IdentityMessages.ToMessage(identity, server.FindIdentityType(typeName));

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
                    $"The {what} that Terraform sent cannot be read: {e.Message}. Terraform and the provider take different schemas for this type, as after a change of the provider's version without terraform init -upgrade.",
                    e.Path),
                e);
        }
    }

    /// <summary>The bytes as they came; nobody changes them.</summary>
    private static ByteString Bytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? ByteString.Empty : UnsafeByteOperations.UnsafeWrap(bytes);
}
