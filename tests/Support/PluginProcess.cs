using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Terraform.Testing;

/// <summary>A plugin process, started and connected to as go-plugin's client does.</summary>
public sealed class PluginProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StringBuilder errors = new();
    private readonly Task draining;
    private readonly string? ownTemp;
    private readonly X509Certificate2? certificate;

    private PluginProcess(Process process, X509Certificate2? certificate, string tempDirectory, bool ownsTemp)
    {
        Process = process;
        this.certificate = certificate;
        TempDirectory = tempDirectory;
        ownTemp = ownsTemp ? tempDirectory : null;
        draining = DrainErrorsAsync();
    }

    public Process Process { get; }

    public string TempDirectory { get; }

    /// <summary>The first line of standard output as it came; empty when the process ended without one.</summary>
    public string FirstLine { get; private set; } = "";

    public PluginHandshake Handshake => PluginHandshake.Parse(FirstLine);

    /// <summary>What the process has written to standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    /// <summary>Starts the process and waits for its handshake, or its end.</summary>
    public static async Task<PluginProcess> StartAsync(PluginStart? start = null)
    {
        start ??= new PluginStart();
        var certificate = start.Tls ? PluginCertificate.Create() : null;
        var temp = start.TempDirectory ?? Directory.CreateTempSubdirectory("vkcc-test-").FullName;
        Signals.LetChildrenBeInterrupted();
        var process = Process.Start(Info(start, certificate, temp)) ?? throw new InvalidOperationException($"{start.Program} did not start.");
        var plugin = new PluginProcess(process, certificate, temp, start.TempDirectory is null);
        plugin.FirstLine = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? "";
        return plugin;
    }

    /// <summary>A connection of its own, with the client certificate that the process was started with.</summary>
    internal PluginConnection Connect() => Connect(certificate);

    internal PluginConnection Connect(X509Certificate2? clientCertificate) => new(Handshake.EndPoint, Handshake.Certificate, clientCertificate);

    /// <summary>Waits for the end of the process. Returns the exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan? limit = null)
    {
        await Process.WaitForExitAsync().WaitAsync(limit ?? Patience);
        await draining;
        return Process.ExitCode;
    }

    /// <summary>Everything on standard output after the first line; waits for the end of the process.</summary>
    public Task<string> RestOfOutputAsync() => Process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);

    /// <summary>The next line of standard output; null at its end.</summary>
    public async Task<string?> ReadOutputLineAsync() => await Process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            await Process.WaitForExitAsync();
        }

        Process.Dispose();
        certificate?.Dispose();
        if (ownTemp is not null)
        {
            Directory.Delete(ownTemp, recursive: true);
        }
    }

    private static ProcessStartInfo Info(PluginStart start, X509Certificate2? certificate, string temp)
    {
        var info = new ProcessStartInfo(start.Program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in start.Arguments)
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var name in info.Environment.Keys.Where(IsOurs).ToList())
        {
            info.Environment.Remove(name);
        }

        info.Environment["TF_PLUGIN_MAGIC_COOKIE"] = PluginStart.Cookie;
        info.Environment["PLUGIN_PROTOCOL_VERSIONS"] = "5,6";
        info.Environment["PLUGIN_MIN_PORT"] = "10000";
        info.Environment["PLUGIN_MAX_PORT"] = "25000";
        info.Environment["TMPDIR"] = temp;
        if (certificate is not null)
        {
            info.Environment["PLUGIN_CLIENT_CERT"] = certificate.ExportCertificatePem();
        }

        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
            if (value is null)
            {
                info.Environment.Remove(name);
            }
        }

        return info;
    }

    /// <summary>Variables of the tests' own environment that would change what the process does.</summary>
    private static bool IsOurs(string name) =>
        name.StartsWith("TF_", StringComparison.Ordinal) || name.StartsWith("PLUGIN_", StringComparison.Ordinal)
        || name.StartsWith("OS_", StringComparison.Ordinal) || name.StartsWith("VKCC_", StringComparison.Ordinal);

    private async Task DrainErrorsAsync()
    {
        while (await Process.StandardError.ReadLineAsync() is { } line)
        {
            lock (errors)
            {
                errors.Append(line).Append('\n');
            }
        }
    }
}
