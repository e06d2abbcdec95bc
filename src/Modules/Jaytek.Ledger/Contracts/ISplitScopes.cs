namespace Jaytek.Ledger.Contracts;

/// <summary>
/// Gives words to the keys under which a module asks for splits. The books know keys alone, such as <c>course:{id}</c>; who records a split names
/// a course.
/// </summary>
public interface ISplitScopes
{
    /// <summary>What stands before the colon in its keys.</summary>
    string Kind { get; }

    /// <summary>What sort of thing it is, in words.</summary>
    string DisplayName { get; }

    /// <summary>How somebody names one of them, in a sentence.</summary>
    string Hint { get; }

    /// <summary>What stands behind the colon for what somebody named; null where there is none of that name.</summary>
    Task<string?> FindAsync(string words, CancellationToken cancellationToken);

    /// <summary>Names of those that are still there, by what stands behind the colon.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}
