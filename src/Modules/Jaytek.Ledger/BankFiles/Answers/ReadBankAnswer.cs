using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Lists;

namespace Jaytek.Ledger.BankFiles.Answers;

/// <summary>Reads a bank's answer, pain.002.001.10. The file comes from outside: nothing in it is fetched, expanded or believed beyond its codes.</summary>
internal static class ReadBankAnswer
{
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

    /// <summary>The most withdrawals that one answer may name: some more than a list has.</summary>
    public const int MostLines = 2 * GatherBankList.Most;

    /// <summary>The largest file, bytes; a transfer of pain.002 takes about one thousand.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int MaxDepth = 32;
    private const int MaxId = 35;
    private const int MaxCode = 4;

    private static readonly XNamespace Ns = Namespace;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxBytes, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    /// <summary>What it says. Errors: <c>ledger.bank_answer.file</c>, with the place.</summary>
    public static Result<BankAnswer> Of(byte[] file)
    {
        if (file.Length is 0 or > MaxBytes)
            return LedgerErrors.AnswerFile(file.Length == 0 ? "The file is empty." : $"A file has at most {MaxBytes / 1024 / 1024} MB.");
        try
        {
            return IsTooDeep(file) ? LedgerErrors.AnswerFile($"The file is nested more than {MaxDepth} deep; no bank's is.") : Of(file, Load(file));
        }
        catch (XmlException e)
        {
            // Its message may repeat what stands there.
            return LedgerErrors.AnswerFile(string.Create(CultureInfo.InvariantCulture, $"This is no XML that can be read, or it holds a DTD: line {e.LineNumber}, position {e.LinePosition}."));
        }
    }

    private static bool IsTooDeep(byte[] file)
    {
        using var reader = XmlReader.Create(new MemoryStream(file), Settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                return true;
        }

        return false;
    }

    private static XDocument Load(byte[] file)
    {
        using var reader = XmlReader.Create(new MemoryStream(file), Settings);
        return XDocument.Load(reader);
    }

    private static Result<BankAnswer> Of(byte[] file, XDocument document)
    {
        if (document.Root?.Name != Ns + "Document" || document.Root.Element(Ns + "CstmrPmtStsRpt") is not { } report)
            return LedgerErrors.AnswerFile($"This is no pain.002.001.10; it begins with {Shown(document.Root!.Name.ToString(), 100)}.");
        if (report.Element(Ns + "OrgnlGrpInfAndSts") is not { } group || Text(group, "OrgnlMsgId", MaxId) is not { } listId)
            return LedgerErrors.AnswerFile("It does not say which list it answers (OrgnlMsgId).");
        if (Text(group, "OrgnlMsgNmId", MaxId)?.StartsWith("pain.001", StringComparison.Ordinal) != true)
            return LedgerErrors.AnswerFile("It does not answer a list of transfers (OrgnlMsgNmId is not pain.001).");
        var blocks = report.Elements(Ns + "OrgnlPmtInfAndSts").ToList();
        var lines = blocks.Elements(Ns + "TxInfAndSts").Take(MostLines + 1)
            .Select(one => new AnswerLine(Text(one, "OrgnlEndToEndId", MaxId) ?? "", Text(one, "TxSts", MaxCode), ReasonOf(one), IsDuplicate(one))).ToList();
        if (lines.Count > MostLines)
            return LedgerErrors.AnswerFile($"It names more than {MostLines} withdrawals; no list has as many.");
        // A list has one block of payments, so that the block's status is the whole's.
        var block = blocks.Find(one => Text(one, "OrgnlPmtInfId", MaxId) == listId && one.Element(Ns + "PmtInfSts") is not null);
        return new BankAnswer(
            WriteBankFile.HashOf(file), listId, block is null ? Text(group, "GrpSts", MaxCode) : Text(block, "PmtInfSts", MaxCode), ReasonOf(block ?? group), IsDuplicate(group) || blocks.Exists(IsDuplicate), lines);
    }

    private static string? ReasonOf(XElement status) =>
        status.Element(Ns + "StsRsnInf")?.Element(Ns + "Rsn") is { } reason ? Text(reason, "Cd", MaxCode) ?? Text(reason, "Prtry", MaxId) : null;

    // Banks give several reasons, in any order, in codes of the standard or in words of their own.
    private static bool IsDuplicate(XElement status) => status.Elements(Ns + "StsRsnInf").Elements(Ns + "Rsn")
        .Any(reason => BankStatus.IsDuplicate(Text(reason, "Cd", MaxCode)) || BankStatus.IsDuplicate(Text(reason, "Prtry", MaxId)));

    private static string? Text(XElement parent, string name, int most) =>
        parent.Element(Ns + name) is { } element && element.Value.Trim() is { Length: > 0 } text ? Shown(text, most) : null;

    private static string Shown(string text, int most) => new([.. text.Take(most).Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
}
