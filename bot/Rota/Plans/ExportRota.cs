using System.Globalization;
using AllianceBot.Alliances.Tables;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Plans;

/// <summary>The alliance's rota as a file for spreadsheets, one turn a row. Every member may have it: it says what the cards say.</summary>
internal static class ExportRota
{
    public static readonly AllianceTable Table = new("rota", "rotacion", (request, ct) =>
        HandleAsync(request.Db, new(request.Alliance, request.Phrases, request.Now), request.Language, ct));

    private static readonly string[] Columns = ["Date", "Until", "Duty", "Effort", "Organisation", "Person", "State", "DoneBy", "Handover"];

    public static async Task<TableFile> HandleAsync(AllianceDb db, RotaSetting setting, TextLanguage language, CancellationToken cancellationToken)
    {
        var phrases = setting.Phrases;
        var members = await RotaMembers.ReadAsync(db, cancellationToken);
        var duties = (await DutyList.ReadAsync(db, null, cancellationToken)).ToDictionary(d => d.Id);
        var turns = await db.Set<RotaTurn>().Where(t => t.GroupId == null).OrderBy(t => t.Date).ThenBy(t => t.DutyId).ThenBy(t => t.Seat).ToListAsync(cancellationToken);
        var rows = turns.Select(t => (IReadOnlyList<string>)
        [
            IsoDay.Write(t.Date),
            IsoDay.Write(RotaDays.LastOf(t.Rhythm, t.Date)),
            FormulaGuard.Add(duties[t.DutyId].Title(phrases, language)),
            (t.CountedEffort ?? duties[t.DutyId].Effort).ToString("0.###", CultureInfo.InvariantCulture),
            FormulaGuard.Add(members.Find(t.OrganisationId)?.Organisation.Name ?? ""),
            FormulaGuard.Add(t.PersonName),
            phrases.Say(language, $"turnState.{t.State}"),
            FormulaGuard.Add(t.DoneById is { } other ? members.LabelOf(other) : ""),
            FormulaGuard.Add(t.HandoverNote),
        ]);
        var text = CsvTable.Write(rows.Prepend([.. Columns.Select(column => phrases.Say(language, $"rotaColumn.{column}"))]));
        return TableFile.Of(phrases.Say(language, "rotaFileName", IsoDay.Write(setting.Today)), text, turns.Count);
    }
}
