namespace Vkcc;

/// <summary>One argument of the provider with the environment's fall-back.</summary>
/// <param name="Argument">Name in the provider block.</param>
/// <param name="Variables">Names in the environment, the first that is set counts.</param>
/// <param name="Value">Unknown when the configuration's value is not known yet; null when it is given nowhere.</param>
/// <param name="FromConfiguration">Known in the configuration itself.</param>
internal sealed record Setting(string Argument, ValueList<string> Variables, TfValue<string> Value, bool FromConfiguration)
{
    public bool IsGiven => Value.IsKnown;

    /// <summary>Null when it is not given, or not known.</summary>
    public string? Text => Value.IsKnown ? Value.Value : null;

    /// <summary>Where the value stands, for a message: <c>token</c>, or <c>OS_TOKEN in the environment</c>.</summary>
    public string Place { get; private init; } = Argument;

    /// <summary>An empty text, in the configuration or in the environment, counts as not given: that is what an unset variable of a pipeline looks
    /// like.</summary>
    public static Setting Resolve(string argument, TfValue<string> configured, Func<string, string?> environment, params ReadOnlySpan<string> variables)
    {
        if (configured.IsUnknown || (configured.IsKnown && configured.Value.Length > 0))
        {
            return new Setting(argument, [.. variables], configured, configured.IsKnown);
        }

        foreach (var variable in variables)
        {
            if (environment(variable) is { Length: > 0 } text)
            {
                return new Setting(argument, [.. variables], text, false) { Place = $"{variable} in the environment" };
            }
        }

        return new Setting(argument, [.. variables], TfValue<string>.Null, false);
    }
}
