using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Withdrawals;

namespace Jaytek.UnitTests.Ledger.BankFiles;

/// <summary>The file by which a bank pays.</summary>
public sealed class SepaFileTests
{
    private static readonly XNamespace Ns = SepaFile.Namespace;

    private static readonly DateTimeOffset At = new(2026, 11, 23, 16, 40, 7, TimeSpan.Zero);

    private static readonly BankFileOptions Debtor = new() { Name = "Jaytek Müsik & Co", Iban = "DE89 3704 0044 0532 0130 00", Bic = "COBADEFFXXX" };

    [Fact]
    public void The_file_keeps_the_rules_of_the_message()
    {
        var lines = new[] { Line("Ada Ọ́kàfọ̀r", 123_456), Line("Jürgen Groß", 1), Line(new string('x', 90), 99_999_999_999) };
        Assert.Empty(SepaRules.Broken(Write(lines)));
        Assert.Empty(SepaRules.Broken(SepaFile.Write(ListOf(lines), lines, new BankFileOptions { Name = "J", Iban = "DE89370400440532013000" })));
    }

    [Fact]
    public void The_rules_find_what_is_wrong()
    {
        var text = Encoding.UTF8.GetString(Write([Line("Ada", 100)]));
        foreach (var (right, wrong) in new[] { ("SLEV", "SHAR"), ("Ccy=\"EUR\"", "Ccy=\"USD\""), ("<PmtMtd>TRF</PmtMtd>", ""), ("Ada", "Adä"), ("<Dt>2026-11-23</Dt>", "<DtTm>2026-11-23</DtTm>") })
            Assert.NotEmpty(SepaRules.Broken(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Fact]
    public void Sums_and_ids_are_those_of_the_list()
    {
        var lines = new[] { Line("Ada", 123_456), Line("Bob", 1) };
        var xml = XDocument.Load(new MemoryStream(Write(lines)));
        Assert.Equal(["1234.57", "1234.57"], xml.Descendants(Ns + "CtrlSum").Select(e => e.Value));
        Assert.Equal(["2", "2"], xml.Descendants(Ns + "NbOfTxs").Select(e => e.Value));
        Assert.Equal(lines.Select(line => line.Withdrawal.Id), xml.Descendants(Ns + "EndToEndId").Select(e => e.Value));
        Assert.Equal(["1234.56", "0.01"], xml.Descendants(Ns + "InstdAmt").Select(e => e.Value));
        Assert.Equal("2026-11-23T16:40:07Z", xml.Descendants(Ns + "CreDtTm").Single().Value);
        Assert.Equal(["DE89370400440532013000", lines[0].Account.Iban, lines[1].Account.Iban], xml.Descendants(Ns + "IBAN").Select(e => e.Value));
        Assert.Equal("Jaytek Musik + Co", xml.Descendants(Ns + "Dbtr").Single().Value);
    }

    [Fact]
    public void The_same_list_makes_the_same_bytes_in_Utf8_without_a_mark()
    {
        var lines = new[] { Line("Ada", 100) };
        var list = ListOf(lines);
        var file = SepaFile.Write(list, lines, Debtor);
        Assert.Equal(file, SepaFile.Write(list, lines, Debtor));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Document xmlns=", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.DoesNotContain((byte)'\r', file);
    }

    [Theory]
    [InlineData("Ada", "DE89370400440532013000", 100, true)]
    [InlineData("東京", "DE89370400440532013000", 100, false)]
    [InlineData("Ada", "TR330006100519786457841326", 100, false)]
    [InlineData("Ada", "DE89370400440532013000", 100_000_000_000, false)]
    public void What_cannot_be_said_so_is_not_taken(string name, string iban, long amount, bool takes) => Assert.Equal(takes, SepaFile.Takes(Line(name, amount, iban)));

    [Theory]
    [InlineData("2026-11-21", "2026-11-23")]
    [InlineData("2026-11-22", "2026-11-23")]
    [InlineData("2026-11-23", "2026-11-23")]
    public void Banks_work_on_weekdays(string day, string on) => Assert.Equal(Day(on), GatherBankList.Workday(Day(day)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static byte[] Write(BankLine[] lines) => SepaFile.Write(ListOf(lines), lines, Debtor);

    private static BankList ListOf(BankLine[] lines) => new()
    {
        Id = PublicId.New(), Currency = "EUR", Format = BankListFormat.Sepa, CreatedAt = At, ExecuteOn = new DateOnly(2026, 11, 23), Count = lines.Length,
        Total = lines.Sum(line => line.Withdrawal.Amount), FileHash = "",
    };

    private static BankLine Line(string name, long amount, string iban = "NL91ABNA0417164300") => new(
        new Withdrawal { Id = PublicId.New(), UserId = PublicId.New(), Amount = amount, Currency = "EUR", Method = "bank_file", PayeeId = PublicId.New(), RequestedAt = At },
        new BankAccount(name, iban));
}
