namespace Terraform.Framework;

/// <summary>The log of the process. Off until the plugin host installs a writer, which it does only when Terraform asks for logs.</summary>
public static class PluginLog
{
    private static LogWriter? writer;
    private static LogLevel level = LogLevel.Off;

    /// <summary>Writes one record; keys and values as in Terraform's log, values text, number or bool.</summary>
    public delegate void LogWriter(LogLevel level, string message, ReadOnlySpan<(string Key, object? Value)> fields);

    public static bool IsEnabled(LogLevel wanted) => wanted >= level && writer is not null;

    /// <summary>Called once, by the plugin host.</summary>
    public static void Use(LogLevel lowest, LogWriter sink)
    {
        level = lowest;
        writer = sink;
    }

    /// <summary>Never pass a secret: what is written here may end in a public pipeline log.</summary>
    public static void Write(LogLevel at, string message, params ReadOnlySpan<(string Key, object? Value)> fields)
    {
        if (IsEnabled(at))
        {
            writer!(at, message, fields);
        }
    }
}
