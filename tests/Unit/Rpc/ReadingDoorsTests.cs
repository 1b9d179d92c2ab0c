using Google.Protobuf;
using Terraform.Framework;
using Terraform.Protocol;
using Unit.Support;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Unit.Rpc;

/// <summary>Data sources, ephemeral resources and functions as Terraform calls them (plugin-protocol sections 4.10 and 4.11).</summary>
internal sealed class ReadingDoorsTests
{
    private static readonly TfString Name = new("n");
    private static readonly DateTimeOffset Soon = new(2026, 1, 1, 1, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Nothing_is_made_before_it_is_asked_for()
    {
        var provider = new ReadingProvider();

        var metadata = await new ProviderService(provider, new PluginLifetime()).GetMetadataAsync(new(), Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(metadata.DataSources.Single().TypeName, Is.EqualTo(ReadingProvider.Name));
            Assert.That(metadata.EphemeralResources.Single().TypeName, Is.EqualTo(ReadingProvider.Name));
            Assert.That(metadata.Functions.Single().Name, Is.EqualTo("joined"));
            Assert.That(provider.Made, Is.Zero);
        }
    }

    [Test]
    public async Task Row_34_what_can_be_read_and_called_agrees_everywhere()
    {
        var service = Door.Open(new ReadingProvider());

        var schema = await service.GetProviderSchemaAsync(new(), Door.Call);
        var functions = await service.GetFunctionsAsync(new(), Door.Call);

        var joined = functions.Functions["joined"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(schema.DataSourceSchemas.Keys, Is.EqualTo(new[] { ReadingProvider.Name }));
            Assert.That(schema.EphemeralResourceSchemas.Keys, Is.EqualTo(new[] { ReadingProvider.Name }));
            Assert.That(schema.Functions, Is.EqualTo(functions.Functions));
            Assert.That(
                joined.Parameters.Select(p => (p.Name, p.AllowNullValue, p.AllowUnknownValues)),
                Is.EqualTo(new[] { ("first", false, false), ("second", true, true) }));
            Assert.That(joined.VariadicParameter.Type.ToStringUtf8(), Is.EqualTo("\"number\""));
            Assert.That(joined.Return.Type.ToStringUtf8(), Is.EqualTo("\"string\""));
        }
    }

    [Test]
    public async Task Row_63_a_data_source_echoes_its_configuration_and_fills_the_rest()
    {
        var service = Door.Open(new ReadingProvider
        {
            OnRead = context =>
            {
                // The author gets the echo wrong and leaves something unknown.
                context.SaveState(new DoorModel(ReadingProvider.Thing(new TfString("other"), TfValue.Unknown, new TfString("found"))));
                context.Diagnostics.Add(Diagnostic.Warning("Careful", "Careful."));
                return Task.CompletedTask;
            },
        });

        var answer = await service.ReadDataSourceAsync(new() { TypeName = ReadingProvider.Name, Config = Bytes(ReadingProvider.Thing(Name)) }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value(answer.State), Is.EqualTo(ReadingProvider.Thing(Name, TfValue.Null, new TfString("found"))));
            Assert.That(answer.Diagnostics.First().Severity, Is.EqualTo(Proto.Diagnostic.Types.Severity.Warning));
        }
    }

    [Test]
    public async Task Row_63_a_data_source_that_finds_nothing_answers_its_error_and_no_state()
    {
        var service = Door.Open(
            new ReadingProvider { OnRead = _ => throw new DiagnosticException(Diagnostic.Error("Nothing", "There is none.", AttributePath.Root("name"))) });

        var answer = await service.ReadDataSourceAsync(new() { TypeName = ReadingProvider.Name, Config = Bytes(ReadingProvider.Thing(Name)) }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Diagnostics.Single().Summary, Is.EqualTo("Nothing"));
            Assert.That(answer.Diagnostics.Single().Attribute, Is.Not.Null);
            Assert.That(Value(answer.State), Is.EqualTo(TfValue.Null));
        }
    }

    [Test]
    public async Task Row_63_a_data_source_that_breaks_or_saves_nothing_is_a_diagnostic_without_its_text()
    {
        foreach (var read in new Func<ReadDataContext<DoorModel>, Task>[] { _ => throw new FormatException("the secret"), _ => Task.CompletedTask })
        {
            var answer = await Door.Open(new ReadingProvider { OnRead = read })
                .ReadDataSourceAsync(new() { TypeName = ReadingProvider.Name, Config = Bytes(ReadingProvider.Thing(Name)) }, Door.Call);

            Assert.That(answer.Diagnostics.Single().ToString(), Does.Contain("reference").And.Not.Contain("secret"));
        }
    }

    [Test]
    public async Task Row_63_a_data_sources_block_is_checked_by_its_schema_and_unknowns_are_let_be()
    {
        var service = Door.Open(new ReadingProvider());

        var wrong = await service.ValidateDataResourceConfigAsync(
            new() { TypeName = ReadingProvider.Name, Config = Bytes(ReadingProvider.Thing(TfValue.Null, TfNumber.Of(10))) }, Door.Call);
        var unknown = await service.ValidateEphemeralResourceConfigAsync(
            new() { TypeName = ReadingProvider.Name, Config = Bytes(ReadingProvider.Thing(TfValue.Unknown, TfValue.Unknown)) }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong.Diagnostics, Has.Count.EqualTo(2));
            Assert.That(unknown.Diagnostics, Is.Empty);
        }
    }

    [Test]
    public async Task Row_64_open_hands_out_a_result_a_handle_and_a_time()
    {
        var service = Door.Open(new ReadingProvider
        {
            OnOpen = context =>
            {
                context.Private["handle"] = "h";
                context.RenewAt = DateTimeOffset.UtcNow.AddHours(1);
                context.SetResult(new DoorModel(context.Config.Value.With("found", new TfString("open"))));
                return Task.CompletedTask;
            },
        });

        var answer = await service.OpenEphemeralResourceAsync(
            new() { TypeName = ReadingProvider.Name, Config = Bytes(ReadingProvider.Thing(Name)) }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value(answer.Result), Is.EqualTo(ReadingProvider.Thing(Name, TfValue.Null, new TfString("open"))));
            Assert.That(answer.Private.ToStringUtf8(), Is.EqualTo("""{"handle":"h"}"""));
            Assert.That(answer.RenewAt.ToDateTimeOffset(), Is.GreaterThan(DateTimeOffset.UtcNow.AddMinutes(59)));
        }
    }

    [Test]
    public async Task Row_64_a_renewal_in_the_past_would_fire_at_once_and_is_put_off()
    {
        var clock = new HandClock();
        using var server = new ProviderServer(new ReadingProvider
        {
            OnRenew = context =>
            {
                context.RenewAt = clock.GetUtcNow().AddMinutes(-1);
                return Task.CompletedTask;
            },
        }, clock);

        var answer = await server.RenewEphemeralResourceAsync(new(ReadingProvider.Name, ReadOnlyMemory<byte>.Empty), CancellationToken.None);

        Assert.That(answer.RenewAt, Is.GreaterThan(clock.GetUtcNow()));
    }

    [Test]
    public async Task Row_64_renew_gets_its_own_bytes_and_a_failed_one_asks_for_no_other()
    {
        var seen = new List<string?>();
        var service = Door.Open(new ReadingProvider
        {
            OnRenew = context =>
            {
                seen.Add(context.Private["handle"]);
                context.Private["count"] = "1";
                context.RenewAt = Soon;
                throw new DiagnosticException(Diagnostic.Error("No", "No."));
            },
        });

        var answer = await service.RenewEphemeralResourceAsync(new() { TypeName = ReadingProvider.Name, Private = Handle }, Door.Call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Is.EqualTo(new[] { "h" }));
            Assert.That(answer.RenewAt, Is.Null);
            Assert.That(answer.Private, Is.EqualTo(Handle));
            Assert.That(answer.Diagnostics.Single().Summary, Is.EqualTo("No"));
        }
    }

    [Test]
    public async Task Row_64_close_gets_the_handle_of_the_open_also_in_a_run_that_was_stopped()
    {
        string? seen = null;
        using var server = new ProviderServer(new ReadingProvider
        {
            OnClose = (context, token) =>
            {
                token.ThrowIfCancellationRequested();
                seen = context.Private["handle"];
                return Task.CompletedTask;
            },
        });
        server.StopProvider();

        var answer = await server.CloseEphemeralResourceAsync(new(ReadingProvider.Name, Handle.Memory), CancellationToken.None);

        Assert.That(answer.Diagnostics, Is.Empty);
        Assert.That(seen, Is.EqualTo("h"));
    }

    [Test]
    public async Task Row_65_a_function_gets_its_arguments_by_name_and_the_rest_as_a_list()
    {
        TfObject? got = null;
        var answer = await CallAsync(
            arguments =>
            {
                got = arguments;
                return new TfString("ok");
            },
            new TfString("a"), TfValue.Null, TfNumber.Of(1), TfNumber.Of(2));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Error, Is.Null);
            Assert.That(DynamicValueCodec.Decode(answer.Result, TfType.String), Is.EqualTo(new TfString("ok")));
            Assert.That(
                got, Is.EqualTo(TfObject.Of(("first", new TfString("a")), ("second", TfValue.Null), ("rest", new TfList([TfNumber.Of(1), TfNumber.Of(2)])))));
        }
    }

    [Test]
    public async Task Row_65_a_function_is_not_called_with_an_unknown_it_does_not_take()
    {
        var unasked = await CallAsync(_ => throw new InvalidOperationException(), TfValue.Unknown, TfValue.Null);
        var asked = await CallAsync(arguments => arguments["second"].IsUnknown ? new TfString("saw it") : TfValue.Null, new TfString("a"), TfValue.Unknown);

        Assert.That(DynamicValueCodec.Decode(unasked.Result, TfType.String), Is.EqualTo(TfValue.Unknown));
        Assert.That(DynamicValueCodec.Decode(asked.Result, TfType.String), Is.EqualTo(new TfString("saw it")));
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        static DiagnosticException Blame(AttributePath path) => new(Diagnostic.Error("Wrong", "It is wrong.", path));

        yield return Row("null_where_none_may_be", null, 0, TfValue.Null, TfValue.Null);
        yield return Row("a_validator_of_argument_0", null, 0, new TfString(" "), TfValue.Null);
        yield return Row("a_validator_of_a_variadic_argument", null, 3, new TfString("a"), TfValue.Null, TfNumber.Of(1), TfNumber.OfExact(1.5));
        yield return Row("an_error_on_a_named_argument", Blame(AttributePath.Root("second")), 1, new TfString("a"), TfValue.Null);
        yield return Row(
            "an_error_on_a_variadic_argument", Blame(AttributePath.Root("rest").Index(1)), 3, new TfString("a"), TfValue.Null, TfNumber.Of(1), TfNumber.Of(2));
        yield return Row("an_error_on_none", Blame(AttributePath.Whole), null, new TfString("a"), TfValue.Null);
        yield return Row("too_few_arguments", null, null, new TfString("a"));
        yield return Row("a_mistake_of_ours", new FormatException("the secret"), null, new TfString("a"), TfValue.Null);

        static TestCaseData Row(string name, Exception? thrown, int? argument, params TfValue[] arguments) =>
            new TestCaseData(thrown, argument, arguments).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task Row_65_a_function_error_is_on_its_argument(Exception? thrown, int? argument, TfValue[] arguments)
    {
        var answer = await CallAsync(_ => throw thrown ?? new InvalidOperationException("It must not be called."), arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Result, Is.Null);
            Assert.That(answer.Error.HasFunctionArgument ? (int?)answer.Error.FunctionArgument : null, Is.EqualTo(argument));
            Assert.That(answer.Error.Text, Is.Not.Empty.And.Not.Contain("secret"));
        }
    }

    private static ByteString Handle => ByteString.CopyFromUtf8("""{"handle":"h"}""");

    private static Task<Proto.CallFunction.Types.Response> CallAsync(Func<TfObject, TfValue> call, params TfValue[] arguments)
    {
        var types = new[] { TfType.String, TfType.String }.Concat(Enumerable.Repeat(TfType.Number, 10)).ToList();
        var request = new Proto.CallFunction.Types.Request { Name = "joined" };
        request.Arguments.AddRange(arguments.Select((a, i) => DynamicValueCodec.Encode(a, types[i])));
        return Door.Open(new ReadingProvider { OnCall = call }).CallFunctionAsync(request, Door.Call);
    }

    private static Proto.DynamicValue Bytes(TfValue value) => DynamicValueCodec.Encode(value, ReadingProvider.Declared.Type);

    private static TfValue Value(Proto.DynamicValue value) => DynamicValueCodec.Decode(value, ReadingProvider.Declared.Type);
}
