using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Ledger.Documents;

/// <summary>Prints what waits, one document after the other, and keeps each. One that fails holds up no other and is tried again later.</summary>
internal sealed class PrintDocuments(
    ActionRunner runner, UnitOfWork unit, Enabled<IPrintable> kinds, IPdf pdf, IBlobStore blobs, TimeProvider clock, ILogger<PrintDocuments> logger) : IJob
{
    public const string JobName = "ledger.print";

    private const long MostBytes = 64 * 1024 * 1024;

    private const int MostAtOnce = 200;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Some are given up: the run is shown as failed.</exception>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var givenUp = new List<string>();
        for (var done = 0; done < MostAtOnce; done++)
        {
            var now = clock.GetUtcNow();
            var next = await unit.Db.Set<PrintedDocument>().AsNoTracking().Where(d => d.Sha256 == null && d.NextAttemptAt <= now && d.Attempts < PrintedDocument.MaxAttempts)
                .OrderBy(d => d.NextAttemptAt).ThenBy(d => d.Id).FirstOrDefaultAsync(cancellationToken);
            if (next is null)
                break;
            if (await PrintAsync(next, cancellationToken) is { } last)
                givenUp.Add(last);
        }

        if (givenUp.Count > 0)
            throw new InvalidOperationException(string.Join(' ', givenUp.Take(20)));
    }

    // A sentence where it is given up.
    private async Task<string?> PrintAsync(PrintedDocument document, CancellationToken cancellationToken)
    {
        var printed = await MakeAsync(document, cancellationToken);
        var noted = await runner.RunRepeatableAsync<bool>("ledger.document.print", async scope =>
        {
            await scope.LockAsync($"document:{document.Kind}:{document.Subject}", cancellationToken);
            var row = await scope.Db.Set<PrintedDocument>().SingleOrDefaultAsync(d => d.Id == document.Id, cancellationToken);
            // Another node was faster, and its file is the one; or its owner wanted to be forgotten.
            if (row is null || row.Sha256 is not null)
                return false;
            if (printed.Error is not { } error)
            {
                (row.Sha256, row.PrintedAt, row.Error) = (printed.Value, scope.Now, null);
                return false;
            }

            (row.Attempts, row.Error) = (row.Attempts + 1, Cut(error.ToString()));
            row.NextAttemptAt = scope.Now + Wait(row.Attempts);
            return row.IsGivenUp;
        }, cancellationToken);
        if (noted.Error is { } refused)
            throw new InvalidOperationException(refused.ToString());
        return noted.Value ? $"The {document.Kind} {document.Subject} could not be printed: {printed.Error}" : null;
    }

    private async Task<Result<string>> MakeAsync(PrintedDocument document, CancellationToken cancellationToken)
    {
        try
        {
            var html = await kinds.Single(kind => kind.Kind == document.Kind).HtmlAsync(document.Subject, cancellationToken);
            if (html.Error is { } none)
                return none;
            var printed = await pdf.PrintAsync(new PrintRequest(html.Value), cancellationToken);
            if (printed.Error is { } error)
                return error;
            using var bytes = new MemoryStream(printed.Value, writable: false);
            return (await blobs.StoreAsync(bytes, MostBytes, cancellationToken)).Sha256;
        }
        // It is kept in the row, tried again and shown in the end; what waits behind it is printed meanwhile.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The {Kind} {Subject} could not be printed", document.Kind, document.Subject);
            return new Error("ledger.document.failed", $"{e.GetType().Name}: {e.Message}", ErrorKind.Unavailable);
        }
    }

    private static TimeSpan Wait(int attempts)
    {
        var wait = FirstWait * Math.Pow(3, attempts - 1);
        return wait < LongestWait ? wait : LongestWait;
    }

    private static string Cut(string text) => text.Length <= PrintedDocument.MaxError ? text : text[..PrintedDocument.MaxError];
}
