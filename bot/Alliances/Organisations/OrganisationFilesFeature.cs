using AllianceBot.Conversation;
using AllianceBot.Conversation.Files;
using AllianceBot.Documents;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Taking in a table of organisations, after a preview.</summary>
public sealed class OrganisationFilesFeature(OrganisationVocabulary vocabulary, AllianceDirectory directory) : IFeature
{
    /// <summary>The largest file that is read, in bytes.</summary>
    private const int LargestFile = 1024 * 1024;

    /// <summary>Within which a table's first line ends, in bytes.</summary>
    private const int LongestHeading = 4096;

    public void Register(ConversationRegistry registry)
    {
        registry.AddVerbInAlliance("organisations.askImport", AskImportAsync);
        registry.AddVerbInAlliance("organisations.preview", PreviewAsync);
        registry.AddVerbInAlliance("organisations.previewPage", TurnPageAsync);
        registry.AddVerbInAlliance("organisations.import", ImportAsync);
        registry.AddVerbInAlliance("organisations.cancelImport", CancelAsync);
        var taker = new SentFileTaker(LargestFile, AllianceGate.Behind(TakeFileAsync));
        foreach (var extension in (string[])["csv", "tsv"])
            registry.AddSentFile(extension, taker);
        // A text may be anything; a table begins with the names of its columns.
        registry.AddSentFile("txt", taker with { Recognises = file => OrganisationTable.HasHeading(CsvTable.Decode(file.Span[..Math.Min(file.Length, LongestHeading)])) });
        foreach (var extension in (string[])["xlsx", "xlsm", "xls", "ods", "numbers"])
            registry.HintAtFile(extension, "importWorkbook");
    }

    private static Task<Reply> AskImportAsync(Turn turn, CancellationToken cancellationToken) =>
        OrganisationsFeature.IfAllowedAsync(turn, () => Task.FromResult(Reply.Show(OrganisationImportCards.Form(turn))), cancellationToken);

    private async Task<Reply> PreviewAsync(Turn turn, CancellationToken cancellationToken)
    {
        var table = turn.Data.Text("table");
        var outcome = await PreviewAsync(turn, table, cancellationToken);
        return outcome switch
        {
            PreviewImport.Outcome.Planned planned => Reply.Replace(OrganisationImportCards.Preview(turn, planned.ImportId, planned.Plan, asked: 1)),
            PreviewImport.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            PreviewImport.Outcome.Unreadable { Problem: var problem } => Reply.Replace(OrganisationImportCards.Form(turn, table, turn.Say(problem.Phrase, problem.Values))),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    /// <summary>A table sent as a file.</summary>
    private Task<Reply> TakeFileAsync(Turn turn, CancellationToken cancellationToken) => OrganisationsFeature.IfAllowedAsync(turn, async () =>
    {
        var file = turn.SentFile ?? throw new InvalidOperationException("Nothing was sent.");
        return await file.ReadAsync(LargestFile, cancellationToken) switch
        {
            SentContent.Whole whole => Describe(turn, await PreviewAsync(turn, CsvTable.Decode(whole.Bytes), cancellationToken)),
            SentContent.TooLarge => Reply.Say(turn.Say("importTooLarge")),
            _ => Reply.Say(turn.Say("importFileUnreachable", TextLimits.Abridge(file.Name, TextLimits.Quote))),
        };
    }, cancellationToken);

    private static Reply Describe(Turn turn, PreviewImport.Outcome outcome) => outcome switch
    {
        PreviewImport.Outcome.Planned planned => Reply.Show(OrganisationImportCards.Preview(turn, planned.ImportId, planned.Plan, asked: 1)),
        PreviewImport.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
        PreviewImport.Outcome.Unreadable { Problem: var problem } => Reply.Say(turn.Say(problem.Phrase, problem.Values)),
        _ => throw Reply.Unforeseen(outcome),
    };

    private Task<PreviewImport.Outcome> PreviewAsync(Turn turn, string content, CancellationToken cancellationToken) =>
        turn.WriteAsync((db, ct) => PreviewImport.HandleAsync(db, new(content, turn.Actor, turn.DateOrder, turn.Now), vocabulary, ct), cancellationToken);

    private async Task<Reply> TurnPageAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new ShowImport.Input(turn.Data.Id("import"), turn.Actor);
        var outcome = await turn.ReadAsync((db, ct) => ShowImport.HandleAsync(db, input, vocabulary, ct), cancellationToken);
        return outcome switch
        {
            ShowImport.Outcome.Planned planned => Reply.Replace(OrganisationImportCards.Preview(turn, planned.ImportId, planned.Plan, Page.Asked(turn))),
            ShowImport.Outcome.TakenIn { Round: { } round } waiting => Reply.Replace(OrganisationImportCards.Waiting(turn, waiting.ImportId, waiting.Plan, waiting.Counts, round, Page.Asked(turn))),
            ShowImport.Outcome.TakenIn done => Reply.Replace(OrganisationImportCards.Done(turn, done.ImportId, done.Plan, done.Counts, Page.Asked(turn))),
            ShowImport.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            ShowImport.Outcome.Gone => Reply.Say(turn.Say("importGone")),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private async Task<Reply> ImportAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new ImportOrganisations.Input(turn.Data.Id("import"), turn.Data.Number("round"), turn.Actor, turn.Today, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => ImportOrganisations.HandleAsync(db, input, vocabulary, ct), cancellationToken);
        // Whether people are members or observers hangs on the status of their organisation.
        directory.Forget(turn.Alliance.Id);
        if (outcome is ImportOrganisations.Outcome.Imported or ImportOrganisations.Outcome.ConflictsRemain)
            await OrganisationsFeature.DecideCharterAsync(turn, cancellationToken);
        return outcome switch
        {
            ImportOrganisations.Outcome.Imported imported => Reply.Replace(OrganisationImportCards.Done(turn, imported.ImportId, imported.Plan, imported.Counts)),
            ImportOrganisations.Outcome.ConflictsRemain waiting => Reply.Replace(OrganisationImportCards.Waiting(turn, waiting.ImportId, waiting.Plan, waiting.Counts, waiting.Round)),
            ImportOrganisations.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            ImportOrganisations.Outcome.Gone => Reply.Say(turn.Say("importGone")),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private async Task<Reply> CancelAsync(Turn turn, CancellationToken cancellationToken)
    {
        var outcome = await turn.WriteAsync((db, ct) => CancelImport.HandleAsync(db, new(turn.Data.Id("import"), turn.Actor), ct), cancellationToken);
        return outcome switch
        {
            CancelImport.Outcome.Cancelled => Reply.Replace(OrganisationImportCards.Cancelled(turn, isTheRestIn: turn.Data.Number("round") > 1)),
            CancelImport.Outcome.TooLate => await TurnPageAsync(turn, cancellationToken),
            CancelImport.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }
}
