using System.Text;
using Jaytek.Ledger.BankFiles.Answers;

namespace Jaytek.UnitTests.Ledger.BankFiles;

/// <summary>What banks send back, and what others might.</summary>
public sealed class ReadBankAnswerTests
{
    private const string List = "4nobodyhaseverseenthisrun1";

    [Fact]
    public void Each_line_is_read_with_its_reason()
    {
        var answer = Read(Answers.Of(List, "<GrpSts>PART</GrpSts>", Answers.Line("a", "ACSC"), Answers.Line("b", "RJCT", "AC04"), "<TxInfAndSts><TxSts>PDNG</TxSts></TxInfAndSts>").Bytes());
        Assert.Equal((List, "PART", null), (answer.ListId, answer.Status, answer.ReasonCode));
        Assert.Equal([new AnswerLine("a", "ACSC", null), new AnswerLine("b", "RJCT", "AC04"), new AnswerLine("", "PDNG", null)], answer.Lines);
    }

    [Fact]
    public void What_holds_for_the_block_goes_before_what_holds_for_the_file()
    {
        var answer = Read(Answers.Of(List, "<GrpSts>PART</GrpSts>", "<PmtInfSts>RJCT</PmtInfSts><StsRsnInf><Rsn><Cd>AM05</Cd></Rsn></StsRsnInf>").Bytes());
        Assert.Equal(("RJCT", "AM05"), (answer.Status, answer.ReasonCode));
        Assert.True(BankStatus.IsRejected(answer.Status) && BankStatus.IsDuplicate(answer.ReasonCode));
    }

    [Theory]
    [InlineData("<StsRsnInf><Rsn><Cd>AM05</Cd></Rsn></StsRsnInf>", "", "", true)]
    [InlineData("<StsRsnInf><Rsn><Cd>NARR</Cd></Rsn></StsRsnInf><StsRsnInf><Rsn><Prtry>Duplicate message</Prtry></Rsn></StsRsnInf>", "", "", true)]
    [InlineData("", "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf><StsRsnInf><Rsn><Cd>DU01</Cd></Rsn></StsRsnInf>", "", true)]
    [InlineData("", "", "<StsRsnInf><Rsn><Cd>DUPL</Cd></Rsn></StsRsnInf>", false)]
    public void A_duplicate_is_seen_at_any_level_and_in_any_reason(string group, string block, string line, bool ofAll)
    {
        var answer = Read(Answers.Of(List, $"<GrpSts>RJCT</GrpSts>{group}", block, Answers.Line("a", "RJCT", "AC04").Replace("</TxInfAndSts>", line + "</TxInfAndSts>", StringComparison.Ordinal)).Bytes());
        Assert.Equal((ofAll, !ofAll), (answer.IsDuplicate, answer.Lines.Single().IsDuplicate));
    }

    [Fact]
    public void Other_encodings_that_say_so_are_read()
    {
        var text = Answers.Of(List, "", Answers.Line("a", "ACSC"));
        Assert.Single(Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))]).Lines);
        Assert.Single(Read(Encoding.Latin1.GetBytes(text.Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal).Replace("BANK", "BÄNK", StringComparison.Ordinal))).Lines);
    }

    public static TheoryData<string, byte[], string> Hostile { get; } = new()
    {
        { "nothing", [], "empty" },
        { "no XML", "PK\u0003\u0004 a zip"u8.ToArray(), "line 1" },
        { "cut off", Answers.Of(List).Bytes()[..300], "can be read" },
        { "bytes that are no UTF-8", [.. Answers.Of(List).Bytes()[..200], 0xC3, 0x28, .. Answers.Of(List).Bytes()[200..]], "can be read" },
        { "an encoding that nobody has", Answers.Of(List).Replace("UTF-8", "EBCDIC-X", StringComparison.Ordinal).Bytes(), "can be read" },
        { "a file of this machine", Answers.Of(List).Replace("<Document", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Document", StringComparison.Ordinal).Replace("BANK-1", "&x;", StringComparison.Ordinal).Bytes(), "DTD" },
        { "entities of entities", "<!DOCTYPE d [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><d>&b;</d>"u8.ToArray(), "DTD" },
        { "too deep", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 40)) + string.Concat(Enumerable.Repeat("</a>", 40))), "deep" },
        { "deeper than any stack", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 500_000))), "deep" },
        { "too large", new byte[ReadBankAnswer.MaxBytes + 1], "4 MB" },
        { "another message", "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"/>"u8.ToArray(), "pain.002.001.10" },
        { "no list", Answers.Of(" ").Bytes(), "OrgnlMsgId" },
        { "an answer to debits", Answers.Of(List).Replace("pain.001.001.09", "pain.008.001.08", StringComparison.Ordinal).Bytes(), "OrgnlMsgNmId" },
        { "too many lines", Answers.Of(List, "", [.. Enumerable.Repeat(Answers.Line("a", "ACSC"), ReadBankAnswer.MostLines + 1)]).Bytes(), "more than" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void What_is_no_answer_is_refused_with_the_reason(string what, byte[] file, string because)
    {
        var error = ReadBankAnswer.Of(file).Error;
        Assert.True(error is { Code: "ledger.bank_answer.file" }, what);
        Assert.Contains(because, error.Members!["File"].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_the_file_is_repeated_beyond_bounds()
    {
        var answer = Read(Answers.Of(List, "", Answers.Line(new string('x', 5_000), new string('y', 5_000))).Bytes());
        Assert.Equal((35, 4), (answer.Lines[0].Id.Length, answer.Lines[0].Status!.Length));
    }

    [Theory]
    [InlineData("ACSC", true, true, false)]
    [InlineData("ACCC", true, true, false)]
    [InlineData("ACCP", true, false, false)]
    [InlineData("ACSP", false, false, false)]
    [InlineData("ACTC", false, false, false)]
    [InlineData("PDNG", false, false, false)]
    [InlineData("RJCT", false, false, true)]
    [InlineData("CANC", false, false, true)]
    [InlineData("acsc", false, false, false)]
    [InlineData(null, false, false, false)]
    public void Statuses_mean(string? status, bool executed, bool whole, bool rejected) =>
        Assert.Equal((executed, whole, rejected), (BankStatus.IsExecuted(status), BankStatus.IsWholeExecuted(status), BankStatus.IsRejected(status)));

    private static BankAnswer Read(byte[] file)
    {
        var read = ReadBankAnswer.Of(file);
        Assert.Null(read.Error);
        return read.Value;
    }
}
