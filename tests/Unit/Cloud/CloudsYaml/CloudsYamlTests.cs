using VkCloud;

namespace Unit.Cloud.CloudsYamlReading;

/// <summary>clouds.yaml as every OpenStack client reads it: which file, what is put together, who logs in, and what is said when it cannot be.</summary>
public sealed class CloudsYamlTests
{
    private const string Auth = "auth: {auth_url: 'https://one.example/v3', username: me, password: pass-1, project_id: p1}";

    [Test]
    public void A_whole_entry_is_read()
    {
        var entry = Read("""
            clouds:
              # The usual form.
              one:
                auth:
                  auth_url: https://one.example/identity/v3/
                  username: me@example.com
                  password: "pass: #1"
                  project_id: 0123456789abcdef
                  user_domain_name: users
                region_name: RegionOne
                interface: public
                identity_api_version: 3
                auth_type: password
                verify: true
                cacert: ~/authority.pem
                container_infra_endpoint_override: https://one.example/magnum/v1
                network_endpoint_override: https://one.example/network/v2.0/
            """);

        Assert.Multiple(() =>
        {
            Assert.That((entry.Name, entry.File), Is.EqualTo(("one", "/here/clouds.yaml")));
            Assert.That(
                (entry.AuthUrl, entry.Region, entry.ProjectId, entry.Project),
                Is.EqualTo(("https://one.example/identity/v3/", "RegionOne", "0123456789abcdef", (ProjectReference?)null)));
            Assert.That(entry.Credentials, Is.EqualTo(new PasswordCredentials("me@example.com", "pass: #1")));
            Assert.That(entry.CaCertFile, Is.EqualTo("/home/me/authority.pem"));
            Assert.That(
                entry.EndpointOverrides,
                Is.EqualTo(new EndpointOverrides { ContainerInfra = "https://one.example/magnum/v1", Network = "https://one.example/network/" }));
        });
    }

    [Test]
    public void Options_take_the_defaults_for_what_the_entry_does_not_say()
    {
        var options = Read("clouds: {one: {auth: {username: me, password: x}}}").ToOptions();

        Assert.That(
            (options.AuthUrl, options.Region, options.ProjectId, options.Credentials),
            Is.EqualTo((CloudOptions.DefaultAuthUrl, CloudOptions.DefaultRegion, (string?)null, (Credentials)new PasswordCredentials("me", "x"))));
    }

    public static IEnumerable<TestCaseData> Ways()
    {
        yield return Way("user by id", "auth: {user_id: u1, password: x}", new PasswordCredentials(null, "x") { UserId = "u1" });
        yield return Way("user's domain by id", "auth: {username: me, password: x, user_domain_id: d1}", new PasswordCredentials("me", "x", null, "d1"));
        yield return Way("one domain for both", "auth: {username: me, password: x, domain_name: d}", new PasswordCredentials("me", "x", "d"));
        yield return Way("a default domain", "auth: {username: me, password: x, default_domain: d1}", new PasswordCredentials("me", "x", null, "d1"));
        yield return Way(
            "the nearest domain wins", "auth: {username: me, password: x, user_domain_name: near, domain_id: far}", new PasswordCredentials("me", "x", "near"));
        yield return Way("no auth map, keys with hyphens", "{username: me, password: x, user-domain-name: d}", new PasswordCredentials("me", "x", "d"));
        yield return Way(
            "an application credential", "auth: {application_credential_id: a1, application_credential_secret: s}", new ApplicationCredential("a1", "s"));
        yield return Way(
            "an application credential by name",
            "{auth_type: v3applicationcredential, auth: {application_credential_name: ci, application_credential_secret: s, username: me}}",
            new ApplicationCredential(null, "s") { Name = "ci", User = new(Name: "me") });
        yield return Way(
            "a password beside an application credential, told by auth_type",
            "{auth_type: password, auth: {username: me, password: x, application_credential_id: a1}}",
            new PasswordCredentials("me", "x"));
        yield return Way("a token", "{auth_type: v3token, auth: {token: t}}", new ReadyToken("t"));
        yield return Way("a token, not told by auth_type", "auth: {token: t}", new ReadyToken("t"));
        yield return Way("a password from the environment", "auth: {username: me}", new PasswordCredentials("me", "pass-env"), "OS_PASSWORD=pass-env");
        yield return Way(
            "a secret from the environment",
            "auth: {application_credential_id: a1}",
            new ApplicationCredential("a1", "s-env"),
            "OS_APPLICATION_CREDENTIAL_SECRET=s-env");
        yield return Way(
            "an environment of another login does not matter",
            "auth: {username: me, password: x}",
            new PasswordCredentials("me", "x"),
            "OS_APPLICATION_CREDENTIAL_ID=a9",
            "OS_USERNAME=you",
            "OS_PASSWORD=y");
        yield return Way(
            "values that look like numbers, dates and truth are text",
            "auth: {username: 0123, password: 2026-06-01, user_domain_name: yes}",
            new PasswordCredentials("0123", "2026-06-01", "yes"));
        yield return Way("quoted, a null is text", "auth: {username: 'null', password: '~'}", new PasswordCredentials("null", "~"));
    }

    [TestCaseSource(nameof(Ways))]
    public void Who_logs_in(string entry, Credentials credentials, string[] environment) =>
        Assert.That(Read($"clouds:\n  one: {(entry.StartsWith('{') ? entry : $"{{{entry}}}")}", environment: environment).Credentials, Is.EqualTo(credentials));

    [TestCase("project_name: p", "users", null, TestName = "a project by name, in VK Cloud's domain")]
    [TestCase("project_name: p, user_domain_name: d", "d", null, TestName = "a project by name, in its user's domain")]
    [TestCase("tenant_name: p, project_domain_id: d1, user_domain_name: d", null, "d1", TestName = "a project by its old word, in a domain of its own")]
    public void Which_project(string auth, string? domainName, string? domainId)
    {
        var entry = Read($"clouds: {{one: {{auth: {{username: me, password: x, {auth}}}}}}}");

        Assert.That((entry.ProjectId, entry.Project), Is.EqualTo(((string?)null, new ProjectReference("p", domainName, domainId))));
    }

    [Test]
    public void The_secure_file_wins_over_the_entry_and_the_entry_over_its_profile()
    {
        var entry = Read(
            new Dictionary<string, string>
            {
                ["/home/me/.config/openstack/clouds.yaml"] =
                    "clouds: {one: {profile: vk, auth: {username: me, password: plain, project_id: p1}, region_name: kz}}",
                ["/etc/openstack/secure.yaml"] = "clouds: {one: {auth: {password: safe}}}",
                ["/here/clouds-public.yaml"] =
                    "public-clouds: {vk: {auth: {auth_url: 'https://vk.example/v3', user_domain_name: staff}, region_name: RegionOne}}",
            });

        Assert.That(
            (entry.AuthUrl, entry.Region, entry.ProjectId, entry.Credentials),
            Is.EqualTo(("https://vk.example/v3", "kz", "p1", (Credentials)new PasswordCredentials("me", "safe", "staff"))));
    }

    [Test]
    public void An_entry_of_the_secure_file_alone_is_enough() => Assert.That(
        Read(new Dictionary<string, string> { ["/here/secure.yaml"] = $"clouds: {{one: {{{Auth}}}}}" }).File, Is.EqualTo("/here/secure.yaml"));

    [Test]
    public void Anchors_aliases_and_merge_keys_are_followed()
    {
        var entry = Read("""
            base: &base
              auth: &auth {auth_url: https://one.example/v3, username: me, password: pass-1}
              region_name: RegionOne
            clouds:
              one:
                <<: *base
                region_name: kz
              two: {<<: [*base, {region_name: never}], auth: *auth}
            """);

        Assert.That(
            (entry.AuthUrl, entry.Region, entry.Credentials),
            Is.EqualTo(("https://one.example/v3", "kz", (Credentials)new PasswordCredentials("me", "pass-1"))));
    }

    [Test]
    public void Json_is_read_too() => Assert.That(
        Read(new Dictionary<string, string> { ["/here/clouds.json"] = """{"clouds":{"one":{"auth":{"username":"me","password":"\u0078\n"}}}}""" }).Credentials,
        Is.EqualTo(new PasswordCredentials("me", "x\n")));

    public static IEnumerable<TestCaseData> Places()
    {
        string[] order =
        [
            "/elsewhere/mine.yaml",
            "/here/clouds.yaml", "/here/clouds.yml", "/here/clouds.json",
            "/home/me/.config/openstack/clouds.yaml", "/home/me/.config/openstack/clouds.yml", "/home/me/.config/openstack/clouds.json",
            "/etc/openstack/clouds.yaml", "/etc/openstack/clouds.yml", "/etc/openstack/clouds.json",
        ];
        for (var first = 0; first < order.Length; first++)
        {
            yield return new TestCaseData(order[first..], order[first]).SetArgDisplayNames(order[first]);
        }
    }

    [TestCaseSource(nameof(Places))]
    public void The_first_file_found_is_the_only_one(string[] present, string taken) => Assert.That(
        Read(present.ToDictionary(path => path, path => $"clouds: {{one: {{{Auth}}}}}"), "OS_CLIENT_CONFIG_FILE=/elsewhere/mine.yaml").File, Is.EqualTo(taken));

    [Test]
    public void The_users_configuration_folder_may_lie_elsewhere() => Assert.That(
        Read(new Dictionary<string, string> { ["/xdg/openstack/clouds.yaml"] = $"clouds: {{one: {{{Auth}}}}}" }, "XDG_CONFIG_HOME=/xdg").File,
        Is.EqualTo("/xdg/openstack/clouds.yaml"));

    [TestCase(null, "a", null, TestName = "the first of its regions")]
    [TestCase("b", "b", "pb", TestName = "a region with values of its own")]
    public void Regions_are_chosen_from(string? region, string chosen, string? project)
    {
        const string Text = "clouds: {one: {auth: {username: me, password: x}, regions: [a, {name: b, values: {auth: {project_id: pb}}}]}}";

        var entry = CloudsYaml.Read("one", region, Sources(new Dictionary<string, string> { ["/here/clouds.yaml"] = Text }));

        Assert.That((entry.Region, entry.ProjectId), Is.EqualTo((chosen, project)));
    }

    [Test]
    public void The_region_asked_for_wins()
    {
        var sources = Sources(new Dictionary<string, string> { ["/here/clouds.yaml"] = $"clouds: {{one: {{{Auth}, region_name: RegionOne}}}}" });

        Assert.That(CloudsYaml.Read("one", "kz", sources).Region, Is.EqualTo("kz"));
    }

    public static IEnumerable<TestCaseData> Wrongs()
    {
        yield return Wrong("no such entry", "clouds: {two: {}, three: {}}", "there is no cloud one in /here/clouds.yaml; there are three, two");
        yield return Wrong("no entries at all", "clouds: {}", "there are none");
        yield return Wrong("an empty file", "", "there are none");
        yield return Wrong("an entry that is none", "clouds: {one: text}", "is not a map");
        yield return Wrong("a list of clouds", "clouds: [one]", "not a map of clouds");
        yield return Wrong("not YAML", "clouds:\n  one: {auth: {password: 'secret-1}\n", "line 2, column");
        yield return Wrong("a list for a document", "[1]", "the document is not a map");
        yield return Wrong("an alias without an anchor", "clouds: {one: *nowhere}", "line 1, column 15: the alias has no anchor before it");
        yield return Wrong("a map that contains itself", "clouds: &c {one: *c}", "no anchor before it");
        yield return Wrong("no user", "clouds: {one: {auth: {password: secret-1}}}", "neither username nor user_id");
        yield return Wrong(
            "no password", "clouds: {one: {auth: {username: me}}}", "no password in auth, neither is there one in secure.yaml or in OS_PASSWORD");
        yield return Wrong("no secret", "clouds: {one: {auth: {application_credential_id: a}}}", "OS_APPLICATION_CREDENTIAL_SECRET");
        yield return Wrong(
            "a credential's name and not whose it is",
            "clouds: {one: {auth: {application_credential_name: a, application_credential_secret: secret-1}}}",
            "unique for one user only");
        yield return Wrong(
            "another way of logging in", "clouds: {one: {auth_type: v3oidcpassword, auth: {username: me, password: secret-1}}}", "auth_type is v3oidcpassword");
        yield return Wrong("certificates not checked", $"clouds: {{one: {{{Auth}, verify: False}}}}", "name the authority in cacert");
        yield return Wrong("neither true nor false", $"clouds: {{one: {{{Auth}, verify: perhaps}}}}", "verify is neither true nor false");
        yield return Wrong("a client certificate", $"clouds: {{one: {{{Auth}, cert: a.pem}}}}", "client certificate");
        yield return Wrong("internal endpoints", $"clouds: {{one: {{{Auth}, interface: internal}}}}", "interface is internal");
        yield return Wrong("version 2", $"clouds: {{one: {{{Auth}, identity_api_version: 2.0}}}}", "version 3 is needed");
        yield return Wrong(
            "a region it does not have", $"clouds: {{one: {{{Auth}, regions: [a, b], region_name: c}}}}", "it has no region c; regions there: a, b");
        yield return Wrong(
            "a profile, and no file of them",
            $"clouds: {{one: {{{Auth}, profile: vk}}}}",
            "there is no clouds-public.yaml; looked for /here/clouds-public.yaml");
        yield return Wrong("text that is a list", "clouds: {one: {auth: {username: [me], password: secret-1}}}", "auth.username is not text");
        yield return Wrong("too deep", "clouds: " + new string('[', 100) + new string(']', 100), "nested too deeply");
        yield return Wrong("too long", "a: " + new string('b', (1024 * 1024) + 1), "larger than 1 MiB");
        yield return Wrong(
            "merge keys that multiply",
            "a0: &a0 {" + string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"k{i}: v")) + "}\n"
                + string.Join("\n", Enumerable.Range(1, 200).Select(i => $"a{i}: &a{i} {{<<: *a{i - 1}}}")),
            "merge keys make too much of it");
    }

    [TestCaseSource(nameof(Wrongs))]
    public void What_is_wrong_is_said_with_what_there_is(string text, string words) => Assert.That(
        () => Read(text),
        Throws.InstanceOf<CloudsYamlException>().With.Message.Contains(words).And.Message.Not.Contains("secret-1").And.Message.Not.Contains("pass-1"));

    [Test]
    public void Without_any_file_the_places_looked_at_are_told() => Assert.That(
        () => Read(new Dictionary<string, string>()),
        Throws.InstanceOf<CloudsYamlException>()
            .With.Message.Contains("/here/clouds.yaml")
            .And.Message.Contains("/home/me/.config/openstack/clouds.yaml")
            .And.Message.Contains("/etc/openstack/clouds.yaml"));

    [Test]
    public void A_profile_that_is_not_there_is_told_with_those_that_are() => Assert.That(
        () => Read(new Dictionary<string, string>
        {
            ["/here/clouds.yaml"] = $"clouds: {{one: {{{Auth}, profile: vk}}}}",
            ["/here/clouds-public.yaml"] = "public-clouds: {other: {}}",
        }),
        Throws.InstanceOf<CloudsYamlException>().With.Message.Contains("which is not in /here/clouds-public.yaml; there is other"));

    [Test]
    public void Aliases_do_not_multiply_what_is_there()
    {
        // Each level holds the one below twice: two to the forty maps, if anyone walked them all.
        var bomb = "a0: &a0 {x: 1}\n" + string.Join("\n", Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} {{l: *a{i - 1}, r: *a{i - 1}}}")) + "\n";

        var entry = Read(new Dictionary<string, string>
        {
            ["/here/clouds.yaml"] = bomb + $"clouds: {{one: {{{Auth}, more: *a40}}}}",
            ["/here/secure.yaml"] = bomb + "clouds: {one: {more: *a40}}",
        });

        Assert.That(entry.ProjectId, Is.EqualTo("p1"));
    }

    [Test]
    public void Broken_files_are_told_as_such_and_nothing_else_is_thrown([Range(1, 8)] int batch)
    {
        const string Letters = "{}[]:,&*!|>'\"%@#-?\n\t \\<a~\0\u00E9";
        const string Whole = """
            base: &b {x: 1, <<: {y: 2}}
            clouds:
              one:
                <<: *b
                auth: {username: me, password: "p\x41", project_id: p}
                regions: [a, {name: b}]
                verify: true
                text: |
                  lines

            """;
        for (var seed = batch * 1000; seed < (batch * 1000) + 400; seed++)
        {
            var random = new Random(seed);
            var text = Whole.ToCharArray();
            for (var hits = random.Next(1, 6); hits > 0; hits--)
            {
                text[random.Next(text.Length)] = Letters[random.Next(Letters.Length)];
            }

            try
            {
                Read(new string(text, 0, random.Next(text.Length + 1)));
            }
            catch (CloudsYamlException)
            {
                // What is expected of most of them.
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {e}");
            }
        }
    }

    private static CloudEntry Read(string text, params string[] environment) =>
        Read(new Dictionary<string, string> { ["/here/clouds.yaml"] = text }, environment);

    private static CloudEntry Read(Dictionary<string, string> files, params string[] environment) => CloudsYaml.Read("one", null, Sources(files, environment));

    internal static CloudsYamlSources Sources(Dictionary<string, string> files, params string[] environment)
    {
        var variables = environment.Select(variable => variable.Split('=', 2)).Append(["HOME", "/home/me"]).ToDictionary(pair => pair[0], pair => pair[1]);
        return new(variables.GetValueOrDefault, "/here", files.GetValueOrDefault);
    }

    private static TestCaseData Way(string name, string entry, Credentials credentials, params string[] environment) =>
        new TestCaseData(entry, credentials, environment).SetArgDisplayNames(name);

    private static TestCaseData Wrong(string name, string text, string words) => new TestCaseData(text, words).SetArgDisplayNames(name);
}
