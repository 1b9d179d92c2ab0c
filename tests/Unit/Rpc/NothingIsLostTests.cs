using Google.Protobuf;
using Terraform.Framework;
using Terraform.Protocol;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Unit.Rpc;

/// <summary>What a failure at the door leaves in state (plugin-protocol section 4.6).</summary>
internal sealed class NothingIsLostTests
{
    private static readonly TfObject Prior = DoorResource.Thing(new TfString("made"), "n", TfNumber.Of(1));
    private static readonly TfObject Planned = DoorResource.Thing(new TfString("made"), "n", TfNumber.Of(2));
    private static readonly ByteString Note = ByteString.CopyFromUtf8("""{"note":"kept"}""");

    private static readonly string[] Everything = [.. Door.Calls.Keys];

    [TestCaseSource(nameof(Everything))]
    public async Task Row_56_an_exception_anywhere_is_answered(string call)
    {
        var service = Door.Open(new DoorProvider { Broken = new FormatException("the secret is in the text") });

        var diagnostics = await Door.Calls[call](service, DoorResource.Name, null);

        Assert.That(diagnostics.Select(d => d.ToString()), Has.None.Contains("secret"));
    }

    [Test]
    public async Task Row_56_an_exception_is_a_diagnostic_with_a_reference_and_the_process_goes_on()
    {
        var service = Door.Open(new DoorProvider { Broken = new InvalidOperationException("x", new FormatException("y")) });

        var answer = await service.GetProviderSchemaAsync(new(), Door.Call);

        Assert.That(answer.Diagnostics.Single().Detail, Does.Match("reference: [0-9a-f]{8}\n  error: InvalidOperationException \\(x\\) by FormatException"));
    }

    [Test]
    public async Task Row_56_a_create_that_breaks_before_anything_exists_leaves_nothing()
    {
        var answer = await Broken().ApplyResourceChangeAsync(ProviderServiceTests.Create(), Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Door.Thing(answer.NewState), Is.EqualTo(TfValue.Null));
            Assert.That(answer.Diagnostics.Single().Severity, Is.EqualTo(Proto.Diagnostic.Types.Severity.Error));
        }
    }

    [Test]
    public async Task Row_56_an_update_that_breaks_keeps_the_prior_state_and_the_private_bytes()
    {
        var answer = await Broken().ApplyResourceChangeAsync(Request(Door.Thing(Prior), Door.Thing(Planned)), Door.Call);

        Assert.That((Door.Thing(answer.NewState), answer.Private, answer.Diagnostics.Count), Is.EqualTo((Prior, Note, 1)));
    }

    [Test]
    public async Task Row_56_a_delete_that_breaks_keeps_the_prior_state_and_the_private_bytes()
    {
        var answer = await Broken().ApplyResourceChangeAsync(Request(Door.Thing(Prior), Door.Thing(TfValue.Null)), Door.Call);

        Assert.That((Door.Thing(answer.NewState), answer.Private, answer.Diagnostics.Count), Is.EqualTo((Prior, Note, 1)));
    }

    [Test]
    public async Task Row_29_an_apply_with_a_broken_plan_keeps_the_prior_state_and_the_private_bytes()
    {
        var answer = await Door.Open().ApplyResourceChangeAsync(Request(Door.Thing(Prior), Door.Bytes(0xC1)), Door.Call);

        Assert.That((Door.Thing(answer.NewState), answer.Private, answer.Diagnostics.Count), Is.EqualTo((Prior, Note, 1)));
    }

    [Test]
    public async Task Row_56_a_read_that_breaks_keeps_the_state_and_the_private_bytes()
    {
        var answer = await Broken().ReadResourceAsync(new() { TypeName = DoorResource.Name, CurrentState = Door.Thing(Prior), Private = Note }, Door.Call);

        Assert.That((Door.Thing(answer.NewState), answer.Private, answer.Diagnostics.Count), Is.EqualTo((Prior, Note, 1)));
    }

    [Test]
    public async Task Row_57_a_read_that_makes_an_impossible_state_keeps_the_old_one()
    {
        var resource = new DoorResource
        {
            OnRead = context =>
            {
                context.SaveState(new DoorModel(context.State.Value.With("status", new TfString("\udc00"))));
                return Task.CompletedTask;
            },
        };

        var answer = await Door.Open(new DoorProvider(resource))
            .ReadResourceAsync(new() { TypeName = DoorResource.Name, CurrentState = Door.Thing(Prior), Private = Note }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Door.Thing(answer.NewState), answer.Private), Is.EqualTo((Prior, Note)));
            Assert.That(answer.Diagnostics, Is.Not.Empty);
        }
    }

    [Test]
    public async Task Row_56_a_created_object_with_an_impossible_attribute_keeps_its_id()
    {
        var resource = new DoorResource
        {
            OnCreate = context =>
            {
                context.SaveState(new DoorModel(context.Plan.Value.With("id", new TfString("made")).With("status", new TfString("\ud800"))));
                return Task.CompletedTask;
            },
        };

        var answer = await Door.Open(new DoorProvider(resource)).ApplyResourceChangeAsync(ProviderServiceTests.Create(), Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Door.Thing(answer.NewState), Is.EqualTo(DoorResource.Thing(new TfString("made")).With("status", TfValue.Null)));
            Assert.That(answer.Private, Is.Not.Empty);
            Assert.That(answer.Diagnostics, Has.Some.Matches<Proto.Diagnostic>(d => d.Severity == Proto.Diagnostic.Types.Severity.Error));
        }
    }

    [Test]
    public void A_state_that_lacks_attributes_is_filled_up_from_plan_and_prior()
    {
        var planned = DoorResource.Thing(TfValue.Unknown, "planned");
        var error = new CodecException(AttributePath.Root("name"), "the attribute is missing");

        var (state, diagnostics) = StateRescue.Rescue(
            DoorResource.Declared, TfObject.Of(("sizes", TfValue.Null), ("status", TfValue.Null), ("z", TfValue.Null)), planned, Prior, error);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Door.Thing(state),
                Is.EqualTo(TfObject.Of(("id", new TfString("made")), ("name", new TfString("planned")), ("sizes", TfValue.Null), ("status", TfValue.Null))));
            Assert.That(diagnostics.Single().Detail, Does.Contain("id, name"));
        }
    }

    private static ProviderService Broken() => Door.Open(new DoorProvider { Broken = new InvalidOperationException("x") });

    private static Proto.ApplyResourceChange.Types.Request Request(Proto.DynamicValue prior, Proto.DynamicValue planned) => new()
    {
        TypeName = DoorResource.Name,
        PriorState = prior,
        PlannedState = planned,
        Config = planned,
        PlannedPrivate = Note,
    };
}
