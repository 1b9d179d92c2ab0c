using System.Text;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>The last words of a process that dies of an unhandled exception, in the form that Terraform shows to the practitioner (plugin-protocol section
/// 1.9).</summary>
internal static class CrashReport
{
    private const int ExitCode = 2;

    // Terraform keeps up to 100 lines from the one that starts with "panic: ".
    private const int MaxLines = 90;

    public static void Install() => AppDomain.CurrentDomain.UnhandledException += (_, e) => Die(e.ExceptionObject);

    public static string Format(object exception)
    {
        var report = new StringBuilder("panic: ");
        var lines = 0;
        foreach (var line in (exception is Exception thrown ? ExceptionText.Of(thrown) : exception.GetType().FullName).AsSpan().EnumerateLines())
        {
            if (++lines > MaxLines)
            {
                break;
            }

            report.Append(line).Append('\n');
        }

        return report.ToString();
    }

    private static void Die(object exception)
    {
        StandardStreams.WriteError(Format(exception).TrimEnd('\n'));

        // Before the runtime prints its own text and aborts with a core dump.
        Environment.Exit(ExitCode);
    }
}
