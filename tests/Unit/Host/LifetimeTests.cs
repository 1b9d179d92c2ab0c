using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Terraform.Protocol;
using Terraform.Protocol.Wire.GoPlugin;
using Terraform.Protocol.Wire.Tfplugin6;
using Terraform.Testing;

namespace Unit.Host;

/// <summary>Protocol document 8.1, rows 8 to 14: streams, several connections, and the end of the process.</summary>
internal sealed class LifetimeTests
{
    // go-plugin kills after this.
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(2);

    [Test]
    public async Task Row_08_shutdown_ends_the_process_at_once_with_streams_open_and_a_call_hanging()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Program = Programs.TestPlugin });
        using var client = plugin.Connect();
        using var broker = await client.OpenBrokerAsync();
        using var stdio = await client.OpenStdioAsync();
        using var hanging = await StartedAsync(client.TestPlugin.Hang(Text("started")));
        var clock = Stopwatch.StartNew();

        await client.Controller.ShutdownAsync(new());
        var exitCode = await plugin.WaitForExitAsync();

        Assert.That(exitCode, Is.Zero);
        Assert.That(clock.Elapsed, Is.LessThan(KillLimit));
    }

    [Test]
    public async Task Row_10_broker_and_stdio_stay_open_and_silent_on_every_connection()
    {
        await using var plugin = await PluginProcess.StartAsync();
        using var first = plugin.Connect();
        using var second = plugin.Connect();
        using var broker = await first.OpenBrokerAsync();
        using var stdio = await first.OpenStdioAsync();
        using var otherStdio = await second.OpenStdioAsync();

        Task[] reads = [broker.NextAsync(), stdio.NextAsync(), otherStdio.NextAsync()];
        await broker.RequestStream.WriteAsync(new ConnInfo { ServiceId = 1, Network = "unix", Address = "/nowhere" });
        await SchemaAsync(first);
        await SchemaAsync(second);

        Assert.That(reads.Select(r => r.IsCompleted), Is.All.False);
    }

    [Test]
    public async Task Row_11_ten_processes_start_and_serve_at_once()
    {
        var plugins = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PluginProcess.StartAsync()));
        try
        {
            var schemas = await Task.WhenAll(plugins.Select(async plugin =>
            {
                using var client = plugin.Connect();
                return await SchemaAsync(client);
            }));

            Assert.That(schemas.Select(s => s.Provider?.Block), Is.All.Not.Null);
            Assert.That(plugins.Select(p => p.FirstLine).Distinct().Count(), Is.EqualTo(10));
        }
        finally
        {
            await Task.WhenAll(plugins.Select(p => p.DisposeAsync().AsTask()));
        }
    }

    [Test]
    public async Task Row_12_a_debug_process_prints_how_to_attach_and_serves_one_client_after_another()
    {
        await using var plugin = await PluginProcess.StartAsync(Debug());
        var endPoint = await AttachAsync(plugin);

        for (var run = 0; run < 3; run++)
        {
            using var client = new PluginConnection(endPoint);
            using var broker = await client.OpenBrokerAsync();
            Assert.That((await SchemaAsync(client)).Provider, Is.Not.Null);
        }

        Signals.Interrupt(plugin.Process);
        Assert.That(await plugin.WaitForExitAsync(), Is.Zero);
    }

    [Test]
    public async Task Row_12_a_debug_process_whose_output_goes_to_a_file_says_all_of_it_there()
    {
        var file = Path.GetTempFileName();
        try
        {
            const string Script = "\"$0\" -debug > \"$1\" & until grep -q TF_REATTACH \"$1\"; do :; done; cat \"$1\"; kill $!; wait $!";
            await using var plugin = await PluginProcess.StartAsync(Debug() with { Program = "/bin/sh", Arguments = ["-c", Script, Programs.Provider, file] });

            Assert.That(plugin.FirstLine, Does.StartWith("The provider runs"));
            Assert.That(await plugin.ReadOutputLineAsync(), Does.StartWith("TF_REATTACH_PROVIDERS='"));
            Assert.That(await plugin.WaitForExitAsync(), Is.Zero);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task Row_12_an_interrupted_run_does_not_stop_the_next_one_of_a_debug_process()
    {
        await using var plugin = await PluginProcess.StartAsync(Debug() with { Program = Programs.TestPlugin });
        using var client = new PluginConnection(await AttachAsync(plugin));

        await client.TestPlugin.StopAsync(new());
        await client.TestPlugin.BeginRunAsync(new());
        using var waiting = await StartedAsync(client.TestPlugin.UntilStopped(Text("started")));
        var stopped = waiting.NextAsync();
        await client.TestPlugin.EchoAsync(new());
        Assert.That(stopped.IsCompleted, Is.False);

        await client.TestPlugin.StopAsync(new());
        Assert.That((await stopped)!.Json.ToStringUtf8(), Is.EqualTo("stopped"));
    }

    [Test]
    public async Task Row_13_the_process_ends_when_its_client_vanishes_in_the_middle_of_a_call()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart
        {
            Program = Programs.TestPlugin,
            Environment = new Dictionary<string, string?> { ["TF_LOG_PROVIDER"] = "ERROR" },
        });
        var client = plugin.Connect();
        using var stdio = await client.OpenStdioAsync();
        using var call = await StartedAsync(client.TestPlugin.UntilCancelled(Text("started")));

        client.Dispose();

        Assert.That(await plugin.WaitForExitAsync(), Is.Zero);
        Assert.That(plugin.Errors, Does.Contain("the call was told to stop"));
    }

    [Test]
    public async Task Row_13_the_process_ends_when_its_client_vanishes_although_a_call_hangs()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Program = Programs.TestPlugin });
        var client = plugin.Connect();
        using var call = await StartedAsync(client.TestPlugin.Hang(Text("started")));

        client.Dispose();

        Assert.That(await plugin.WaitForExitAsync(), Is.Zero);
    }

    [Test]
    public void Row_13_a_client_that_connects_again_soon_has_not_vanished()
    {
        var clock = new FakeTimeProvider();
        var vanished = 0;
        using var watch = new ClientWatch(clock, () => vanished++);
        watch.Start();

        clock.Advance(ClientWatch.FirstLogin - TimeSpan.FromTicks(1));
        var first = Client(watch);
        clock.Advance(TimeSpan.FromHours(10));
        first.Close();
        clock.Advance(ClientWatch.NextLogin - TimeSpan.FromTicks(1));
        var second = Client(watch);
        Client(watch).Close();
        clock.Advance(TimeSpan.FromHours(10));
        Assert.That(vanished, Is.Zero);

        second.Close();
        clock.Advance(ClientWatch.NextLogin);
        Assert.That(vanished, Is.EqualTo(1));
    }

    [Test]
    public void A_connection_that_closed_before_does_not_end_the_one_that_asked_for_the_end()
    {
        using var watch = new ClientWatch(new FakeTimeProvider(), () => { });
        watch.Start();
        Client(watch).Close();
        var asking = Client(watch);

        var closed = watch.WhenAllAreClosed();
        Assert.That(closed.IsCompleted, Is.False);

        asking.Close();
        Assert.That(closed.IsCompleted, Is.True);
        Assert.That(watch.WhenAllAreClosed().IsCompleted, Is.True);
    }

    [Test]
    public void Row_13_a_client_that_never_comes_is_given_up()
    {
        var clock = new FakeTimeProvider();
        var vanished = 0;
        using var watch = new ClientWatch(clock, () => vanished++);
        watch.Start();

        clock.Advance(ClientWatch.FirstLogin);

        Assert.That(vanished, Is.EqualTo(1));
    }

    [Test]
    public void Row_13_who_never_logs_in_delays_the_end_of_an_orphan_but_does_not_prevent_it()
    {
        var clock = new FakeTimeProvider();
        var vanished = 0;
        using var watch = new ClientWatch(clock, () => vanished++);
        watch.Start();
        Client(watch).Close();

        // One stranger after another, with no moment between them.
        var stranger = watch.Open();
        for (var second = 1; second < (ClientWatch.NextLogin + ClientWatch.Grace).TotalSeconds; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.That(vanished, Is.Zero);
            (var old, stranger) = (stranger, watch.Open());
            old.Close();
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(vanished, Is.EqualTo(1));
        stranger.Close();
    }

    [Test]
    public void Row_13_a_client_whose_login_takes_long_is_waited_for()
    {
        var clock = new FakeTimeProvider();
        var vanished = 0;
        using var watch = new ClientWatch(clock, () => vanished++);
        watch.Start();
        Client(watch).Close();

        var slow = watch.Open();
        clock.Advance(ClientWatch.NextLogin + ClientWatch.NextLogin);
        slow.LogIn();
        clock.Advance(TimeSpan.FromHours(1));

        Assert.That(vanished, Is.Zero);
    }

    [Test]
    public async Task Row_13_connections_without_a_login_keep_no_orphan_alive()
    {
        await using var plugin = await PluginProcess.StartAsync();
        using (var client = plugin.Connect())
        {
            await SchemaAsync(client);
        }

        var ended = plugin.WaitForExitAsync();
        while (!ended.IsCompleted)
        {
            try
            {
                using var stranger = new System.Net.Sockets.Socket(
                    System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
                await stranger.ConnectAsync(plugin.Handshake.EndPoint);
                await stranger.SendAsync("no TLS\r\n\r\n"u8.ToArray());
                _ = await stranger.ReceiveAsync(new byte[100]);
            }
            catch (System.Net.Sockets.SocketException)
            {
                // Cut off, or nobody is there any more.
            }
        }

        Assert.That(await ended, Is.Zero);
    }

    [Test]
    public async Task Nothing_of_a_process_stays_in_its_temporary_directory()
    {
        await using var plugin = await PluginProcess.StartAsync();
        using var client = plugin.Connect();
        await SchemaAsync(client);

        var during = Directory.EnumerateFileSystemEntries(plugin.TempDirectory).Select(path => Path.GetFileName(path)[..6]).ToList();
        await client.Controller.ShutdownAsync(new());
        await plugin.WaitForExitAsync();

        Assert.That(during, Is.EqualTo(["plugin"]), "The runtime's diagnostic port is closed.");
        Assert.That(Directory.EnumerateFileSystemEntries(plugin.TempDirectory), Is.Empty);
    }

    [Test]
    public async Task Row_14_an_interrupt_during_a_call_is_survived()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Program = Programs.TestPlugin });
        using var client = plugin.Connect();
        using var waiting = await StartedAsync(client.TestPlugin.UntilStopped(Text("started")));

        Signals.Interrupt(plugin.Process);
        Signals.Interrupt(plugin.Process);
        await client.TestPlugin.EchoAsync(new());
        await client.TestPlugin.StopAsync(new());

        Assert.That((await waiting.NextAsync())!.Json.ToStringUtf8(), Is.EqualTo("stopped"));
        await client.Controller.ShutdownAsync(new());
        Assert.That(await plugin.WaitForExitAsync(), Is.Zero);
    }

    [Test]
    public async Task Row_14_SIGTERM_lets_the_running_call_finish_with_what_it_has()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Program = Programs.TestPlugin });
        using var client = plugin.Connect();
        using var waiting = await StartedAsync(client.TestPlugin.UntilStopped(Text("started")));

        Signals.Terminate(plugin.Process);

        Assert.That((await waiting.NextAsync())!.Json.ToStringUtf8(), Is.EqualTo("stopped"));
        Assert.That(await waiting.NextAsync(), Is.Null);
        Assert.That(await plugin.WaitForExitAsync(), Is.Zero);
    }

    [Test]
    public async Task Row_14_SIGTERM_ends_an_idle_process()
    {
        await using var plugin = await PluginProcess.StartAsync();
        using var client = plugin.Connect();
        using var stdio = await client.OpenStdioAsync();

        Signals.Terminate(plugin.Process);

        Assert.That(await plugin.WaitForExitAsync(), Is.Zero);
        Assert.That(Directory.EnumerateFiles(plugin.TempDirectory, "plugin*"), Is.Empty);
    }

    private static ClientWatch.Visit Client(ClientWatch watch)
    {
        var visit = watch.Open();
        visit.LogIn();
        return visit;
    }

    private static PluginStart Debug() => new()
    {
        Arguments = ["-debug"],
        Tls = false,
        Environment = new Dictionary<string, string?> { ["TF_PLUGIN_MAGIC_COOKIE"] = null, ["PLUGIN_PROTOCOL_VERSIONS"] = null },
    };

    /// <summary>Reads the printed variable as a shell and terraform do.</summary>
    private static async Task<System.Net.EndPoint> AttachAsync(PluginProcess plugin)
    {
        var line = await plugin.ReadOutputLineAsync();
        Assert.That(line, Does.StartWith("TF_REATTACH_PROVIDERS='").And.EndWith("'"));
        using var json = System.Text.Json.JsonDocument.Parse(line!["TF_REATTACH_PROVIDERS='".Length..^1]);
        var (address, config) = json.RootElement.EnumerateObject().Select(p => (p.Name, p.Value)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(address, Does.Match("^registry\\.terraform\\.io/vkcc/(vkcc|test)$"));
            Assert.That(config.GetProperty("Protocol").GetString(), Is.EqualTo("grpc"));
            Assert.That(config.GetProperty("ProtocolVersion").GetInt32(), Is.EqualTo(6));
            Assert.That(config.GetProperty("Pid").GetInt32(), Is.EqualTo(plugin.Process.Id));
            Assert.That(config.GetProperty("Test").GetBoolean(), Is.True);
        }

        var at = config.GetProperty("Addr");
        Assert.That(at.GetProperty("Network").GetString(), Is.EqualTo("unix"));
        return new System.Net.Sockets.UnixDomainSocketEndPoint(at.GetProperty("String").GetString()!);
    }

    private static async Task<GetProviderSchema.Types.Response> SchemaAsync(PluginConnection client) => await client.Provider.GetProviderSchemaAsync(new());

    /// <summary>Waits until the handler of one of the test plugin's streams runs.</summary>
    private static async Task<AsyncServerStreamingCall<DynamicValue>> StartedAsync(AsyncServerStreamingCall<DynamicValue> stream)
    {
        Assert.That((await stream.NextAsync())!.Json.ToStringUtf8(), Is.EqualTo("started"));
        return stream;
    }

    private static DynamicValue Text(string text) => new() { Json = ByteString.CopyFromUtf8(text) };
}
