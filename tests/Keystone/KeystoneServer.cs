using System.Diagnostics;
using System.Text;

namespace Keystone;

/// <summary>A Keystone of its own: Debian's <c>python3-keystone</c> on SQLite, in a temporary folder, on a free loopback port, gone with its starter.</summary>
internal sealed class KeystoneServer : IAsyncDisposable
{
    public const string AdminPassword = "admin-password";

    /// <summary>Life of a token, seconds.</summary>
    public const int TokenLife = 6;

    /// <summary>The distribution's own: one from a version manager does not see the distribution's packages.</summary>
    private const string Python = "/usr/bin/python3";

    private const string Manage = "/usr/bin/keystone-manage";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo folder;
    private readonly StringBuilder errors = new();
    private Process? process;

    private KeystoneServer(DirectoryInfo folder) => this.folder = folder;

    /// <summary>Without a trailing slash and without <c>/v3</c>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What it wrote to its standard error and its log, for a failure that happens here and not in what is tested.</summary>
    public string Said
    {
        get
        {
            var log = Path.Combine(folder.FullName, "keystone.log");

            // One that is just dying gets the time to say so.
            process?.WaitForExit(TimeSpan.FromSeconds(2));
            lock (errors)
            {
                var end = process is { HasExited: true } ? $"(ended with {process.ExitCode})\n" : "";
                return $"{end}{errors}{(File.Exists(log) ? File.ReadAllText(log) : "")}";
            }
        }
    }

    private string Configuration => Path.Combine(folder.FullName, "keystone.conf");

    public static async Task<KeystoneServer> StartAsync()
    {
        if (!File.Exists(Manage) || !File.Exists(Python))
        {
            throw new InvalidOperationException(
                "Keystone is missing: install it with 'apt-get install --no-install-recommends python3-keystone' (it starts no service).");
        }

        var server = new KeystoneServer(Directory.CreateTempSubdirectory("vkcc-keystone-"));
        try
        {
            await server.PrepareAsync();
            await server.ServeAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private async Task PrepareAsync()
    {
        var keys = folder.CreateSubdirectory("keys");
        await File.WriteAllTextAsync(Configuration, $"""
            [DEFAULT]
            log_file = {folder.FullName}/keystone.log
            [database]
            connection = sqlite:///{folder.FullName}/keystone.sqlite
            [token]
            provider = fernet
            expiration = {TokenLife}
            [fernet_tokens]
            key_repository = {keys.CreateSubdirectory("fernet").FullName}
            [fernet_receipts]
            key_repository = {keys.CreateSubdirectory("receipts").FullName}
            [credential]
            key_repository = {keys.CreateSubdirectory("credential").FullName}
            [identity]
            # The smallest there is: a login costs tenths of a second with the default.
            password_hash_rounds = 4
            [cache]
            enabled = true
            backend = dogpile.cache.memory
            """);

        await RunAsync(Manage, "--config-file", Configuration, "db_sync");

        // Without it the first POST of a domain meets "database is locked" (500).
        await RunAsync(
            Python, "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA journal_mode=WAL')", $"{folder.FullName}/keystone.sqlite");

        string[] owner = ["--keystone-user", await RunAsync("/usr/bin/id", "-un"), "--keystone-group", await RunAsync("/usr/bin/id", "-gn")];
        await RunAsync(Manage, ["--config-file", Configuration, "fernet_setup", .. owner]);
        await RunAsync(Manage, ["--config-file", Configuration, "credential_setup", .. owner]);
        await RunAsync(Manage, "--config-file", Configuration, "bootstrap", "--bootstrap-password", AdminPassword, "--bootstrap-region-id", "RegionOne");
    }

    private async Task ServeAsync()
    {
        process = Process.Start(Command(Python, "-X", "faulthandler", Path.Combine(AppContext.BaseDirectory, "serve.py")))!;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Patience);
        var ready = await process.StandardOutput.ReadLineAsync(limit.Token);
        if (ready?.Split(' ') is not ["port", var port])
        {
            throw new InvalidOperationException($"Keystone did not start: {ready}\n{Said}");
        }

        Address = $"http://127.0.0.1:{port}";
    }

    private ProcessStartInfo Command(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = folder.FullName;
        start.Environment["OS_KEYSTONE_CONFIG_FILES"] = Configuration;
        start.Environment.Remove("PYTHONPATH");
        start.Environment.Remove("PYTHONHOME");
        return start;
    }

    /// <returns>What it printed.</returns>
    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var running = Process.Start(Command(program, arguments))!;
        running.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var output = running.StandardOutput.ReadToEndAsync(limit.Token);
            var error = running.StandardError.ReadToEndAsync(limit.Token);
            await running.WaitForExitAsync(limit.Token);
            return running.ExitCode == 0
                ? (await output).Trim()
                : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {running.ExitCode}:\n{await error}");
        }
        finally
        {
            if (!running.HasExited)
            {
                running.Kill(entireProcessTree: true);
            }
        }
    }

    private void Keep(string? line)
    {
        lock (errors)
        {
            if (errors.Length < 20_000)
            {
                errors.AppendLine(line);
            }
        }
    }
}
