namespace Vkcc;

/// <summary>Makes of a plan what may be stored before the cloud has said more.</summary>
internal static class Settling
{
    /// <summary>Null in place of everything unknown.</summary>
    public static TModel WithoutUnknowns<TModel>(this TModel model)
        where TModel : class, IModel<TModel>
        => TModel.From(new TfObject(new ValueMap<TfValue>(model.ToObject().Attributes.Select(a =>
            a.Value.IsWhollyKnown ? a : KeyValuePair.Create(a.Key, TfValue.Null)))));
}
