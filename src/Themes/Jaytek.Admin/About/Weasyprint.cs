using Jaytek.Admin.Contracts;
using Jaytek.Engine.Printing;
using Microsoft.Extensions.Options;

namespace Jaytek.Admin.About;

/// <summary>Told on the page of the system.</summary>
internal sealed class Weasyprint(IOptions<PdfOptions> options) : IExternalTool
{
    public string Command => options.Value.WeasyPrintPath;

    public string VersionArgument => "--version";

    public string UsedFor => "Statements, invoices and other documents as PDF. Without it they wait to be printed.";
}
