namespace Docs;

/// <summary>Something that the provider offers has no example. The message says which file is missing.</summary>
internal sealed class MissingExampleException(string path)
    : Exception($"{path} is missing: a page of the documentation shows an example of how to use what it describes.");
