using Jaytek.Engine.Printing;
using Jaytek.Kernel;

namespace Jaytek.UnitTests.Engine.Printing;

/// <summary>How the program is found, run and ended, with one of the test's in its place.</summary>
public sealed class PrinterRunTests
{
    [Fact]
    public async Task Where_the_program_is_not_installed_documents_wait()
    {
        using var nowhere = Printer.Real(new PdfOptions { WeasyPrintPath = "/none/weasyprint" });
        var refusal = (await nowhere.PrintAsync("<p>")).Error;
        Assert.Equal(("engine.pdf.missing", ErrorKind.Unavailable), (refusal?.Code, refusal?.Kind));

        using var unnamed = Printer.Real(new PdfOptions { WeasyPrintPath = "jaytek-has-no-such-program" });
        Assert.Equal("engine.pdf.missing", (await unnamed.PrintAsync("<p>")).Error?.Code);

        using var removed = await Printer.FakeAsync("echo \"No module named 'weasyprint'\" >&2; exit 3");
        Assert.Equal("engine.pdf.missing", (await removed.PrintAsync("<p>")).Error?.Code);

        using var withoutPython = await Printer.FakeAsync("");
        File.Delete(Path.Combine(withoutPython.Folder, "python-of-the-test"));
        Assert.Equal("engine.pdf.missing", (await withoutPython.PrintAsync("<p>")).Error?.Code);
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("kill -ABRT $$")]
    [InlineData("true")]
    [InlineData("printf 'Not a PDF'")]
    [InlineData("printf '%%PDF-1.7'; exit 1")]
    public async Task A_program_that_makes_nothing_of_it_is_a_failure(string script)
    {
        using var printer = await Printer.FakeAsync(script);
        Assert.Equal("engine.pdf.failed", (await printer.PrintAsync("<p>")).Error?.Code);
    }

    [Fact]
    public async Task The_child_is_told_its_limits_and_none_of_the_sites_secrets()
    {
        Environment.SetEnvironmentVariable("Jaytek__Test__Password", "hush");
        using var printer = await Printer.FakeAsync("env > \"$0.env\"; shift 4; echo \"$*\" > \"$0.arguments\"; cat > \"$0.input\"; printf '%%PDF-1.7'", new PdfOptions { MemoryMegabytes = 300, TimeoutSeconds = 40 });
        Assert.Equal("%PDF-1.7"u8.ToArray(), (await printer.PrintAsync("<p>ọ̀</p>")).Value);
        var seen = Path.Combine(printer.Folder, "python-of-the-test");
        Assert.DoesNotContain("hush", await File.ReadAllTextAsync(seen + ".env"), StringComparison.Ordinal);
        Assert.Equal("pdf/ua-1 300 45", (await File.ReadAllTextAsync(seen + ".arguments")).Trim());
        Assert.Equal("<p>ọ̀</p>", await File.ReadAllTextAsync(seen + ".input"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_that_nobody_waits_for_any_more_costs_nothing(bool isCancelled)
    {
        using var printer = await Printer.FakeAsync("echo $$ > \"$0.new\"; mv \"$0.new\" \"$0.pid\"; exec sleep 600", new PdfOptions { TimeoutSeconds = isCancelled ? 600 : 1 });
        using var cancel = new CancellationTokenSource();
        var print = printer.PrintAsync("<p>", cancellationToken: cancel.Token);
        var pid = Path.Combine(printer.Folder, "python-of-the-test.pid");
        while (isCancelled && !File.Exists(pid))
            await Task.Delay(20);
        if (isCancelled)
        {
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => print);
        }
        else
        {
            Assert.Equal("engine.pdf.timeout", (await print).Error?.Code);
        }
        if (File.Exists(pid))
            await Gone.ByAsync((await File.ReadAllTextAsync(pid)).Trim());
    }

    [Fact]
    public async Task Of_twenty_at_once_no_more_than_allowed_are_printed_and_who_leaves_the_queue_holds_nobody_up()
    {
        using var printer = await Printer.FakeAsync("echo + >> \"$0.log\"; sleep 0.05; echo - >> \"$0.log\"; printf '%%PDF-1.7'", new PdfOptions { AtOnce = 3 });
        using var impatient = new CancellationTokenSource();
        var all = Enumerable.Range(0, 20).Select(_ => printer.PrintAsync("<p>")).ToList();
        var gone = printer.PrintAsync("<p>", cancellationToken: impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.All(await Task.WhenAll(all), outcome => Assert.Null(outcome.Error));

        var (now, most) = (0, 0);
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(printer.Folder, "python-of-the-test.log")))
            most = Math.Max(most, now += line == "+" ? 1 : -1);
        Assert.Equal(0, now);
        Assert.InRange(most, 1, 3);
    }

    [Theory]
    [InlineData("#!/usr/bin/python3\n# -*- coding: utf-8 -*-\n", "/usr/bin/python3")]
    [InlineData("#!/opt/venv/bin/python3.13\r\n", "/opt/venv/bin/python3.13")]
    [InlineData("#!/usr/bin/env python3\n", "python3")]
    [InlineData("#! /usr/bin/python3 -s", "/usr/bin/python3")]
    [InlineData("#!/bin/sh\nexec python3\n", null)]
    [InlineData("\u007fELF\u0002", null)]
    [InlineData("#!\n", null)]
    [InlineData("", null)]
    public async Task The_programs_first_line_names_its_python(string text, string? expected)
    {
        var folder = Directory.CreateTempSubdirectory("jaytek-python-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "weasyprint"), text);
        Assert.Equal(expected, PrinterPython.Find(Path.Combine(folder, "weasyprint"), null));
        Assert.Equal(expected, PrinterPython.Find("weasyprint", $"/none:{folder}"));
        Assert.Null(PrinterPython.Find("weasyprint", "/none"));
        Directory.Delete(folder, recursive: true);
    }
}
