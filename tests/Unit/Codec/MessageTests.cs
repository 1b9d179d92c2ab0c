using Terraform.Framework;
using Terraform.Protocol;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Unit.Codec;

/// <summary>Diagnostics, paths and schemas as messages.</summary>
internal sealed class MessageTests
{
    [Test]
    public void Row_66_every_step_of_a_path_is_written_index_0_too()
    {
        var message = DiagnosticMessages.ToMessage(AttributePath.Root("a").Index(0).Key("k").Attribute("b"));

        Assert.That(message.Steps.Select(s => s.SelectorCase), Is.EqualTo(new[]
        {
            Proto.AttributePath.Types.Step.SelectorOneofCase.AttributeName,
            Proto.AttributePath.Types.Step.SelectorOneofCase.ElementKeyInt,
            Proto.AttributePath.Types.Step.SelectorOneofCase.ElementKeyString,
            Proto.AttributePath.Types.Step.SelectorOneofCase.AttributeName,
        }));
    }

    [TestCase(DiagnosticSeverity.Error, Proto.Diagnostic.Types.Severity.Error)]
    [TestCase(DiagnosticSeverity.Warning, Proto.Diagnostic.Types.Severity.Warning)]
    [TestCase((DiagnosticSeverity)0, Proto.Diagnostic.Types.Severity.Error)]
    public void Row_66_severity_is_never_0(DiagnosticSeverity severity, object expected) =>
        Assert.That(DiagnosticMessages.ToMessage(new Diagnostic(severity, "s", "d", AttributePath.Whole)).Severity, Is.EqualTo(expected));

    [Test]
    public void Row_66_a_diagnostic_of_the_whole_block_has_no_path() =>
        Assert.That(DiagnosticMessages.ToMessage(Diagnostic.Error("s", "d")).Attribute, Is.Null);

    [Test]
    public void Row_27_broken_text_in_a_diagnostic_is_repaired()
    {
        var message = DiagnosticMessages.ToMessage(Diagnostic.Error("one\ntwo", "a\ud800b 😀", AttributePath.Root("m").Key("\udc00")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Summary, Is.EqualTo("one two"));
            Assert.That(message.Detail, Is.EqualTo("a\uFFFDb 😀"));
            Assert.That(message.Attribute.Steps[1].ElementKeyString, Is.EqualTo("\uFFFD"));
        }
    }

    [Test]
    public void Row_31_a_schema_has_its_block_and_each_attribute_one_of_type_and_nested_type()
    {
        var nested = SchemaAttribute.OfNested(
            "scale", new NestedAttributes(NestingMode.Single, [Attribute("min", AttributeMode.Required)]), AttributeMode.Optional, "Scale.");
        var block = SchemaAttribute.OfNested(
            "rule",
            new NestedBlock(NestingMode.List, [Attribute("port", AttributeMode.OptionalComputed)]) { MaxItems = 3 },
            AttributeMode.Optional,
            "Rules.");
        var message = SchemaMessages.ToMessage(new Schema
        {
            Version = 7,
            Description = "Thing.",
            Attributes = [Attribute("size", AttributeMode.Computed)
            with { Sensitive = true, DeprecationMessage = "Use scale." }, block, nested],
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Version, Is.EqualTo(7));
            Assert.That(
                message.Block.Attributes.Select(a => (a.Name, a.Type.ToStringUtf8(), a.NestedType is not null, a.Required, a.Optional, a.Computed)),
                Is.EqualTo(new[]
                {
                    ("size", "\"number\"", false, false, false, true),
                    ("scale", "", true, false, true, false),
                }));
            Assert.That(
                (message.Block.Attributes[0].Sensitive, message.Block.Attributes[0].Deprecated, message.Block.Attributes[0].DeprecationMessage),
                Is.EqualTo((true, true, "Use scale.")));
            Assert.That(
                (message.Block.Attributes[1].NestedType.Nesting, message.Block.Attributes[1].NestedType.Attributes[0].Name),
                Is.EqualTo((Proto.Schema.Types.Object.Types.NestingMode.Single, "min")));
            Assert.That(
                (
                    message.Block.BlockTypes[0].Nesting, message.Block.BlockTypes[0].MaxItems, message.Block.BlockTypes[0].Block.Attributes[0].Optional,
                    message.Block.BlockTypes[0].Block.Attributes[0].Computed),
                Is.EqualTo((Proto.Schema.Types.NestedBlock.Types.NestingMode.List, 3L, true, true)));
        }
    }

    private static SchemaAttribute Attribute(string name, AttributeMode mode) => new(name, TfType.Number) { Mode = mode, Description = "Number." };
}
