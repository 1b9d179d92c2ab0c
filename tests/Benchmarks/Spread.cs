namespace Benchmarks;

/// <summary>The least, the middle and the greatest of some figures.</summary>
internal readonly record struct Spread(double Min, double Median, double Max)
{
    /// <param name="figures">At least one.</param>
    public static Spread Of(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        var middle = sorted.Length / 2;
        return new(sorted[0], sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[^1]);
    }
}
