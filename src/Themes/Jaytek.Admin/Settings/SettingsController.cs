using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Features;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Settings;

/// <summary>The settings of the site and of its modules, a card and a button each.</summary>
[Require("settings:manage:any")]
public sealed class SettingsController(Enabled<ISettingsCard> cards, ActionRunner runner) : Controller
{
    /// <summary>The page's address.</summary>
    internal const string Address = "/admin/settings";

    /// <summary>The name under which a form says which values it showed.</summary>
    internal const string Seen = "seen";

    private const string Page = "/Themes/Jaytek.Admin/Settings/Settings.cshtml";

    /// <summary>The page; <paramref name="q"/> leaves the cards in which the words stand.</summary>
    [HttpGet(Address)]
    public async Task<IActionResult> Show(string? q, CancellationToken cancellationToken) =>
        View(Page, new SettingsPage(await CardsAsync(null, cancellationToken), q?.Trim() ?? ""));

    /// <summary>Saves one card.</summary>
    [HttpPost(Address + "/{id}")]
    public async Task<IActionResult> Save(string id, CancellationToken cancellationToken)
    {
        if (cards.FirstOrDefault(card => card.Id == id) is not { } chosen)
            return NotFound();
        if (chosen.IsDanger && Request.Form[$"{id}.sure"] is not ["true", ..])
            return await RefuseAsync(chosen, Error.Member("engine.settings.not_sure", "sure", "Tick this first."), cancellationToken);
        var inputs = await chosen.InputsAsync(cancellationToken);
        // A box that is not ticked is not sent; its hidden twin is, after it.
        var values = inputs.Where(input => Request.Form.ContainsKey(SettingsPage.NameOf(chosen, input)))
            .ToDictionary(input => input.Name, input => Request.Form[SettingsPage.NameOf(chosen, input)][0] ?? "");
        var saved = await SaveCard.RunAsync(runner, chosen, Request.Form[Seen] is [{ } seen, ..] ? seen : null, values, cancellationToken);
        if (saved.Error is { } error)
            return await RefuseAsync(chosen, error, cancellationToken);
        TempData.Notify(NoticeKind.Success, saved.Value);
        return LocalRedirect($"~{Address}#{chosen.Id}");
    }

    private async Task<IActionResult> RefuseAsync(ISettingsCard chosen, Error error, CancellationToken cancellationToken)
    {
        foreach (var (member, messages) in error.Members ?? new Dictionary<string, string[]> { [""] = [error.Message] })
        {
            foreach (var message in messages)
                ModelState.AddModelError(member.Length == 0 ? "" : $"{chosen.Id}.{member}", message);
        }
        if (error.Kind == ErrorKind.Conflict)
            await TellOthersAsync(chosen, cancellationToken);
        Response.StatusCode = FormErrors.StatusOf(error);
        return View(Page, new SettingsPage(await CardsAsync(chosen, cancellationToken), ""));
    }

    // What somebody else has set, where it is not what was typed.
    private async Task TellOthersAsync(ISettingsCard chosen, CancellationToken cancellationToken)
    {
        foreach (var input in await chosen.InputsAsync(cancellationToken))
        {
            if (input.Kind != SettingsInputKind.Secret && Typed(chosen, input).Value != input.Value)
                ModelState.AddModelError(SettingsPage.NameOf(chosen, input), $"It is “{Words(input)}” now.");
        }
    }

    private static string Words(SettingsInput input) => input.Choices.FirstOrDefault(choice => choice.Key == input.Value).Value ?? input.Value;

    private async Task<IReadOnlyList<ShownCard>> CardsAsync(ISettingsCard? posted, CancellationToken cancellationToken)
    {
        var shown = new List<ShownCard>();
        foreach (var card in cards.OrderBy(card => card.IsDanger).ThenBy(card => card.Position))
        {
            var inputs = await card.InputsAsync(cancellationToken);
            shown.Add(new ShownCard(card, card == posted ? [.. inputs.Select(input => Typed(card, input))] : inputs, card == posted, SaveCard.MarkOf(inputs)));
        }
        return shown;
    }

    // What was typed stays; a secret is typed again.
    private SettingsInput Typed(ISettingsCard card, SettingsInput input) =>
        input.Kind != SettingsInputKind.Secret && Request.Form.TryGetValue(SettingsPage.NameOf(card, input), out var typed)
            ? input with { Value = typed[0] ?? "" }
            : input;
}

/// <summary>A card with its inputs.</summary>
/// <param name="Card">The card.</param>
/// <param name="Inputs">Its inputs, with what is kept or what was typed.</param>
/// <param name="IsRefused">True for the card whose save was refused.</param>
/// <param name="Seen">The mark of the values that are kept.</param>
internal sealed record ShownCard(ISettingsCard Card, IReadOnlyList<SettingsInput> Inputs, bool IsRefused, string Seen)
{
    /// <summary>What the search looks through.</summary>
    public string Words => string.Join(' ', Inputs.Select(input => $"{input.Label} {input.Hint}").Prepend($"{Card.Title} {Card.Lead}"));
}

/// <summary>What the page shows.</summary>
/// <param name="Cards">All cards, danger last.</param>
/// <param name="Search">The words that were searched for, or empty.</param>
internal sealed record SettingsPage(IReadOnlyList<ShownCard> Cards, string Search)
{
    /// <summary>The cards in which all words of the search stand.</summary>
    public IReadOnlyList<ShownCard> Found =>
        [.. Cards.Where(card => Search.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => card.Words.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>The form's name of an input.</summary>
    public static string NameOf(ISettingsCard card, SettingsInput input) => $"{card.Id}.{input.Name}";
}
