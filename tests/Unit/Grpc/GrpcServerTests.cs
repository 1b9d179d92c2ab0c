using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Terraform.Protocol;
using Terraform.Protocol.Wire.Tfplugin6;
using Terraform.Testing;

namespace Unit.Grpc;

/// <summary>The gRPC layer from outside, against a process: each wrong thing gets its status, and the process goes on.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class GrpcServerTests
{
    private const string EchoPath = "/test.Plugin/Echo";

    /// <summary>A message without any field, behind its prefix.</summary>
    private static readonly byte[] NoFields = [0, 0, 0, 0, 0];

    private PluginProcess plugin = null!;
    private PluginConnection keeper = null!;

    /// <summary>One connection stays open throughout: without any the process would take its client for gone.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        plugin = await PluginProcess.StartAsync(new PluginStart { Program = Programs.TestPlugin });
        keeper = plugin.Connect();
        await EchoAsync(keeper, "here");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        keeper.Dispose();
        await plugin.DisposeAsync();
    }

    [Test]
    public async Task A_call_is_answered()
    {
        using var client = plugin.Connect();

        Assert.That(await EchoAsync(client, "hello"), Is.EqualTo("hello"));
    }

    [Test]
    public async Task Hundred_calls_at_once_are_answered()
    {
        using var client = plugin.Connect();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => EchoAsync(client, $"call {i}")));

        Assert.That(answers, Is.EqualTo(Enumerable.Range(0, 100).Select(i => $"call {i}")));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(16 * 1024)]
    [TestCase(1024 * 1024 + 1)]
    [TestCase(100 * 1024 * 1024)]
    public async Task A_message_of_any_size_comes_back_as_it_was(int size)
    {
        using var client = plugin.Connect();
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);

        var answer = await client.TestPlugin.EchoAsync(new DynamicValue { Msgpack = UnsafeByteOperations.UnsafeWrap(bytes) });

        Assert.That(answer.Msgpack.Span.SequenceEqual(bytes), Is.True);
    }

    [Test]
    public async Task A_message_over_the_limit_is_refused_by_its_prefix()
    {
        var reply = await SendAsync(EchoPath, [0, 0x10, 0, 0, 1, 1, 2, 3]);

        Assert.That(reply.Status, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(reply.Message, Does.Contain("268435457"));
    }

    [TestCase("/test.Plugin/Nothing")]
    [TestCase("/tfplugin6.Provider/Nothing")]
    [TestCase("/")]
    [TestCase("/tfplugin5.Provider/GetSchema")]
    public async Task An_unknown_method_is_unimplemented(string path)
    {
        var reply = await SendAsync(path, NoFields);

        Assert.That(reply.HttpStatus, Is.EqualTo(200));
        Assert.That(reply.Status, Is.EqualTo(StatusCode.Unimplemented));
        Assert.That(reply.Message, Does.Contain(path));
    }

    [TestCase("application/json")]
    [TestCase("application/grpcx")]
    [TestCase("text/plain")]
    public async Task Another_content_type_is_refused_in_http(string contentType)
    {
        using var client = plugin.Connect();

        var reply = await client.SendAsync(EchoPath, NoFields, contentType: contentType);

        Assert.That(reply.HttpStatus, Is.EqualTo(415));
    }

    [TestCase("application/grpc+proto")]
    [TestCase("application/grpc;v=1")]
    public async Task A_content_type_with_a_suffix_is_grpc(string contentType)
    {
        using var client = plugin.Connect();

        var reply = await client.SendAsync(EchoPath, NoFields, contentType: contentType);

        Assert.That(reply.Status, Is.EqualTo(StatusCode.OK));
        Assert.That(reply.ContentType, Is.EqualTo("application/grpc"));
    }

    [Test]
    public async Task Another_verb_is_refused_in_http()
    {
        using var client = plugin.Connect();

        var reply = await client.SendAsync(EchoPath, [], verb: "GET");

        Assert.That(reply.HttpStatus, Is.EqualTo(405));
    }

    public static IEnumerable<TestCaseData> BrokenBodies()
    {
        yield return new TestCaseData(Array.Empty<byte>(), StatusCode.Internal).SetArgDisplayNames("no message");
        yield return new TestCaseData(new byte[] { 0, 0, 0 }, StatusCode.Internal).SetArgDisplayNames("half a prefix");
        yield return new TestCaseData(new byte[] { 0, 0, 0, 0, 10, 1, 2 }, StatusCode.Internal).SetArgDisplayNames("half a message");
        yield return new TestCaseData(new byte[] { 0, 0, 0, 0, 3, 0xff, 0xff, 0xff }, StatusCode.Internal).SetArgDisplayNames("not protobuf");
        yield return new TestCaseData(new byte[] { 0, 0, 0, 0, 2, 0x0a, 0x7f }, StatusCode.Internal).SetArgDisplayNames("a field longer than the message");
        yield return new TestCaseData(new byte[] { 1, 0, 0, 0, 0 }, StatusCode.Unimplemented).SetArgDisplayNames("compressed");
        yield return new TestCaseData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, StatusCode.Internal).SetArgDisplayNames("two messages");
    }

    [TestCaseSource(nameof(BrokenBodies))]
    public async Task A_malformed_body_gets_its_status(byte[] body, StatusCode expected)
    {
        var reply = await SendAsync(EchoPath, body);

        Assert.That(reply.Status, Is.EqualTo(expected));
        Assert.That(await AliveAsync(), Is.True);
    }

    [Test]
    public async Task Random_bodies_never_kill_the_process()
    {
        const int seed = 20_260_601;
        var random = new Random(seed);
        using var client = plugin.Connect();
        for (var i = 0; i < 200; i++)
        {
            var body = new byte[random.Next(64)];
            random.NextBytes(body);
            if (body.Length > 5 && random.Next(2) == 0)
            {
                new byte[] { 0, 0, 0, 0, (byte)(body.Length - 5) }.CopyTo(body, 0);
            }

            Assert.That((await client.SendAsync(EchoPath, body)).Status, Is.Not.Null, $"seed {seed}, body {Convert.ToHexString(body)}");
        }

        Assert.That(await AliveAsync(), Is.True);
    }

    [Test]
    public async Task An_exception_is_unknown_and_shows_neither_its_text_nor_its_stack()
    {
        var reply = await SendAsync("/test.Plugin/Fail", NoFields);

        Assert.That(reply.Status, Is.EqualTo(StatusCode.Unknown));
        Assert.That(reply.Message, Does.Contain("InvalidOperationException").And.Not.Contain("secret").And.Not.Contain("   at "));
    }

    [Test]
    public void A_status_of_the_handler_arrives_with_its_text()
    {
        using var client = plugin.Connect();

        var denied = Assert.ThrowsAsync<RpcException>(async () => await client.TestPlugin.DenyAsync(Text("нельзя: 100%\nникогда")));

        Assert.That(denied.Status, Is.EqualTo(new Status(StatusCode.PermissionDenied, "нельзя: 100%\nникогда")));
    }

    [Test]
    public async Task A_deadline_ends_a_call_whose_handler_does_not_listen()
    {
        using var client = plugin.Connect();
        var clock = Stopwatch.StartNew();

        var reply = await client.SendAsync("/test.Plugin/Sleep", NoFields, timeout: "50m");

        Assert.That(reply.Status, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(clock.Elapsed, Is.GreaterThan(TimeSpan.FromMilliseconds(45)));
        Assert.That(await EchoAsync(client, "after"), Is.EqualTo("after"));
    }

    [TestCase("/plugin.GRPCStdio/StreamStdio")]
    [TestCase("/grpc.health.v1.Health/Watch")]
    [TestCase("/test.Plugin/UntilCancelled")]
    [TestCase("/test.Plugin/Hang")]
    public async Task A_deadline_ends_a_silent_stream_with_its_status(string path)
    {
        using var client = plugin.Connect();

        // Sent without a client that watches the time itself: the status is the server's.
        var reply = await client.SendAsync(path, NoFields, timeout: "300m");

        Assert.That(reply.Status, Is.EqualTo(StatusCode.DeadlineExceeded));
    }

    [Test]
    public async Task A_client_with_a_deadline_learns_that_its_silent_stream_ended_by_it()
    {
        using var client = plugin.Connect();
        using var stdio = client.Stdio.StreamStdio(new(), deadline: DateTime.UtcNow.AddMilliseconds(300));

        var ended = Assert.ThrowsAsync<RpcException>(async () => await stdio.NextAsync());

        Assert.That(ended.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(await EchoAsync(client, "after"), Is.EqualTo("after"));
    }

    [Test]
    public async Task A_call_within_its_deadline_is_answered()
    {
        using var client = plugin.Connect();

        var answer = await client.TestPlugin.EchoAsync(new DynamicValue(), deadline: DateTime.UtcNow.AddMinutes(1));

        Assert.That(answer, Is.EqualTo(new DynamicValue()));
    }

    [Test]
    public async Task A_malformed_deadline_is_refused()
    {
        using var client = plugin.Connect();

        Assert.That((await client.SendAsync(EchoPath, NoFields, timeout: "soon")).Status, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    public async Task A_cancelled_call_leaves_its_connection_usable()
    {
        using var client = plugin.Connect();
        var call = client.TestPlugin.UntilCancelled(new DynamicValue());
        await call.NextAsync();

        call.Dispose();

        Assert.That(await EchoAsync(client, "after"), Is.EqualTo("after"));
    }

    [Test]
    public async Task A_client_that_goes_away_in_the_middle_of_a_message_harms_nobody()
    {
        using var witness = plugin.Connect();
        for (var i = 0; i < 10; i++)
        {
            var client = plugin.Connect();
            using var call = client.TestPlugin.Chat();
            await call.RequestStream.WriteAsync(new DynamicValue { Json = ByteString.CopyFrom(new byte[1000]) });
            client.Dispose();
        }

        Assert.That(await EchoAsync(witness, "still here"), Is.EqualTo("still here"));
    }

    [Test]
    public async Task A_server_stream_arrives_in_order_and_ends()
    {
        using var client = plugin.Connect();
        using var stream = client.TestPlugin.Repeat(Text("abc"));

        Assert.That((await stream.NextAsync())!.Json.ToStringUtf8(), Is.EqualTo("a"));
        Assert.That((await stream.NextAsync())!.Json.ToStringUtf8(), Is.EqualTo("b"));
        Assert.That((await stream.NextAsync())!.Json.ToStringUtf8(), Is.EqualTo("c"));
        Assert.That(await stream.NextAsync(), Is.Null);
    }

    [Test]
    public void A_client_stream_that_is_not_served_is_unimplemented()
    {
        using var client = plugin.Connect();
        using var upload = client.Provider.WriteStateBytes();

        var refused = Assert.ThrowsAsync<RpcException>(async () => await upload);

        Assert.That(refused.StatusCode, Is.EqualTo(StatusCode.Unimplemented));
    }

    [Test]
    public async Task Both_sides_can_stream_in_turn()
    {
        using var client = plugin.Connect();
        using var chat = client.TestPlugin.Chat();

        foreach (var word in (string[])["one", "two", "three"])
        {
            await chat.RequestStream.WriteAsync(Text(word));
            Assert.That((await chat.NextAsync())!.Json.ToStringUtf8(), Is.EqualTo(word));
        }

        await chat.RequestStream.CompleteAsync();
        Assert.That(await chat.NextAsync(), Is.Null);
    }

    private static async Task<string> EchoAsync(PluginConnection client, string text) =>
        (await client.TestPlugin.EchoAsync(Text(text))).Json.ToStringUtf8();

    private static DynamicValue Text(string text) => new() { Json = ByteString.CopyFromUtf8(text) };

    private async Task<RawReply> SendAsync(string path, byte[] body)
    {
        using var client = plugin.Connect();
        return await client.SendAsync(path, body);
    }

    private async Task<bool> AliveAsync()
    {
        using var client = plugin.Connect();
        return await EchoAsync(client, "alive") == "alive";
    }
}
