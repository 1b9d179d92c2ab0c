using Terraform.Framework;
using static Unit.Framework.Tf;

namespace Unit.Framework;

/// <summary>The ready-made checks.</summary>
internal sealed class CheckTests
{
    private static readonly AttributePath Path = AttributePath.Root("x");

    private static TestCaseData Row(string name, AttributeValidator check, TfValue value, string? message) =>
        new TestCaseData(check, value, message).SetName($"Check: {name}");

    private static TfNumber Number(string text) => TfNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text);

    private static IEnumerable<TestCaseData> Rows =>
    [
        Row("whole", Check.WholeNumber, N(5), null),
        Row("fraction", Check.WholeNumber, Number("5.5"), "not a whole number"),
        Row("giant", Check.WholeNumber, Number("1e30"), "does not fit into 64 bits"),
        Row("fraction in a map", Check.WholeNumber, Map(("k", Number("0.5"))), "not a whole number"),
        Row("between, the ends count", Check.Between(1, 3), N(3), null),
        Row("between, above", Check.Between(1, 3), N(4), "outside of 1 to 3"),
        Row("between, a fraction above", Check.Between(1, 3), Number("3.01"), "outside"),
        Row("at least", Check.AtLeast(2), N(1), "the least is 2"),
        Row("one of numbers", Check.OneOf(1, 3, 5), N(4), "not one of 1, 3, 5"),
        Row("one of numbers, fine", Check.OneOf(1, 3, 5), N(5), null),
        Row("one of texts", Check.OneOf("standard", "regional"), S("Regional"), "Did you mean \"regional\"?"),
        Row("one of texts, nothing near", Check.OneOf("standard", "regional"), S("zonal"), "not one of"),
        Row("not empty text", Check.NotEmpty, S(" "), "empty"),
        Row("not empty set", Check.NotEmpty, Set(), "at least one element"),
        Row("count", Check.Count(1, 3), List(), "1 to 3"),
        Row("each", Check.Each(Check.OneOf("a", "b")), List(S("a"), S("c")), "\"c\" is not one of"),
        Row("a long text is shortened", Check.OneOf("a"), S(new string('z', 5000)), "5002 characters"),
        Row("another kind of value is none of its business", Check.Between(1, 3), S("a"), null),
    ];

    [TestCaseSource(nameof(Rows))]
    public void Row_37_checks(AttributeValidator check, TfValue value, string? message)
    {
        Assert.That(check(value, Path)?.Detail, message is null ? Is.Null : Does.Contain(message));
        Assert.That(check(Null, Path), Is.Null);
        Assert.That(check(Unknown, Path), Is.Null);
    }

    [Test]
    public void Each_names_the_element()
    {
        var check = Check.Each(Check.OneOf("a"));

        Assert.That(check(List(S("a"), S("b")), Path)!.Path.ToString(), Is.EqualTo("x[1]"));
        Assert.That(check(Map(("k", S("b"))), Path)!.Path.ToString(), Is.EqualTo("x[\"k\"]"));
        Assert.That(check(Set(S("b")), Path)!.Path.ToString(), Is.EqualTo("x"));
    }

    [TestCase("MS-1", "MS1")]
    [TestCase("ms1", "MS1")]
    [TestCase("GZ", "GZ1")]
    [TestCase("elsewhere", null)]
    [TestCase("", null)]
    public void The_nearest_of_what_is_offered_is_suggested(string given, string? nearest) =>
        Assert.That(Suggestion.Nearest(given, ["MS1", "GZ1", "ME1", "PA2"]), Is.EqualTo(nearest));
}
