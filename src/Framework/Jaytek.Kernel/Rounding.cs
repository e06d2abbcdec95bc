namespace Jaytek.Kernel;

/// <summary>What a division gave: the shares in the order of the weights, and what falls to nobody. Together they are the total.</summary>
/// <param name="Shares">One share for each weight, zero where the weight is zero.</param>
/// <param name="Rest">What no weight claims: the whole total where there is no weight, the unassigned part of a whole, else zero.</param>
public sealed record Allocation<T>(IReadOnlyList<T> Shares, T Rest);

/// <summary>The only place where amounts are divided or rounded.</summary>
/// <remarks>
/// Largest remainder (Hamilton's method): each share is first rounded towards zero, then the units left over go one each to the
/// largest remainders, ties to the first. So 15 split 80:8:12 is 12, 1 and 2. A negative total is divided as its positive
/// counterpart, so that a refund mirrors its sale unit for unit.
/// </remarks>
public static class Rounding
{
    /// <summary>The basis points in a whole: 100 % is 10,000.</summary>
    public const long Whole = 10_000;

    /// <summary>Divides a total by weights; the weights' sum is the whole. Nobody's total stays in <c>Rest</c>.</summary>
    /// <param name="total">Minor units, of either sign.</param>
    /// <param name="weights">Zero or more weights, none negative: basis points, plays, seconds or any other counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    public static Allocation<long> Allocate(long total, ReadOnlySpan<long> weights) => Divide(total, weights, Sum(weights));

    /// <summary>Divides a total by parts of a given whole; what the parts leave unassigned competes for units as a last holder would.</summary>
    /// <param name="total">Minor units, of either sign.</param>
    /// <param name="weights">Zero or more parts, none negative.</param>
    /// <param name="whole">What the parts are parts of, such as <see cref="Whole"/>; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is negative, the whole is not positive, or the parts exceed it.</exception>
    public static Allocation<long> Allocate(long total, ReadOnlySpan<long> weights, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        var assigned = Sum(weights);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(assigned, (Int128)whole, nameof(weights));
        var divided = Divide(total, [.. weights, (long)(whole - assigned)], whole).Shares;
        return new Allocation<long>([.. divided.Take(weights.Length)], divided[^1]);
    }

    /// <summary><c>amount × numerator ÷ denominator</c>, computed exactly and rounded once, half away from zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is not positive.</exception>
    /// <exception cref="OverflowException">The result is no 64-bit number, or the product no 128-bit one.</exception>
    public static long Scale(long amount, Int128 numerator, Int128 denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var product = checked(amount * numerator);
        var (quotient, remainder) = Int128.DivRem(Int128.Abs(product), denominator);
        if (remainder * 2 >= denominator)
            quotient++;
        return checked((long)(product < 0 ? -quotient : quotient));
    }

    private static Int128 Sum(ReadOnlySpan<long> weights)
    {
        Int128 sum = 0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            sum += weight;
        }

        return sum;
    }

    private static Allocation<long> Divide(long total, ReadOnlySpan<long> weights, Int128 whole)
    {
        var shares = new long[weights.Length];
        if (whole == 0)
            return new Allocation<long>(shares, total);

        var magnitude = Int128.Abs(total);
        var sign = total < 0 ? -1 : 1;
        var remainders = new (Int128 Remainder, int Index)[weights.Length];
        var left = magnitude;
        for (var index = 0; index < weights.Length; index++)
        {
            var (share, remainder) = Int128.DivRem(magnitude * weights[index], whole);
            shares[index] = (long)(sign * share);
            remainders[index] = (remainder, index);
            left -= share;
        }

        Array.Sort(remainders, static (one, other) =>
            other.Remainder.CompareTo(one.Remainder) is var order and not 0 ? order : one.Index.CompareTo(other.Index));
        for (var next = 0; next < left; next++)
            shares[remainders[next].Index] += sign;

        return new Allocation<long>(shares, 0);
    }
}
