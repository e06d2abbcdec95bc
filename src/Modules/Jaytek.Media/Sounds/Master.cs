namespace Jaytek.Media.Sounds;

/// <summary>The end of the chain: soft clipping, then one gain that brings the loudest sample to 0.9 of full scale.</summary>
internal static class Master
{
    /// <summary>How hard the mix is pushed into the clipping: it evens out hits and sustained voices.</summary>
    private const double Drive = 1.5;

    public static short[] ToPcm(double[] mix)
    {
        var peak = 1e-9;
        for (var i = 0; i < mix.Length; i++)
        {
            mix[i] = Soften(mix[i] * Drive);
            peak = Math.Max(peak, Math.Abs(mix[i]));
        }

        var gain = 0.9 * short.MaxValue / peak;
        var pcm = new short[mix.Length];
        for (var i = 0; i < mix.Length; i++)
            pcm[i] = (short)Math.Round(mix[i] * gain, MidpointRounding.AwayFromZero);

        return pcm;
    }

    /// <summary>A rational stand-in for the hyperbolic tangent: straight near zero, flat beyond three.</summary>
    private static double Soften(double x)
    {
        x = Math.Clamp(x, -3, 3);
        return x * (27 + (x * x)) / (27 + (9 * x * x));
    }
}
