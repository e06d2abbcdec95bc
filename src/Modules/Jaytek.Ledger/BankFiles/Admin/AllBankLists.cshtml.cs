using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Answers;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Withdrawals.Admin;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jaytek.Ledger.BankFiles.Admin;

/// <summary><c>/admin/payouts/lists</c>: what the bank is told of, and what it answered.</summary>
[Require(LedgerPermissions.SendPayoutsText)]
[LargestFile(ReadBankAnswer.MaxBytes / 1024 / 1024)]
internal sealed class AllBankListsModel(BankListReader lists, GatherBankList gather, TakeBankAnswer answer, IOptions<LedgerOptions> options) : PageModel
{
    public const string Address = "/admin/payouts/lists";
    public const int PageSize = 25;

    private const int MostWaiting = 25;

    public IReadOnlyList<WaitingCurrency> Waiting { get; private set; } = [];

    public IReadOnlyList<PayoutLine> WaitingLines { get; private set; } = [];

    public IReadOnlyList<BankListLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    /// <summary>What came of the bank's answer; null before one was read.</summary>
    public IReadOnlyList<AnsweredLine>? Report { get; private set; }

    public bool HasDebtor => options.Value.BankFile.IsSet();

    public async Task OnGetAsync([FromQuery] int page, CancellationToken cancellationToken)
    {
        Number = Math.Clamp(page, 1, 100_000);
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostGatherAsync([FromForm] string? currency, [FromForm] string? format, CancellationToken cancellationToken)
    {
        var gathered = await gather.RunAsync(currency ?? "", format == "sepa" ? BankListFormat.Sepa : BankListFormat.Csv, cancellationToken);
        if (gathered.Error is { } error)
            return await RefuseAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, $"{Counted.Of(gathered.Value.Count, "withdrawal")} of {gathered.Value.Sum} together. Download the file and give it to the bank.");
        return LocalRedirect($"~{Address}/{gathered.Value.Id}");
    }

    public async Task<IActionResult> OnPostAnswerAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
            return await RefuseAsync(LedgerErrors.AnswerFile("Choose a file."), cancellationToken);
        if (file.Length > ReadBankAnswer.MaxBytes)
            return await RefuseAsync(LedgerErrors.AnswerFile($"A file has at most {ReadBankAnswer.MaxBytes / 1024 / 1024} MB."), cancellationToken);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var taken = await answer.RunAsync(bytes.ToArray(), cancellationToken);
        if (taken.Error is { } error)
            return await RefuseAsync(error, cancellationToken);
        Report = taken.Value;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(Error error, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        ModelState.AddRefusal(error);
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Waiting = await lists.WaitingAsync(cancellationToken);
        WaitingLines = await lists.WaitingLinesAsync(MostWaiting, cancellationToken);
        Lines = await lists.ListAsync(Number, PageSize, cancellationToken);
        Total = await lists.CountAsync(cancellationToken);
    }
}
