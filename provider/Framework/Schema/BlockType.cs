namespace Terraform.Framework;

/// <summary>What practitioners write blocks of: a resource, a data source, an ephemeral resource, a list or an action.</summary>
public abstract class BlockType
{
    private protected BlockType()
    {
    }

    /// <summary>As in HCL, with the provider's prefix: <c>vkcc_cluster</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>Built on first use and kept.</summary>
    public Schema Schema => field ??= DeclareSchema();

    /// <summary>The text a practitioner's documentation is made of.</summary>
    protected abstract Schema DeclareSchema();

    /// <summary>Runs the rules over several attributes; those of one attribute stand in the schema.</summary>
    internal abstract void InvokeValidate(TfObject config, DiagnosticBag diagnostics);
}
