using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Fields;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.UnitTests.Admin;

public sealed class FieldTests
{
    private readonly Rendering _page = new();

    [Fact]
    public async Task Label_belongs_to_its_control()
    {
        var html = await Rendering.RenderAsync(Field(nameof(Mix.Title)));

        Assert.Contains("<label class=\"form-label\" for=\"Title\">Title of the mix<span", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Title\" name=\"Title\" type=\"text\" value=\"Harbour &amp; Lights\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Required_is_said_to_screen_readers_and_left_to_the_server()
    {
        var html = await Rendering.RenderAsync(Field(nameof(Mix.Title)));

        Assert.Contains("aria-required=\"true\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" required=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-required", await Rendering.RenderAsync(Field(nameof(Mix.Bpm), type: "number")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_stands_beside_the_field_and_is_read_before_the_hint()
    {
        _page.View.ModelState.AddModelError("Title", "Give the mix a title.");

        var html = await Rendering.RenderAsync(Field(nameof(Mix.Title), hint: "As in lists."));

        Assert.Contains("aria-describedby=\"Title-error Title-hint\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Title-error\"", html, StringComparison.Ordinal);
        Assert.Contains("Give the mix a title.", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Title-hint\">As in lists.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_kept_even_where_it_is_no_number()
    {
        _page.View.ModelState.SetModelValue("Bpm", "fast", "fast");
        _page.View.ModelState.AddModelError("Bpm", "This is not a number.");

        Assert.Contains("value=\"fast\"", await Rendering.RenderAsync(Field(nameof(Mix.Bpm), type: "number")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_is_never_sent_back()
    {
        _page.View.ModelState.SetModelValue("Secret", "hunter2", "hunter2");

        var html = await Rendering.RenderAsync(Field(nameof(Mix.Secret), type: "password"));

        Assert.DoesNotContain("hunter2", html, StringComparison.Ordinal);
        Assert.Contains("data-reveals=\"Secret\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkbox_stands_in_its_label_and_answers_no_too()
    {
        var html = await Rendering.RenderAsync(Field(nameof(Mix.Public), type: "checkbox"));

        Assert.Contains("<label class=\"form-check\"><input checked=\"checked\"", html, StringComparison.Ordinal);
        Assert.Contains("type=\"hidden\" value=\"false\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_inside_takes_id_name_and_description_from_the_field()
    {
        _page.View.ModelState.AddModelError("Mix.Genre", "Choose a genre.");
        var field = new FieldTagHelper(_page.Html, _page.Metadata) { ViewContext = _page.View, Name = "Mix.Genre", Label = "Genre" };

        var html = await Rendering.RenderAsync(field, context => Rendering.RenderAsync(new FieldControlTagHelper(), context, tag: "select"));

        Assert.Contains("for=\"Mix_Genre\"", html, StringComparison.Ordinal);
        Assert.Contains(
            "<select id=\"Mix_Genre\" name=\"Mix.Genre\" class=\"form-select\" aria-describedby=\"Mix_Genre-error\" aria-invalid=\"true\"></select>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hidden_and_second_controls_are_left_alone()
    {
        var field = new FieldTagHelper(_page.Html, _page.Metadata) { ViewContext = _page.View, Name = "Starts", Label = "Starts" };

        var html = await Rendering.RenderAsync(field, async context =>
            await Rendering.RenderAsync(new FieldControlTagHelper(), context, tag: "input", attributes: Type("hidden"))
            + await Rendering.RenderAsync(new FieldControlTagHelper(), context, tag: "input", attributes: Type("date"))
            + await Rendering.RenderAsync(new FieldControlTagHelper(), context, tag: "input", attributes: Type("time")));

        Assert.Contains("<input type=\"hidden\"></input><input type=\"date\" id=\"Starts\" name=\"Starts\" class=\"form-control\"></input><input type=\"time\"></input>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_leads_to_every_field_and_is_absent_without_errors()
    {
        var summary = new ErrorSummaryTagHelper { ViewContext = _page.View };
        Assert.Equal("", await Rendering.RenderAsync(summary));

        _page.View.ModelState.AddModelError("Mix.Title", "Give the mix a title.");
        _page.View.ModelState.AddModelError("", "Somebody else saved this.");
        var html = await Rendering.RenderAsync(summary);

        Assert.Contains("<a href=\"#Mix_Title\">Give the mix a title.</a>", html, StringComparison.Ordinal);
        Assert.Contains("<li>Somebody else saved this.</li>", html, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
    }

    private FieldTagHelper Field(string property, string type = "text", string? hint = null) =>
        new(_page.Html, _page.Metadata) { ViewContext = _page.View, For = _page.For(new Mix(), property), Type = type, Hint = hint };

    private static TagHelperAttributeList Type(string type) => [new TagHelperAttribute("type", type)];

    private sealed class Mix
    {
        [Required, Display(Name = "Title of the mix")]
        public string Title { get; set; } = "Harbour & Lights";

        public int Bpm { get; set; } = 122;

        public string? Secret { get; set; }

        public bool Public { get; set; } = true;
    }
}
