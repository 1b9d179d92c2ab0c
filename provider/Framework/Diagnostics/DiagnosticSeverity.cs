namespace Terraform.Framework;

/// <summary>An error fails the operation, a warning does not.</summary>
public enum DiagnosticSeverity
{
    Error = 1,
    Warning = 2,
}
