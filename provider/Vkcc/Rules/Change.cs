namespace Vkcc;

/// <summary>A planned change of an object that exists.</summary>
internal sealed record Change<TModel>(TModel Prior, TModel Plan);
