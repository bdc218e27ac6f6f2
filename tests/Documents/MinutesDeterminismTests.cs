using System.Diagnostics;
using System.Globalization;
using AllianceBot.Documents;

namespace AllianceBot.Tests.Documents;

public sealed class MinutesDeterminismTests
{
    private const string CopyTo = "ALLIANCEBOT_TEST_COPY_MINUTES_TO";

    [Fact]
    public void Equal_records_give_equal_bytes()
    {
        var copy = SampleMinutes.Spanish with { AgendaItems = [.. SampleMinutes.Spanish.AgendaItems.Select(item => item with { })] };
        copy.Bytes().ShouldBe(SampleMinutes.Spanish.Bytes());
        if (Environment.GetEnvironmentVariable(CopyTo) is { } path)
        {
            File.WriteAllBytes(path, SampleMinutes.Spanish.Bytes());
        }
    }

    [Fact]
    public async Task Another_process_gives_the_same_bytes()
    {
        var path = Path.GetTempFileName();
        try
        {
            var type = typeof(MinutesDeterminismTests);
            using var process = Process.Start(new ProcessStartInfo(
                "dotnet", ["exec", type.Assembly.Location, "-method", $"{type.FullName}.{nameof(Equal_records_give_equal_bytes)}"])
            {
                Environment = { [CopyTo] = path },
                RedirectStandardOutput = true,
            })!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(0, output);
            (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).ShouldBe(SampleMinutes.Spanish.Bytes());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_language_of_the_machine_changes_nothing()
    {
        var expected = SampleMinutes.Draft.Bytes();
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            foreach (var name in new[] { "ar-SA", "th-TH", "tr-TR", "es-PE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
                SampleMinutes.Draft.Bytes().ShouldBe(expected, name);
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public void Any_change_of_the_record_changes_the_bytes()
    {
        MinutesDocument[] others =
        [
            SampleMinutes.Spanish with { Chair = "Mary O'Neill" },
            SampleMinutes.Spanish with { Approval = SampleMinutes.Approval },
            SampleMinutes.Spanish with { EndedAt = SampleMinutes.Spanish.EndedAt.AddMinutes(1) },
            SampleMinutes.Draft,
        ];
        others.ShouldAllBe(other => !other.Bytes().SequenceEqual(SampleMinutes.Spanish.Bytes()));
    }
}
