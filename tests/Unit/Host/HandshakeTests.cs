using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Terraform.Protocol;
using Terraform.Protocol.Wire.Health;
using Terraform.Protocol.Wire.Tfplugin6;
using Terraform.Testing;

namespace Unit.Host;

/// <summary>Protocol document 8.1, rows 1 to 7: from the start of the process to the first call.</summary>
internal sealed class HandshakeTests
{
    [Test]
    public async Task Row_01_without_the_cookie_there_is_a_notice_and_no_listener()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Environment = With("TF_PLUGIN_MAGIC_COOKIE", null) });

        var exitCode = await plugin.WaitForExitAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(plugin.FirstLine, Is.Empty);
            Assert.That(plugin.Errors, Does.Contain("Terraform provider").And.Contain("Run terraform"));
            Assert.That(Sockets(plugin), Is.Empty);
        }
    }

    [Test]
    public async Task Row_01_a_wrong_cookie_is_no_cookie()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Environment = With("TF_PLUGIN_MAGIC_COOKIE", "d602") });

        Assert.That(await plugin.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(plugin.FirstLine, Is.Empty);
    }

    [Test]
    public async Task Row_02_the_handshake_is_one_line_of_six_fields()
    {
        await using var plugin = await PluginProcess.StartAsync();

        var handshake = plugin.Handshake;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plugin.FirstLine, Does.StartWith("1|6|unix|/"));
            Assert.That(handshake.Fields, Is.EqualTo(6));
            Assert.That(handshake.Kind, Is.EqualTo("grpc"));
            Assert.That(await ServesAsync(plugin), Is.True);
        }

        await ShutdownAsync(plugin);
        Assert.That(await plugin.RestOfOutputAsync(), Is.Empty);
    }

    [TestCase(">&-")]
    [TestCase(">/dev/full")]
    public async Task Row_02_a_standard_output_that_takes_nothing_is_told_in_a_sentence(string redirection)
    {
        await using var plugin = await PluginProcess.StartAsync(
            new PluginStart { Program = "/bin/sh", Arguments = ["-c", $"exec \"$0\" {redirection}", Programs.Provider] });

        Assert.That(await plugin.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(plugin.Errors, Does.StartWith("Standard output cannot be written").And.Not.Contain("   at "));
        Assert.That(Sockets(plugin), Is.Empty);
    }

    [TestCase("-version")]
    [TestCase("-debug")]
    public async Task Row_02_what_a_person_asks_for_needs_a_standard_output_as_well(string argument)
    {
        await using var plugin = await PluginProcess.StartAsync(
            new PluginStart { Program = "/bin/sh", Arguments = ["-c", "exec \"$0\" \"$1\" >/dev/full", Programs.Provider, argument], Tls = false });

        Assert.That(await plugin.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(plugin.Errors, Does.StartWith("Standard output cannot be written").And.Not.Contain("   at "));
    }

    [Test]
    public async Task Row_02_a_seventh_field_comes_only_when_the_client_asks_for_multiplexing()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Environment = With("PLUGIN_MULTIPLEX_GRPC", "true") });

        Assert.That(plugin.FirstLine, Does.EndWith("|false"));
        Assert.That(plugin.Handshake.Fields, Is.EqualTo(7));
    }

    [TestCase("5,6")]
    [TestCase("6,5")]
    [TestCase("6")]
    [TestCase(null)]
    public async Task Row_03_version_6_is_found_in_any_order(string? versions)
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Environment = With("PLUGIN_PROTOCOL_VERSIONS", versions) });

        Assert.That(plugin.Handshake.Protocol, Is.EqualTo(6));
    }

    [TestCase("5")]
    [TestCase("4,5")]
    [TestCase("66")]
    public async Task Row_03_a_client_without_version_6_is_told_so(string versions)
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Environment = With("PLUGIN_PROTOCOL_VERSIONS", versions) });

        Assert.That(await plugin.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(plugin.FirstLine, Is.Empty);
        Assert.That(plugin.Errors, Does.Contain("plugin protocol 6").And.Contain(versions));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public async Task Row_04_the_socket_is_for_its_user_only_and_goes_with_the_process()
    {
        await using var plugin = await PluginProcess.StartAsync();
        var socket = Sockets(plugin).Single();

        Assert.That(Path.GetFileName(socket), Does.StartWith("plugin"));
        Assert.That(File.GetUnixFileMode(socket), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));

        await ShutdownAsync(plugin);
        await plugin.WaitForExitAsync();
        Assert.That(Sockets(plugin), Is.Empty);
    }

    [Test]
    public async Task Row_04_the_client_chooses_the_directory_of_the_socket()
    {
        var directory = Directory.CreateTempSubdirectory("vkcc-socket-").FullName;
        try
        {
            await using var plugin = await PluginProcess.StartAsync(new PluginStart { Environment = With("PLUGIN_UNIX_SOCKET_DIR", directory) });

            Assert.That(HandshakeLine.Address(plugin.Handshake.EndPoint), Does.StartWith(directory));
            Assert.That(await ServesAsync(plugin), Is.True);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public async Task Row_04_the_client_chooses_the_group_of_the_socket()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Environment = With("PLUGIN_UNIX_SOCKET_GROUP", OwnGroup()) });
        var socket = Sockets(plugin).Single();

        Assert.That(
            File.GetUnixFileMode(socket),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite));
    }

    [Test]
    public async Task Row_04_an_unknown_group_is_named()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Environment = With("PLUGIN_UNIX_SOCKET_GROUP", "no-such-group") });

        Assert.That(await plugin.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(plugin.Errors, Does.Contain("no-such-group"));
        Assert.That(Sockets(plugin), Is.Empty);
    }

    [Test]
    public async Task Row_04_a_temp_directory_that_is_too_deep_gives_way_to_a_shorter_one()
    {
        var root = Directory.CreateTempSubdirectory("vkcc-deep-").FullName;
        try
        {
            var deep = Directory.CreateDirectory(Path.Combine(root, new string('d', 100))).FullName;
            await using var plugin = await PluginProcess.StartAsync(new PluginStart { TempDirectory = deep });

            Assert.That(HandshakeLine.Address(plugin.Handshake.EndPoint), Does.StartWith("/tmp/plugin"));
            Assert.That(await ServesAsync(plugin), Is.True);
            await ShutdownAsync(plugin);
            await plugin.WaitForExitAsync();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Test]
    public async Task Row_04_where_no_socket_can_be_a_loopback_port_of_the_range_serves()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Environment = With("PLUGIN_UNIX_SOCKET_DIR", "/nowhere/at/all") });

        var endPoint = (IPEndPoint)plugin.Handshake.EndPoint;
        Assert.That(endPoint.Address, Is.EqualTo(IPAddress.Loopback));
        Assert.That(endPoint.Port, Is.InRange(10000, 25000));
        Assert.That(await ServesAsync(plugin), Is.True);
    }

    [Test]
    public async Task Row_04_an_occupied_port_is_passed_over()
    {
        // Port n is taken, n + 1 is free or taken by somebody else, then the test has nothing to say.
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        await using var plugin = await PluginProcess.StartAsync(new PluginStart
        {
            Environment = new Dictionary<string, string?>
            {
                ["PLUGIN_UNIX_SOCKET_DIR"] = "/nowhere/at/all",
                ["PLUGIN_MIN_PORT"] = $"{port}",
                ["PLUGIN_MAX_PORT"] = $"{Math.Min(port + 20, 65535)}",
            },
        });

        Assert.That(((IPEndPoint)plugin.Handshake.EndPoint).Port, Is.InRange(port + 1, port + 20));
    }

    [Test]
    public async Task Row_04_a_full_port_range_is_named()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = $"{((IPEndPoint)taken.LocalEndPoint!).Port}";

        await using var plugin = await PluginProcess.StartAsync(new PluginStart
        {
            Environment =
                new Dictionary<string, string?> { ["PLUGIN_UNIX_SOCKET_DIR"] = "/nowhere/at/all", ["PLUGIN_MIN_PORT"] = port, ["PLUGIN_MAX_PORT"] = port },
        });

        Assert.That(await plugin.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(plugin.Errors, Does.Contain(port).And.Contain("PLUGIN_MIN_PORT"));
    }

    [Test]
    public async Task Row_04_on_Windows_a_loopback_port_of_the_range_serves_with_certificates_of_both_sides()
    {
        await using var plugin = await PluginProcess.StartAsync(AsOnWindows());
        using var client = plugin.Connect();
        using var stranger = plugin.Connect(clientCertificate: null);

        await client.TestPlugin.EchoAsync(new());
        Assert.That(async () => await stranger.TestPlugin.EchoAsync(new()), Throws.InstanceOf<RpcException>());

        var endPoint = (IPEndPoint)plugin.Handshake.EndPoint;
        Assert.That(endPoint.Address, Is.EqualTo(IPAddress.Loopback));
        Assert.That(endPoint.Port, Is.InRange(10000, 25000));
        Assert.That(Sockets(plugin), Is.Empty);
        await client.Controller.ShutdownAsync(new());
        Assert.That(await plugin.WaitForExitAsync(), Is.Zero);
    }

    [Test]
    public async Task Row_04_on_Windows_a_debug_process_serves_a_port_and_prints_a_line_for_PowerShell()
    {
        await using var plugin = await PluginProcess.StartAsync(AsOnWindows() with { Arguments = ["-debug"], Tls = false });

        var line = await plugin.ReadOutputLineAsync();

        Assert.That(line, Does.StartWith("$env:TF_REATTACH_PROVIDERS='").And.Contain("\"Network\":\"tcp\",\"String\":\"127.0.0.1:"));
    }

    [TestCase("Asia/Tokyo")]
    [TestCase("America/Los_Angeles")]
    [TestCase("UTC")]
    public async Task Row_05_the_certificate_is_one_that_terraform_takes_in_any_time_zone(string zone)
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Environment = With("TZ", zone) });
        using var certificate = plugin.Handshake.Certificate!;
        using var key = certificate.GetECDsaPublicKey()!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plugin.Handshake.Field6, Does.Not.Contain('=').And.Length.GreaterThan(50));
            Assert.That(key.ExportParameters(false).Curve.Oid.Value, Is.EqualTo(ECCurve.NamedCurves.nistP256.Oid.Value));
            Assert.That(certificate.MatchesHostname("localhost"), Is.True);
            Assert.That(certificate.NotBefore.ToUniversalTime(), Is.LessThan(DateTime.UtcNow.AddMinutes(-5)));
            Assert.That(certificate.NotAfter.ToUniversalTime(), Is.GreaterThan(DateTime.UtcNow.AddYears(1)));
            Assert.That(
                certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Select(o => o.Value),
                Is.EqualTo(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]));
        }
    }

    [Test]
    public async Task Row_05_every_process_has_a_certificate_of_its_own()
    {
        await using var one = await PluginProcess.StartAsync();
        await using var other = await PluginProcess.StartAsync();

        Assert.That(one.Handshake.Field6, Is.Not.EqualTo(other.Handshake.Field6));
    }

    [Test]
    public async Task Row_05_a_client_certificate_that_is_none_is_named()
    {
        await using var plugin = await PluginProcess.StartAsync(
            new PluginStart { Environment = With("PLUGIN_CLIENT_CERT", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----") });

        Assert.That(await plugin.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(plugin.Errors, Does.Contain("PLUGIN_CLIENT_CERT"));
    }

    [Test]
    public async Task Row_05_a_client_certificate_that_is_empty_is_no_wish_for_a_plain_connection()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Tls = false, Environment = With("PLUGIN_CLIENT_CERT", "") });

        Assert.That(await plugin.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(plugin.FirstLine, Is.Empty);
        Assert.That(plugin.Errors, Does.Contain("PLUGIN_CLIENT_CERT"));
        Assert.That(Sockets(plugin), Is.Empty);
    }

    [Test]
    public async Task Row_06_a_client_with_another_certificate_is_refused()
    {
        await using var plugin = await PluginProcess.StartAsync();
        using var other = PluginCertificate.Create();
        using var stranger = plugin.Connect(other);

        Assert.That(() => CallSchemaAsync(stranger), Throws.InstanceOf<RpcException>());
        Assert.That(await ServesAsync(plugin), Is.True);
    }

    [Test]
    public async Task Row_06_a_client_without_a_certificate_is_refused()
    {
        await using var plugin = await PluginProcess.StartAsync();
        using var stranger = plugin.Connect(clientCertificate: null);

        Assert.That(() => CallSchemaAsync(stranger), Throws.InstanceOf<RpcException>());
        Assert.That(await ServesAsync(plugin), Is.True);
    }

    [Test]
    public async Task Row_06_a_plain_client_is_refused()
    {
        await using var plugin = await PluginProcess.StartAsync();
        using var stranger = new PluginConnection(plugin.Handshake.EndPoint);

        Assert.That(() => CallSchemaAsync(stranger), Throws.InstanceOf<RpcException>());
        Assert.That(await ServesAsync(plugin), Is.True);
    }

    [Test]
    public async Task Row_07_without_a_client_certificate_the_connection_is_plain_and_field_6_empty()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Tls = false });

        Assert.That(plugin.FirstLine, Does.EndWith("|grpc|"));
        Assert.That(await ServesAsync(plugin), Is.True);
    }

    [Test]
    public async Task Row_09_the_plugin_is_healthy()
    {
        await using var plugin = await PluginProcess.StartAsync();
        using var client = plugin.Connect();

        var health = await client.Health.CheckAsync(new HealthCheckRequest { Service = "plugin" });
        var unknown = Assert.ThrowsAsync<RpcException>(async () => await client.Health.CheckAsync(new HealthCheckRequest { Service = "other" }));

        Assert.That(health.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));
        Assert.That(unknown.StatusCode, Is.EqualTo(StatusCode.NotFound));
    }

    [Test]
    public async Task Row_09_a_watch_says_serving_and_stays_open()
    {
        await using var plugin = await PluginProcess.StartAsync();
        using var client = plugin.Connect();
        using var watch = client.Health.Watch(new HealthCheckRequest { Service = "plugin" });

        var first = await watch.NextAsync();
        var second = watch.NextAsync();

        Assert.That(first!.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));
        Assert.That(await ServesAsync(plugin), Is.True);
        Assert.That(second.IsCompleted, Is.False);
    }

    private static PluginStart AsOnWindows() => new() { Program = Programs.TestPlugin, Environment = With("TEST_PLUGIN_AS_ON_WINDOWS", "1") };

    private static Dictionary<string, string?> With(string name, string? value) => new() { [name] = value };

    private static async Task<bool> ServesAsync(PluginProcess plugin)
    {
        using var client = plugin.Connect();
        return (await CallSchemaAsync(client)).Provider.Block is not null;
    }

    private static async Task<GetProviderSchema.Types.Response> CallSchemaAsync(PluginConnection client) => await client.Provider.GetProviderSchemaAsync(new());

    private static async Task ShutdownAsync(PluginProcess plugin)
    {
        using var client = plugin.Connect();
        await client.Controller.ShutdownAsync(new());
    }

    private static IEnumerable<string> Sockets(PluginProcess plugin) => Directory.EnumerateFiles(plugin.TempDirectory, "plugin*");

    /// <summary>Number of the group that new files of this user get.</summary>
    private static string OwnGroup() =>
        File.ReadLines("/proc/self/status").Single(l => l.StartsWith("Gid:", StringComparison.Ordinal)).Split('\t')[1];
}
