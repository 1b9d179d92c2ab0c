using Google.Protobuf;
using Terraform.Framework;
using Terraform.Protocol;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Unit.Rpc;

/// <summary>Row 67: what Terraform 1.12 and newer ask (plugin-protocol section 2.6), which 1.11.4 cannot.</summary>
internal sealed class NewerDoorsTests
{
    private static readonly TfObjectType IdentityType = new NewerProvider().Resources.Find(NewerProvider.Name)!.Identity!.Type;

    [Test]
    public async Task Row_67_schemas_of_identities_lists_and_actions_are_told()
    {
        var service = Door.Open(new NewerProvider());

        var schema = await service.GetProviderSchemaAsync(new(), Door.Call);
        var metadata = await service.GetMetadataAsync(new(), Door.Call);
        var identities = await service.GetResourceIdentitySchemasAsync(new(), Door.Call);

        var identity = identities.IdentitySchemas[NewerProvider.Name];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(identities.Diagnostics, Is.Empty);
            Assert.That(identity.Version, Is.EqualTo(2));
            Assert.That(
                identity.IdentityAttributes.Select(a => (a.Name, a.Type.ToStringUtf8(), a.RequiredForImport, a.OptionalForImport)),
                Is.EqualTo(new[] { ("id", "\"string\"", true, false), ("name", "\"string\"", false, true) }));
            Assert.That(schema.ListResourceSchemas[NewerProvider.Name].Block.Attributes.Single().Name, Is.EqualTo("prefix"));
            Assert.That(schema.ActionSchemas[NewerProvider.ActionName].Schema.Block.Attributes.Select(a => a.Name), Is.EqualTo(new[] { "target", "timeouts" }));
            Assert.That(metadata.ListResources.Single().TypeName, Is.EqualTo(NewerProvider.Name));
            Assert.That(metadata.Actions.Single().TypeName, Is.EqualTo(NewerProvider.ActionName));
            Assert.That(schema.ServerCapabilities.GenerateResourceConfig, Is.True);
        }
    }

    [Test]
    public async Task Row_67_an_identity_is_born_with_the_object_and_stays_until_its_end()
    {
        var service = Door.Open(new NewerProvider());
        var config = DoorResource.Thing(TfValue.Null, "n");
        var made = DoorResource.Thing(new TfString("made"), "n");
        var named = TfObject.Of(("id", new TfString("made")), ("name", new TfString("n")));

        var planned = await service.PlanResourceChangeAsync(
            new() { TypeName = NewerProvider.Name, PriorState = Door.Thing(TfValue.Null), ProposedNewState = Door.Thing(config), Config = Door.Thing(config) },
            Door.Call);
        var created = await service.ApplyResourceChangeAsync(
            new()
            {
                TypeName = NewerProvider.Name,
                PriorState =
                Door.Thing(TfValue.Null),
                PlannedState = planned.PlannedState,
                Config = Door.Thing(config),
                PlannedIdentity = planned.PlannedIdentity
            },
            Door.Call);
        var read = await service.ReadResourceAsync(
            new() { TypeName = NewerProvider.Name, CurrentState = created.NewState, CurrentIdentity = created.NewIdentity }, Door.Call);
        var first = await service.ReadResourceAsync(new() { TypeName = NewerProvider.Name, CurrentState = created.NewState }, Door.Call);
        var grown = DoorResource.Thing(new TfString("made"), "n", TfNumber.Of(1));
        var updating = await service.PlanResourceChangeAsync(
            new()
            {
                TypeName = NewerProvider.Name,
                PriorState = created.NewState,
                ProposedNewState = Door.Thing(grown),
                Config = Door.Thing(DoorResource.Thing(TfValue.Null, "n", TfNumber.Of(1))),
                PriorIdentity = read.NewIdentity,
            },
            Door.Call);
        var replacing = await service.PlanResourceChangeAsync(
            new()
            {
                TypeName = NewerProvider.Name,
                PriorState = created.NewState,
                ProposedNewState =
                Door.Thing(made),
                Config = Door.Thing(DoorResource.Thing(TfValue.Null, "other")),
                PriorIdentity = read.NewIdentity
            },
            Door.Call);
        var updated = await service.ApplyResourceChangeAsync(
            new()
            {
                TypeName = NewerProvider.Name,
                PriorState =
                created.NewState,
                PlannedState = updating.PlannedState,
                Config = Door.Thing(grown),
                PlannedIdentity = updating.PlannedIdentity
            },
            Door.Call);
        var destroying = await service.PlanResourceChangeAsync(
            new()
            {
                TypeName = NewerProvider.Name,
                PriorState =
                created.NewState,
                ProposedNewState = Door.Thing(TfValue.Null),
                Config = Door.Thing(TfValue.Null),
                PriorIdentity = read.NewIdentity
            },
            Door.Call);
        var deleted = await service.ApplyResourceChangeAsync(
            new()
            {
                TypeName = NewerProvider.Name,
                PriorState =
                created.NewState,
                PlannedState = Door.Thing(TfValue.Null),
                Config = Door.Thing(TfValue.Null),
                PlannedIdentity = destroying.PlannedIdentity
            },
            Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(planned.PlannedIdentity, Is.Null, "Known only after the create.");
            Assert.That(Identity(created.NewIdentity), Is.EqualTo(named));
            Assert.That(Identity(read.NewIdentity), Is.EqualTo(named));
            Assert.That(Identity(first.NewIdentity), Is.EqualTo(named), "A state of an older Terraform gets one by its first read.");
            Assert.That(Identity(updating.PlannedIdentity), Is.EqualTo(named));
            Assert.That(Identity(replacing.PlannedIdentity), Is.EqualTo(named), "Of the object that is there.");
            Assert.That(replacing.RequiresReplace, Is.Not.Empty);
            Assert.That(Identity(updated.NewIdentity), Is.EqualTo(named));
            Assert.That(Identity(destroying.PlannedIdentity), Is.EqualTo(named));
            Assert.That(deleted.NewIdentity, Is.Null);
        }
    }

    [Test]
    public async Task Row_67_a_failed_read_keeps_the_identity_and_a_gone_object_has_none()
    {
        var service = Door.Open(new NewerProvider { Broken = "broken", Gone = "gone" });
        var known = new Proto.ResourceIdentityData { IdentityData = DynamicValueCodec.Encode(NewerProvider.Identity("broken"), IdentityType) };

        var broken = await service.ReadResourceAsync(
            new() { TypeName = NewerProvider.Name, CurrentState = Door.Thing(DoorResource.Thing(new TfString("broken"))), CurrentIdentity = known }, Door.Call);
        var gone = await service.ReadResourceAsync(
            new() { TypeName = NewerProvider.Name, CurrentState = Door.Thing(DoorResource.Thing(new TfString("gone"))) }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(broken.Diagnostics.Single().Summary, Is.EqualTo("Broken"));
            Assert.That(broken.NewIdentity, Is.EqualTo(known));
            Assert.That(gone.NewIdentity, Is.Null);
            Assert.That(Door.Thing(gone.NewState), Is.EqualTo(TfValue.Null));
        }
    }

    [Test]
    public async Task Row_67_an_import_takes_an_id_or_an_identity_and_answers_the_identity()
    {
        var service = Door.Open(new NewerProvider());

        var byId = await service.ImportResourceStateAsync(new() { TypeName = NewerProvider.Name, Id = "x" }, Door.Call);
        var byIdentity = await service.ImportResourceStateAsync(
            new() { TypeName = NewerProvider.Name, Identity = new() { IdentityData = DynamicValueCodec.Encode(NewerProvider.Identity("y"), IdentityType) } },
            Door.Call);
        var incomplete = await service.ImportResourceStateAsync(
            new()
            {
                TypeName = NewerProvider.Name,
                Identity = new() { IdentityData = DynamicValueCodec.Encode(TfObject.Of(("id", TfValue.Null), ("name", new TfString("n"))), IdentityType) },
            },
            Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Identity(byId.ImportedResources.Single().Identity), Is.EqualTo(NewerProvider.Identity("x")));
            Assert.That(Identity(byIdentity.ImportedResources.Single().Identity), Is.EqualTo(NewerProvider.Identity("y")));
            Assert.That(((TfObject)Door.Thing(byIdentity.ImportedResources.Single().State))["id"], Is.EqualTo(new TfString("y")));
            Assert.That(incomplete.ImportedResources, Is.Empty);
            Assert.That(incomplete.Diagnostics.Single().Detail, Does.Contain("\"id\""));
        }
    }

    [TestCase(2, """{"id":"a","name":null}""", "a", null)]
    [TestCase(2, """{"id":"a","surplus":1}""", "a", null)]
    [TestCase(0, """{"key":"a"}""", "aaa", null)]
    [TestCase(3, """{"id":"a"}""", null, "newer version")]
    [TestCase(2, """{"name":"n"}""", null, "incomplete")]
    [TestCase(2, """{"id":["a"]}""", null, "does not fit")]
    [TestCase(2, "{", null, "not valid JSON")]
    public async Task Row_67_a_stored_identity_is_brought_to_the_present_version(long version, string json, string? id, string? problem)
    {
        var service = Door.Open(new NewerProvider
        {
            Upgrades =
            [
                new(0, old => System.Text.Json.JsonDocument.Parse($$"""{"key":"{{old.GetProperty("key").GetString()}}a"}""").RootElement),
                new(1, old => System.Text.Json.JsonDocument.Parse($$"""{"id":"{{old.GetProperty("key").GetString()}}a"}""").RootElement),
            ],
        });

        var answer = await service.UpgradeResourceIdentityAsync(
            new() { TypeName = NewerProvider.Name, Version = version, RawIdentity = new() { Json = ByteString.CopyFromUtf8(json) } }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                answer.UpgradedIdentity is null ? null : Identity(answer.UpgradedIdentity), id is null ? Is.Null : Is.EqualTo(NewerProvider.Identity(id)));
            Assert.That(answer.Diagnostics.Select(d => d.Detail), problem is null ? Is.Empty : Has.One.Contains(problem));
        }
    }

    [Test]
    public async Task Row_67_a_list_names_its_objects_and_shows_them_whole_when_asked()
    {
        var provider =
            new NewerProvider { Listed = [Listed("a"), Listed("gone"), Listed("broken"), Listed("b")], Gone = "gone", Broken = "broken", Warning = "Not all" };

        var bare = await ListAsync(provider, include: false);
        var whole = await ListAsync(provider, include: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bare.Select(e => e.DisplayName), Is.EqualTo(new[] { "Thing a", "Thing gone", "Thing broken", "Thing b", "" }));
            Assert.That(bare.Where(e => e.Identity is not null).Select(e => e.ResourceObject), Is.All.Null);
            Assert.That(bare[^1].Diagnostic.Single().Summary, Is.EqualTo("Not all"));
            Assert.That(bare[^1].Identity, Is.Null);
            Assert.That(
                whole.Select(e => e.DisplayName), Is.EqualTo(new[] { "Thing a", "Thing broken", "Thing b", "" }), "What went away meanwhile is left out.");
            Assert.That(Identity(whole[0].Identity), Is.EqualTo(NewerProvider.Identity("a")));
            Assert.That(((TfObject)Door.Thing(whole[0].ResourceObject))["status"], Is.EqualTo(new TfString("ok")));
            Assert.That(whole[1].ResourceObject, Is.Null);
            Assert.That(
                whole[1].Diagnostic.Single().Severity, Is.EqualTo(Proto.Diagnostic.Types.Severity.Warning),
                "One object that cannot be read does not end the list.");
        }
    }

    [Test]
    public async Task Row_67_a_list_stops_at_its_limit_and_reads_no_further()
    {
        var provider = new NewerProvider { Listed = [Listed("a"), Listed("b"), Listed("c")] };

        var events = await ListAsync(provider, include: false, limit: 2);

        Assert.That(events.Select(e => e.DisplayName), Is.EqualTo(new[] { "Thing a", "Thing b" }));
        Assert.That(provider.Yielded, Is.EqualTo(2));
    }

    [Test]
    public async Task Row_67_an_error_ends_a_list_after_what_was_found()
    {
        var refused = await ListAsync(
            new NewerProvider { Listed = [Listed("a"), new DiagnosticException(Diagnostic.Error("No more", "None.")), Listed("b")] }, include: false);
        var broken = await ListAsync(new NewerProvider { Listed = [new FormatException("the secret")] }, include: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Select(e => (e.DisplayName, e.Diagnostic.Count)), Is.EqualTo(new[] { ("Thing a", 0), ("", 1) }));
            Assert.That(refused[1].Diagnostic.Single().Summary, Is.EqualTo("No more"));
            Assert.That(broken.Single().ToString(), Does.Contain("reference").And.Not.Contain("secret"));
        }
    }

    [Test]
    public async Task Row_67_a_client_that_has_enough_ends_a_list()
    {
        using var enough = new CancellationTokenSource();
        var provider = new NewerProvider { Listed = [.. Enumerable.Range(0, 1000).Select(i => Listed($"{i}"))] };
        using var server = new ProviderServer(provider);

        var seen = 0;
        await foreach (var found in server.ListResourceAsync(new(NewerProvider.Name, NewerProvider.ListSchema.EmptyObject(), false, 0), enough.Token))
        {
            seen += found.Identity.IsKnown ? 1 : 0;
            if (seen == 3)
            {
                await enough.CancelAsync();
            }
        }

        Assert.That(provider.Yielded, Is.LessThan(10));
    }

    [Test]
    public async Task Row_67_a_lists_configuration_is_checked()
    {
        var service = Door.Open(new NewerProvider());
        var empty = DynamicValueCodec.Encode(TfObject.Of(("prefix", new TfString(""))), NewerProvider.ListSchema.Type);

        var wrong = await service.ValidateListResourceConfigAsync(new() { TypeName = NewerProvider.Name, Config = empty }, Door.Call);
        var unknown = await service.ValidateListResourceConfigAsync(
            new() { TypeName = NewerProvider.Name, Config = DynamicValueCodec.Encode(TfObject.Of(("prefix", TfValue.Unknown)), NewerProvider.ListSchema.Type) },
            Door.Call);

        Assert.That(wrong.Diagnostics.Single().Attribute, Is.Not.Null);
        Assert.That(unknown.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task Row_67_an_action_tells_its_progress_and_completes_once_and_last()
    {
        var events = await InvokeAsync(new NewerProvider
        {
            OnInvoke = (context, _) =>
            {
                context.Report("one");
                context.Report("two\nlines");
                context.Diagnostics.Add(Diagnostic.Warning("Careful", "Careful."));
                return Task.CompletedTask;
            },
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.Select(e => e.TypeCase), Is.EqualTo(new[]
            {
                Proto.InvokeAction.Types.Event.TypeOneofCase.Progress,
                Proto.InvokeAction.Types.Event.TypeOneofCase.Progress,
                Proto.InvokeAction.Types.Event.TypeOneofCase.Completed,
            }));
            Assert.That(events.Take(2).Select(e => e.Progress.Message), Is.EqualTo(new[] { "one", "two lines" }));
            Assert.That(events[2].Completed.Diagnostics.Single().Summary, Is.EqualTo("Careful"));
        }
    }

    [Test]
    public async Task Row_67_an_action_that_fails_completes_with_its_error()
    {
        var refused = await InvokeAsync(
            new NewerProvider { OnInvoke = (_, _) => throw new DiagnosticException(Diagnostic.Error("No", "No.", AttributePath.Root("target"))) });
        var broken = await InvokeAsync(new NewerProvider { OnInvoke = (_, _) => throw new FormatException("the secret") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Single().Completed.Diagnostics.Single().Attribute, Is.Not.Null);
            Assert.That(broken.Single().ToString(), Does.Contain("reference").And.Not.Contain("secret"));
        }
    }

    [Test]
    public async Task Row_67_an_action_ends_at_its_limit_and_says_which()
    {
        var clock = new Support.HandClock { DelaysPassAtOnce = true };
        using var server = new ProviderServer(new NewerProvider { OnInvoke = (_, token) => Task.Delay(TimeSpan.FromHours(1), clock, token) }, clock);
        var config = NewerProvider.ActionSchema.EmptyObject()
            .With("target", new TfString("door")).With("timeouts", TfObject.Of(("invoke", new TfString("90s"))));

        var invoked = server.InvokeActionAsync(new(NewerProvider.ActionName, config), _ => Task.CompletedTask, CancellationToken.None);

        Assert.That((await invoked).Diagnostics
            .Single(), Has.Property("Summary").EqualTo("Timeout").And.Property("Detail").Contains("1m30s").And.Property("Detail").Contains("timeouts.invoke"));
    }

    [Test]
    public async Task Row_67_an_action_is_checked_before_it_is_invoked()
    {
        var service = Door.Open(new NewerProvider());

        var empty = await service.ValidateActionConfigAsync(new() { TypeName = NewerProvider.ActionName, Config = Push(new TfString("")) }, Door.Call);
        var wall = await service.PlanActionAsync(new() { ActionType = NewerProvider.ActionName, Config = Push(new TfString("wall")) }, Door.Call);
        var unknown = await service.PlanActionAsync(new() { ActionType = NewerProvider.ActionName, Config = Push(TfValue.Unknown) }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(empty.Diagnostics, Has.Count.EqualTo(1));
            Assert.That(wall.Diagnostics.Single().Summary, Is.EqualTo("Too heavy"));
            Assert.That(unknown.Diagnostics, Is.Empty);
            Assert.That(unknown.Deferred, Is.Null);
        }
    }

    [Test]
    public async Task Row_67_a_generated_configuration_holds_what_may_be_written()
    {
        var service = Door.Open(new NewerProvider());

        var answer = await service.GenerateResourceConfigAsync(
            new() { TypeName = NewerProvider.Name, State = Door.Thing(DoorResource.Thing(new TfString("x"), "n", TfNumber.Of(3))) }, Door.Call);
        var none = await service.GenerateResourceConfigAsync(new() { TypeName = NewerProvider.Name }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Door.Thing(answer.Config), Is.EqualTo(DoorResource.Thing(TfValue.Null, "n", TfNumber.Of(3)).With("status", TfValue.Null)));
            Assert.That(none.Diagnostics, Has.Count.EqualTo(1));
        }
    }

    private static ListedResource Listed(string id) => new(NewerProvider.Identity(id), $"Thing {id}");

    private static TfValue Identity(Proto.ResourceIdentityData data) => DynamicValueCodec.Decode(data.IdentityData, IdentityType);

    private static Proto.DynamicValue Push(TfValue target) =>
        DynamicValueCodec.Encode(NewerProvider.ActionSchema.EmptyObject().With("target", target), NewerProvider.ActionSchema.Type);

    private static Task<List<Proto.ListResource.Types.Event>> ListAsync(
        NewerProvider provider, bool include, long limit = 0) => Door.StreamAsync<Proto.ListResource.Types.Event>(writer =>
        Door.Open(provider).ListResourceAsync(new() { TypeName = NewerProvider.Name, IncludeResourceObject = include, Limit = limit }, writer, Door.Call));

    private static Task<List<Proto.InvokeAction.Types.Event>> InvokeAsync(NewerProvider provider) => Door.StreamAsync<Proto.InvokeAction.Types.Event>(writer =>
        Door.Open(provider).InvokeActionAsync(new() { ActionType = NewerProvider.ActionName, Config = Push(new TfString("door")) }, writer, Door.Call));
}
