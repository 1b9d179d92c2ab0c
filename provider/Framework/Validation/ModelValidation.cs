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
            // The attribute's own check has said so, with its path.
            return;
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
