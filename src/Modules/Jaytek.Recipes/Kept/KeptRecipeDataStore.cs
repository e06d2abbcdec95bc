using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Kept;

/// <summary>Lets a module that has arrived adopt what waits for it.</summary>
internal sealed class KeptRecipeDataStore(JaytekDb db, KeptJson json) : IKeptRecipeData
{
    public async Task<IReadOnlyList<KeptRecipeData>> ListAsync(string step, CancellationToken cancellationToken)
    {
        var name = KeptKinds.Find(step)?.Step ?? step;
        var rows = await db.Set<KeptStepData>().AsNoTracking().Where(row => row.Step == name).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new KeptRecipeData(row.Key, json.Read(row)))];
    }

    public async Task<bool> RemoveAsync(string step, string key, CancellationToken cancellationToken)
    {
        var name = KeptKinds.Find(step)?.Step ?? step;
        var column = KeptJson.Column(key);
        return await db.Set<KeptStepData>().Where(row => row.Step == name && row.Key == column).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
