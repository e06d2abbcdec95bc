using Jaytek.Admin.Contracts;
using Jaytek.Engine.Modules;

namespace Jaytek.IntegrationTests.Admin;

/// <summary>A module of the tests' own whose contributions to the admin's pages fail.</summary>
public sealed class SickModule : IModule
{
    public const string Sick = "Test.Sick";

    public void Build(ModuleBuilder module) => module.Feature(Sick, "Sick", "Test", "Answers nobody.")
        .Add<IDashboardWidget, SickWidget>()
        .Add<IDashboardWidget, UndrawableWidget>()
        .Add<IAdminSearchSource, SickSearch>()
        .Add<ISystemFacts, SickFacts>();
}

internal sealed class SickWidget : IDashboardWidget
{
    public string Title => "Sick panel";

    public int Position => 0;

    public Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("This panel is sick.");
}

/// <summary>Answers, with a model that its view cannot draw.</summary>
internal sealed class UndrawableWidget : IDashboardWidget
{
    public string Title => "Undrawable panel";

    public int Position => 1;

    public Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken) =>
        Task.FromResult<WidgetBody?>(new WidgetBody("/Themes/Jaytek.Admin/Work/_Failures.cshtml", "This model is sick."));
}

internal sealed class SickSearch : IAdminSearchSource
{
    public string Group => "Sick group";

    public int Position => 0;

    public Task<IReadOnlyList<SearchHit>> FindAsync(string query, int take, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This source is sick.");
}

internal sealed class SickFacts : ISystemFacts
{
    public Task<IReadOnlyList<SystemFact>> ListAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("These facts are sick.");
}
