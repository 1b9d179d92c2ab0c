using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Terraform.Framework;
using Terraform.Protocol;
using Terraform.Testing;

namespace Unit.Host;

/// <summary>Protocol document 8.2, rows 15 to 17: what stands on standard error.</summary>
internal sealed partial class LoggingTests
{
    [Test]
    public async Task Row_15_every_line_of_the_process_is_a_record_that_terraform_can_read()
    {
        var errors = await RunAsync(new() { ["TF_LOG_PROVIDER"] = "TRACE" });

        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Is.Not.Empty);
        foreach (var line in lines)
        {
            AssertIsRecord(line);
        }
    }

    [Test]
    public void Row_15_a_record_has_the_members_that_terraform_reads()
    {
        var line = Write(LogLevel.Warning, "text", ("count", 3), ("flag", true), ("share", 0.5), ("nothing", null), ("id", 7L));

        using var json = JsonDocument.Parse(line);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(line, Does.StartWith("""{"@level":"warn","@message":"text","@timestamp":"2026-01-02T03:04:05.000000Z","""));
            Assert.That(json.RootElement.GetProperty("count").GetInt32(), Is.EqualTo(3));
            Assert.That(json.RootElement.GetProperty("flag").GetBoolean(), Is.True);
            Assert.That(json.RootElement.GetProperty("share").GetDouble(), Is.EqualTo(0.5));
            Assert.That(json.RootElement.GetProperty("nothing").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(json.RootElement.GetProperty("@module").GetString(), Is.EqualTo("provider"));
        }
    }

    [Test]
    public void Row_15_a_field_cannot_take_the_place_of_a_member()
    {
        var line = Write(LogLevel.Information, "text", ("@message", 1), ("@level", 2), ("@timestamp", 3), ("@module", 4));

        AssertIsRecord(line);
        using var json = JsonDocument.Parse(line);
        Assert.That(json.RootElement.GetProperty("@message").GetString(), Is.EqualTo("text"));
        Assert.That(json.RootElement.GetProperty("@module").GetString(), Is.EqualTo("provider"));
    }

    [TestCase(100_000, 0)]
    [TestCase(10, 100_000)]
    [TestCase(70_000, 70_000)]
    public void Row_15_a_long_record_is_shortened_to_one_line(int message, int field)
    {
        AssertIsRecord(Write(LogLevel.Error, new string('m', message), ("field", new string('ж', field)), ("other", new string('"', field))));
    }

    [Test]
    public void Row_15_many_long_fields_give_way_to_the_message()
    {
        var fields = Enumerable.Range(0, 2000).Select(i => ($"key{i}", (object?)new string('x', 100))).ToArray();

        AssertIsRecord(Write(LogLevel.Error, "text", fields));
    }

    [Test]
    public void Row_15_broken_text_and_line_ends_stay_inside_the_record()
    {
        var line = Write(LogLevel.Error, "a\nb\r\n\0\ud800c", ("d\n", "e\nf"));

        AssertIsRecord(line);
    }

    [TestCase(null, null, LogLevel.None)]
    [TestCase("", "", LogLevel.None)]
    [TestCase("OFF", "TRACE", LogLevel.None)]
    [TestCase("", "info", LogLevel.Information)]
    [TestCase(null, "DEBUG", LogLevel.Debug)]
    [TestCase("warn", "TRACE", LogLevel.Warning)]
    [TestCase("ERROR", null, LogLevel.Error)]
    [TestCase(null, "JSON", LogLevel.Trace)]
    [TestCase("yes", null, LogLevel.Trace)]
    public void Row_16_the_level_is_the_providers_else_the_common_one(string? provider, string? common, LogLevel expected)
    {
        var level = HclogLoggerFactory.LowestLevel(name => name == "TF_LOG_PROVIDER" ? provider : name == "TF_LOG" ? common : null);

        Assert.That(level, Is.EqualTo(expected));
    }

    [Test]
    public async Task Row_16_nothing_is_written_when_nobody_asked()
    {
        Assert.That(await RunAsync([]), Is.Empty);
    }

    [Test]
    public async Task Row_16_what_is_below_the_level_is_not_written()
    {
        var errors = await RunAsync(new() { ["TF_LOG"] = "ERROR" });

        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(1));
        Assert.That(lines[0], Does.Contain("\"@level\":\"error\""));
    }

    [Test]
    public async Task Row_16_JSON_means_everything()
    {
        var errors = await RunAsync(new() { ["TF_LOG"] = "JSON" });

        Assert.That(errors, Does.Contain("\"@level\":\"trace\""));
    }

    [Test]
    public async Task Row_17_a_crash_prints_a_panic_and_its_stack()
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Program = Programs.TestPlugin });
        using var client = plugin.Connect();

        Assert.That(async () => await client.TestPlugin.CrashAsync(new()), Throws.InstanceOf<RpcException>());

        Assert.That(await plugin.WaitForExitAsync(), Is.Not.Zero);
        Assert.That(plugin.Errors, Does.StartWith("panic: System.InvalidOperationException: the test plugin crashes as told\n").And.Contain("TestService"));
        Assert.That(Directory.EnumerateFiles(plugin.TempDirectory, "plugin*"), Is.Empty);
    }

    [Test]
    public void Row_17_a_report_keeps_to_the_lines_that_terraform_keeps()
    {
        var report = CrashReport.Format(new DeepException());

        Assert.That(report.Split('\n'), Has.Length.LessThan(100));
    }

    [Test]
    public void Row_17_a_report_has_kinds_and_places_and_no_words_that_may_quote_a_secret()
    {
        var report = CrashReport.Format(new FormatException("the password is hunter2", new HttpRequestException("X-Auth-Token: hunter2")));

        Assert.That(report, Does.StartWith("panic: System.FormatException").And.Contain("by System.Net.Http.HttpRequestException").And.Not.Contain("hunter2"));
    }

    private sealed class DeepException : Exception
    {
        public override string StackTrace => string.Join('\n', Enumerable.Repeat("line", 500));
    }

    private static string Write(LogLevel level, string message, params (string Key, object? Value)[] fields)
    {
        using var stream = new MemoryStream();
        new HclogWriter(stream, new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)))
            .Write(level, "provider", message, [.. fields.Select(field => KeyValuePair.Create(field.Key, field.Value))]);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void AssertIsRecord(string line)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetByteCount(line), Is.LessThan(64 * 1024));
            Assert.That(line.TrimEnd('\n'), Does.Not.Contain('\n'));
            using var json = JsonDocument.Parse(line);
            Assert.That(json.RootElement.EnumerateObject().Count(p => p.Name is "@message" or "@level" or "@timestamp"), Is.EqualTo(3));
            Assert.That(json.RootElement.GetProperty("@message").ValueKind, Is.EqualTo(JsonValueKind.String));
            Assert.That(json.RootElement.GetProperty("@level").GetString(), Is.AnyOf("trace", "debug", "info", "warn", "error"));
            Assert.That(json.RootElement.GetProperty("@timestamp").GetString(), Does.Match(Timestamp()));
        }
    }

    /// <summary>Starts, makes a call that fails, shuts down. Returns standard error.</summary>
    private static async Task<string> RunAsync(Dictionary<string, string?> environment)
    {
        await using var plugin = await PluginProcess.StartAsync(new PluginStart { Program = Programs.TestPlugin, Environment = environment });
        using var client = plugin.Connect();
        Assert.ThrowsAsync<RpcException>(async () => await client.TestPlugin.FailAsync(new()));
        await client.Controller.ShutdownAsync(new());
        await plugin.WaitForExitAsync();
        return plugin.Errors;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Timestamp();
}
