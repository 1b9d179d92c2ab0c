namespace Terraform.Framework;

/// <summary>Checks one wholly known value; null when it is right.</summary>
public delegate Diagnostic? AttributeValidator(TfValue value, AttributePath path);
