namespace Jaytek.Kernel;

/// <summary>The outcome of an operation that may be refused. Bugs throw; refusals are results.</summary>
public readonly struct Result : IEquatable<Result>
{
    private Result(Error? error) => Error = error;

    /// <summary>Why it was refused, or null.</summary>
    public Error? Error { get; }

    /// <summary>True where nothing was refused.</summary>
    public bool IsSuccess => Error is null;

    /// <summary>A success without a value.</summary>
    public static Result Success => default;

    /// <summary>A success with <paramref name="value"/>.</summary>
    public static Result<T> From<T>(T value) => new(value);

    /// <summary>A refusal.</summary>
    public static implicit operator Result(Error error) => FromError(error);

    /// <summary>A refusal.</summary>
    public static Result FromError(Error error) => new(error ?? throw new ArgumentNullException(nameof(error)));

    /// <inheritdoc/>
    public bool Equals(Result other) => Error == other.Error;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Result other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Error?.GetHashCode() ?? 0;

    /// <summary>Compares by error.</summary>
    public static bool operator ==(Result left, Result right) => left.Equals(right);

    /// <summary>Compares by error.</summary>
    public static bool operator !=(Result left, Result right) => !left.Equals(right);
}

/// <summary>A value, or the reason why there is none.</summary>
public readonly struct Result<T> : IEquatable<Result<T>>
{
    private readonly T _value;

    internal Result(T value)
    {
        _value = value;
        Error = null;
    }

    private Result(Error error)
    {
        _value = default!;
        Error = error;
    }

    /// <summary>Why it was refused, or null.</summary>
    public Error? Error { get; }

    /// <summary>True where there is a value.</summary>
    public bool IsSuccess => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The result is a refusal: a bug of the caller.</exception>
    public T Value => Error is null ? _value : throw new InvalidOperationException($"There is no value: {Error}");

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value);

    /// <summary>A refusal.</summary>
    public static implicit operator Result<T>(Error error) => new(error ?? throw new ArgumentNullException(nameof(error)));

    /// <summary>Drops the value.</summary>
    public static implicit operator Result(Result<T> result) => result.ToResult();

    /// <summary>Drops the value.</summary>
    public Result ToResult() => Error is null ? Result.Success : Result.FromError(Error);

    /// <inheritdoc/>
    public bool Equals(Result<T> other) => Error == other.Error && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Result<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_value, Error);

    /// <summary>Compares value and error.</summary>
    public static bool operator ==(Result<T> left, Result<T> right) => left.Equals(right);

    /// <summary>Compares value and error.</summary>
    public static bool operator !=(Result<T> left, Result<T> right) => !left.Equals(right);
}
