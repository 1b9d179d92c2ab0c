using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>The process that Terraform starts: from the command line to the exit code.</summary>
// Lives as long as the process. Disposing of Kestrel at its end can crash its own clock thread, and costs time that the client waits.
#pragma warning disable CA1001
public sealed class PluginServer
#pragma warning restore CA1001
{
    /// <summary>After Shutdown the client closes its connection as soon as it has the answer, so this is waited out only by one that does not; go-plugin
    /// kills after two seconds.</summary>
    private static readonly TimeSpan AnswerGrace = TimeSpan.FromSeconds(1);

    /// <summary>For calls whose client has vanished: they are cancelled, and may still have to log what they created.</summary>
    private static readonly TimeSpan VanishedGrace = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ConnectionGrace = TimeSpan.FromMilliseconds(300);

    /// <summary>Cutting connections is a matter of a moment; a server that takes longer hangs.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);

    // A collected registration silently unregisters, and the next Ctrl-C kills a process that Terraform is still waiting for (plugin-protocol section 1.11).
    private static PosixSignalRegistration[] signals = [];

    private readonly PluginServerOptions options;
    private readonly bool isDebug;
    private readonly PluginLifetime lifetime = new();
    private readonly RunningCalls calls = new();
    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource<int> exitCode = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ClientWatch? watch;
    private volatile PluginHost? host;
    private bool isStopping;

    private PluginServer(PluginServerOptions options, bool isDebug)
    {
        this.options = options;
        this.isDebug = isDebug;
        watch = isDebug ? null : new ClientWatch(TimeProvider.System, OnVanished);
    }

    /// <summary>Serves until the client, a signal or a crash ends the process. Returns the exit code.</summary>
    public static int Run(PluginServerOptions options)
    {
        CrashReport.Install();
        try
        {
            var command = CommandLine.Parse(options.Arguments);
            if (command != PluginCommand.Serve && command != PluginCommand.Debug)
            {
                return CommandLine.Answer(command, options);
            }

            var isDebug = command == PluginCommand.Debug;
            var environment = isDebug ? new PluginEnvironment() : PluginEnvironment.Read();
            if (!isDebug && CommandLine.WhyNotStarted(environment, options) is { } reason)
            {
                throw new PluginStartException(reason);
            }

            return new PluginServer(options, isDebug).Serve(environment);
        }
        catch (PluginStartException e)
        {
            StandardStreams.WriteError(e.Message);
            return 1;
        }
    }

    private int Serve(PluginEnvironment environment)
    {
        SystemRoots.KeepOut();
        var logging = StartLog();
        signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnInterrupt),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnTerminate),
        ];

        var client = environment.DecodeClientCertificate();
        var certificate = client is null ? null : ServerCertificate.Create(TimeProvider.System.GetUtcNow(), options.IsWindows);
        using var listener = PluginListener.Bind(environment, options.IsWindows);
        Announce(listener, certificate, environment);

        // From here on in parallel with the client, which reads the line, connects and waits in the socket's queue.
        DiagnosticPort.Close();
        var starting = new PluginHost(listener, certificate is null ? null : new TlsTransport(certificate, client!), watch, logging);
        starting.Start(new GrpcApplication(Router(), GrpcApplication.DefaultMaxMessageSize, TimeProvider.System));

        // Only now: a signal that comes before ends a process that serves nobody yet.
        host = starting;
        watch?.Start();
        var code = exitCode.Task.GetAwaiter().GetResult();

        // The socket's file goes; connections and their TLS are still in use by other threads, so nothing that they hold is taken from under them.
        listener.Dispose();
        ProcessEnd.Now(code);
        return code;
    }

    private void Announce(PluginListener listener, X509Certificate2? certificate, PluginEnvironment environment)
    {
        if (!isDebug)
        {
            StandardStreams.WriteOutput(HandshakeLine.Format(
                listener.EndPoint, certificate is null ? [] : certificate.RawDataMemory.Span, environment.AsksForMultiplexing));
            return;
        }

        // At once: into a file each write would begin where the process found it.
        StandardStreams.WriteOutput(
            "The provider runs and can be attached to. Set this, and run terraform in another terminal; Ctrl-C ends the provider.\n"
            + Reattach.Format(options.ProviderAddress, Environment.ProcessId, listener.EndPoint, options.IsWindows));
    }

    /// <summary>For the transport as well when it would be heard; null otherwise.</summary>
    private static HclogLoggerFactory? StartLog()
    {
        var level = HclogLoggerFactory.LowestLevel(Environment.GetEnvironmentVariable);
        if (level == LogLevel.None)
        {
            return null;
        }

        var factory = new HclogLoggerFactory(new HclogWriter(Console.OpenStandardError(), TimeProvider.System), level);
        PluginLog.Current = factory.Provider;
        return level <= LogLevel.Debug ? factory : null;
    }

    /// <summary>go-plugin's services are there at once, the provider's are made by the first call that asks for one.</summary>
    private Func<string, ServerCallHandler?> Router()
    {
        var own = new GoPluginServices(OnShutdown, ending.Token);
        var provider = new Lazy<GrpcService>(() => options.Services(lifetime));
        return path =>
            own.Find(path) is { } handler ? handler
            : provider.Value.Find(path) is { } provided ? calls.Counting(provided)
            : null;
    }

    /// <summary>Terraform is done with this process and waits for its end, so nothing else is waited for.</summary>
    private void OnShutdown() => _ = EndAsync();

    private async Task EndAsync()
    {
        await Task.Yield();
        if (!isDebug)
        {
            lifetime.End();
            await Task.WhenAny(watch!.WhenAllAreClosed(), Task.Delay(AnswerGrace));
            exitCode.TrySetResult(0);
        }
    }

    private void OnVanished() => _ = EndAfterCallsAsync(Task.Delay(VanishedGrace));

    private void OnInterrupt(PosixSignalContext signal)
    {
        // Ctrl-C reaches the whole process group. Terraform answers it with StopProvider; dying here would lose what is being created.
        signal.Cancel = true;
        if (isDebug)
        {
            OnTerminate(signal);
        }
    }

    /// <summary>An orderly end: running calls are told to stop and finish with what they have. The second signal ends at once.</summary>
    private void OnTerminate(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Exchange(ref isStopping, true))
        {
            exitCode.TrySetResult(1);
            return;
        }

        _ = EndAfterCallsAsync(Task.Delay(Timeout.Infinite, ending.Token));
    }

    private async Task EndAfterCallsAsync(Task limit)
    {
        try
        {
            lifetime.End();
            await Task.WhenAny(calls.WhenIdle(), limit);
            await ending.CancelAsync();
            if (host is not null)
            {
                await host.StopAsync(ConnectionGrace).WaitAsync(StopLimit);
            }
        }
        catch (Exception e)
        {
            // Whatever goes wrong while ending must not keep the process from its end.
            PluginLog.Current.StopFailed(e);
        }

        exitCode.TrySetResult(0);
    }
}
