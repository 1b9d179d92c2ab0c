using System.Diagnostics;

namespace Vkcc.Simulator.Tests;

/// <summary>How a command ended.</summary>
internal sealed record KubectlRun(int Code, string Output, string Error)
{
    /// <summary>Lines of the output, each with single blanks.</summary>
    public string[] Lines =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

    public KubectlRun ShouldSucceed()
    {
        Assert.That(Code, Is.Zero, $"{Output}\n{Error}");
        return this;
    }
}

/// <summary>The real kubectl with a kubeconfig as the cloud hands it out, and the Keystone token that a plug-in would fetch.</summary>
internal sealed class Kubectl : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder folder = new();
    private readonly string token;

    public Kubectl(KubernetesClient client)
    {
        token = client.Token!;
        File.WriteAllText(folder.File("kubeconfig"), client.Kubeconfig);
    }

    public static async Task<Kubectl> OfAsync(TestCloud cloud, string clusterId)
    {
        using var client = await KubernetesClient.OfAsync(cloud, clusterId);
        return new Kubectl(client);
    }

    public async Task<KubectlRun> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process, await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience));
    }

    /// <summary>Runs until it ends by itself; its output is read line by line.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl", ["--kubeconfig", folder.File("kubeconfig"), "--token", token, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = Path.GetDirectoryName(folder.File("kubeconfig"));
        start.Environment.Remove("KUBECONFIG");
        return Process.Start(start)!;
    }

    public static async Task<KubectlRun> EndAsync(Process process, string output)
    {
        var error = await process.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new KubectlRun(process.ExitCode, output, error);
    }

    public void Dispose() => folder.Dispose();
}
