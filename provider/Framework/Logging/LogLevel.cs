namespace Terraform.Framework;

/// <summary>Levels of Terraform's log, least first.</summary>
public enum LogLevel
{
    Trace,
    Debug,
    Info,
    Warn,
    Error,
    Off,
}
