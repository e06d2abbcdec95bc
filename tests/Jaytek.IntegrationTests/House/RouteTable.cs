using System.Net;
using System.Text;

namespace Jaytek.IntegrationTests.House;

/// <summary>Walks doors as every person and writes down who passes; a table that people can read.</summary>
/// <param name="stage">What stands behind the doors.</param>
/// <param name="people">Who walks, by column.</param>
internal sealed class RouteTable(Stage stage, IReadOnlyDictionary<string, Walker> people)
{
    /// <summary>In a row: the door answered with a bug of ours.</summary>
    public const string Broken = "**broken**";

    /// <summary>The table as Markdown.</summary>
    public async Task<string> WriteAsync(IReadOnlyList<Door> doors)
    {
        var table = new StringBuilder("# Who passes which door\n\n")
            .Append("Written by `RouteTableTests`; a change of rights shows here and is reviewed. Pages are asked by cookie with an antiforgery token, the API by bearer ")
            .Append("token, each with what the door asks for: `+` may read, `done` has written, `input` was let in and refused what they brought, `in` must sign in, ")
            .Append("`no` is refused, `404` may not know that it exists, `405` no such method. Profile, mixes and files are the *owner*'s; pages, and courses where nothing else is said, belong to nobody here.\n\n")
            .Append("| method | route | with | states | ").AppendJoin(" | ", people.Keys).Append(" |\n|---|---|---|---|")
            .Append(string.Concat(Enumerable.Repeat("---|", people.Count))).Append('\n');
        // All at once: a walk takes a minute.
        var silent = string.Join('\n', doors.Where(door => !Knocks.Knows(door)).Select(door => $"Say in Knocks.cs how one knocks at {door}."));
        Assert.True(silent.Length == 0, silent);
        foreach (var door in doors)
            table.Append(await RowsAsync(door));
        return table.ToString();
    }

    /// <summary>The rows of one door, a row for each thing that is brought to it.</summary>
    public async Task<string> RowsAsync(Door door)
    {
        var rows = new StringBuilder();
        foreach (var knock in Knocks.At(door))
        {
            rows.Append("| ").Append(door.Method).Append(" | `").Append(door.Route).Append("` | ").Append(knock.With).Append(" | ").Append(door.Says).Append(' ');
            foreach (var walker in people.Values)
                rows.Append("| ").Append(await KnockAsync(walker, door, knock)).Append(' ');
            rows.Append("|\n");
        }
        return rows.ToString();
    }

    private async Task<string> KnockAsync(Walker walker, Door door, Knock knock)
    {
        using var request = await knock.Ask(stage, await walker.FormTokenAsync());
        using var response = await walker.SendAsync(request, door.IsApi);
        if (knock.EndsSession)
            walker.Forget();
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "in",
            HttpStatusCode.Forbidden => "no",
            HttpStatusCode.Found when IsTo(response, "/login") => "in",
            HttpStatusCode.Found when IsTo(response, "/access-denied") => "no",
            HttpStatusCode.NotFound when !door.Route.StartsWith("/error", StringComparison.Ordinal) => "404",
            HttpStatusCode.MethodNotAllowed => "405",
            >= HttpStatusCode.InternalServerError => Broken,
            _ when door.IsRead => "+",
            // A page that took a form leads on; one that shows itself again refused what was in it.
            >= HttpStatusCode.BadRequest => "input",
            HttpStatusCode.OK when !door.IsApi => "input",
            _ => "done",
        };
    }

    private static bool IsTo(HttpResponseMessage response, string path) =>
        response.Headers.Location is { } to && (to.IsAbsoluteUri ? to.AbsolutePath : to.OriginalString).StartsWith(path, StringComparison.Ordinal);
}
