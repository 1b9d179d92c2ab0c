using Docs;
using Terraform.Framework;
using Vkcc;

namespace Unit.Documentation;

/// <summary>The writer of pages, with schemas made up for it.</summary>
internal sealed class PageTests
{
    private string folder = string.Empty;

    private Examples Examples => new(Path.Combine(folder, "examples"));

    private string Target => Path.Combine(folder, "docs");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("vkcc-docs-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("Resources", "resources", "Resource", "resource", true)]
    [TestCase("DataSources", "data-sources", "Data Source", "data-source", false)]
    [TestCase("EphemeralResources", "ephemeral-resources", "Ephemeral Resource", "ephemeral-resource", false)]
    [TestCase("ListResources", "list-resources", "List Resource", "list-resource", false)]
    [TestCase("Functions", "functions", "Function", "function", false)]
    [TestCase("Actions", "actions", "Action", "action", false)]
    public void A_kinds_name_says_everything_about_it(string property, string below, string title, string example, bool managed)
    {
        var kind = new Kind(property);

        Assert.That((kind.Folder, kind.Title, kind.Example, kind.IsManaged), Is.EqualTo((below, title, example, managed)));
    }

    [Test]
    public void A_page_of_a_resource_has_the_registrys_layout()
    {
        Example("resources/any_big_thing/resource.tf", "resource \"any_big_thing\" \"x\" {}\n");
        Example("resources/any_big_thing/import.sh", "terraform import any_big_thing.x 1\n");
        Example("resources/any_big_thing/import-by-string-id.tf", "import {\n  to = any_big_thing.x\n  id = \"1\"\n}\n");
        var schema = new Schema
        {
            Description =
                """
                A thing of `any` size,
                with parts.

                - one
                - two
                """,
            Attributes =
            [
                new("name", TfType.String) { Mode = AttributeMode.Required, RequiresReplace = true, Description = "Name\nof it." },
                new("size", TfType.Number) { Mode = AttributeMode.OptionalComputed, Default = TfNumber.Of(20), Description = "How big." },
                new("secret", TfType.String)
                {
                    Mode = AttributeMode.Optional, Sensitive = true, WriteOnly = true, Description = "Kept.", DeprecationMessage = "Use another.",
                },
                new("id", TfType.String) { Mode = AttributeMode.Computed, RequiresReplace = true, Description = "Id." },
                SchemaAttribute.OfNested(
                    "parts",
                    new NestedAttributes(
                        NestingMode.Set,
                        [
                            SchemaAttribute.OfNested(
                                "screw",
                                new NestedAttributes(
                                    NestingMode.Single, [new("length", TfType.Number) { Mode = AttributeMode.Required, Description = "In mm." }]),
                                AttributeMode.Required,
                                "Holds it."),
                            new("colors", TfType.Map(TfType.List(TfType.Bool))) { Mode = AttributeMode.Optional, Description = "By name." },
                        ]),
                    AttributeMode.Optional,
                    "Its parts.") with
                {
                    LocalOnly = true,
                },
                SchemaAttribute.OfNested(
                    "box",
                    new NestedBlock(NestingMode.List, [new("wide", TfType.Bool) { Mode = AttributeMode.Optional, Description = "Whether." }]) { MinItems = 1 },
                    AttributeMode.Optional,
                    "Around it."),
            ],
        };
        var rules = new RuleLinks(
        [
            new("B-10", "plan", "any_big_thing.size", ""),
            new("B-9", "plan", "any_big_thing.size", ""),
            new("B-9", "plan", "any_big_thing.size", "Once more."),
            new("A-1", "plan", "other_thing.name", ""),
        ]);

        var page = SchemaPage.Of("any", new Offer(new Kind("Resources"), "any_big_thing", schema), schema, Examples, rules);

        Assert.That(page, Is.EqualTo(
            """
            ---
            # Written by make docs.
            page_title: "any_big_thing Resource - any"
            subcategory: ""
            description: |-
              A thing of any size, with parts.
            ---

            # any_big_thing (Resource)

            A thing of `any` size, with parts.

            - one
            - two

            ## Example Usage

            ```terraform
            resource "any_big_thing" "x" {}
            ```

            ## Schema

            ### Required

            - `name` (String) Name of it.

              **Changing this replaces the big thing.**

            - `box` (Block List) Around it. (see [below for nested schema](#nestedblock--box))

            ### Optional

            - `parts` (Attributes Set) Its parts. (see [below for nested schema](#nestedatt--parts))

              Changing this is stored by Terraform and calls nothing.

            - `secret` (String, Sensitive, Write-only) Kept. **Deprecated:** Use another.

              Changes in place.

            - `size` (Number) How big.

              Default: `20`. Changes in place.

            ### Read-Only

            - `id` (String) Id.

            <a id="nestedblock--box"></a>

            ### Nested Schema for `box`

            Optional:

            - `wide` (Boolean) Whether.

            <a id="nestedatt--parts"></a>

            ### Nested Schema for `parts`

            Required:

            - `screw` (Attributes) Holds it. (see [below for nested schema](#nestedatt--parts--screw))

            Optional:

            - `colors` (Map of List of Boolean) By name.

            <a id="nestedatt--parts--screw"></a>

            ### Nested Schema for `parts.screw`

            Required:

            - `length` (Number) In mm.

            ## Import

            With an [`import` block](https://developer.hashicorp.com/terraform/language/import), Terraform 1.5 and newer:

            ```terraform
            import {
              to = any_big_thing.x
              id = "1"
            }
            ```

            With the [command](https://developer.hashicorp.com/terraform/cli/commands/import):

            ```shell
            terraform import any_big_thing.x 1
            ```

            ## Rules

            What the service demands of these attributes; the guide [Rules of the service](https://registry.terraform.io/providers/vkcc/vkcc/latest/docs/guides/rules) says when each rule is checked.

            | Attribute | Rules |
            | --- | --- |
            | `size` | [B-9](https://registry.terraform.io/providers/vkcc/vkcc/latest/docs/guides/rules#b-9), [B-10](https://registry.terraform.io/providers/vkcc/vkcc/latest/docs/guides/rules#b-10) |

            """));
    }

    [Test]
    public void What_is_only_read_or_run_neither_changes_in_place_nor_is_imported()
    {
        Example("list-resources/any_thing/list-resource.tfquery.hcl", "list \"any_thing\" \"x\" {}");
        var schema = new Schema { Description = "Things.", Attributes = [new("name", TfType.String) { Mode = AttributeMode.Optional, Description = "Name." }] };

        var rules = new RuleLinks([new("A-1", "plan", "any_thing.name", "")]);

        var page = SchemaPage.Of("any", new Offer(new Kind("ListResources"), "any_thing", schema), schema, Examples, rules);

        Assert.That(page, Does.Contain("# any_thing (List Resource)").And.Contain("list \"any_thing\" \"x\" {}").And.EndWith("- `name` (String) Name.\n"));
    }

    [Test]
    public void A_resource_with_an_identity_is_imported_by_it_too()
    {
        Example("resources/any_thing/resource.tf", "resource");
        Example("resources/any_thing/import.sh", "terraform import any_thing.x 1");
        var offer = new Offer(
            new Kind("Resources"),
            "any_thing",
            new Identified(
                new IdentitySchema
                {
                    Attributes = [
                    new("id", TfType.String) { Description = "Id of it." }, new("place", TfType.String) { Description = "Where.", IsRequired = false },
                ]
                }));
        var schema = new Schema { Description = "A thing.", Attributes = [] };
        string Page() => SchemaPage.Of("any", offer, schema, Examples, new RuleLinks([]));

        Assert.That(Page, Throws.TypeOf<MissingExampleException>().With.Message.StartsWith("examples/resources/any_thing/import-by-identity.tf is missing"));
        Example("resources/any_thing/import-by-identity.tf", "import");
        Assert.That(
            Page(),
            Does.EndWith("```terraform\nimport\n```\n\n### Identity Schema\n\n- `id` (String, Required) Id of it.\n- `place` (String, Optional) Where.\n"));
    }

    [Test]
    public void A_page_of_a_function_shows_how_to_call_it()
    {
        Example("functions/join/function.tf", "output \"x\" {}");
        var signature = new FunctionSignature
        {
            Summary = "Joins.",
            Description = "Joins\ntexts.",
            Parameters = [new("by", TfType.String) { Description = "What stands between." }],
            Variadic = new("parts", TfType.Set(TfType.Number)) { Description = "What is joined.", AllowNull = true },
            Returns = TfType.Object(("text", TfType.String), ("any", TfType.Dynamic)),
        };

        var page = FunctionPage.Of("any", new Offer(new Kind("Functions"), "join", signature), signature, Examples);

        Assert.That(page, Is.EqualTo(
            """
            ---
            # Written by make docs.
            page_title: "join Function - any"
            subcategory: ""
            description: |-
              Joins.
            ---

            # function: join

            Joins texts.

            Needs Terraform 1.8 or newer, or OpenTofu 1.7 or newer.

            ## Example Usage

            ```terraform
            output "x" {}
            ```

            ## Signature

            ```text
            join(by string, parts set(number)...) object({ any = any, text = string })
            ```

            ## Arguments

            1. `by` (String) What stands between.
            1. `parts` (Variadic, Set of Number, Nullable) What is joined.

            ## Return Type

            `object({ any = any, text = string })`

            """));
    }

    [Test]
    public void A_thing_without_an_example_has_no_page()
    {
        var missing = Assert.Throws<MissingExampleException>(() => Examples.Of("resources/any_thing", "resource"));

        Assert.That(missing!.Message, Does.StartWith("examples/resources/any_thing/resource.tf is missing"));
    }

    [Test]
    public void Examples_stand_in_the_order_of_their_names()
    {
        Example("resources/any_thing/resource.tf", "first");
        Example("resources/any_thing/resource_b.tf", "second");
        Example("resources/any_thing/resource.md", "none");
        Example("resources/any_thing/import.sh", "none");

        Assert.That(Examples.Of("resources/any_thing", "resource"), Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public void Writing_makes_the_folder_what_it_should_be_and_leaves_what_is_written_by_hand()
    {
        var documentation = Docs.Documentation.Of(Repository.Root);
        Write(Path.Combine(Target, "resources", "gone.md"), "gone");
        Write(Path.Combine(Target, "actions", "gone.md"), "gone");
        Write(Path.Combine(Target, "resources", "cluster.md"), "old");
        Write(Path.Combine(Target, "guides", "mine.md"), "mine");
        Write(Path.Combine(Target, "design", "mine.md"), "mine");

        var before = documentation.Stale(Target);
        var first = documentation.WriteTo(Target);
        var after = documentation.Stale(Target);
        var second = documentation.WriteTo(Target);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.SupersetOf(new[]
            {
                "docs/index.md is missing",
                "docs/resources/cluster.md is out of date",
                "docs/resources/gone.md describes nothing that the provider has",
                "docs/actions/gone.md describes nothing that the provider has",
            }));
            Assert.That(before, Has.Count.EqualTo(documentation.Pages.Count + 2));
            Assert.That(first, Is.EqualTo((documentation.Pages.Count, 2)));
            Assert.That(after, Is.Empty);
            Assert.That(second, Is.EqualTo((0, 0)));
            Assert.That(File.ReadAllText(Path.Combine(Target, "guides", "mine.md")), Is.EqualTo("mine"));
            Assert.That(File.ReadAllText(Path.Combine(Target, "design", "mine.md")), Is.EqualTo("mine"));
        }
    }

    private sealed record Identified(IdentitySchema Identity);

    private void Example(string path, string text) => Write(Path.Combine(folder, "examples", path), text);

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
