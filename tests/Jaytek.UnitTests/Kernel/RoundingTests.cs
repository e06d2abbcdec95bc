using Jaytek.Kernel;

namespace Jaytek.UnitTests.Kernel;

public sealed class RoundingTests
{
    public static TheoryData<long, long[], long[]> Divisions => new()
    {
        { 15, [80, 8, 12], [12, 1, 2] },
        { 100, [1, 1, 1], [34, 33, 33] },
        { 101, [1, 1, 1], [34, 34, 33] },
        { 1, [1, 1], [1, 0] },
        { 5, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0, 0, 0, 0, 0] },
        { 1_000, [7_000, 3_000], [700, 300] },
        { 999, [7_000, 3_000], [699, 300] },
        { 10, [0, 1, 0], [0, 10, 0] },
        { 0, [3, 7], [0, 0] },
        { -15, [80, 8, 12], [-12, -1, -2] },
        { -1, [1, 1], [-1, 0] },
        { long.MaxValue, [1, 1], [4_611_686_018_427_387_904, 4_611_686_018_427_387_903] },
        { long.MinValue, [long.MaxValue, long.MaxValue], [-4_611_686_018_427_387_904, -4_611_686_018_427_387_904] },
    };

    [Theory]
    [MemberData(nameof(Divisions))]
    public void Total_is_divided_by_largest_remainder_ties_to_the_first(long total, long[] weights, long[] shares)
    {
        var divided = Rounding.Allocate(total, weights);

        Assert.Equal(shares, divided.Shares);
        Assert.Equal(0, divided.Rest);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(42)]
    [InlineData(-42)]
    public void Without_a_rights_holder_the_total_falls_to_nobody(long total)
    {
        Assert.Equal((0, total), (Rounding.Allocate(total, []).Shares.Count, Rounding.Allocate(total, []).Rest));
        Assert.Equal([0L, 0L], Rounding.Allocate(total, [0, 0]).Shares);
        Assert.Equal(total, Rounding.Allocate(total, [0, 0]).Rest);
        Assert.Equal(total, Rounding.Allocate(total, [], Rounding.Whole).Rest);
    }

    [Theory]
    [InlineData(1_000, new long[] { 5_000, 3_000 }, new long[] { 500, 300 }, 200)]
    [InlineData(1, new long[] { 3_000, 3_000 }, new long[] { 0, 0 }, 1)]
    [InlineData(10, new long[] { 3_333, 3_333 }, new long[] { 3, 3 }, 4)]
    [InlineData(999, new long[] { 10_000 }, new long[] { 999 }, 0)]
    [InlineData(-1_000, new long[] { 5_000, 3_000 }, new long[] { -500, -300 }, -200)]
    public void Unassigned_part_of_a_whole_is_the_rest(long total, long[] basisPoints, long[] shares, long rest)
    {
        var divided = Rounding.Allocate(total, basisPoints, Rounding.Whole);

        Assert.Equal(shares, divided.Shares);
        Assert.Equal(rest, divided.Rest);
    }

    [Fact]
    public void Weights_below_zero_or_beyond_the_whole_are_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Allocate(1, [1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Allocate(1, [6_000, 4_001], Rounding.Whole));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Allocate(1, [long.MaxValue, long.MaxValue], long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Allocate(1, [1], 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Shares_always_sum_to_the_total_and_never_miss_the_exact_share_by_a_unit(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var weights = Enumerable.Range(0, random.Next(0, 11)).Select(_ => Weight(random)).ToArray();
            var total = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(0, 64);

            var divided = Rounding.Allocate(total, weights);

            Assert.Equal(weights.Length, divided.Shares.Count);
            Assert.Equal((Int128)total, divided.Shares.Aggregate((Int128)divided.Rest, (sum, share) => sum + share));
            AssertNear(total, weights, divided.Shares);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Refund_mirrors_its_sale(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var weights = Enumerable.Range(0, random.Next(0, 11)).Select(_ => random.NextInt64(0, 3_000)).ToArray();
            var total = random.NextInt64(0, 1_000_000);

            var sale = Rounding.Allocate(total, weights);
            var refund = Rounding.Allocate(-total, weights);

            Assert.Equal(sale.Shares.Select(share => -share), refund.Shares);
        }
    }

    [Theory]
    [InlineData(1_000, 7_000, 700)]
    [InlineData(1, 5_000, 1)]
    [InlineData(-1, 5_000, -1)]
    [InlineData(3, 1_666, 0)]
    [InlineData(0, 9_999, 0)]
    [InlineData(100, 15_000, 150)]
    [InlineData(100, -5_000, -50)]
    [InlineData(long.MaxValue, 10_000, long.MaxValue)]
    [InlineData(long.MinValue, 10_000, long.MinValue)]
    public void Percentage_is_rounded_once_half_away_from_zero(long amount, long basisPoints, long part) =>
        Assert.Equal(part, Rounding.Scale(amount, basisPoints, Rounding.Whole));

    [Fact]
    public void Percentage_that_is_no_64_bit_number_throws() =>
        Assert.Throws<OverflowException>(() => Rounding.Scale(long.MaxValue, 2, 1));

    private static long Weight(Random random) => random.Next(0, 4) switch
    {
        0 => 0,
        1 => random.NextInt64(0, long.MaxValue),
        _ => random.NextInt64(0, 10_001),
    };

    private static void AssertNear(long total, long[] weights, IReadOnlyList<long> shares)
    {
        var whole = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        for (var index = 0; index < weights.Length && whole > 0; index++)
        {
            var exact = (Int128)total * weights[index];
            var missed = Int128.Abs(((Int128)shares[index] * whole) - exact);
            Assert.True(missed < whole, $"{shares[index]} is a unit or more away from {weights[index]} of {whole} of {total}");
        }
    }
}
