using System.Text.Json.Nodes;

namespace Jaytek.UnitTests.Demo;

/// <summary>The audio files that the demo's recipe asks the synthesiser for.</summary>
internal static class DemoAudio
{
    // Four bars of four beats.
    private const int Beats = 16;

    public static IReadOnlyDictionary<string, JsonObject> Files { get; } = DemoRecipes.Steps(DemoRecipes.Main, "demo-audio")
        .SelectMany(step => step.Objects("Files")).ToDictionary(file => file.Text("TargetPath"), StringComparer.Ordinal);

    public static double Seconds(double bpm) => Beats * 60 / bpm;
}
