namespace VkCloud;

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
