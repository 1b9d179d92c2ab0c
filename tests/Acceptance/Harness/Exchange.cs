using System.Net;
using System.Text;

namespace Acceptance;

/// <summary>A call and its answer on their way through <see cref="Between" />.</summary>
internal sealed class Exchange(string method, string path, string query, WebHeaderCollection headers, byte[] body)
{
    public string Method => method;

    public string Path => path;

    public string Query => query;

    public WebHeaderCollection RequestHeaders => headers;

    public byte[] RequestBody { get; set; } = body;

    /// <summary>0 until there is an answer.</summary>
    public int Status { get; set; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public byte[] Body { get; set; } = [];

    /// <summary>Writes the answer's body in place of <see cref="Body" />, at its own pace.</summary>
    public Func<Stream, Task>? Write { get; set; }

    public string RequestText
    {
        get => Encoding.UTF8.GetString(RequestBody);
        set => RequestBody = Encoding.UTF8.GetBytes(value);
    }

    public string Text
    {
        get => Encoding.UTF8.GetString(Body);
        set => Body = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>Answers in place of the cloud.</summary>
    public void Answer(int status, string text, string type = "application/json")
    {
        Status = status;
        Text = text;
        Headers["Content-Type"] = type;
    }
}
