using System.IO.Compression;
using System.Text;

namespace Acceptance;

/// <summary>
/// A marker stands in the place of each secret, and the cloud repeats what it was sent, in refusals and in answers that are none. With every log at its loudest
/// no marker may be found in state, plan files, <c>show -json</c>, logs, diagnostics and outputs.
/// </summary>
internal sealed class MarkerStory() : Story("Secrets")
{
    // Letters alone: no encoding changes them.
    private const string Login = "markerLoginQzXvKpWjTm";
    private const string Token = "markerTokenHbNcRsYdGf";
    private const string Kube = "markerKubeUwLqEoPaZi";
    private const string Value = "markerValueDrXnBtGhSk";

    [TestCase("application credential")]
    [TestCase("password", Category = "Long")]
    [TestCase("token", Category = "Long")]
    public async Task A_secret_is_found_nowhere(string way)
    {
        await using var between = Markers();
        await using var terraform = await OpenAsync();
        foreach (var marker in (string[])[Login, Token, Kube, Base64(Kube)])
        {
            terraform.Secrets.Add(marker);
        }

        await LogInAsync(terraform, between, way);
        terraform.Set("TF_LOG", "TRACE");
        terraform.Set("TF_LOG_PROVIDER", "TRACE");

        // What goes well: everything that terraform writes and shows on the way.
        await terraform.PlanAsync("ephemeral.tf");
        AssertNothingIsStored(terraform);
        (await terraform.RunAsync("apply", "plan.tfplan")).ShouldSucceed();
        (await terraform.RunAsync("show")).ShouldSucceed();
        (await terraform.RunAsync("show", "-json")).ShouldSucceed();
        await terraform.PlanAsync();
        AssertNothingIsStored(terraform);

        // With a token there is no other secret that the provider could know.
        var known = way == "token" ? "" : Login;

        // What does not: the cloud refuses a change and repeats token and login in every form; answers with something that is no JSON; refuses the login
        // itself.
        terraform.Edit("node_count        = 1", "node_count        = 2");
        var refused = await WithAnswersAsync(
            between, "PATCH", 400, "{\"code\":3,\"message\":\"" + new string('x', 380) + " you sent @ and " + known + "\"}", () => terraform.TryApplyAsync());
        var page = await WithAnswersAsync(between, "PATCH", 502, "<html><body>@ " + known + "</body></html>", () => terraform.TryApplyAsync());
        var garbage = await WithAnswersAsync(between, "GET", 200, "X-Auth-Token: @, " + known, () => terraform.RunAsync("plan"));
        var login = await WithAnswersAsync(
            between, "LOGIN", 401, "{\"error\":{\"code\":401,\"message\":\"Not " + known + ", not @\"}}", () => terraform.RunAsync("plan"));
        AssertNothingIsStored(terraform);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Text, Does.Contain("you sent *"));
            Assert.That(page.ExitCode, Is.EqualTo(1));
            Assert.That(garbage.ExitCode, Is.EqualTo(1));
            Assert.That(login.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Error, Does.Contain("[TRACE] provider.").And.Contain("request body"), "The logs were as loud as they can be.");
        }

        await terraform.DestroyAsync();
        AssertNothingIsStored(terraform);
    }

    // Its state holds what it reads, marked as sensitive, as its documentation says.
    [Test]
    public async Task The_data_source_of_the_kubeconfig_keeps_it_in_state_and_nothing_else_does()
    {
        await using var between = Markers();
        await using var terraform = await OpenAsync();
        terraform.Secrets.Add(Login);
        terraform.Secrets.Add(Token);
        terraform.Secrets.Add(Kube);
        terraform.Secrets.Add(Base64(Kube));
        await LogInAsync(terraform, between, "application credential");
        terraform.Set("TF_LOG", "TRACE");

        await terraform.ApplyAsync("data.tf");
        (await terraform.RunAsync("show")).ShouldSucceed();
        (await terraform.RunAsync("plan")).ShouldSucceed();
        (await terraform.RunAsync("output")).ShouldSucceed();

        var state = await File.ReadAllTextAsync(Path.Combine(terraform.Configuration, "terraform.tfstate"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state, Does.Contain(Kube).And.Contain("vkcc_kubeconfig").And.Not.Contain(Login));
            Assert.That(Files(terraform)
                .Where(file => !file.Name.StartsWith("terraform.tfstate", StringComparison.Ordinal) && Holds(file.Text)).Select(file => file.Name), Is.Empty);
        }
    }

    [TestCase("first.tf")]
    [TestCase("second.tf")]
    [Category("Long")]
    public async Task The_write_only_values_of_an_add_on_are_sent_when_their_version_changes_and_found_nowhere(string cluster)
    {
        await using var between = Markers();
        await using var terraform = await OpenAsync();
        foreach (var marker in (string[])[Login, Token, Value, Base64(Value)])
        {
            terraform.Secrets.Add(marker);
        }

        await LogInAsync(terraform, between, "application credential");
        terraform.Set("TF_LOG", "TRACE");
        terraform.Set("TF_LOG_PROVIDER", "TRACE");
        terraform.Set("TF_VAR_password", Value);
        terraform.Use(cluster, "addon.tf");

        await terraform.PlanAsync();
        (await terraform.RunAsync("apply", "plan.tfplan")).ShouldSucceed();
        var sent = await ValuesAsync();
        terraform.Set("TF_VAR_password", Value + "2");
        var sameVersion = await terraform.PlanAsync();
        terraform.Set("TF_VAR_values_version", "2");
        var refused = await WithAnswersAsync(between, "PATCH", 400, Repeated(), () => terraform.TryApplyAsync());
        await terraform.ApplyAsync();
        var sentAgain = await ValuesAsync();
        (await terraform.RunAsync("show", "-json")).ShouldSucceed();
        await terraform.PlanAsync();

        var files = Files(terraform).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent, Does.Contain($"\"adminPassword\": \"{Value}\""));
            Assert.That(sameVersion.IsEmpty, Is.True, $"Another text under the same version:\n{sameVersion}");
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Text, Does.Contain("not taken: ***"), "What the cloud repeats is shown without the values.");
            Assert.That(sentAgain, Does.Contain($"\"adminPassword\": \"{Value}2\""));
            Assert.That(files.Where(file => Holds(file.Text)).Select(file => file.Name), Is.Empty, "A marker is in a file.");
        }

        await terraform.DestroyAsync();

        async Task<string> ValuesAsync()
        {
            var addon = (await Cloud.AddonsAsync()).Single();
            return Encoding.UTF8.GetString(Convert.FromBase64String((string)addon["values"]!));
        }

        // As it is, and as it went over the wire.
        static string Repeated() =>
            $"{{\"code\":3,\"message\":\"not taken: {Value}2, {Base64("{\"grafana\": {\"adminPassword\": \"" + Value)}\"}}";
    }

    /// <summary>Every file that terraform wrote, plan files opened.</summary>
    private static IEnumerable<(string Name, string Text)> Files(Workspace terraform)
    {
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(terraform.Configuration)!, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(path);
            yield return (name, File.ReadAllText(path, Encoding.Latin1));
            if (name.EndsWith(".tfplan", StringComparison.Ordinal))
            {
                using var plan = ZipFile.OpenRead(path);
                foreach (var entry in plan.Entries)
                {
                    using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
                    yield return ($"{name}/{entry.FullName}", reader.ReadToEnd());
                }
            }
        }
    }

    private static void AssertNothingIsStored(Workspace terraform)
    {
        var files = Files(terraform).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                files.Select(file => file.Name), Does.Contain("plan.tfplan/tfplan").And.Contain("plan.tfplan/tfstate"), "There was something to be searched.");
            Assert.That(files.Where(file => Holds(file.Text)).Select(file => file.Name), Is.Empty, "A marker is in a file.");
        }
    }

    private static bool Holds(string text) =>
        new[] { Login, Token, Kube, Base64(Kube), Value, Base64(Value) }.Any(marker => text.Contains(marker, StringComparison.Ordinal));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    /// <summary>The way to the cloud, with markers in the place of what the simulator calls its secrets.</summary>
    private Between Markers()
    {
        var between = Between.Start(Cloud);
        between.OnRequest = exchange =>
        {
            exchange.RequestText = exchange.RequestText
                .Replace($"\"secret\":\"{Login}\"", $"\"secret\":\"{Cloud.Secret}\"", StringComparison.Ordinal)
                .Replace($"\"password\":\"{Login}\"", "\"password\":\"demo\"", StringComparison.Ordinal)
                .Replace(Token, "", StringComparison.Ordinal);
            foreach (var header in exchange.RequestHeaders.AllKeys.OfType<string>())
            {
                exchange.RequestHeaders[header] = exchange.RequestHeaders[header]!.Replace(Token, "", StringComparison.Ordinal);
            }

            return Task.CompletedTask;
        };
        between.OnAnswer = exchange =>
        {
            if (exchange.Headers.TryGetValue("X-Subject-Token", out var token))
            {
                exchange.Headers["X-Subject-Token"] = Token + token;
            }

            if (exchange.Path.EndsWith("/kube_config", StringComparison.Ordinal) && exchange.Status == 200)
            {
                exchange.Text += $"    client-key-data: {Base64(Kube)}\n    # {Kube}\n";
            }

            return Task.CompletedTask;
        };
        return between;
    }

    private async Task LogInAsync(Workspace terraform, Between between, string way)
    {
        terraform.Set("OS_AUTH_URL", between.Address.ToString());
        switch (way)
        {
            case "application credential":
                terraform.Set("OS_APPLICATION_CREDENTIAL_SECRET", Login);
                break;
            case "password":
                Password();
                break;
            default:
                terraform.Unset("OS_APPLICATION_CREDENTIAL_ID");
                terraform.Unset("OS_APPLICATION_CREDENTIAL_SECRET");
                terraform.Set("OS_PROJECT_ID", Cloud.ProjectId);
                terraform.Set("OS_TOKEN", Token + await Cloud.TokenAsync());
                break;
        }

        void Password()
        {
            terraform.Unset("OS_APPLICATION_CREDENTIAL_ID");
            terraform.Unset("OS_APPLICATION_CREDENTIAL_SECRET");
            terraform.Set("OS_PROJECT_ID", Cloud.ProjectId);
            terraform.Set("OS_USERNAME", "demo");
            terraform.Set("OS_PASSWORD", Login);
        }
    }

    /// <summary>Lets the cloud answer so, with the token it was sent in the place of <c>@</c>, while something is done.</summary>
    private static async Task<TerraformRun> WithAnswersAsync(Between between, string method, int status, string body, Func<Task<TerraformRun>> act)
    {
        var ordinary = between.OnRequest!;
        between.OnRequest = async exchange =>
        {
            var token = exchange.RequestHeaders["X-Auth-Token"] ?? "";
            await ordinary(exchange);
            var isLogin = exchange.Path.EndsWith("/auth/tokens", StringComparison.Ordinal);
            if (method == "LOGIN" ? isLogin : exchange.Method == method && !isLogin)
            {
                exchange.Answer(status, body.Replace("@", token, StringComparison.Ordinal), body.StartsWith('<') ? "text/html" : "application/json");
            }
        };
        try
        {
            return await act();
        }
        finally
        {
            between.OnRequest = ordinary;
        }
    }
}
