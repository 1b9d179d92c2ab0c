using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Terraform.Framework;
using Terraform.Protocol;
using Unit.Codec;
using Vkcc;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Unit.Rpc;

internal sealed class ProviderServiceTests
{
    private static IEnumerable<string> CallNames => Door.Calls.Keys;

    private static IEnumerable<string> CallsThatNameAType => Door.Calls.Keys.Except(["ValidateProviderConfig", "ConfigureProvider"]);

    [Test]
    public void Every_method_of_the_protocol_has_a_handler_but_those_of_state_stores()
    {
        string[] stateStores = [
            "ValidateStateStoreConfig", "ConfigureStateStore", "ReadStateBytes", "WriteStateBytes", "LockState", "UnlockState", "GetStates", "DeleteState",
        ];
        var service = Door.Open();
        var methods = Proto.Tfplugin6Reflection.Descriptor.FindTypeByName<ServiceDescriptor>("Provider").Methods;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(methods, Has.Count.EqualTo(36));
            Assert.That(methods.Where(m => service.Find($"/tfplugin6.Provider/{m.Name}") is null).Select(m => m.Name), Is.EquivalentTo(stateStores));
            Assert.That(service.Find("/tfplugin5.Provider/GetSchema"), Is.Null);
        }
    }

    [Test]
    public async Task Row_33_the_schema_is_small_and_quick()
    {
        var watch = Stopwatch.StartNew();
        var service = Door.Open(new VkccProvider());

        var schema = await service.GetProviderSchemaAsync(new(), Door.Call);
        var bytes = schema.ToByteArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bytes, Has.Length.LessThan(1024 * 1024));
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
            Assert.That(await service.GetProviderSchemaAsync(new(), Door.Call), Is.SameAs(schema));
        }
    }

    [Test]
    public async Task Row_34_metadata_functions_and_identities_agree_with_the_schema()
    {
        var service = Door.Open(new VkccProvider());

        var metadata = await service.GetMetadataAsync(new(), Door.Call);
        var schema = await service.GetProviderSchemaAsync(new(), Door.Call);
        var functions = await service.GetFunctionsAsync(new(), Door.Call);
        var identities = await service.GetResourceIdentitySchemasAsync(new(), Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(metadata.Resources.Select(r => r.TypeName), Is.EquivalentTo(schema.ResourceSchemas.Keys));
            Assert.That(metadata.DataSources.Select(r => r.TypeName), Is.EquivalentTo(schema.DataSourceSchemas.Keys));
            Assert.That(metadata.EphemeralResources.Select(r => r.TypeName), Is.EquivalentTo(schema.EphemeralResourceSchemas.Keys));
            Assert.That(metadata.Functions.Select(f => f.Name), Is.EquivalentTo(functions.Functions.Keys));
            Assert.That(functions.Functions, Is.EqualTo(schema.Functions));
            Assert.That(metadata.ServerCapabilities, Is.EqualTo(schema.ServerCapabilities));
            Assert.That(metadata.ListResources.Select(l => l.TypeName), Is.EquivalentTo(schema.ListResourceSchemas.Keys));
            Assert.That(metadata.Actions.Select(a => a.TypeName), Is.EquivalentTo(schema.ActionSchemas.Keys));
            Assert.That(identities.IdentitySchemas.Keys, Is.SubsetOf(schema.ResourceSchemas.Keys));
            Assert.That(
                schema.ListResourceSchemas.Keys, Is.SubsetOf(identities.IdentitySchemas.Keys), "A list needs a managed resource of its name with an identity.");
            Assert.That(
                schema.ServerCapabilities is { PlanDestroy: true, GetProviderSchemaOptional: true, MoveResourceState: true, GenerateResourceConfig: true },
                Is.True);
            Assert.That(schema.ProviderMeta, Is.Null);
        }
    }

    [Test]
    public async Task Row_35_calls_work_in_a_process_that_was_never_asked_for_its_schema()
    {
        var answer = await Door.Open()
            .ReadResourceAsync(new() { TypeName = DoorResource.Name, CurrentState = Door.Thing(DoorResource.Thing(new TfString("x"))) }, Door.Call);

        Assert.That(answer.Diagnostics, Is.Empty);
        Assert.That(Door.Thing(answer.NewState), Is.EqualTo(DoorResource.Thing(new TfString("x"))));
    }

    [TestCaseSource(nameof(CallsThatNameAType))]
    public async Task Row_36_a_type_that_is_unknown_is_a_diagnostic(string call)
    {
        var diagnostics = await Door.Calls[call](Door.Open(), "door_nothing", null);

        Assert.That(
            diagnostics.Select(d => (d.Severity, d.Detail.Contains("door_nothing", StringComparison.Ordinal))),
            Is.EqualTo(new[] { (Proto.Diagnostic.Types.Severity.Error, true) }));
    }

    [Test]
    public async Task Row_36_a_function_that_is_unknown_is_a_function_error()
    {
        var answer = await Door.Open().CallFunctionAsync(new() { Name = "nothing" }, Door.Call);

        Assert.That(answer.Error.Text, Does.Contain("nothing"));
        Assert.That(answer.Error.HasFunctionArgument, Is.False);
    }

    [TestCaseSource(nameof(CallNames))]
    public async Task Row_28_absent_and_empty_values_do_no_harm(string call)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Door.Calls[call](Door.Open(), DoorResource.Name, null), Is.Not.Null);
            Assert.That(await Door.Calls[call](Door.Open(), DoorResource.Name, new()), Is.Not.Null);
        }
    }

    [TestCaseSource(nameof(CallNames))]
    public async Task Row_29_random_bytes_are_answered(string call)
    {
        var service = Door.Open();
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new RandomValues(seed);
            var good = MsgPackEncoder.Encode(random.Value(DoorResource.Declared.Type), DoorResource.Declared.Type);
            var bytes = seed % 2 == 0 ? random.Bytes(100) : random.Mutate(good.Span);

            Assert.That(await Door.Calls[call](service, DoorResource.Name, Door.Bytes(bytes)), Is.Not.Null, $"seed {seed}");
        }
    }

    [Test]
    public async Task Row_29_a_wrong_value_is_an_error_on_its_attribute()
    {
        // The sizes hold a bool where a number belongs.
        var config = Door.Bytes(
            [0x84, 0xA2, .. "id"u8, 0xC0, 0xA4, .. "name"u8, 0xA1, .. "n"u8, 0xA5, .. "sizes"u8, 0x92, 0x01, 0xC3, 0xA6, .. "status"u8, 0xC0]);

        var diagnostic = (await Door.Open().ValidateResourceConfigAsync(new() { TypeName = DoorResource.Name, Config = config }, Door.Call)).Diagnostics
            .Single();

        Assert.That(diagnostic.Attribute, Is.EqualTo(DiagnosticMessages.ToMessage(AttributePath.Root("sizes").Index(1))));
        Assert.That(diagnostic.Detail, Does.Contain("a number is required"));
    }

    [Test]
    public async Task A_thing_is_planned_created_read_and_deleted()
    {
        var service = Door.Open();
        var config = Door.Thing(DoorResource.Thing(TfValue.Null, "n", TfNumber.Of(1)));
        var nothing = Door.Thing(TfValue.Null);

        var plan = await service.PlanResourceChangeAsync(
            new() { TypeName = DoorResource.Name, PriorState = nothing, ProposedNewState = config, Config = config }, Door.Call);
        Assert.That(Door.Thing(plan.PlannedState), Is.EqualTo(DoorResource.Thing(TfValue.Unknown, "n", TfNumber.Of(1))), plan.Diagnostics.ToString());

        var created = await service.ApplyResourceChangeAsync(new()
        {
            TypeName =
            DoorResource.Name,
            PriorState = nothing,
            PlannedState = plan.PlannedState,
            Config = config,
            PlannedPrivate = plan.PlannedPrivate
        }, Door.Call);
        Assert.That(Door.Thing(created.NewState), Is.EqualTo(DoorResource.Thing(new TfString("made"), "n", TfNumber.Of(1))), created.Diagnostics.ToString());
        Assert.That(created.Private.ToStringUtf8(), Does.Contain("created"));

        var read = await service.ReadResourceAsync(
            new() { TypeName = DoorResource.Name, CurrentState = created.NewState, Private = created.Private }, Door.Call);
        Assert.That((read.NewState, read.Private), Is.EqualTo((created.NewState, created.Private)));

        var replace = await service.PlanResourceChangeAsync(
            new()
            {
                TypeName = DoorResource.Name,
                PriorState = read.NewState,
                ProposedNewState =
                Door.Thing(DoorResource.Thing(new TfString("made"), "other")),
                Config = Door.Thing(DoorResource.Thing(TfValue.Null, "other"))
            }, Door.Call);
        Assert.That(replace.RequiresReplace, Is.EqualTo(new[] { DiagnosticMessages.ToMessage(AttributePath.Root("name")) }));

        var deleted = await service.ApplyResourceChangeAsync(
            new() { TypeName = DoorResource.Name, PriorState = read.NewState, PlannedState = nothing, Config = nothing }, Door.Call);
        Assert.That((Door.Thing(deleted.NewState), deleted.Diagnostics.Count), Is.EqualTo((TfValue.Null, 0)));
    }

    [Test]
    public async Task Stored_state_is_upgraded_and_an_id_imported()
    {
        var service = Door.Open();

        var upgraded = await service.UpgradeResourceStateAsync(new()
        {
            TypeName = DoorResource.Name,
            Version =
            2,
            RawState = new() { Json = ByteString.CopyFromUtf8("""{"id":"x","name":"n","sizes":[1.5],"status":"ok","gone":1}""") }
        }, Door.Call);
        var imported = await service.ImportResourceStateAsync(new() { TypeName = DoorResource.Name, Id = "x" }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Door.Thing(upgraded.UpgradedState), Is.EqualTo(DoorResource.Thing(new TfString("x"), "n", TfNumber.OfExact(1.5))));
            Assert.That(imported.ImportedResources.Single().TypeName, Is.EqualTo(DoorResource.Name));
            Assert.That(((TfObject)Door.Thing(imported.ImportedResources.Single().State))["id"], Is.EqualTo(new TfString("x")));
        }
    }

    [Test]
    public async Task Row_60_state_in_the_flat_form_is_refused()
    {
        var answer = await Door.Open()
            .UpgradeResourceStateAsync(new() { TypeName = DoorResource.Name, RawState = new() { Flatmap = { ["id"] = "x" } } }, Door.Call);

        Assert.That(answer.Diagnostics.Single().Detail, Does.Contain("0.12"));
    }

    [Test]
    public async Task A_run_after_an_interrupted_one_is_not_stopped()
    {
        var provider = new DoorProvider();
        var service = Door.Open(provider);
        await service.StopProviderAsync(new(), Door.Call);
        var stopped = await service.ApplyResourceChangeAsync(Create(), Door.Call);

        await service.ConfigureProviderAsync(
            new() { Config = Door.Bytes(0x81, 0xA6, (byte)'r', (byte)'e', (byte)'g', (byte)'i', (byte)'o', (byte)'n', 0xC0), TerraformVersion = "1.11.4" },
            Door.Call);
        var again = await service.ApplyResourceChangeAsync(Create(), Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stopped, Is.Not.Null);
            Assert.That(provider.Configured, Is.EqualTo(1));
            Assert.That(again.Diagnostics, Is.Empty);
            Assert.That(((TfObject)Door.Thing(again.NewState))["id"], Is.EqualTo(new TfString("made")));
        }
    }

    internal static Proto.ApplyResourceChange.Types.Request Create() => new()
    {
        TypeName = DoorResource.Name,
        PriorState = Door.Thing(TfValue.Null),
        PlannedState = Door.Thing(DoorResource.Thing(TfValue.Unknown)),
        Config = Door.Thing(DoorResource.Thing(TfValue.Null)),
        PlannedPrivate = ByteString.CopyFromUtf8("""{"note":"planned"}"""),
    };
}
