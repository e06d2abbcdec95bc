using Jaytek.Admin.Contracts;

namespace Jaytek.Admin.About;

/// <summary>Looked for, since operators install it with the rest.</summary>
internal sealed class Weasyprint : IExternalTool
{
    public string Command => "weasyprint";

    public string VersionArgument => "--version";

    public string UsedFor => "Documents as PDF. No feature of this site makes any yet.";
}
