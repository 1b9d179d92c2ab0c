namespace Vkcc;

/// <summary>Names of clusters and node groups (rule book section 12).</summary>
internal static class NameRules
{
    private static AttributePath Path => AttributePath.Root("name");

    /// <summary>NAME-1, NAME-2: what no name may be, new or old. Existing objects may have 25 characters or begin with a digit; those of the first generation
    /// may have still other names.</summary>
    /// <param name="generation">Unknown: what either generation may have.</param>
    public static Diagnostic? Form(TfValue<string> name, TfValue<long> generation) =>
        !name.IsKnown ? null : GenerationRules.IsSecond(generation) ? Strict(name) : Loose(name);

    /// <summary>NAME-2: names that first-generation objects may have, which were made under looser rules.</summary>
    private static Diagnostic? Loose(TfValue<string> name) =>
        name.Value.Length is 0 or > 255 ? Wrong(name.Value, Length(name.Value))
        : Others(name.Value, c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') is { } others ? Wrong(name.Value, others)
        : !char.IsAsciiLetterOrDigit(name.Value[0]) ? Wrong(name.Value, "begins with neither a letter nor a digit")
        : null;

    private static Diagnostic? Strict(TfValue<string> name) =>
        !name.IsKnown ? null
        : name.Value.Length is < 3 or > 25 ? Wrong(name.Value, Length(name.Value))
        : Others(name.Value, c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') is { } others ? Wrong(name.Value, others)
        : name.Value.StartsWith('-') || name.Value.EndsWith('-') ? Wrong(name.Value, "begins or ends with a hyphen")
        : name.Value.Contains("--", StringComparison.Ordinal) ? Wrong(name.Value, "has two hyphens in a row")
        : null;

    /// <summary>NAME-1, NAME-2: what the name of a new object may not be either.</summary>
    public static Diagnostic? NewForm(TfValue<string> name) =>
        !name.IsKnown ? null
        : Strict(name) is { } wrong ? wrong
        : name.Value.Length > 24 ? Wrong(name.Value, Length(name.Value))
        : name.Value[0] is >= '0' and <= '9' ? Wrong(name.Value, "begins with a digit")
        : null;

    /// <summary>NG-10: one name of a group is the second generation's own.</summary>
    public static Diagnostic? NotMaster(TfValue<string> name, TfValue<long> generation) =>
        GenerationRules.IsSecond(generation) && name.Is("master")
            ? Diagnostic.Error("Reserved name", "A node group cannot be called \"master\": the service uses that name for the masters.", Path)
            : null;

    /// <summary>NAME-3: two new objects of one plan cannot have one name.</summary>
    /// <param name="isTwice">Whether another new object of the plan has taken it.</param>
    public static Diagnostic? GivenTwice(string noun, TfValue<string> name, bool isTwice) =>
        isTwice
            ? Diagnostic.Error(
                "Name given twice",
                $"Another new {noun} of this plan is called \"{name}\" too, and the service would refuse the second. Give each a name of its own.",
                Path)
            : null;

    /// <summary>NAME-3: the name belongs to an object that is not of this state.</summary>
    /// <param name="title">The noun as a sentence begins with it.</param>
    public static Diagnostic? Taken(string title, string type, Stranger? namesake) => namesake switch
    {
        null => null,
        { WasGone: true } => CloudErrors.GoneAndThere(title, namesake.Name, namesake.Id),
        _ => CloudErrors.NameTaken(title.ToLowerInvariant(), type, namesake.Name, namesake.Id, null),
    };

    /// <summary>NAME-3, for a name that is not chosen yet. Said once of an object, however many new ones have its prefix.</summary>
    public static IEnumerable<Diagnostic> OutsideOfState(string title, string type, TfValue<string> prefix, IEnumerable<Stranger> strangers) =>
        strangers.Select(s => CloudErrors.OutsideOfState(title, type, prefix.Value, s.Name, s.Id).ToldOnce(new Once.OutsideOfState(s.Id)));

    /// <summary>NAME-5: a description has at most 256 characters.</summary>
    public static Diagnostic? Description(TfValue<string> description) =>
        description.IsKnown && description.Value.EnumerateRunes().Count() is var length && length > 256
            ? Diagnostic.Error(
                "Description too long",
                $"description has {length} characters; the service takes at most 256. Shorten it.",
                AttributePath.Root("description"))
            : null;

    private static Diagnostic Wrong(string name, string why) => Diagnostic.Error(
        "Invalid name",
        $"\"{Words.Shortened(name)}\" {why}. A name has 3 to 24 characters out of a-z, 0-9 and single hyphens, begins with a letter and "
            + "ends with a letter or digit.",
        Path);

    private static string Length(string name) => name.Length == 0 ? "is empty" : $"has {Words.Count(name.Length, "character")}";

    /// <summary>The characters that do not belong in it, each once, as far as a message can bear; null when all do.</summary>
    private static string? Others(string name, Func<char, bool> belongs)
    {
        var others = name.EnumerateRunes()
            .Where(r => !r.IsBmp || !belongs((char)r.Value))
            .Select(r => r.Value == ' ' ? "a blank" : System.Text.Rune.IsControl(r) ? "a control character" : r.ToString())
            .Distinct()
            .ToList();
        return others.Count == 0 ? null : $"contains {Words.AllOf(others.Count > 5 ? [.. others.Take(5), "others"] : others)}";
    }
}
