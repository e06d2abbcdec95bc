using System.ComponentModel.DataAnnotations;

namespace Jaytek.Engine.Printing;

/// <summary>The program that prints, and its limits, <c>Jaytek:Pdf</c>.</summary>
public sealed class PdfOptions
{
    /// <summary>The weasyprint to run: a name in the path, or a path. Its first line names the Python that has it.</summary>
    [Required]
    public string WeasyPrintPath { get; set; } = "weasyprint";

    /// <summary>Seconds after which a document is given up.</summary>
    [Range(1, 3600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Documents that are made at once.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = 2;

    /// <summary>The memory of one, megabytes: a page takes 70, a table of two thousand rows 330.</summary>
    [Range(256, 65_536)]
    public int MemoryMegabytes { get; set; } = 768;

    /// <summary>The largest document to print, kilobytes of HTML.</summary>
    [Range(1, 1024 * 1024)]
    public int MaxHtmlKilobytes { get; set; } = 4096;

    /// <summary>The largest PDF, megabytes.</summary>
    [Range(1, 1024)]
    public int MaxPdfMegabytes { get; set; } = 32;
}
