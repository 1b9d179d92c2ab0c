using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The file of <c>--state</c>: whole at every moment, because a new one is written beside it and takes its name.</summary>
internal sealed class StateFile : IDisposable
{
    private readonly string path;
    private readonly FileStream ownership;

    private StateFile(string path, FileStream ownership)
    {
        this.path = path;
        this.ownership = ownership;
    }

    /// <summary>Takes the file for this process; two simulators on one file would overwrite each other.</summary>
    /// <exception cref="IOException">The folder is missing or not writable, or another simulator has the file.</exception>
    public static StateFile Open(string path)
    {
        path = Path.GetFullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new IOException($"The folder of --state, {Path.GetDirectoryName(path)}, does not exist. Make it first.");
        }

        try
        {
            return new StateFile(path, new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            throw new IOException($"{path} is in use by another simulator: each needs a file of its own. ({exception.Message})", exception);
        }
    }

    /// <summary>Null when there is none yet. One that cannot be read is told and put aside, so that nothing is ever written over it.</summary>
    public Store? Load(TextWriter warnings)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return Read(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            // Bytes that are no text and numbers that are no dates come out of the reader in these forms.
            var aside = Enumerable.Range(1, int.MaxValue).Select(number => $"{path}.unreadable-{number}").First(candidate => !File.Exists(candidate));
            File.Move(path, aside);
            warnings.WriteLine(
                $"vkcc-simulator: warning: {path} is no state file of this simulator: {exception.Message} It is kept as {aside}, and the cloud begins anew.");
            return null;
        }
    }

    private static Store Read(byte[] content)
    {
        // The format first: what another one holds is nobody's guess.
        var root = JsonNode.Parse(content, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        if (root?["format"] is not JsonValue value || !value.TryGetValue<int>(out var format))
        {
            throw new JsonException("it has no format.");
        }

        if (format != Store.CurrentFormat)
        {
            throw new JsonException($"its format is {format}, and this version knows {Store.CurrentFormat}.");
        }

        var state = root.Deserialize(Json.Of<Store>(Json.Whole))!;
        return state.HasGaps ? throw new JsonException("it lists nothing where something must be.")
            : state.Networking.Mistake is { } mistake ? throw new JsonException(mistake)
            : state;
    }

    /// <summary>Writes, makes durable, then renames: a kill at any moment leaves the old file or the new one.</summary>
    public void Save(Store state)
    {
        var temporary = path + ".tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // Hashes of tokens and the keys of the clusters' certificates are in it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, state, Json.Of<Store>(Json.Kept));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    public void Dispose() => ownership.Dispose();
}
