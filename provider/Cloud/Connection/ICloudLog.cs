namespace VkCloud;

/// <summary>Where the connection tells what it does; the caller decides where it goes.</summary>
public interface ICloudLog
{
    /// <summary>Asked before anything is put together, so that a log that is off costs one call.</summary>
    bool IsEnabled(CloudLogLevel level);

    /// <summary>One record; nothing in it is secret.</summary>
    void Write(CloudLogLevel level, string message, params ReadOnlySpan<(string Key, object? Value)> fields);
}

/// <summary>Terraform's log levels, as far as the cloud uses them.</summary>
public enum CloudLogLevel
{
    /// <summary>Bodies, with secrets masked.</summary>
    Trace,

    /// <summary>One record a request.</summary>
    Debug,

    /// <summary>Waits and their progress.</summary>
    Info,

    /// <summary>Something went wrong and is being tried again.</summary>
    Warn,
}
