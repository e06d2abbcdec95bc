using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Admin;

/// <summary><c>/admin/payments/providers</c>: who takes the money, and how they are.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class ProvidersModel(ProviderReader reader) : PageModel
{
    public const string Address = "/admin/payments/providers";

    public IReadOnlyList<ProviderFacts> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await reader.ListAsync(cancellationToken);
}
