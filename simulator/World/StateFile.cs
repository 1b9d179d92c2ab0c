using System.Text.Json;

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
        return new StateFile(path, new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
    }

    /// <summary>Null when there is none yet.</summary>
    /// <exception cref="InvalidDataException">The file is not one of ours.</exception>
    public SavedState? Load()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            var state = JsonSerializer.Deserialize(stream, Json.Of<SavedState>(Json.Options));
            return state is { Format: SavedState.CurrentFormat }
                ? state
                : throw new InvalidDataException($"{path} has a format this simulator does not know.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is not a state file of the simulator: {exception.Message}", exception);
        }
    }

    /// <summary>Writes, makes durable, then renames: a kill at any moment leaves the old file or the new one.</summary>
    public void Save(SavedState state)
    {
        var temporary = path + ".tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // Hashes of tokens are in it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, state, Json.Of<SavedState>(Json.Options));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    public void Dispose() => ownership.Dispose();
}
