namespace Vkcc;

/// <summary>Brings together what was planned and what the cloud says.</summary>
internal static class Settling
{
    /// <summary>What the cloud says, in the words of the plan: Terraform demands planned values back as they were, and gets the cloud's for the unknown ones (plugin-protocol section 4.6).</summary>
    /// <remarks>Where the cloud differs from a planned value, the next refresh shows it as drift.</remarks>
    public static TModel AsPlanned<TModel>(this TModel actual, TModel plan)
        where TModel : class, IModel<TModel>
    {
        var planned = plan.ToObject();
        return TModel.From(new TfObject(new ValueMap<TfValue>(actual.ToObject().Attributes.Select(a =>
            planned[a.Key].IsWhollyKnown ? KeyValuePair.Create(a.Key, planned[a.Key]) : a))));
    }

    /// <summary>Null in place of everything unknown: what may be stored when the cloud has not said more.</summary>
    public static TModel WithoutUnknowns<TModel>(this TModel model)
        where TModel : class, IModel<TModel>
        => TModel.From(new TfObject(new ValueMap<TfValue>(model.ToObject().Attributes.Select(a =>
            a.Value.IsWhollyKnown ? a : KeyValuePair.Create(a.Key, TfValue.Null)))));
}
