using System.Globalization;
using System.Text;
using AllianceBot.Alliances.Links;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Plans;

/// <summary>The rota as a file for spreadsheets, one turn a row. Every member may have it: it says what the cards say.</summary>
internal static class ExportRota
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly LinkKind English = new("rota", TimeSpan.FromDays(7));
    private static readonly LinkKind Spanish = new("rotacion", TimeSpan.FromDays(7));
    private static readonly string[] Columns = ["Date", "Until", "Duty", "Effort", "Organisation", "Person", "State", "DoneBy", "Handover"];

    /// <summary>Links to the rota, in one language, as it is when the link is opened; the document's id is the alliance's.</summary>
    public static LinkKind LinksIn(TextLanguage language) => language is TextLanguage.Spanish ? Spanish : English;

    public sealed record Result(string FileName, byte[] Content, int Count);

    public static async Task<Result> HandleAsync(AllianceDb db, RotaSetting setting, TextLanguage language, CancellationToken cancellationToken)
    {
        var phrases = setting.Phrases;
        var members = await RotaMembers.ReadAsync(db, cancellationToken);
        var duties = (await DutyList.ReadAsync(db, cancellationToken)).ToDictionary(d => d.Id);
        var turns = await db.Set<RotaTurn>().OrderBy(t => t.Date).ThenBy(t => t.DutyId).ThenBy(t => t.Seat).ToListAsync(cancellationToken);
        var rows = turns.Select(t => (IReadOnlyList<string>)
        [
            Iso(t.Date),
            Iso(RotaDays.LastOf(t.Rhythm, t.Date)),
            FormulaGuard.Add(duties[t.DutyId].Title(phrases, language)),
            (t.CountedEffort ?? duties[t.DutyId].Effort).ToString("0.###", CultureInfo.InvariantCulture),
            FormulaGuard.Add(members.Find(t.OrganisationId)?.Organisation.Name ?? ""),
            FormulaGuard.Add(t.PersonName),
            phrases.Say(language, $"turnState.{t.State}"),
            FormulaGuard.Add(t.DoneById is { } other ? members.LabelOf(other) : ""),
            FormulaGuard.Add(t.HandoverNote),
        ]);
        var text = CsvTable.Write(rows.Prepend([.. Columns.Select(column => phrases.Say(language, $"rotaColumn.{column}"))]));
        // Without the byte order mark Excel takes UTF-8 for the encoding of the machine it runs on.
        return new(phrases.Say(language, "rotaFileName", Iso(setting.Today)), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], turns.Count);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
