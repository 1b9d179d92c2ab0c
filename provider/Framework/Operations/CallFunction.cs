namespace Terraform.Framework;

/// <param name="Arguments">In order, the variadic ones at the end.</param>
public sealed record CallFunctionRequest(string Name, ValueList<TfValue> Arguments);

/// <param name="Value">Null reference with an error.</param>
public sealed record CallFunctionResult(TfValue? Value, FunctionError? Error);

public sealed partial class ProviderServer
{
    /// <summary>Calls a function. Nothing of the call is logged, an argument may be a secret.</summary>
    public CallFunctionResult CallFunction(CallFunctionRequest request)
    {
        FunctionSignature? signature = null;
        try
        {
            var function = provider.Functions.Get(request.Name);
            signature = function.Signature;
            return Call(function, request.Arguments);
        }
        catch (DiagnosticException expected)
        {
            return new(null, ErrorOf(signature, expected.Diagnostic));
        }
        catch (UnreadableValueException unreadable)
        {
            var text = $"The value is not {unreadable.Wanted}.";
            return new(null, ErrorOf(signature, Diagnostic.Error("Invalid argument", text, AttributePath.Root(unreadable.Attribute))));
        }
        catch (Exception exception)
        {
            return new(null, new FunctionError(Failure.Explain(exception, $"Calling the function {request.Name}").Detail));
        }
    }

    private static CallFunctionResult Call(Function function, ValueList<TfValue> arguments)
    {
        var signature = function.Signature;
        if (arguments.Count < signature.Parameters.Count || (arguments.Count > signature.Parameters.Count && signature.Variadic is null))
        {
            return new(null, new FunctionError($"The function {function.Name} takes {signature.Parameters.Count} arguments, got {arguments.Count}."));
        }

        for (var position = 0; position < arguments.Count; position++)
        {
            if (CheckArgument(signature.ParameterAt(position)!, arguments[position], PathOf(signature, position)) is { } wrong)
            {
                return new(null, new FunctionError(wrong, position));
            }
        }

        // Terraform screens wholly unknown arguments itself, but not those with something unknown inside.
        var unknown = arguments.Where((argument, position) => !argument.IsWhollyKnown && !signature.ParameterAt(position)!.AllowUnknown).Any();
        var result = unknown ? TfValue.Unknown : function.Invoke(ByName(signature, arguments));
        return signature.Returns.Accepts(result)
            ? new(result, null)
            : throw new InvalidOperationException("The function's result is not of its type.");
    }

    private static string? CheckArgument(FunctionParameter parameter, TfValue argument, AttributePath path)
    {
        if (argument.IsNull)
        {
            return parameter.AllowNull ? null : "The value must not be null.";
        }

        return argument.IsWhollyKnown
            ? parameter.Validators.Select(validator => validator(argument, path)).FirstOrDefault(found => found is not null)?.Detail
            : null;
    }

    private static TfObject ByName(FunctionSignature signature, ValueList<TfValue> arguments)
    {
        var byName = signature.Parameters.Select((parameter, position) => KeyValuePair.Create(parameter.Name, arguments[position])).ToList();
        if (signature.Variadic is { } variadic)
        {
            byName.Add(KeyValuePair.Create<string, TfValue>(variadic.Name, new TfList([.. arguments.Skip(signature.Parameters.Count)])));
        }

        return new TfObject(new ValueMap<TfValue>(byName));
    }

    private static AttributePath PathOf(FunctionSignature signature, int position) => position < signature.Parameters.Count
        ? AttributePath.Root(signature.Parameters[position].Name)
        : AttributePath.Root(signature.Variadic!.Name).Index(position - signature.Parameters.Count);

    /// <summary>From the path of a diagnostic to the position of the argument.</summary>
    /// <param name="signature">Null when there is no such function.</param>
    private static FunctionError ErrorOf(FunctionSignature? signature, Diagnostic diagnostic)
    {
        var steps = diagnostic.Path.Steps;
        if (signature is null || steps.Count == 0 || steps[0] is not AttributePathStep.Attribute named)
        {
            return new(diagnostic.Detail);
        }

        var names = signature.Parameters.Select(p => p.Name).ToList();
        return names.IndexOf(named.Name) is >= 0 and var position
            ? new(diagnostic.Detail, position)
            : signature.Variadic?.Name == named.Name && steps.Count > 1 && steps[1] is AttributePathStep.Index index
                ? new(diagnostic.Detail, names.Count + index.Position)
                : new(diagnostic.Detail);
    }
}
