// Counts the C# of the repository, room by room (make count), and holds its lines at 160 characters (make lint):
//   dotnet run --file scripts/count.cs            files, lines, small files, median, longest line and repetition of each room; the longest repetitions
//   dotnet run --file scripts/count.cs -- lines   fails where a line is too long
// A line inside of a text that spans several lines is data, as JSON of a golden is, and may be longer.
#:property PublishAot=false
#:property GenerateDocumentationFile=false
#:property RestorePackagesWithLockFile=false

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

const int SmallFile = 20;

// Shorter runs of equal tokens are the grammar of the language, not repetition: as most copy-paste detectors have it by default.
const int Window = 50;

string[] rooms =
[
    "provider/Protocol", "provider/Framework", "provider/Cloud", "provider/Vkcc", "provider", "simulator",
    "scripts", "tests/Unit", "tests/Simulator", "tests/Acceptance", "tests",
];
var files = Tracked().Select(path => new Source(path)).ToList();
return args is ["lines"] ? CheckLines() : Count();

int CheckLines()
{
    var found = files.SelectMany(file => file.LongLines().Select(number => $"{file.Path}:{number}")).ToList();
    if (found.Count == 0)
    {
        return 0;
    }

    Console.Error.WriteLine($"Lines end at {Source.MostCharacters} characters:\n{string.Join('\n', found)}");
    return 1;
}

int Count()
{
    var repetitions = Repetitions();
    Console.WriteLine($"{"",-20}{"files",7}{"lines",8}{"<=" + SmallFile,7}{"median",8}{"longest",9}{">" + Source.MostCharacters,6}{"repeated",10}");
    foreach (var room in rooms)
    {
        var own = files.Where(file => file.IsIn(room)).ToList();
        if (own.Count == 0)
        {
            continue;
        }

        var lengths = own.Select(file => file.Lines.Length).Order().ToList();
        var repeated = own.Sum(file => file.Repeated.Count);
        var share = string.Create(CultureInfo.InvariantCulture, $"{100.0 * repeated / lengths.Sum():F1}%");
        Console.WriteLine(
            $"{room,-20}{own.Count,7}{lengths.Sum(),8}{lengths.Count(length => length <= SmallFile),7}{lengths[lengths.Count / 2],8}"
            + $"{own.SelectMany(file => file.Lines).Max(line => line.Length),9}{own.Sum(file => file.LongLines().Count()),6}{share,10}");
    }

    Console.WriteLine($"\nLines in runs of {Window} equal tokens or more count as repeated. The longest:");
    foreach (var (tokens, left, right) in repetitions.OrderByDescending(each => each.Tokens).Take(15))
    {
        Console.WriteLine($"{tokens,6} tokens  {left}  {right}");
    }

    return 0;
}

// Every run of tokens that stands twice; the lines of both are marked.
List<(int Tokens, string Left, string Right)> Repetitions()
{
    var found = new List<(int, string, string)>();
    var first = new Dictionary<ulong, (Source File, int At)>();
    foreach (var file in files)
    {
        var hashes = file.WindowHashes(Window);
        for (var at = 0; at < hashes.Length;)
        {
            if (!first.TryAdd(hashes[at], (file, at)) && first[hashes[at]] is var (other, start) && Run(file, at, other, start) is >= Window and var length)
            {
                file.Mark(at, length);
                other.Mark(start, length);
                found.Add((length, file.Place(at), other.Place(start)));
                at += length - Window + 1;
            }
            else
            {
                at++;
            }
        }
    }

    return found;
}

static int Run(Source file, int at, Source other, int start)
{
    var length = 0;
    while (at + length < file.Tokens.Count && start + length < (ReferenceEquals(file, other) ? at : other.Tokens.Count)
        && file.Tokens[at + length].Text == other.Tokens[start + length].Text)
    {
        length++;
    }

    return length;
}

static IEnumerable<string> Tracked()
{
    using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-co", "--exclude-standard", "*.cs"]) { RedirectStandardOutput = true })!;
    return [.. git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(File.Exists).Order(StringComparer.Ordinal)];
}

internal sealed partial class Source(string path)
{
    public const int MostCharacters = 160;

    public string Path => path;

    public string[] Lines => field ??= File.ReadAllLines(path);

    /// <summary>Numbers of the lines, from 1.</summary>
    public HashSet<int> Repeated { get; } = [];

    /// <summary>What the compiler sees, without the directives at the top; a text is one token.</summary>
    public List<(string Text, int Line)> Tokens => field ??= Read(tokens: true);

    public bool IsIn(string folder) => path.StartsWith(folder + '/', StringComparison.Ordinal);

    public string Place(int token) => $"{path}:{Tokens[token].Line}";

    public void Mark(int token, int length)
    {
        for (var line = Tokens[token].Line; line <= Tokens[token + length - 1].Line; line++)
        {
            Repeated.Add(line);
        }
    }

    public ulong[] WindowHashes(int length)
    {
        var hashes = new ulong[Math.Max(0, Tokens.Count - length + 1)];
        for (var at = 0; at < hashes.Length; at++)
        {
            hashes[at] = 14695981039346656037;
            for (var i = at; i < at + length; i++)
            {
                hashes[at] = (hashes[at] ^ (uint)Tokens[i].Text.GetHashCode(StringComparison.Ordinal)) * 1099511628211;
            }
        }

        return hashes;
    }

    public IEnumerable<int> LongLines()
    {
        var data = new HashSet<int>();
        foreach (var (text, line) in Read(tokens: false))
        {
            // Its first and its last line hold code as well.
            data.UnionWith(Enumerable.Range(line + 1, Math.Max(0, text.Count(c => c == '\n') - 1)));
        }

        return Enumerable.Range(1, Lines.Length).Where(number => Lines[number - 1].Length > MostCharacters && !data.Contains(number));
    }

    private List<(string Text, int Line)> Read(bool tokens)
    {
        var found = new List<(string, int)>();
        var (line, counted) = (1, 0);
        var text = File.ReadAllText(path);
        foreach (var match in Token().EnumerateMatches(text))
        {
            line += text.AsSpan(counted, match.Index - counted).Count('\n');
            counted = match.Index;
            var token = text.AsSpan(match.Index, match.Length);
            if (token.StartsWith("//") || (tokens && token.StartsWith("using ")))
            {
                continue;
            }

            if (tokens || token.Contains('\n'))
            {
                found.Add((token.ToString(), line));
            }
        }

        return found;
    }

    [GeneratedRegex(
        """
        //[^\n]*|(?m:^using\ [A-Za-z.]+;)|[$@]*(?<quotes>"{3,})(?s:.*?)(?<!")\k<quotes>(?!")|\$?@\$?"(?:[^"]|"")*"|[$]?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\])+'|\w+|\S
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
