namespace Jaytek.Kernel;

/// <summary>What sort of refusal an <see cref="Error"/> is; the one place that answers HTTP maps it to a status.</summary>
public enum ErrorKind
{
    /// <summary>The input is wrong (400).</summary>
    Invalid,
    /// <summary>Nobody is signed in (401).</summary>
    Unauthenticated,
    /// <summary>The actor lacks the right (403).</summary>
    Forbidden,
    /// <summary>It does not exist, or may not be known to exist (404).</summary>
    NotFound,
    /// <summary>Somebody else was faster, or the state does not allow it (409).</summary>
    Conflict,
    /// <summary>A condition that the caller stated does not hold (412).</summary>
    PreconditionFailed,
    /// <summary>The body is larger than allowed (413).</summary>
    TooLarge,
    /// <summary>The request is readable and contradicts an earlier one of the same name (422).</summary>
    Unprocessable,
    /// <summary>Something that this needs is not available now (503).</summary>
    Unavailable,
}

/// <summary>An expected failure: a stable code such as <c>learning.course.not_in_review</c>, a sentence for people and, for input, messages by member.</summary>
/// <param name="Code">Stable, lower case, <c>module.noun.reason</c>.</param>
/// <param name="Message">A readable sentence; it may be shown to the user.</param>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Members">Messages by member of the input, or null.</param>
public sealed record Error(
    string Code,
    string Message,
    ErrorKind Kind = ErrorKind.Invalid,
    IReadOnlyDictionary<string, string[]>? Members = null)
{
    /// <summary>The right that was missing, for programs and who writes them; people are not told. Null where it is none in particular.</summary>
    public Permission? Permission { get; init; }

    /// <summary>An <see cref="ErrorKind.Invalid"/> error about one member.</summary>
    public static Error Member(string code, string member, string message) =>
        new(code, message, ErrorKind.Invalid, new Dictionary<string, string[]> { [member] = [message] });

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Message}";
}
