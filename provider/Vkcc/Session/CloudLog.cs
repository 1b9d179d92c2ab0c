using VkCloud;

namespace Vkcc;

/// <summary>Takes the connection's log into Terraform's.</summary>
internal sealed class CloudLog : ICloudLog
{
    public bool IsEnabled(CloudLogLevel level) => PluginLog.IsEnabled(Terraform(level));

    public void Write(CloudLogLevel level, string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        PluginLog.Write(Terraform(level), message, fields);

    private static LogLevel Terraform(CloudLogLevel level) => level switch
    {
        CloudLogLevel.Trace => LogLevel.Trace,
        CloudLogLevel.Debug => LogLevel.Debug,
        CloudLogLevel.Info => LogLevel.Info,
        _ => LogLevel.Warn,
    };
}
