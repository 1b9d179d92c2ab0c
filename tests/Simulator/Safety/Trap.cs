using System.Text.RegularExpressions;

namespace SimulatorTests.Safety;

/// <summary>Strikes chosen calls on the wire.</summary>
/// <param name="Chosen">Whether a call is meant.</param>
/// <param name="Strike">Given the call, which of the chosen it is (from 0), and the way on to the cloud.</param>
internal sealed class Trap(Func<Call, bool> chosen, Func<Call, int, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> strike)
{
    private int struck;

    /// <summary>How many calls it has met.</summary>
    public int Met => Volatile.Read(ref struck);

    public static Trap At(string method, string path, Func<Call, int, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> strike)
    {
        var pattern = new Regex(path, RegexOptions.CultureInvariant);
        return new Trap(call => call.Method == method && pattern.IsMatch(call.Path), strike);
    }

    public Task<HttpResponseMessage> PassAsync(Call call, Func<Task<HttpResponseMessage>> send) =>
        chosen(call) ? strike(call, Interlocked.Increment(ref struck) - 1, send) : send();
}
