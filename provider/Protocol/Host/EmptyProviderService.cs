using Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>A provider without anything, until the real one is put in its place.</summary>
public static class EmptyProviderService
{
    public static ServerServiceDefinition Bind() => ServerServiceDefinition.CreateBuilder()
        .AddMethod(
            new Method<GetProviderSchema.Types.Request, GetProviderSchema.Types.Response>(
                MethodType.Unary,
                "tfplugin6.Provider",
                "GetProviderSchema",
                Marshallers.Create(GetProviderSchema.Types.Request.Parser),
                Marshallers.Create(GetProviderSchema.Types.Response.Parser)),
            (GetProviderSchema.Types.Request _, ServerCallContext _) => Task.FromResult(new GetProviderSchema.Types.Response { Provider = new Schema { Block = new Schema.Types.Block() } }))
        .AddMethod(
            new Method<ValidateProviderConfig.Types.Request, ValidateProviderConfig.Types.Response>(
                MethodType.Unary,
                "tfplugin6.Provider",
                "ValidateProviderConfig",
                Marshallers.Create(ValidateProviderConfig.Types.Request.Parser),
                Marshallers.Create(ValidateProviderConfig.Types.Response.Parser)),
            (ValidateProviderConfig.Types.Request _, ServerCallContext _) => Task.FromResult(new ValidateProviderConfig.Types.Response()))
        .Build();
}
