using Docs;

// Writes what is generated of docs/ anew, and removes pages of things that the provider no longer has.
var root = args is [var given] ? given : Directory.GetCurrentDirectory();
if (!Directory.Exists(Path.Combine(root, "examples")))
{
    Console.Error.WriteLine($"{root} is not the repository: it has no examples/. Run it from there, or give the path.");
    return 2;
}

try
{
    var documentation = Documentation.Of(root);
    var (written, removed) = documentation.WriteTo(Path.Combine(root, "docs"));
    Console.WriteLine($"docs/: {documentation.Pages.Count} pages, {written} changed, {removed} removed.");
    return 0;
}
catch (MissingExampleException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
