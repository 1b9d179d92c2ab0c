namespace Terraform.Framework;

/// <summary>A function <c>provider::vkcc::name(…)</c>: pure, without configuration, log and I/O (plugin-protocol section 4.11).</summary>
/// <remarks>Terraform records every call and compares the results of equal arguments, those of apply with those of the plan.</remarks>
public abstract class Function
{
    /// <summary>As in HCL, without a prefix.</summary>
    public abstract string Name { get; }

    /// <summary>Built on first use and kept.</summary>
    public FunctionSignature Signature => field ??= DeclareSignature();

    protected abstract FunctionSignature DeclareSignature();

    /// <summary>The result; unknown when it depends on something unknown that a parameter allows.</summary>
    /// <param name="arguments">By the name of the parameter; the variadic ones are a list under the name of theirs.</param>
    /// <exception cref="DiagnosticException">An argument is wrong. Its path begins with the parameter's name, and in it goes on with an index; the detail is
    /// one sentence or two, and the summary is not shown.</exception>
    protected abstract TfValue Call(TfObject arguments);

    /// <summary>A wrong argument.</summary>
    protected static DiagnosticException Wrong(AttributePath argument, string text) => new(Diagnostic.Error("Invalid argument", text, argument));

    internal TfValue Invoke(TfObject arguments) => Call(arguments);
}
