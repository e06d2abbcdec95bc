namespace Jaytek.Engine.Http;

/// <summary>A part of the site that shows what went wrong below its addresses in a frame of its own, and not in the public theme's.</summary>
public interface IErrorFrame
{
    /// <summary>The path of the view, whose model is the page, or null where this is none of its business. Not asked about failures of the server.</summary>
    Task<string?> ViewOfAsync(ErrorPage page, CancellationToken cancellationToken);
}
