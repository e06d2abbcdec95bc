namespace Jaytek.Media.Contracts;

/// <summary>Waveforms of the audio files in the media library.</summary>
public interface IWaveforms
{
    /// <summary>
    /// The waveform of the file at <paramref name="mediaPath"/>; null where there is no such file, it is no audio, or it has not
    /// been measured yet (long files are measured by a job after the upload).
    /// </summary>
    Task<Waveform?> FindAsync(string mediaPath, CancellationToken cancellationToken);
}
