using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Documents;

/// <summary>Has a document printed by the job, once; one that was given up is tried again. Whether somebody may have it is for the caller to ask.</summary>
internal sealed class WantDocument(ActionRunner runner, JaytekDb db, IBlobStore blobs)
{
    /// <summary>Within an action, for something new.</summary>
    public static void Add(ActionScope scope, string kind, string subject) =>
        scope.Db.Add(new PrintedDocument { Kind = kind, Subject = subject, RequestedAt = scope.Now, NextAttemptAt = scope.Now });

    /// <summary>The file; null while it is to be printed.</summary>
    /// <exception cref="InvalidOperationException">It was printed, and its bytes are gone: a backup of the blobs has them.</exception>
    public async Task<Stream?> OpenAsync(string kind, string subject, CancellationToken cancellationToken)
    {
        var document = await db.Set<PrintedDocument>().AsNoTracking().SingleOrDefaultAsync(d => d.Kind == kind && d.Subject == subject, cancellationToken);
        if (document?.Sha256 is { } sha256)
            return await blobs.OpenAsync(sha256, cancellationToken) ?? throw new InvalidOperationException($"The bytes of the {kind} {subject} ({sha256}) are not in the store.");
        if (document is null || document.IsGivenUp)
            await AskAsync(kind, subject, cancellationToken);
        return null;
    }

    private async Task AskAsync(string kind, string subject, CancellationToken cancellationToken)
    {
        var asked = await runner.RunRepeatableAsync("ledger.document.want", async scope =>
        {
            await scope.LockAsync($"document:{kind}:{subject}", cancellationToken);
            var there = await scope.Db.Set<PrintedDocument>().SingleOrDefaultAsync(d => d.Kind == kind && d.Subject == subject, cancellationToken);
            if (there is null)
                Add(scope, kind, subject);
            else if (there.IsGivenUp)
                (there.Attempts, there.NextAttemptAt) = (0, scope.Now);
            return Result.Success;
        }, cancellationToken);
        // Another press at the same moment has asked already; what is busy is asked by the next look.
        if (asked.Error is { } error && error.Kind is not (ErrorKind.Unavailable or ErrorKind.Conflict))
            throw new InvalidOperationException(error.ToString());
    }
}
