namespace Benchmarks;

/// <summary>A measurement that cannot go on; the message says why and what to do.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
