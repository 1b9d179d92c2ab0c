using System.Diagnostics.CodeAnalysis;

namespace Terraform.Framework;

/// <summary>One attribute's value in a model: known, null or unknown. The default is null.</summary>
/// <remarks>Known means that there is a value: neither null nor unknown.</remarks>
public readonly struct TfValue<T> : IEquatable<TfValue<T>>, IPresence
    where T : notnull
{
    private readonly T? value;
    private readonly Presence presence;

    private TfValue(Presence presence, T? value = default)
    {
        this.presence = presence;
        this.value = value;
    }

    private enum Presence : byte
    {
        Null,
        Unknown,
        Known,
    }

    public static TfValue<T> Null => default;

    public static TfValue<T> Unknown => new(Presence.Unknown);

    public bool IsNull => presence == Presence.Null;

    public bool IsUnknown => presence == Presence.Unknown;

    public bool IsKnown => presence == Presence.Known;

    /// <summary>The value itself; reading it of a null or unknown is a bug of ours.</summary>
    /// <exception cref="InvalidOperationException">The value is null or unknown.</exception>
    public T Value => IsKnown ? value! : throw new InvalidOperationException($"The value is {(IsNull ? "null" : "unknown")}.");

    public static TfValue<T> Known(T value) => new(Presence.Known, value);

    /// <summary>Known with a value, null without one.</summary>
    public static TfValue<T> FromNullable(T? value) => value is null ? Null : Known(value);

    [SuppressMessage("Usage", "CA2225", Justification = "Known(value) is the named form.")]
    public static implicit operator TfValue<T>(T value) => Known(value);

    public static bool operator ==(TfValue<T> left, TfValue<T> right) => left.Equals(right);

    public static bool operator !=(TfValue<T> left, TfValue<T> right) => !left.Equals(right);

    /// <summary>Known and equal to <paramref name="expected"/>; false for null and unknown.</summary>
    public bool Is(T expected) => IsKnown && EqualityComparer<T>.Default.Equals(value, expected);

    /// <summary>The value, or <paramref name="fallback"/> when null or unknown.</summary>
    public T ValueOr(T fallback) => IsKnown ? value! : fallback;

    /// <summary>This value, or <paramref name="other"/> when this one is null.</summary>
    public TfValue<T> OrWhenNull(TfValue<T> other) => IsNull ? other : this;

    public TfValue<TResult> Map<TResult>(Func<T, TResult> convert)
        where TResult : notnull
        => presence switch
        {
            Presence.Known => TfValue<TResult>.Known(convert(value!)),
            Presence.Unknown => TfValue<TResult>.Unknown,
            _ => TfValue<TResult>.Null,
        };

    public bool Equals(TfValue<T> other) => presence == other.presence && EqualityComparer<T?>.Default.Equals(value, other.value);

    public override bool Equals(object? obj) => obj is TfValue<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(presence, value);

    public override string ToString() => presence switch
    {
        Presence.Known => value!.ToString() ?? string.Empty,
        Presence.Unknown => "(unknown)",
        _ => "(null)",
    };
}

/// <summary>Known, null or unknown, whatever the type of the value.</summary>
internal interface IPresence
{
    bool IsUnknown { get; }
}
