using System.Runtime.InteropServices;
using Jaytek.Media.Contracts;

namespace Jaytek.Media.Waveforms;

/// <summary>Where the measuring of stored audio stands.</summary>
internal enum MeasurementState
{
    Waiting = 0,
    Ready = 1,
    Failed = 2,
}

/// <summary>The waveform of stored bytes, or that it is still to be made; one row however many paths name the bytes.</summary>
internal sealed class Measurement
{
    public required string Sha256 { get; init; }

    public MeasurementState State { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it is due; null where nothing is to be done.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Why the last try failed.</summary>
    public string? Error { get; private set; }

    public double? DurationSeconds { get; private set; }

    /// <summary>Pairs of minimum and maximum, signed bytes.</summary>
    public byte[]? Peaks { get; private set; }

    public void Wait(DateTimeOffset now) => (State, Attempts, DueAt, Error) = (MeasurementState.Waiting, 0, now, null);

    public void Succeed(Waveform waveform)
    {
        (State, DueAt, Error) = (MeasurementState.Ready, null, null);
        (DurationSeconds, Peaks) = (waveform.DurationSeconds, MemoryMarshal.AsBytes(waveform.Peaks.Span).ToArray());
    }

    /// <summary>Tries again after a while that doubles, or gives up.</summary>
    public void Fail(string error, bool mayPass, DateTimeOffset now)
    {
        const int MostAttempts = 5;
        Attempts++;
        Error = error;
        if (mayPass && Attempts < MostAttempts)
            DueAt = now.AddMinutes(Math.Pow(2, Attempts));
        else
            (State, DueAt) = (MeasurementState.Failed, null);
    }
}
