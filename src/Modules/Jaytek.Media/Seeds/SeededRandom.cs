namespace Jaytek.Media.Seeds;

/// <summary>
/// Mulberry32: a tiny generator whose sequence is fixed by its seed on every machine and runtime,
/// which <see cref="Random"/> does not promise.
/// </summary>
internal sealed class SeededRandom(uint seed)
{
    private uint _state = seed;

    public SeededRandom(string seed)
        : this(Fnv1a.Hash(seed))
    {
    }

    /// <summary>At least 0, below 1.</summary>
    public double Next()
    {
        unchecked
        {
            _state += 0x6D2B79F5;
            var t = (_state ^ (_state >> 15)) * (_state | 1);
            t ^= t + ((t ^ (t >> 7)) * (t | 61));
            return (t ^ (t >> 14)) / 4294967296.0;
        }
    }

    /// <summary>At least 0, below <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Next() * bound);

    public double Between(double low, double high) => low + (Next() * (high - low));

    public bool Chance(double probability) => Next() < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
