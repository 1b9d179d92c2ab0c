using System.Text;
using VkCloud.Http;

namespace Unit.Cloud;

/// <summary>Every form of refusal that the API reference and the observed services have, and those nobody has seen yet.</summary>
public sealed class ErrorBodyTests
{
    [TestCase("""{"code":9,"message":"cluster is busy","details":[]}""", "9", "cluster is busy", TestName = "gRPC-JSON")]
    [TestCase(
        """
        {"code":3,"message":"invalid","details":[{"@type":"type.googleapis.com/google.rpc.BadRequest",
        "fieldViolations":[{"field":"name","description":"too long"},{"field":"zones","description":"empty"}]}]}
        """,
        "3",
        "invalid (name: too long; zones: empty)",
        TestName = "gRPC-JSON with field violations")]
    [TestCase(
        """
        {"errors":[{"request_id":"","code":"client","status":404,"title":"Cluster absent could not be found",
        "detail":"Cluster absent could not be found.","links":[]}]}
        """,
        "client",
        "Cluster absent could not be found.",
        TestName = "Magnum's list")]
    [TestCase("""{"errors":[{"title":"only a title"},{"detail":"and a detail"}]}""", null, "only a title; and a detail", TestName = "Magnum's list, two")]
    [TestCase(
        """{"error":{"code":401,"title":"Unauthorized","message":"The request you have made requires authentication."}}""",
        "401",
        "The request you have made requires authentication.",
        TestName = "Keystone and its middleware")]
    [TestCase("""{"badRequest":{"code":400,"message":"bad flavor"}}""", "400", "bad flavor", TestName = "Nova")]
    [TestCase(
        """{"NeutronError":{"type":"SubnetNotFound","message":"Subnet x could not be found.","detail":""}}""",
        "SubnetNotFound",
        "Subnet x could not be found.",
        TestName = "Neutron")]
    [TestCase("""{"error":"plain words"}""", null, "plain words", TestName = "An error that is a string")]
    [TestCase("\"just a string\"", null, "just a string", TestName = "A string")]
    [TestCase("""{"something":"else"}""", null, """{"something":"else"}""", TestName = "Unknown JSON is shown")]
    [TestCase("[1,2]", null, "[1,2]", TestName = "A list is shown")]
    [TestCase(
        "<!DOCTYPE html><html><head><title>404 Not Found</title><style>p{}</style></head><body><h1>Not &amp; Found</h1>\n<p>nowhere</p></body></html>",
        null,
        "Not & Found nowhere",
        TestName = "HTML becomes its text")]
    [TestCase("upstream connect error\r\n\tor disconnect", null, "upstream connect error or disconnect", TestName = "Plain text is one line")]
    [TestCase("", null, null, TestName = "Nothing")]
    [TestCase(" \r\n ", null, null, TestName = "Blanks")]
    [TestCase("""{"message":"a\n  b\u0007c"}""", null, "a b c", TestName = "Control characters are blanks")]
    [TestCase("""{"message":{"deep":1},"errors":"no list"}""", null, """{"message":{"deep":1},"errors":"no list"}""", TestName = "Members of wrong types")]
    public void The_code_and_the_message_of_an_error_are_found(string body, string? code, string? message) =>
        Assert.That(ErrorBody.Parse(Encoding.UTF8.GetBytes(body)), Is.EqualTo(new ErrorBody(code, message)));

    [TestCase("""{"code":5,"message":"Cluster 2x could not be found.","details":[]}""", true, TestName = "gRPC-JSON proves it")]
    [TestCase(
        """
        {"errors":[{"request_id":"","code":"client","status":404,"title":"Cluster absent could not be found",
        "detail":"Cluster absent could not be found.","links":[]}]}
        """,
        true,
        TestName = "Magnum's list proves it")]
    [TestCase("""{"itemNotFound":{"code":404,"message":"Flavor f-2 could not be found."}}""", true, TestName = "Nova's fault proves it")]
    [TestCase(
        """{"NeutronError":{"type":"SubnetNotFound","message":"Subnet x could not be found.","detail":""}}""", true, TestName = "Neutron's error proves it")]
    [TestCase("""{"code":5,"message":"Not Found","details":[]}""", false, TestName = "gRPC's gateway knows no such path")]
    [TestCase("""{"code":404,"message":"the requested URL was not found"}""", false, TestName = "A router with a code knows no such address")]
    [TestCase("""{"error":{"code":404,"message":"No matching route"}}""", false, TestName = "A gateway with a code knows no such route")]
    [TestCase("""{"error":"route not found"}""", false, TestName = "A gateway without a code proves nothing")]
    [TestCase("""{"code":9,"message":"Cluster 2x is busy."}""", false, TestName = "Another refusal proves nothing")]
    [TestCase("404 page not found\n", false, TestName = "Plain text proves nothing")]
    [TestCase("null", false, TestName = "Null proves nothing")]
    [TestCase("[]", false, TestName = "An empty list proves nothing")]
    [TestCase("{}", false, TestName = "An empty object proves nothing")]
    [TestCase("", false, TestName = "No body proves nothing")]
    public void Of_what_is_said_with_a_404_only_the_services_own_form(string body, bool proves) =>
        Assert.That(ErrorBody.SaysAbsent(Encoding.UTF8.GetBytes(body)), Is.EqualTo(proves));

    [Test]
    public void A_long_text_is_shortened() =>
        Assert.That(
            ErrorBody.Parse(Encoding.UTF8.GetBytes("""{"message":""" + "\"" + new string('x', 5000) + "\"}")).Message,
            Has.Length.EqualTo(401).And.EndsWith("…"));

    [Test]
    public void Text_that_is_no_UTF_8_does_no_harm() =>
        Assert.That(
            ErrorBody.Parse(new byte[] { 0x7B, 0x22, 0x6D, 0x65, 0x73, 0x73, 0x61, 0x67, 0x65, 0x22, 0x3A, 0x22, 0xFF, 0x22, 0x7D }).Message, Is.Not.Null);
}
