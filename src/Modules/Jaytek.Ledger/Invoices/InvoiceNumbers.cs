using System.Globalization;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Invoices;

/// <summary>A number, and the moment for which it was given.</summary>
internal sealed record TakenNumber(int BrandId, int Year, int Sequence, string Number, DateTimeOffset At, DateOnly On);

/// <summary>
/// Gives numbers without gaps: the counter's row is locked until the transaction ends, and where that fails the number was never given. The time is
/// read under the lock, so that later numbers are not of earlier days.
/// </summary>
internal sealed class InvoiceNumbers(UnitOfWork unit, SiteZone zone, IHostContext host, TimeProvider clock)
{
    public async Task<TakenNumber> TakeAsync(ActionScope scope, InvoiceKind kind, InvoiceSettings settings, CancellationToken cancellationToken)
    {
        var series = InvoiceWords.Of(kind);
        await scope.LockAsync(string.Create(CultureInfo.InvariantCulture, $"invoices:{host.BrandId}:{series}"), cancellationToken);
        // As the databases keep it, so that the first answer is the later ones' too.
        var now = clock.GetUtcNow();
        var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var on = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, await zone.GetAsync(cancellationToken)).DateTime);
        await using var command = unit.Transaction!.Command(
            $"""
            insert into {InvoiceTable.Counter} (brand_id, kind, year, last) values (@brand, @kind, @year, 1)
            on conflict (brand_id, kind, year) do update set last = {InvoiceTable.Counter}.last + 1 returning last
            """,
            ("brand", host.BrandId), ("kind", series), ("year", on.Year));
        var sequence = Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        var prefix = kind == InvoiceKind.Invoice ? settings.InvoicePrefix : settings.CreditNotePrefix;
        return new TakenNumber(host.BrandId, on.Year, sequence, string.Create(CultureInfo.InvariantCulture, $"{prefix}{on.Year:0000}-{sequence:000000}"), at, on);
    }
}
