using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Learning.Enrolments;

/// <summary>In which courses a person learns, and by what.</summary>
internal sealed class StudentData(JaytekDb db) : IPersonalData
{
    public string Section => "enrolments";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Enrolment>().AsNoTracking().Where(e => e.StudentId == userId).OrderBy(e => e.Since).ToListAsync(cancellationToken);
        var grants = await db.Set<EnrolmentGrant>().AsNoTracking().Where(g => g.StudentId == userId).OrderBy(g => g.Since).ToListAsync(cancellationToken);
        return new JsonArray([.. rows.Select(e => new JsonObject
        {
            ["course"] = e.CourseId, ["since"] = e.Since, ["endedAt"] = e.EndedAt,
            ["by"] = new JsonArray([.. grants.Where(g => g.CourseId == e.CourseId).Select(g => new JsonObject { ["source"] = g.SourceId, ["since"] = g.Since, ["endedAt"] = g.EndedAt })]),
        })]);
    }

    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        await db.Set<EnrolmentGrant>().Where(g => g.StudentId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Enrolment>().Where(e => e.StudentId == userId).ExecuteDeleteAsync(cancellationToken);
    }
}
