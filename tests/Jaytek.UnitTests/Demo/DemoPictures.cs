namespace Jaytek.UnitTests.Demo;

/// <summary>The pictures that the demo's recipe has drawn.</summary>
internal static class DemoPictures
{
    public static IReadOnlyList<string> Paths { get; } =
        [.. DemoRecipes.Steps(DemoRecipes.Main, "demo-pictures").SelectMany(step => step.Objects("Files")).Select(file => file.Text("TargetPath"))];
}
