using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Days.Editor;

/// <summary>A content type is made in the types editor, looked through and applied, and visitors are given the right to see its items.</summary>
internal sealed class TypeSteps(Story story)
{
    private readonly Desk _desk = story.Desk;

    /// <summary>The fields: label, kind, and what is set of each.</summary>
    private (string Label, string Kind, Func<Task> Set)[] Fields =>
    [
        ("Tagline", "TextField", () => _desk.Hand.TickAsync(Box("Required"))),
        ("Story", "HtmlField", Nothing),
        ("Rules", "MarkdownField", Nothing),
        ("Capacity", "NumericField", SetNumberAsync),
        ("Cloakroom", "BooleanField", Nothing),
        ("Doors", "DateTimeField", Nothing),
        ("Photo", "MediaField", SetMediaAsync),
        ("Genres", "TaxonomyField", () => _desk.Hand.SelectAsync(Setting("TaxonomyContentItemId"), "Genres")),
        ("Resident", "ContentPickerField", () => _desk.Hand.TickAsync(Setting("DisplayedContentTypes", "DJProfile"))),
        ("Website", "LinkField", Nothing),
        ("Film", "YoutubeField", Nothing),
        ("Scratch", "TextField", Nothing),
    ];

    public async Task MakeTypeAsync()
    {
        await _desk.OpenAsync("Design", "Content types");
        await _desk.Hand.PressAsync(_desk.Link("New type"));
        await Expect(_desk.Heading("New content type")).ToBeVisibleAsync();
        await _desk.CheckAsync();
        await _desk.Hand.WriteAsync(_desk.Page.Locator("[name='DisplayName']"), story.Label);
        await _desk.Hand.PressAsync(_desk.Button("Make it in my draft"));
        await Expect(_desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/content-types/{story.Type}$"));

        await _desk.Hand.PressAsync(_desk.Link("Add a part"));
        await Expect(_desk.Heading($"Add a part to {story.Label}")).ToBeVisibleAsync();
        await _desk.Hand.ChooseAsync(Setting("Part", "PublishLaterPart"));
        await _desk.Hand.PressAsync(_desk.Button("Add it"));
        await Expect(_desk.Page.Locator("#part-PublishLaterPart")).ToBeVisibleAsync();
    }

    public async Task AddFieldsAsync()
    {
        foreach (var (label, kind, set) in Fields)
        {
            await _desk.Hand.PressAsync(_desk.Link("Add a field"));
            await Expect(_desk.Heading("Add a field")).ToBeVisibleAsync();
            await _desk.Hand.WriteAsync(_desk.Page.Locator("[name='DisplayName']"), label);
            await _desk.Hand.ChooseAsync(Setting("Kind", kind));
            await _desk.Hand.PressAsync(_desk.Button("Add it, then its settings"));
            await Expect(_desk.Page.Locator("#sheet-title")).ToHaveTextAsync(label);
            await set();
            await _desk.Hand.PressAsync(_desk.Button("Keep in my draft"));
            await Expect(_desk.Page.Locator($"#row-{story.Type}-{label}")).ToBeVisibleAsync();
        }
    }

    /// <summary>One that is not needed goes, and the last one is moved up.</summary>
    public async Task OrderFieldsAsync()
    {
        await _desk.Hand.PressAsync(_desk.Button("Remove: Scratch"));
        await Expect(_desk.Page.Locator($"#row-{story.Type}-Scratch")).ToHaveCountAsync(0);
        await _desk.Hand.PressAsync(_desk.Button("Move up: Film"));
        await Expect(_desk.Page.Locator("ol.def-rows .def-label")).ToHaveTextAsync(
            ["Tagline", "Story", "Rules", "Capacity", "Cloakroom", "Doors", "Photo", "Genres", "Resident", "Film", "Website"]);
    }

    public async Task ApplyAsync()
    {
        await _desk.Hand.PressAsync(_desk.Link("Review and apply"));
        await Expect(_desk.Heading("Changes to apply")).ToBeVisibleAsync();
        await Expect(_desk.Page.Locator(".def-change")).Not.ToHaveCountAsync(0);
        await _desk.CheckAsync();
        await _desk.Hand.PressAsync(_desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Apply [0-9]+ change") }));
        await Expect(_desk.Link(story.Label).First).ToBeVisibleAsync();
        await Expect(_desk.Page.GetByText("Applied:").First).ToBeVisibleAsync();
    }

    public async Task LetVisitorsSeeAsync()
    {
        await _desk.OpenAsync("Access", "Roles");
        await _desk.Hand.PressAsync(_desk.Link("Anonymous"));
        await Expect(_desk.Heading("Anonymous")).ToBeVisibleAsync();
        var right = _desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"See published items of the type {story.Label}, any" });
        if (_desk.HasScripts)
            await _desk.Hand.WriteAsync(_desk.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search rights" }), $"published {story.Label}");
        await _desk.Hand.TickAsync(right);
        await _desk.Hand.PressAsync(_desk.Button("Save"));
        await Expect(_desk.Page.GetByText("The role Anonymous is saved.").First).ToBeVisibleAsync();
    }

    private async Task SetNumberAsync()
    {
        await _desk.Hand.WriteAsync(Setting("Scale"), "0");
        await _desk.Hand.WriteAsync(Setting("Minimum"), "1");
        await _desk.Hand.WriteAsync(Setting("Unit"), "people");
    }

    private async Task SetMediaAsync()
    {
        await _desk.Hand.TickAsync(Box("Several files"), on: false);
        await _desk.Hand.TickAsync(Box("Ask for the point of focus"));
    }

    private ILocator Box(string label) => _desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = label, Exact = true });

    private ILocator Setting(string name) => _desk.Page.Locator($"[name='{name}'], [name$='.{name}']");

    private ILocator Setting(string name, string value) => _desk.Page.Locator($"[name='{name}'][value='{value}'], [name$='.{name}'][value='{value}']");

    private static Task Nothing() => Task.CompletedTask;
}
