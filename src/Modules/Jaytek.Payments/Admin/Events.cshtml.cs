using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Admin;

/// <summary><c>/admin/payments/events</c>: what providers told, and what became of it.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class EventsModel(EventList list, ReplayEvents replay, ICurrentActor current, IAuthorizer authorizer, TimeProvider clock) : PageModel
{
    public const string Address = "/admin/payments/events";
    public const int PageSize = 25;
    public const int MaxSearch = 256;

    private const int MostDays = 365;

    public EventTab Tab { get; private set; }

    public string? Search { get; private set; }

    public IReadOnlyList<ProviderEventRow> Lines { get; private set; } = [];

    public IReadOnlyDictionary<EventTab, int> Counts { get; private set; } = new Dictionary<EventTab, int>();

    public int Number { get; private set; } = 1;

    public bool MayReplay { get; private set; }

    public async Task OnGetAsync([StringLength(MaxSearch)] string? q, [FromQuery] string? state, [FromQuery] int page, CancellationToken cancellationToken)
    {
        Search = q is { Length: > MaxSearch } ? q[..MaxSearch] : q;
        Tab = Enum.TryParse<EventTab>(state, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : EventTab.All;
        Counts = await list.CountAsync(Search, cancellationToken);
        Number = Math.Clamp(page, 1, Math.Max(1, (Counts[Tab] + PageSize - 1) / PageSize));
        Lines = await list.ListAsync(Tab, Search, (Number - 1) * PageSize, PageSize, cancellationToken);
        MayReplay = await authorizer.AllowsAsync(current.Actor, PaymentsPermissions.Manage, null, cancellationToken);
    }

    public async Task<IActionResult> OnPostFailedAsync([FromForm] int days, CancellationToken cancellationToken)
    {
        var done = await replay.FailedSinceAsync(clock.GetUtcNow().AddDays(-Math.Clamp(days, 1, MostDays)), cancellationToken);
        TempData.Notify(
            done.IsSuccess ? NoticeKind.Success : NoticeKind.Error,
            done.IsSuccess ? $"{Counted.Of(done.Value, "failed event is", "failed events are")} worked on again now." : done.Error!.Message);
        return LocalRedirect($"~{Address}");
    }

    /// <summary>The address of another tab of the same search.</summary>
    public string HrefOf(EventTab tab) => Address + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("q", Search), new("state", tab == EventTab.All ? null : tab.ToString().ToLowerInvariant()),
    }.Where(one => !string.IsNullOrEmpty(one.Value)));

    /// <summary>A tab's words.</summary>
    public static string Words(EventTab tab) => tab switch
    {
        EventTab.GivenUp => "Given up",
        EventTab.Done => "Taken in",
        EventTab.Nothing => "Nothing to us",
        _ => tab.ToString(),
    };
}
