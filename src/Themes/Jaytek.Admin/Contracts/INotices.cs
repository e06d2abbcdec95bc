using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Admin.Contracts;

/// <summary>Notices that wait behind the bell until the person has read them: what came of work that outlived its request.</summary>
public interface INotices
{
    /// <summary>Leaves a notice in the transaction of a running action.</summary>
    /// <param name="scope">The running action.</param>
    /// <param name="userId">For whom, 26 characters.</param>
    /// <param name="kind">How it is meant.</param>
    /// <param name="text">A sentence; what is longer than 500 characters is cut.</param>
    /// <param name="href">Where more is to be seen, from <c>/admin</c>; or null.</param>
    void Leave(ActionScope scope, string userId, NoticeKind kind, string text, string? href);

    /// <summary>How many the user has not read; 100 stands for more.</summary>
    Task<int> CountUnreadAsync(string userId, CancellationToken cancellationToken);

    /// <summary>The user's notices, newest first.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="before">Only those with smaller ids; null for the newest.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<KeptNotice>> ListAsync(string userId, long? before, int take, CancellationToken cancellationToken);

    /// <summary>Marks one of the current user's notices as read, or all of them where <paramref name="id"/> is null. Errors: <c>admin.notice.not_found</c>.</summary>
    Task<Result> MarkReadAsync(long? id, CancellationToken cancellationToken);
}

/// <summary>A notice behind the bell.</summary>
/// <param name="Id">Its number; later ones are larger.</param>
/// <param name="At">When it was left, UTC.</param>
/// <param name="Kind">How it is meant.</param>
/// <param name="Text">A sentence.</param>
/// <param name="Href">Where more is to be seen, or null.</param>
/// <param name="IsRead">Whether the person has read it.</param>
public sealed record KeptNotice(long Id, DateTimeOffset At, NoticeKind Kind, string Text, string? Href, bool IsRead);
