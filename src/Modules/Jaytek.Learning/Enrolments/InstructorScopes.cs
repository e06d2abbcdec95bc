using Jaytek.Engine.Contracts;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Learning.Enrolments;

/// <summary>Teachers whose courses are shared otherwise than the rest.</summary>
internal sealed class InstructorScopes(IUserDirectory users) : ISplitScopes
{
    public const string Name = "instructor";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public string DisplayName => "Instructor";

    /// <inheritdoc/>
    public string Hint => "the teacher's user name.";

    /// <summary>The key of a teacher's split.</summary>
    public static string KeyOf(string userId) => $"{Name}:{userId}";

    /// <inheritdoc/>
    public Task<string?> FindAsync(string words, CancellationToken cancellationToken) => users.FindIdByNameAsync(words, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        (await users.FindAsync(ids, cancellationToken)).ToDictionary(one => one.Key, one => one.Value.DisplayName);
}
