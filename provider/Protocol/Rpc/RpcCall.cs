using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>One call at the door: its traces in the log, and the net under it.</summary>
/// <param name="rpc">The method's name.</param>
/// <param name="typeKey">Log key of the type: <c>tf_resource_type</c>, <c>tf_data_source_type</c>, …</param>
/// <param name="typeName">The type asked for; empty where a call has none.</param>
internal sealed class RpcCall(string rpc, string typeKey = "", string typeName = "")
{
    private readonly long started = Stopwatch.GetTimestamp();

    private string Id => field ??= Guid.NewGuid().ToString();

    public static RpcCall Resource(string rpc, string typeName) => new(rpc, "tf_resource_type", typeName);

    public static RpcCall DataSource(string rpc, string typeName) => new(rpc, "tf_data_source_type", typeName);

    public static RpcCall EphemeralResource(string rpc, string typeName) => new(rpc, "tf_ephemeral_resource_type", typeName);

    public static RpcCall ListResource(string rpc, string typeName) => new(rpc, "tf_list_resource_type", typeName);

    public static RpcCall Action(string rpc, string typeName) => new(rpc, "tf_action_type", typeName);

    /// <inheritdoc cref="AnswerAsync{TResponse}(Func{Task{TResponse}}, Func{Diagnostic, TResponse})"/>
    public Task<TResponse> AnswerAsync<TResponse>(Func<TResponse> answer, Func<Diagnostic, TResponse> refuse) =>
        AnswerAsync(() => Task.FromResult(answer()), refuse);

    /// <summary>Answers a call that asks for diagnostics alone.</summary>
    public Task<TResponse> TellAsync<TResponse>(Func<Task<DiagnosticsResult>> ask, Func<IEnumerable<Diagnostic>, TResponse> response) =>
        AnswerAsync(async () => response((await ask()).Diagnostics), problem => response([problem]));

    /// <summary>Answers, whatever happens.</summary>
    /// <param name="answer">Decodes, asks and encodes.</param>
    /// <param name="refuse">The answer when that fails: the diagnostic, and all that must not be lost.</param>
    public async Task<TResponse> AnswerAsync<TResponse>(Func<Task<TResponse>> answer, Func<Diagnostic, TResponse> refuse)
    {
        Trace(LogLevel.Trace, "Received request");
        try
        {
            return await answer();
        }
        catch (DiagnosticException e)
        {
            return refuse(e.Diagnostic);
        }
        catch (CodecException e)
        {
            return refuse(Unsendable(e));
        }
        catch (Exception e)
        {
            return refuse(Failure.Unexpected(e, typeName.Length == 0 ? rpc : $"{rpc} of {typeName}", "State is kept as it was."));
        }
        finally
        {
            TraceEnd();
        }
    }

    /// <summary>An answer of ours that has no form in bytes, a mistake of ours.</summary>
    public static Diagnostic Unsendable(CodecException exception) => Diagnostic.Error(
        "Provider made a value that does not fit its schema",
        $"This is a mistake of the provider, not of the configuration: {exception.Message}. Please report it.",
        exception.Path);

    private void TraceEnd()
    {
        if (PluginLog.Current.IsEnabled(LogLevel.Debug))
        {
            var milliseconds = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            Trace(LogLevel.Debug, "Answered request", KeyValuePair.Create<string, object?>("tf_req_duration_ms", milliseconds));
        }
    }

    // Not on the page of log messages: the key of the type is another for each kind.
    private void Trace(LogLevel level, string message, params ReadOnlySpan<KeyValuePair<string, object?>> more)
    {
        if (PluginLog.Current.IsEnabled(level))
        {
            List<KeyValuePair<string, object?>> fields = [new("tf_rpc", rpc), new("tf_req_id", Id), .. more];
            if (typeName.Length > 0)
            {
                fields.Add(new(typeKey, typeName));
            }

            PluginLog.Current.Log(level, 0, fields, null, (_, _) => message);
        }
    }
}
