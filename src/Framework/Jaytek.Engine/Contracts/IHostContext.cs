namespace Jaytek.Engine.Contracts;

/// <summary>Brand and culture of the current request or job.</summary>
public interface IHostContext
{
    /// <summary>The brand's number; 1 is the site's own.</summary>
    int BrandId { get; }

    /// <summary>The culture of content, empty for the invariant one.</summary>
    string Culture { get; }
}

/// <summary>One brand, one culture: what a site has until the module Brands brings more.</summary>
internal sealed class SingleHostContext : IHostContext
{
    public int BrandId => 1;

    public string Culture => "";
}
