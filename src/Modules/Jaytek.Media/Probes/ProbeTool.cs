using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Programs;
using Jaytek.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Probes;

/// <summary>What a recording or film is made of.</summary>
internal sealed record ProbeFacts(double? DurationSeconds, long? BitRate, string? Codec, int? Width, int? Height);

/// <summary>Asks ffprobe. The demuxer is named by us and may open nothing but the file.</summary>
internal sealed class ProbeTool(IOptions<MediaOptions> options, ILogger<ProbeTool> logger)
{
    private const int PatienceSeconds = 30;

    public async Task<Result<ProbeFacts>> ProbeAsync(string path, string demuxer, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-v", "error", "-protocol_whitelist", "file", "-f", demuxer,
            "-show_entries", "format=duration,bit_rate:stream=codec_type,codec_name,width,height", "-of", "json", "file:" + path,
        ];
        var outcome = await ChildProcess.RunAsync(new ProgramCall(options.Value.FfprobePath, arguments, TimeSpan.FromSeconds(PatienceSeconds)), cancellationToken);
        if (outcome.IsMissing)
            return MediaErrors.ToolMissing(options.Value.FfprobePath);
        if (outcome.IsTooSlow)
            return MediaErrors.AudioTimeout(PatienceSeconds);
        if (outcome.ExitCode == 0 && Read(outcome.Output) is { } facts)
            return facts;
        logger.LogWarning("{Program} cannot tell what {File} is made of: {Complaints}", options.Value.FfprobePath, path, outcome.Complaints);
        return MediaErrors.AudioUnreadable();
    }

    private static ProbeFacts? Read(string json)
    {
        try
        {
            var answer = JsonNode.Parse(json);
            var streams = (answer?["streams"] as JsonArray ?? []).OfType<JsonObject>().ToList();
            // A recording's cover counts as a picture there: it has no place of its own here.
            var film = streams.Find(s => (string?)s["codec_type"] == "video" && (string?)s["codec_name"] is not ("mjpeg" or "png"));
            var main = film ?? streams.Find(s => (string?)s["codec_type"] == "audio");
            var codec = (string?)main?["codec_name"];
            return main is null ? null : new ProbeFacts(
                Number((string?)answer?["format"]?["duration"]), (long?)Number((string?)answer?["format"]?["bit_rate"]),
                codec?.Length > MediaProbe.MaxCodec ? codec[..MediaProbe.MaxCodec] : codec, (int?)film?["width"], (int?)film?["height"]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
