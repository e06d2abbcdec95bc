using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Learning.Enrolments;

/// <summary>In which courses a person learns.</summary>
internal sealed class StudentData(JaytekDb db) : IPersonalData
{
    public string Section => "enrolments";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Enrolment>().AsNoTracking().Where(e => e.StudentId == userId).OrderBy(e => e.Since).ToListAsync(cancellationToken);
        return new JsonArray([.. rows.Select(e => new JsonObject { ["course"] = e.CourseId, ["since"] = e.Since, ["endedAt"] = e.EndedAt, ["order"] = e.OrderId })]);
    }

    public Task EraseAsync(string userId, CancellationToken cancellationToken) =>
        db.Set<Enrolment>().Where(e => e.StudentId == userId).ExecuteDeleteAsync(cancellationToken);
}
