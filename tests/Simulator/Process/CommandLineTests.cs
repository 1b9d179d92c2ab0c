namespace Vkcc.Simulator.Tests;

internal sealed class CommandLineTests
{
    [Test]
    public async Task Env_prints_what_a_shell_can_read()
    {
        var (code, output, _) = await SimulatorProcess.RunAsync("env", "--listen", "127.0.0.1:5000");
        Assert.That((code, output), Is.EqualTo((0, """
            export OS_AUTH_URL=http://127.0.0.1:5000/identity/v3/
            export OS_IDENTITY_API_VERSION=3
            export OS_REGION_NAME=RegionOne
            export OS_PROJECT_ID=11111111111111111111111111111111
            export OS_USER_DOMAIN_NAME=users
            export OS_USERNAME=demo
            export OS_PASSWORD=demo

            """)));
    }

    [Test]
    public async Task Catalog_prints_everything_with_ids()
    {
        var (code, output, _) = await SimulatorProcess.RunAsync("catalog");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero);
            foreach (var id in (IEnumerable<string>)
            [
                .. Preloaded.Networks.Select(network => network.Id), .. Preloaded.Subnets.Select(subnet => subnet.Id),
                .. Preloaded.Routers.Select(router => router.Id),
                .. FlavorGrid.All.Select(flavor => flavor.Id), .. Preloaded.Users.Select(user => user.Id),
                .. Preloaded.ApplicationCredentials.Select(credential => credential.Secret),
                .. AddonCatalogue.Default.All.SelectMany(addon => addon.Versions).SelectMany(version => (string[])[version.Addon.Name, version.Version]),
                .. AddonCatalogue.Default.VersionsOf(1).Select(version => version.Uuid), .. AddonCatalogue.Default.VersionsOf(2).Select(version => version.Id),
                .. PolicyTemplates.Default.All.SelectMany(template => (string[])[template.Name, template.Id, template.Uuid]),
                .. Preloaded.Versions, .. Preloaded.VolumeTypes.Select(type => type.Name), Preloaded.ProjectId, "http://127.0.0.1:35357/RegionOne/managed-k8s/",
                "node_groups", "compute_cores",
            ])
            {
                Assert.That(output, Does.Contain(id));
            }
        }
    }

    [TestCase("--nonsense", "Unknown argument --nonsense.")]
    [TestCase("--listn 127.0.0.1:80", "Did you mean --listen?")]
    [TestCase("--sped=1", "Did you mean --speed?")]
    [TestCase("--quiet=yes", "Unknown argument --quiet=yes. Did you mean --quiet?")]
    [TestCase("catalogue", "Did you mean catalog?")]
    [TestCase("--speed", "--speed needs a value")]
    [TestCase("--speed fast", "got fast")]
    [TestCase("--listen 35357", "needs HOST:PORT")]
    [TestCase("--listen example.com:80", "needs HOST:PORT")]
    [TestCase("--listen 127.0.0.1:65536", "from 1 to 65535, or 0 for a free one; got 65536")]
    [TestCase("--listen=127.0.0.1:-1", "got -1")]
    [TestCase("--quiet env", "env comes first")]
    [TestCase("--shell fish", "--shell goes with env")]
    [TestCase("env --shell tcsh", "fish and powershell; got tcsh")]
    [TestCase("env --listen 127.0.0.1:0", "tells which")]
    [TestCase("serve env", "Unknown argument serve.")]
    public void Nonsense_is_refused_in_words(string line, string words) =>
        Assert.That(() => Arguments.Parse(line.Split(' ')), Throws.TypeOf<UsageException>().With.Message.Contains(words));

    [TestCase("-v", "version")]
    [TestCase("version", "version")]
    [TestCase("--version", "version")]
    [TestCase("-h", "help")]
    [TestCase("env --listen=127.0.0.1:5000", "env")]
    public void The_usual_forms_are_taken(string line, string verb) => Assert.That(Arguments.Parse(line.Split(' ')).Verb, Is.EqualTo(verb));

    [TestCase("fish", "set -gx OS_PASSWORD demo")]
    [TestCase("powershell", "$env:OS_PASSWORD = 'demo'")]
    [TestCase("zsh", "export OS_PASSWORD=demo")]
    public void Env_speaks_the_shells_language(string shell, string line)
    {
        var arguments = Arguments.Parse(["env", "--shell", shell, "--listen", "0.0.0.0:5000"]);
        string[] lines = [.. EnvironmentLines.For(arguments.Options.Listen, arguments.Shell)];
        Assert.That(lines[^1], Is.EqualTo(line));
        Assert.That(lines[0], Does.Contain("http://127.0.0.1:5000/identity/v3/"), "every address is no address to call");
    }

    [Test]
    public async Task Who_listens_to_other_machines_is_warned()
    {
        using var warnings = new StringWriter();
        await using var server = await SimulatorServer.StartAsync(
            new SimulatorOptions { Listen = new(System.Net.IPAddress.Any, 0), Warnings = warnings }, TimeProvider.System);
        Assert.That(
            warnings.ToString(),
            Does.Contain($"0.0.0.0:{server.BaseUrl.Port} can be reached from other machines, and the passwords of this cloud are public"));
    }

    [TestCase("--listen 127.0.0.1:0", ExpectedResult = "127.0.0.1:0")]
    [TestCase("--listen localhost:80", ExpectedResult = "127.0.0.1:80")]
    [TestCase("--listen [::1]:80", ExpectedResult = "[::1]:80")]
    [TestCase("--listen 0.0.0.0:80", ExpectedResult = "0.0.0.0:80")]
    [TestCase("--quiet", ExpectedResult = "127.0.0.1:35357")]
    public string Where_to_listen_is_an_address_and_a_port(string line) => Arguments.Parse(line.Split(' ')).Options.Listen.ToString();

    [TestCase("--help")]
    [TestCase("help")]
    [TestCase("-h")]
    public async Task Help_tells_every_argument_examples_and_exit_codes(string argument)
    {
        var (code, output, error) = await SimulatorProcess.RunAsync(argument);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((code, error), Is.EqualTo((0, "")));
            Assert.That(
                output,
                Does.Contain("It ends with 0 after SIGTERM or Ctrl-C, with 1 when it cannot serve, with 2 when the command line makes no sense."));
            foreach (var word in Arguments.Known.Where(word => word is not ("help" or "--help" or "--version")))
            {
                Assert.That(output, Does.Contain(word));
            }
        }
    }

    /// <summary>What stands in the help is taken as it stands there.</summary>
    [Test]
    public void The_examples_of_the_help_are_right()
    {
        string[] examples = [.. Arguments.Usage.Split("Examples:")[1].Split('\n').Where(line => line.Contains("vkcc-simulator", StringComparison.Ordinal))];

        Assert.That(examples, Has.Length.GreaterThanOrEqualTo(5));
        Assert.That(examples, Has.All.Matches<string>(line =>
        {
            var words = line[(line.IndexOf("vkcc-simulator", StringComparison.Ordinal) + "vkcc-simulator".Length)..].Split("   ")[0].Split(['|', '&', ')'])[0];
            return Arguments.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is not null;
        }));
    }

    [TestCase("--version")]
    [TestCase("version")]
    public async Task The_version_is_told(string argument) =>
        Assert.That(await SimulatorProcess.RunAsync(argument), Is.EqualTo((0, Arguments.Version + Environment.NewLine, "")));

    [Test]
    public async Task A_wrong_argument_ends_with_usage_and_code_2()
    {
        var (code, output, error) = await SimulatorProcess.RunAsync("--nonsense");
        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.StartWith("vkcc-simulator: Unknown argument --nonsense.").And.Contain("--speed FACTOR|instant"));
    }

    [Test]
    public async Task A_taken_address_is_named()
    {
        await using var first = await SimulatorProcess.StartAsync();
        var (code, _, error) = await SimulatorProcess.RunAsync("--listen", $"127.0.0.1:{first.BaseUrl.Port}");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.Contain($"127.0.0.1:{first.BaseUrl.Port} is taken").And.Contain("--listen 127.0.0.1:0").And.Not.Contain("   at "));
    }

    [TestCase("TERM")]
    [TestCase("INT")]
    public async Task A_signal_ends_it_cleanly_even_while_a_call_hangs(string signal)
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        using var order = new StringContent("""{"path":"regions","action":{"hang_seconds":600}}""");
        await simulator.Http.PostAsync("_simulator/faults", order);
        var hanging = simulator.Http.GetAsync("identity/v3/regions");

        Assert.That(await simulator.EndAsync(signal), Is.Zero);
        Assert.That(async () => await hanging, Throws.InstanceOf<HttpRequestException>());
    }
}
