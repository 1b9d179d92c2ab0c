using Google.Protobuf;
using Google.Protobuf.Reflection;
using Terraform.Framework;
using Terraform.Protocol;
using Terraform.Testing;
using Unit.Codec;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Unit.Rpc;

/// <summary>The provider's own process, asked over gRPC for what Terraform 1.11 does not ask, or not so.</summary>
internal sealed class ProviderProcessTests
{
    [Test]
    public async Task Row_30_a_hundred_mebibytes_pass_both_ways()
    {
        await using var provider = await PluginProcess.StartAsync();
        using var client = provider.Connect();
        var large = new byte[100 * 1024 * 1024];
        new Random(30).NextBytes(large);

        // The type is unknown, so what came in goes back beside the diagnostic.
        var answer = await client.Provider.ReadResourceAsync(
            new Proto.ReadResource.Types.Request { TypeName = "vkcc_nothing", Private = UnsafeByteOperations.UnsafeWrap(large) });

        Assert.That(answer.Private.Span.SequenceEqual(large), Is.True);
    }

    [Test]
    public async Task Row_29_random_bytes_to_every_method_leave_the_process_alive()
    {
        await using var provider = await PluginProcess.StartAsync();
        using var client = provider.Connect();
        foreach (var method in Proto.Tfplugin6Reflection.Descriptor.FindTypeByName<ServiceDescriptor>("Provider").Methods)
        {
            for (var seed = 0; seed < 10; seed++)
            {
                var reply = await client.SendAsync($"/tfplugin6.Provider/{method.Name}", Framed(new RandomValues(seed).Bytes(60)));

                Assert.That(reply.HttpStatus, Is.EqualTo(200), $"{method.Name} seed {seed}");
            }
        }

        var metadata = await client.Provider.GetMetadataAsync(new());
        Assert.That(metadata.Resources, Is.Not.Empty);
    }

    [Test]
    public async Task Row_28_and_35_a_value_that_is_absent_in_a_fresh_process_is_no_harm()
    {
        await using var provider = await PluginProcess.StartAsync();
        using var client = provider.Connect();

        var validated = await client.Provider.ValidateProviderConfigAsync(new());
        var read = await client.Provider.ReadResourceAsync(new Proto.ReadResource.Types.Request { TypeName = "vkcc_cluster" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validated.Diagnostics, Has.None.Matches<Proto.Diagnostic>(d => d.Severity == Proto.Diagnostic.Types.Severity.Invalid));
            Assert.That(read.Diagnostics, Has.None.Matches<Proto.Diagnostic>(d => d.Severity == Proto.Diagnostic.Types.Severity.Invalid));
        }
    }

    [Test]
    public async Task Row_36_streams_end_with_a_diagnostic()
    {
        await using var provider = await PluginProcess.StartAsync();
        using var client = provider.Connect();

        using var list = client.Provider.ListResource(new Proto.ListResource.Types.Request { TypeName = "vkcc_nothing" });
        using var action = client.Provider.InvokeAction(new Proto.InvokeAction.Types.Request { ActionType = "vkcc_nothing" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await list.NextAsync())?.Diagnostic, Has.Count.EqualTo(1));
            Assert.That(await list.NextAsync(), Is.Null);
            Assert.That((await action.NextAsync())?.Completed.Diagnostics, Has.Count.EqualTo(1));
            Assert.That(await action.NextAsync(), Is.Null);
        }
    }

    [Test]
    public async Task Row_67_what_newer_clients_ask_goes_over_the_wire()
    {
        await using var provider = await PluginProcess.StartAsync();
        using var client = provider.Connect();
        var identity = TfType.Object(("id", TfType.String));
        var power = TfType.Object(
            ("cluster_id", TfType.String), ("name", TfType.String), ("power_state", TfType.String), ("timeouts", TfType.Object(("invoke", TfType.String))));
        var second = DynamicValueCodec.Encode(
            TfObject.Of(
                ("cluster_id", new TfString("2xQk8vYtBfzJZ0rVpXo1mWn5aLc")), ("name", TfValue.Null), ("power_state", new TfString("stopped")),
                ("timeouts", TfValue.Null)),
            power);

        var schemas = await client.Provider.GetResourceIdentitySchemasAsync(new());
        var upgraded = await client.Provider.UpgradeResourceIdentityAsync(new Proto.UpgradeResourceIdentity.Types.Request
        {
            TypeName =
            "vkcc_cluster",
            RawIdentity = new() { Json = ByteString.CopyFromUtf8("""{"id":"2xQk8vYtBfzJZ0rVpXo1mWn5aLc"}""") }
        });
        var moved = await client.Provider.MoveResourceStateAsync(new Proto.MoveResourceState.Types.Request
        {
            SourceProviderAddress = "registry.terraform.io/vk-cs/vkcs",
            SourceTypeName = "vkcs_kubernetes_cluster_v2",
            SourceState = new() { Json = ByteString.CopyFromUtf8("""{"id":"2xQk8vYtBfzJZ0rVpXo1mWn5aLc","k8s_config":"the secret"}""") },
            SourcePrivate = ByteString.CopyFromUtf8("the secret"),
            TargetTypeName = "vkcc_cluster",
        });
        var generated = await client.Provider.GenerateResourceConfigAsync(
            new Proto.GenerateResourceConfig.Types.Request { TypeName = "vkcc_cluster", State = moved.TargetState });
        using var action = client.Provider.InvokeAction(new Proto.InvokeAction.Types.Request { ActionType = "vkcc_cluster_power", Config = second });
        var completed = await action.NextAsync();

        // Never configured: the list says so and ends.
        using var list = client.Provider.ListResource(new Proto.ListResource.Types.Request { TypeName = "vkcc_cluster" });
        var refused = await list.NextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(schemas.IdentitySchemas.Keys, Is.EquivalentTo(new[] { "vkcc_addon", "vkcc_cluster", "vkcc_node_group", "vkcc_security_policy" }));
            Assert.That(
                DynamicValueCodec.Decode(upgraded.UpgradedIdentity.IdentityData, identity),
                Is.EqualTo(TfObject.Of(("id", new TfString("2xQk8vYtBfzJZ0rVpXo1mWn5aLc")))));
            Assert.That(moved.Diagnostics, Is.Empty);
            Assert.That(moved.TargetIdentity, Is.EqualTo(upgraded.UpgradedIdentity));
            Assert.That(moved.TargetPrivate, Is.Empty);
            Assert.That(moved.TargetState.Msgpack.ToStringUtf8(), Does.Not.Contain("secret"));
            Assert.That(generated.Diagnostics, Is.Empty);
            Assert.That(generated.Config.Msgpack, Is.Not.Empty);
            Assert.That(completed!.Completed.Diagnostics.Single().Summary, Is.EqualTo("Second-generation clusters cannot be stopped"));
            Assert.That(completed.Completed.Diagnostics.Single().Attribute.Steps.Single().AttributeName, Is.EqualTo("cluster_id"));
            Assert.That(await action.NextAsync(), Is.Null);
            Assert.That(refused!.Diagnostic, Has.Count.EqualTo(1));
            Assert.That(await list.NextAsync(), Is.Null);
        }
    }

    [Test]
    public async Task Calls_are_logged_with_name_id_type_and_duration_and_without_values()
    {
        await using var provider = await PluginProcess.StartAsync(
            new PluginStart { Environment = new Dictionary<string, string?> { ["TF_LOG_PROVIDER"] = "TRACE" } });
        using (var client = provider.Connect())
        {
            await client.Provider.ReadResourceAsync(new Proto.ReadResource.Types.Request
            {
                TypeName = "vkcc_cluster",
                Private =
                ByteString.CopyFromUtf8("private-secret"),
                CurrentState = new() { Msgpack = ByteString.CopyFromUtf8("state-secret") }
            });
            provider.Process.Kill();
        }

        await provider.WaitForExitAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                provider.Errors,
                Does.Match("\"tf_rpc\":\"ReadResource\",\"tf_req_id\":\"[0-9a-f-]{36}\",\"tf_req_duration_ms\":[0-9]+,\"tf_resource_type\":\"vkcc_cluster\""));
            Assert.That(provider.Errors, Does.Not.Contain("secret"));
        }
    }

    /// <summary>Less than 256 bytes behind their prefix.</summary>
    private static byte[] Framed(byte[] message) => [0, 0, 0, 0, (byte)message.Length, .. message];
}
