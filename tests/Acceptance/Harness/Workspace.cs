using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>A private folder with a configuration in it, in which the real terraform runs our provider against a simulated cloud.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private static readonly TimeSpan commandLimit = TimeSpan.FromMinutes(4);

    private readonly string inputs;
    private readonly Journal journal;
    private readonly Installation installation;
    private readonly string folder = Directory.CreateTempSubdirectory("vkcc-").FullName;
    private readonly Dictionary<string, string> environment = Host.CleanEnvironment();
    private bool initialized;

    private Workspace(Cloud cloud, string inputs, Journal journal, Installation? installation = null)
    {
        this.inputs = inputs;
        this.journal = journal;
        this.installation = installation ?? Installation.Current;
        Directory.CreateDirectory(Configuration);
        Directory.CreateDirectory(Home);

        File.WriteAllText(Path.Combine(folder, "terraform.rc"), this.installation.CliConfiguration);
        Set("TF_CLI_CONFIG_FILE", Path.Combine(folder, "terraform.rc"));
        Set("TF_IN_AUTOMATION", "1");
        Set("CHECKPOINT_DISABLE", "1");
        Set("HOME", Home);
        foreach (var (name, value) in cloud.Environment)
        {
            Set(name, value);
        }
    }

    /// <summary>Where the configuration and the state lie.</summary>
    public string Configuration => Path.Combine(folder, "configuration");

    /// <summary>The home that terraform and the provider see: nobody should write to it.</summary>
    public string Home => Path.Combine(folder, "home");

    /// <summary>Values that must appear in no output: found in one, the test fails.</summary>
    public IList<string> Secrets { get; } = [Cloud.Secret];

    /// <summary>An empty configuration with the provider's block, to be filled with the inputs of a test.</summary>
    /// <param name="inputs">Folder of the <c>.tf</c> files, beside the tests that use them.</param>
    public static Task<Workspace> OpenAsync(Cloud cloud, string inputs, Journal journal, Installation? installation = null)
    {
        var workspace = new Workspace(cloud, inputs, journal, installation);
        File.Copy(Path.Combine(TestContext.CurrentContext.TestDirectory, "Harness", "preamble.tf"), Path.Combine(workspace.Configuration, "preamble.tf"));
        return Task.FromResult(workspace);
    }

    /// <summary>One of the examples as it is in the repository.</summary>
    /// <param name="example">Folder below <c>examples/</c>.</param>
    public static Task<Workspace> OpenExampleAsync(Cloud cloud, string example, Journal journal)
    {
        var source = Path.Combine(Programs.Root, "examples", example);
        var workspace = new Workspace(cloud, source, journal);
        foreach (var file in Directory.EnumerateFiles(source).Where(file => Path.GetExtension(file) is ".tf" or ".yaml"))
        {
            File.Copy(file, Path.Combine(workspace.Configuration, Path.GetFileName(file)));
        }

        return Task.FromResult(workspace);
    }

    /// <summary>A folder with nothing in it.</summary>
    public static Task<Workspace> OpenEmptyAsync(Cloud cloud, Journal journal, Installation? installation = null) =>
        Task.FromResult(new Workspace(cloud, "", journal, installation));

    public void Set(string name, string value) => environment[name] = value;

    public void Unset(string name) => environment.Remove(name);

    /// <summary>Puts input files, as one, in place of the input before: the story's own, or else what several stories share (<c>Harness/</c>).</summary>
    public Workspace Use(params string[] files) => Write(string.Join('\n', files.Select(file => File.ReadAllText(new[] { inputs, "Harness" }
        .Select(folder => Path.Combine(TestContext.CurrentContext.TestDirectory, folder, file))
        .First(File.Exists)))));

    /// <summary>Puts this text in the place of the input before.</summary>
    public Workspace Write(string configuration)
    {
        File.WriteAllText(Path.Combine(Configuration, "main.tf"), configuration);
        return this;
    }

    /// <summary>Changes the input in place, once; the old text must be there.</summary>
    public Workspace Edit(string old, string @new)
    {
        var path = Path.Combine(Configuration, "main.tf");
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(old), "The text to be edited is in the input.");
        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Takes over what import blocks name with a configuration that terraform writes, which must be valid and lead to an empty plan.</summary>
    public async Task ImportWithGeneratedConfigurationAsync(string imports)
    {
        await File.WriteAllTextAsync(Path.Combine(Configuration, "import.tf"), imports);
        (await RunAsync("plan", "-generate-config-out=generated.tf")).ShouldSucceed();
        var diagnostics = await ValidateAsync();
        await ApplyAsync();
        var plan = await PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostics, Is.Empty);
            Assert.That(plan.IsEmpty, Is.True, $"{plan}\n{await File.ReadAllTextAsync(Path.Combine(Configuration, "generated.tf"))}");
        }
    }

    /// <summary>After an apply another plan is empty, whether it asks the cloud or not.</summary>
    public async Task ShouldHaveNothingToDoAsync()
    {
        var again = await PlanAsync();
        var unrefreshed = await PlanAsync(input: null, "-refresh=false");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.IsEmpty, Is.True, $"Second plan:\n{again}");
            Assert.That(unrefreshed.IsEmpty, Is.True, $"Second plan without refresh:\n{unrefreshed}");
        }
    }

    /// <summary>What is otherwise, by an edit or behind our back: plan does this with the object, and one apply is all that it takes.</summary>
    public async Task<Plan> PlanAndApplyAsync(string address, PlanAction expected)
    {
        var plan = await PlanAsync();
        await ApplyAsync();
        var again = await PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf(address), Is.EqualTo(expected));
            Assert.That(again.IsEmpty, Is.True, $"Plan after the change:\n{again}");
        }

        return plan;
    }

    public async Task<TerraformRun> ApplyAsync(string? input = null, params string[] arguments) => (await TryApplyAsync(input, arguments)).ShouldSucceed();

    public async Task<TerraformRun> TryApplyAsync(string? input = null, params string[] arguments)
    {
        UseGiven(input);
        return await RunAsync(["apply", "-auto-approve", .. arguments]);
    }

    public async Task<TerraformRun> DestroyAsync(params string[] arguments) => (await RunAsync(["destroy", "-auto-approve", .. arguments])).ShouldSucceed();

    /// <summary>A plan that must be accepted.</summary>
    public async Task<Plan> PlanAsync(string? input = null, params string[] arguments)
    {
        UseGiven(input);
        var run = await RunAsync(["plan", "-json", "-detailed-exitcode", "-out=plan.tfplan", .. arguments]);
        Assert.That(run.ExitCode, Is.EqualTo(0).Or.EqualTo(2), run.Transcript);

        // An empty plan has nothing to show, and showing starts the provider once more.
        var shown = run.ExitCode == 0 ? "{}" : (await RunAsync("show", "-json", "plan.tfplan")).ShouldSucceed().Output;
        return new Plan(JsonNode.Parse(shown)!, PlanDiagnostic.FromLines(run.Output, Configuration), run);
    }

    /// <summary>A plan that must be refused; what it says.</summary>
    public async Task<IReadOnlyList<PlanDiagnostic>> RefusedPlanAsync(string? input = null, params string[] arguments)
    {
        UseGiven(input);
        var run = (await RunAsync(["plan", "-json", .. arguments])).ShouldFail();
        return PlanDiagnostic.FromLines(run.Output, Configuration);
    }

    /// <summary>What <c>terraform validate</c> says; empty when it is content.</summary>
    public async Task<IReadOnlyList<PlanDiagnostic>> ValidateAsync(string? input = null)
    {
        UseGiven(input);
        var run = await RunAsync("validate", "-json");
        var answer = JsonNode.Parse(run.Output)!;
        IReadOnlyList<PlanDiagnostic> diagnostics =
        [
            .. answer["diagnostics"]!.AsArray().Select(json => PlanDiagnostic.From(json!, Configuration)).Where(diagnostic => !diagnostic.IsAboutDevelopment),
        ];
        Assert.That((bool)answer["valid"]!, Is.EqualTo(!diagnostics.Any(diagnostic => diagnostic.IsError)), run.Transcript);
        return diagnostics;
    }

    /// <summary>Imports objects by the ids that another state has of them; the plan is empty then.</summary>
    public async Task TakeOverAsync(TerraformState made, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            (await ImportAsync(address, made.Text(address, "id"))).ShouldSucceed();
        }

        var plan = await PlanAsync();
        Assert.That(plan.IsEmpty, Is.True, plan.ToString());
    }

    public Task<TerraformRun> ImportAsync(string address, string id) => RunAsync("import", address, id);

    public async Task<TerraformState> StateAsync()
    {
        var pulled = (await RunAsync("state", "pull")).ShouldSucceed().Output;

        // Before the first apply there is no state, and nothing is printed.
        return new TerraformState(string.IsNullOrWhiteSpace(pulled) ? new JsonObject() : JsonNode.Parse(pulled)!);
    }

    /// <summary>Any command, whatever comes of it.</summary>
    public async Task<TerraformRun> RunAsync(params string[] arguments)
    {
        await using var terraform = await StartAsync(arguments);
        return await EndAsync(terraform, arguments);
    }

    /// <summary>A program that runs terraform by itself, in the folder of the configuration.</summary>
    public async Task<TerraformRun> RunProgramAsync(string program, params string[] arguments)
    {
        await InitializeAsync();
        await using var process = ChildProcess.Start(program, arguments, Configuration, environment);
        var code = await process.ExitAsync(commandLimit);
        var run = new TerraformRun($"{Path.GetFileName(program)} {string.Join(' ', arguments)}", code, process.Output, process.Error, process.Age);
        journal.Add(run, Secrets);
        return run;
    }

    /// <summary>A command that goes on while the test does something; <see cref="EndAsync" /> waits for it.</summary>
    public async Task<ChildProcess> StartAsync(params string[] arguments)
    {
        await InitializeAsync();
        return ChildProcess.Start(Programs.Terraform, WithSwitches(arguments), Configuration, environment);
    }

    public async Task<TerraformRun> EndAsync(ChildProcess terraform, params string[] arguments)
    {
        var code = await terraform.ExitAsync(commandLimit);
        var run = new TerraformRun($"terraform {string.Join(' ', WithSwitches(arguments))}", code, terraform.Output, terraform.Error, terraform.Age);
        journal.Add(run, Secrets);
        return run;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string[] WithSwitches(string[] arguments) => arguments[0] switch
    {
        "apply" or "destroy" or "plan" or "import" or "init" or "refresh" => [arguments[0], "-no-color", "-input=false", .. arguments[1..]],
        "show" or "validate" => [arguments[0], "-no-color", .. arguments[1..]],
        _ => arguments,
    };

    private void UseGiven(string? input)
    {
        if (input is not null)
        {
            Use(input);
        }
    }

    // With development overrides terraform needs no init; an installed package does.
    private async Task InitializeAsync()
    {
        if (initialized || !installation.NeedsInit)
        {
            return;
        }

        initialized = true;
        (await RunAsync("init")).ShouldSucceed();
    }
}
