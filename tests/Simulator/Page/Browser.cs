using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>A headless Chromium without windows, profile or network of its own, spoken to over its debugging port.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly DirectoryInfo profile;
    private readonly Uri debugger;
    private readonly HttpClient http;

    private Browser(Process process, DirectoryInfo profile, Uri debugger)
    {
        this.process = process;
        this.profile = profile;
        this.debugger = debugger;
        http = new HttpClient { BaseAddress = new Uri($"http://{debugger.Authority}"), Timeout = Patience };
    }

    public static async Task<Browser> StartAsync()
    {
        Assert.That(Program, Does.Exist, "Chromium is missing: install it with 'apt-get install --no-install-recommends chromium'.");
        var profile = Directory.CreateTempSubdirectory("vkcc-browser-");
        string[] arguments =
        [
            // The pages are our own, and inside a container there may be no sandbox to be had.
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--disable-lcd-text", "--disable-quic",
            "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
        ];
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["TZ"] = "UTC";
        var process = Process.Start(start)!;
        Uri debugger;
        try
        {
            debugger = await DebuggerAsync(process.StandardError).WaitAsync(Patience);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        // Whatever else it says is thrown away, so that it never waits for a reader.
        process.BeginOutputReadLine();
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        return new Browser(process, profile, debugger);
    }

    /// <summary>A tab of its own that shows this page.</summary>
    public async Task<Tab> OpenAsync(Uri page, int width = 1280, int height = 900, bool dark = false, bool still = false)
    {
        var target = await (await http.PutAsync("json/new?about:blank", null)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>();
        var tab = await Tab.ConnectAsync(new Uri(target!["webSocketDebuggerUrl"]!.ToString()));
        await tab.ResizeAsync(width, height);
        await tab.SendAsync("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(
                new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" },
                new JsonObject { ["name"] = "prefers-reduced-motion", ["value"] = still ? "reduce" : "no-preference" }),
        });
        await tab.SendAsync("Page.navigate", new JsonObject { ["url"] = page.ToString() });
        await tab.UntilAsync("document.getElementById('connection')?.dataset.state === 'live'");
        return tab;
    }

    /// <summary>Asks it to end, and is back when all its processes have: only then does nobody write into the profile any more.</summary>
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        using (var socket = new ClientWebSocket())
        {
            await socket.ConnectAsync(debugger, CancellationToken.None).WaitAsync(Patience);
            await socket.SendAsync("""{"id":1,"method":"Browser.close"}"""u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            await process.WaitForExitAsync().WaitAsync(Patience);
        }

        process.Dispose();
        profile.Delete(recursive: true);
    }

    private static async Task<Uri> DebuggerAsync(StreamReader error)
    {
        const string Start = "DevTools listening on ";
        while (await error.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Start, StringComparison.Ordinal))
            {
                return new Uri(line[Start.Length..]);
            }
        }

        throw new InvalidOperationException("Chromium ended before it listened.");
    }
}
