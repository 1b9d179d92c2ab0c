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

    private static void Send(Process process, int signal)
    {
        if (Kill(process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} was not sent.");
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
