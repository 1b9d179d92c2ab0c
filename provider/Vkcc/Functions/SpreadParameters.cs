namespace Vkcc;

/// <summary>The arguments that both functions about the spread of masters take.</summary>
internal static class SpreadParameters
{
    public const string Masters = "masters";

    public const string Zones = "zones";

    private const long MostZones = 16;

    public static ValueList<FunctionParameter> Both =>
    [
        new(Masters, TfType.Number)
        {
            Description = "Number of masters: 1, 3 or 5, as in `master_count`.",
            Validators = [Check.WholeNumber, Check.OneOf(1L, 3L, 5L)],
        },
        new(Zones, TfType.Set(TfType.String))
        {
            Description = "Names of the masters' zones, as in `availability_zones`. Order does not matter.",
            Validators = [Check.NotEmpty, Check.Count(1, (int)MostZones), NoBlankZones],
        },
    ];

    private static Diagnostic? NoBlankZones(TfValue value, AttributePath path) =>
        value is TfSet set && set.Elements.Any(e => e is not TfString { Text: var text } || string.IsNullOrWhiteSpace(text))
            ? Diagnostic.Error("Invalid argument", "A zone among them is null or empty.", path)
            : null;
}
