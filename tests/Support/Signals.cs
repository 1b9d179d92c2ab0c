using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Terraform.Testing;

/// <summary>Sends Unix signals.</summary>
public static class Signals
{
    private const int Sigint = 2;
    private const int Sigterm = 15;

    public static void Interrupt(Process process) => Send(process, Sigint);

    public static void Terminate(Process process) => Send(process, Sigterm);

    /// <summary>Programs started from now on take Ctrl-C as from a terminal: a shell puts programs into the background with it ignored, and children inherit
    /// that.</summary>
    public static void LetChildrenBeInterrupted() => _ = SetSignal(Sigint, 0);

    private static void Send(Process process, int signal)
    {
        if (Kill(process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} was not sent.");
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint SetSignal(int signal, nint handler);
}
