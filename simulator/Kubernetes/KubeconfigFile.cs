namespace Vkcc.Simulator;

/// <summary>The file of <c>--kubeconfig</c>: whole in itself, since it is used wherever terraform runs. What it says is secret and stands in no
/// message.</summary>
internal static class KubeconfigFile
{
    private const string Whole = "\"kubectl config view --raw --flatten --minify\" writes one that is whole.";

    /// <exception cref="IOException">It is not there, or no kubeconfig that could be handed out.</exception>
    public static string Load(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"The file of --kubeconfig, {path}, does not exist.", exception);
        }

        try
        {
            if (Problem(YamlReader.Read(text)) is { } problem)
            {
                throw new IOException($"The file of --kubeconfig, {path}, cannot be handed out: {problem}");
            }
        }
        catch (YamlMistake mistake)
        {
            throw new IOException($"The file of --kubeconfig, {path}, is no kubeconfig: {mistake.Message.Split(':')[0]} is not what one has there.", mistake);
        }

        return text;
    }

    /// <summary>Null when the current context leads to a cluster and a user, and nothing of them lies in other files.</summary>
    private static string? Problem(YamlMap file)
    {
        if (file["kind"] is not YamlText { Value: "Config" })
        {
            return "its kind is not Config.";
        }

        if (file["current-context"] is not YamlText { Value: { Length: > 0 } current })
        {
            return "it has no current context. \"kubectl config use-context NAME\" sets one.";
        }

        if (Named(file, "contexts", current, "context") is not { } context)
        {
            return "its current context is not among its contexts.";
        }

        if (Named(file, "clusters", Text(context, "cluster"), "cluster") is not { } cluster || !Uri.TryCreate(Text(cluster, "server"), UriKind.Absolute, out _))
        {
            return "the cluster of its current context is not among its clusters, or has no server.";
        }

        if (Text(cluster, "certificate-authority-data").Length == 0)
        {
            return $"the cluster of its current context has no certificate-authority-data. {Whole}";
        }

        if (Named(file, "users", Text(context, "user"), "user") is not { } user)
        {
            return "the user of its current context is not among its users.";
        }

        return ((string[])["client-certificate", "client-key", "tokenFile"]).Any(name => user[name] is not null)
            ? $"the credentials of its user lie in other files. {Whole}"
            : null;
    }

    private static YamlMap? Named(YamlMap file, string list, string name, string member) =>
        (file[list] as YamlList)?.Items.OfType<YamlMap>().FirstOrDefault(item => name.Length > 0 && Text(item, "name") == name)?[member] as YamlMap;

    /// <summary>Empty when there is none.</summary>
    private static string Text(YamlMap map, string name) => map[name] is YamlText text ? text.Value : "";
}
