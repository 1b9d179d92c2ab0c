namespace Terraform.Framework;

/// <summary>Runs an author's rules over a configuration as its model.</summary>
internal static class ModelValidation
{
    public static void Run<TModel>(TfObject config, DiagnosticBag diagnostics, Action<ValidateContext<TModel>> validate)
        where TModel : class, IModel<TModel>
    {
        TModel model;
        try
        {
            model = TModel.From(config);
        }
        catch (UnreadableValueException) when (diagnostics.HasErrors)
        {
            // The attributes' own checks have said so, with their paths. To the rules they count as unknown, so that whatever else is wrong is said in the same
            // run.
            var refused = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && !d.Path.IsWhole)
                .Select(d => d.Path.Steps[0]).OfType<AttributePathStep.Attribute>();
            model = TModel.From(refused.Aggregate(config, (known, step) => known.With(step.Name, TfUnknown.Plain)));
        }

        var context = new ValidateContext<TModel>(model);
        try
        {
            validate(context);
        }
        finally
        {
            diagnostics.AddRange(context.Diagnostics);
        }
    }
}

/// <summary>Checking a configuration, at validate, plan and apply. Any part may be unknown: a rule with an unknown participant says nothing.</summary>
public sealed class ValidateContext<TModel>(TModel config)
    where TModel : class, IModel<TModel>
{
    public TModel Config => config;

    public DiagnosticBag Diagnostics { get; } = new();
}
