using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>One page in the browser, driven over the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/).</summary>
internal sealed class Tab : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> waiting = new();
    private readonly SemaphoreSlim writing = new(1);
    private Task reading = Task.CompletedTask;
    private int lastId;

    /// <summary>Exceptions, console errors and breaches of the policy; refused connections are in <see cref="Network"/>.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    public ConcurrentQueue<string> Network { get; } = new();

    public static async Task<Tab> ConnectAsync(Uri address)
    {
        var tab = new Tab();
        await tab.socket.ConnectAsync(address, CancellationToken.None).WaitAsync(Patience);
        tab.reading = tab.ReadAsync();
        foreach (var domain in (string[])["Page", "Runtime", "Log"])
        {
            await tab.SendAsync($"{domain}.enable", []);
        }

        return tab;
    }

    public async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = waiting[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters }.ToJsonString();
        await writing.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            writing.Release();
        }

        var got = await answer.Task.WaitAsync(Patience);
        Assert.That(got["error"]?.ToJsonString(), Is.Null, method);
        return got["result"]!;
    }

    /// <summary>The value of a JavaScript expression, awaited when it is a promise.</summary>
    public async Task<string> ReadAsync(string expression)
    {
        var result = await SendAsync(
            "Runtime.evaluate",
            new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true, ["allowUnsafeEvalBlockedByCSP"] = false });
        Assert.That(result["exceptionDetails"]?.ToJsonString(), Is.Null, expression);
        return result["result"]!["value"]?.ToString() ?? "";
    }

    /// <summary>The text of the first element that the selector finds, as it is seen.</summary>
    public Task<string> TextAsync(string selector) =>
        ReadAsync($"document.querySelector({JsonSerializer.Serialize(selector)})?.innerText.replace(/\\s+/g, ' ').trim() ?? '(none)'");

    /// <summary>Waits for the condition, which is looked at whenever the document changes.</summary>
    public async Task UntilAsync(string condition)
    {
        var met = await ReadAsync($$"""
            new Promise((done) => {
              const holds = () => { try { return Boolean({{condition}}); } catch { return false; } };
              if (holds()) { done(true); return; }
              const watcher = new MutationObserver(() => { if (holds()) { watcher.disconnect(); done(true); } });
              watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
              setTimeout(() => { watcher.disconnect(); done(holds()); }, 20000);
            })
            """);
        Assert.That(met, Is.EqualTo("true"), $"{condition}\n{await ReadAsync("document.body?.innerText ?? ''")}");
    }

    /// <summary>Presses and lets go of a key, as <c>Tab</c> or <c>Enter</c>.</summary>
    public async Task PressAsync(string key, bool shift = false)
    {
        foreach (var type in (string[])["keyDown", "keyUp"])
        {
            await SendAsync("Input.dispatchKeyEvent", new JsonObject
            {
                ["type"] = type,
                ["key"] = key,
                ["code"] = key,
                ["windowsVirtualKeyCode"] = key switch { "Tab" => 9, "Enter" => 13, _ => 0 },
                ["text"] = type == "keyDown" && key == "Enter" ? "\r" : "",
                ["modifiers"] = shift ? 8 : 0,
            });
        }
    }

    public Task<JsonNode> ResizeAsync(int width, int height) =>
        SendAsync(
            "Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });

    /// <summary>A PNG of the page, all of it unless a height is given.</summary>
    public async Task<byte[]> PictureAsync(int? height = null)
    {
        var width = int.Parse(await ReadAsync("innerWidth"), System.Globalization.CultureInfo.InvariantCulture);
        var whole = height ?? int.Parse(await ReadAsync("document.documentElement.scrollHeight"), System.Globalization.CultureInfo.InvariantCulture);
        await ResizeAsync(width, whole);
        var shot = await SendAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png", ["optimizeForSpeed"] = false });
        return Convert.FromBase64String(shot["data"]!.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
        writing.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(JsonNode.Parse(message.ToArray())!);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or JsonException)
        {
            foreach (var answer in waiting.Values)
            {
                answer.TrySetException(exception);
            }
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is { } id && waiting.TryRemove((int)id, out var answer))
        {
            answer.SetResult(message);
            return;
        }

        switch (message["method"]?.ToString())
        {
            case "Runtime.exceptionThrown":
                Complaints.Enqueue(message["params"]!["exceptionDetails"]!.ToJsonString());
                break;
            case "Log.entryAdded" when message["params"]!["entry"]!["level"]!.ToString() == "error":
                var entry = message["params"]!["entry"]!;
                (entry["source"]!.ToString() == "network" ? Network : Complaints).Enqueue(entry["text"]!.ToString());
                break;
        }
    }
}
