namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>What may go wrong with a call.</summary>
internal enum StripeFault
{
    /// <summary>429, with a wait of two seconds; nothing is done.</summary>
    TooMany,

    /// <summary>429, with a wait of a minute; nothing is done.</summary>
    TooManyForLong,

    /// <summary>409: something else holds the thing; nothing is done.</summary>
    Locked,

    /// <summary>409: another call with this key is under way; nothing is done.</summary>
    KeyInUse,

    /// <summary>500; nothing is done.</summary>
    Broken,

    /// <summary>500 after it was done, kept under the key, with the word that trying again is of no use.</summary>
    BrokenAndKept,

    /// <summary>A page of something on the way, with 502; nothing is done.</summary>
    BadGateway,

    /// <summary>The connection is cut; nothing is done.</summary>
    CutBefore,

    /// <summary>The connection is cut after it was done.</summary>
    CutAfter,

    /// <summary>The connection is cut in the middle of the answer.</summary>
    Torn,

    /// <summary>It is done, and no answer comes.</summary>
    Silent,

    /// <summary>It is done, and answered with what is no JSON.</summary>
    Garbled,
}
