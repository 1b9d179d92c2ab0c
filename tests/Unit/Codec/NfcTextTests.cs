using Terraform.Framework;

namespace Unit.Codec;

/// <summary>Cases from the tables of Unicode standard annex 15 and its conformance test.</summary>
internal sealed class NfcTextTests
{
    [TestCase("plain", "plain", TestName = "Row_27_plain_text")]
    [TestCase("é", "é", TestName = "Row_27_composed_stays")]
    [TestCase("e\u0301", "\u00e9", TestName = "Row_27_decomposed_is_composed")]
    [TestCase("x\u0301", "x\u0301", TestName = "Row_27_without_a_composed_form")]
    [TestCase("\u0301a", "\u0301a", TestName = "Row_27_a_mark_without_a_base")]
    [TestCase("\u1E9B\u0323", "\u1E9B\u0323", TestName = "Row_27_blocked_by_a_lower_class")]
    [TestCase("\u0073\u0323\u0307", "\u1E69", TestName = "Row_27_two_marks_compose")]
    [TestCase("\u0073\u0307\u0323", "\u1E69", TestName = "Row_27_two_marks_in_the_wrong_order")]
    [TestCase("a\u0315\u0300\u05AE\u0300b", "\u00E0\u05AE\u0300\u0315b", TestName = "Row_27_marks_are_ordered")]
    [TestCase("\u212B", "\u00C5", TestName = "Row_27_angstrom_sign")]
    [TestCase("\u0958", "\u0915\u093C", TestName = "Row_27_composition_exclusion")]
    [TestCase("\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글", TestName = "Row_27_hangul_is_composed")]
    [TestCase("\uAC00\u11A8", "\uAC01", TestName = "Row_27_hangul_takes_a_tail")]
    [TestCase("\uFA30", "\u4FAE", TestName = "Row_27_compatibility_ideograph")]
    [TestCase("\U0001D15E", "\U0001D157\U0001D165", TestName = "Row_27_beyond_the_basic_plane")]
    [TestCase("😀", "😀", TestName = "Row_27_emoji_stays")]
    [TestCase("ｆｕｌｌ", "ｆｕｌｌ", TestName = "Row_27_compatibility_forms_stay")]
    [TestCase("a\ud800e\u0301", "a\ud800\u00e9", TestName = "Row_27_lone_surrogates_stay")]
    public void Text_is_composed(string text, string composed)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NfcText.Of(text), Is.EqualTo(composed));
            Assert.That(NfcText.Of(composed), Is.EqualTo(composed));
        }
    }

    [Test]
    public void Row_27_text_in_its_form_is_not_copied()
    {
        var text = new string("한글 x\u0301");

        Assert.That(NfcText.Of(text), Is.SameAs(text));
    }
}
