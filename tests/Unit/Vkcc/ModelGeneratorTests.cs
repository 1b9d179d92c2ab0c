using Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Unit.Vkcc;

/// <summary>What the compiler makes of a record that is a model.</summary>
internal sealed class ModelGeneratorTests
{
    [TestCase("Id", ExpectedResult = "id")]
    [TestCase("ClusterCaCertificate", ExpectedResult = "cluster_ca_certificate")]
    [TestCase("ManagedK8s", ExpectedResult = "managed_k8s")]
    [TestCase("K8sVersion", ExpectedResult = "k8s_version")]
    [TestCase("ApiURL", ExpectedResult = "api_url")]
    [TestCase("ValuesWoVersion", ExpectedResult = "values_wo_version")]
    public string An_attribute_is_called_as_its_property(string property) => ModelGenerator.AttributeName(property);

    [TestCase("TfValue<string>", "String", "ToTf")]
    [TestCase("TfValue<long>", "Long", "ToTf")]
    [TestCase("TfValue<bool>", "Bool", "ToTf")]
    [TestCase("TfValue<ValueSet<TfValue<string>>>", "StringSet", "ToTf")]
    [TestCase("TfValue<ValueList<TfValue<string>>>", "StringList", "ToTf")]
    [TestCase("TfValue<ValueMap<TfValue<string>>>", "StringMap", "ToTf")]
    [TestCase("TfValue<ValueMap<TfValue<long>>>", "LongMap", "ToTf")]
    [TestCase("TfValue<TimeoutsModel>", "Nested<global::Terraform.Framework.TimeoutsModel>", "ToTfObject")]
    [TestCase("TfValue<ValueSet<TfValue<TimeoutsModel>>>", "NestedSet<global::Terraform.Framework.TimeoutsModel>", "ToTfSet")]
    [TestCase("TfValue<ValueList<TfValue<TimeoutsModel>>>", "NestedList<global::Terraform.Framework.TimeoutsModel>", "ToTfList")]
    public void Each_type_of_an_attribute_is_read_and_written(string type, string read, string write)
    {
        var (problems, text) = Generated($"public {type} SomeName {{ get; init; }}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Is.Empty);
            Assert.That(text, Does.Contain($"SomeName = value.{read}(\"some_name\")"));
            Assert.That(text, Does.Contain($"(\"some_name\", SomeName.{write}())"));
        }
    }

    [TestCase("TfValue<ValueMap<TfValue<bool>>>")]
    [TestCase("TfValue<double>")]
    [TestCase("TfValue<string>?")]
    [TestCase("string")]
    public void A_property_of_another_type_is_an_error_at_the_property(string type)
    {
        var (problems, text) = Generated($"public {type} Other {{ get; init; }} public TfValue<string> Id {{ get; init; }}");

        var problem = problems.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((problem.Id, problem.Severity), Is.EqualTo(("VKCC001", DiagnosticSeverity.Error)));
            Assert.That(problem.Location.SourceTree?.GetText().ToString(problem.Location.SourceSpan), Is.EqualTo("Other"));
            Assert.That(text, Does.Contain("\"id\"").And.Not.Contain("other"));
        }
    }

    [Test]
    public void A_property_without_init_is_no_attribute()
    {
        var (problems, text) = Generated("public TfValue<string> Id { get; init; } public bool HasId => Id.IsKnown;");

        Assert.That(problems, Is.Empty);
        Assert.That(text, Does.Not.Contain("has_id"));
    }

    [Test]
    public void What_is_written_by_hand_wins()
    {
        var (problems, text) = Generated("public TfValue<string> Id { get; init; } public TfObject ToObject() => TfObject.Of();");

        Assert.That(problems, Is.Empty);
        Assert.That(text, Does.Contain("From").And.Not.Contain("ToObject"));
    }

    /// <summary>All errors of the generator and the compiler, and what was generated.</summary>
    private static (IReadOnlyList<Diagnostic> Problems, string Text) Generated(string members)
    {
        var assemblies = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var source = CSharpSyntaxTree.ParseText(
            $"using Terraform.Framework; namespace Some; public sealed partial record Model : IModel<Model> {{ {members} }}");
        var compilation = CSharpCompilation.Create(
            "Some",
            [source],
            assemblies.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        CSharpGeneratorDriver.Create(new ModelGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var problems);

        return (
            [.. problems, .. generated.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error)],
            string.Concat(generated.SyntaxTrees.Where(tree => tree != source)));
    }
}
