using System.Reflection;

namespace Vkcc.Simulator;

/// <summary>A file of the page, kept in the assembly: everything that the page needs comes from here.</summary>
internal sealed class PageFile
{
    private const string Folder = "page/";

    private readonly byte[] body;
    private readonly string contentType;

    private PageFile(string name, byte[] body)
    {
        this.body = body;
        Path = name == "index.html" ? PageApi.Index[1..] : $"{PageApi.Index[1..]}/{name}";
        contentType = System.IO.Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new InvalidOperationException($"The page has a file {name}; nobody said what {other} is."),
        };
    }

    public static IReadOnlyList<PageFile> All { get; } = [.. Load(Assembly.GetExecutingAssembly())];

    /// <summary>
    /// Names come from whoever calls the API, so the browser runs and loads nothing but our files, makes no markup out of text,
    /// and shows the page inside no other, where a click could be lured onto a zone's button.
    /// </summary>
    public static Dictionary<string, string> Guard { get; } = new()
    {
        ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "no-referrer",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        // The simulator may be another version the next time.
        ["Cache-Control"] = "no-store",
    };

    /// <summary>The route's pattern.</summary>
    public string Path { get; }

    public ApiResponse Answer() => new(200, contentType, body) { Headers = Guard };

    private static IEnumerable<PageFile> Load(Assembly assembly)
    {
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            yield return new PageFile(resource[Folder.Length..], memory.ToArray());
        }
    }
}
