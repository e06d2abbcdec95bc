using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Benchmarks.PlainRazor;

/// <summary>Five lists, each by a query of its own.</summary>
internal sealed class PlainModel(PlainRows db) : PageModel
{
    /// <summary>How many rows a list shows.</summary>
    public static int RowsOfList { get; set; } = 1;

    public IReadOnlyList<IReadOnlyList<PlainRow>> Lists { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var lists = new List<IReadOnlyList<PlainRow>>();
        for (var list = 0; list < PlainServer.Lists; list++)
            lists.Add(await db.Rows.AsNoTracking().Where(row => row.List == list).OrderByDescending(row => row.At).Take(RowsOfList).ToListAsync(cancellationToken));
        Lists = lists;
    }
}
