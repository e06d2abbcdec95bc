using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Queries.Named;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.NamedQueries;

/// <summary>One named query: written, tried before it is saved, deleted.</summary>
[Require(QueryPermissions.ManageText)]
internal sealed class EditQueryModel(JaytekDb db, SaveQuery save, DeleteQuery delete, AnswerQuery answer) : PageModel
{
    /// <summary>Rows that a try shows.</summary>
    public const int Shown = 50;

    private const int LongestCell = 200;

    [BindProperty]
    public QueryForm Form { get; set; } = new();

    /// <summary>The query as it is kept; null for a new one.</summary>
    public NamedQuery? Kept { get; private set; }

    /// <summary>What a try of SQL answered; null where nothing was tried.</summary>
    public QueryRows? Tried { get; private set; }

    /// <summary>The list that a try of a search asks; null where nothing was tried.</summary>
    public string? Listed { get; private set; }

    public long Milliseconds { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string? id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (Kept is { } kept)
            Form = new QueryForm { Name = kept.Name, Source = kept.Source, Template = kept.Template, Schema = kept.Schema, ReturnsContentItems = kept.ReturnsContentItems, Version = kept.RowVersion };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string? id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var input = new QueryInput(Kept?.Name ?? Form.Name, Form.Source, Form.Template, Form.Schema, Form.ReturnsContentItems);
        var saved = await save.RunAsync(new SaveQuery.Input(input, IsNew: Kept is null, Version: Kept is null ? null : Form.Version), cancellationToken);
        if (saved.Error is { } error)
            return Refuse(error);
        TempData.Notify(NoticeKind.Success, "Saved.");
        return LocalRedirect($"~{QueriesModel.Address}/{NamedQuery.IdOf(input.Name!.Trim())}");
    }

    public async Task<IActionResult> OnPostTryAsync([FromRoute] string? id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var given = Given();
        var error = given.Error ?? (Form.Source == QuerySource.Search ? List(given.Value) : await RunAsync(given.Value, cancellationToken));
        return error is null ? Page() : Refuse(error);
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromRoute] string? id, CancellationToken cancellationToken)
    {
        var deleted = await delete.RunAsync(id ?? "", cancellationToken);
        if (deleted.Error is { } error)
            return error.Kind == ErrorKind.NotFound ? NotFound() : Refuse(error);
        TempData.Notify(NoticeKind.Success, $"The query {deleted.Value} is deleted.");
        return LocalRedirect($"~{QueriesModel.Address}");
    }

    /// <summary>What a query is written in, in words.</summary>
    public static string Words(QuerySource source) => source == QuerySource.Sql ? "SQL" : "Search: a list of items";

    /// <summary>A value for the table, cut where it is long.</summary>
    public static string Cell(object? value) => QueryCells.Text(value) is { Length: > LongestCell } text ? text[..LongestCell] + "…" : QueryCells.Text(value);

    private async Task<Error?> RunAsync(JsonObject given, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var rows = await answer.RunAsync((Form.Template ?? "").Trim(), given, cancellationToken);
        Milliseconds = (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Tried = rows.IsSuccess ? rows.Value : null;
        return rows.Error;
    }

    private Error? List(JsonObject given)
    {
        var members = SearchTemplate.Read((Form.Template ?? "").Trim());
        var filled = members.Error is { } wrong ? wrong : SearchTemplate.Fill(members.Value, given);
        Listed = filled.IsSuccess ? "/api/content" + QueryString.Create(filled.Value) : null;
        return filled.Error;
    }

    private Result<JsonObject> Given()
    {
        if (string.IsNullOrWhiteSpace(Form.Parameters))
            return new JsonObject();
        try
        {
            return ContentJson.ParseObject(Form.Parameters);
        }
        catch (JsonException e)
        {
            return QueryRefusals.Parameters(e.Message);
        }
    }

    private IActionResult Refuse(Error error)
    {
        ModelState.Clear();
        ModelState.AddRefusal(error.Code == QueryRefusals.OfParameters ? Error.Member(error.Code, nameof(Form.Parameters), error.Members!.Values.First()[0]) : error, nameof(Form));
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private async Task<bool> LoadAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null)
            return true;
        Kept = await db.Set<NamedQuery>().AsNoTracking().SingleOrDefaultAsync(query => query.Id == id, cancellationToken);
        return Kept is not null;
    }

    internal sealed class QueryForm
    {
        [Display(Name = "Name"), StringLength(NamedQuery.MaxName)]
        public string? Name { get; set; }

        public QuerySource Source { get; set; }

        public string? Template { get; set; }

        [Display(Name = "Answers items")]
        public bool ReturnsContentItems { get; set; }

        public string? Schema { get; set; }

        public string? Parameters { get; set; }

        public long Version { get; set; }
    }
}
