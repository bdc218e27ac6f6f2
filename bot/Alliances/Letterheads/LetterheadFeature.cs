using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;
using AllianceBot.Documents.Letterheads;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Letterheads;

/// <summary>The alliance's own page for what the bot prints: sent as a Word template, shown, taken off.</summary>
public sealed class LetterheadFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("letterhead", ShowAsync));
        registry.AddVerbInAlliance("letterhead.remove", RemoveAsync);
        registry.AddSentFile("dotx", new SentFileTaker(LetterheadReader.LargestFile, AllianceGate.Behind(TakeFileAsync)));
        registry.HintAtFile("dotm", "letterheadMacroFile");
        registry.HintAtFile("dot", "letterheadOldFile");
    }

    private static async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken) =>
        Reply.Show(LetterheadCards.Letterhead(turn.ForThePlace, await turn.ReadAsync(LetterheadView.ReadAsync, cancellationToken)));

    private static async Task<Reply> TakeFileAsync(Turn turn, CancellationToken cancellationToken)
    {
        var file = turn.SentFile ?? throw new InvalidOperationException("Nothing was sent.");
        if (await turn.ReadAsync((db, ct) => Refusal.FindAsync(db, turn.Actor, Right.SetUpAlliance, groupId: null, ct), cancellationToken) is { } refusal)
            return Reply.Say(refusal.Describe(turn));
        var name = TextLimits.Cut(PrintableText.Clean(file.Name).Replace('\n', ' '), TextLimits.Name);
        return await file.ReadAsync(LetterheadReader.LargestFile, cancellationToken) switch
        {
            // Outside any transaction: a template may take a moment.
            SentContent.Whole whole => await KeepAsync(turn, name, LetterheadReader.Read(whole.Bytes), cancellationToken),
            SentContent.TooLarge => Refuse(turn, name, LetterheadRefusal.TooLarge),
            _ => Reply.Say(turn.Say("letterheadUnreachable", Shown(name))),
        };
    }

    private static async Task<Reply> KeepAsync(Turn turn, string name, LetterheadReading reading, CancellationToken cancellationToken)
    {
        if (reading is not LetterheadReading.Read read)
            return Refuse(turn, name, ((LetterheadReading.Refused)reading).Reason);
        var input = new KeepLetterhead.Input(name, read.Letterhead, turn.Actor, turn.Now);
        return await turn.WriteAsync((db, ct) => KeepLetterhead.HandleAsync(db, input, ct), cancellationToken) switch
        {
            KeepLetterhead.Outcome.Kept kept => Reply.Show(LetterheadCards.Letterhead(
                turn, kept.View, read.LeftOut > 0 ? [turn.Say("letterheadKept"), turn.Say("letterheadLeftOut", read.LeftOut)] : [turn.Say("letterheadKept")])),
            KeepLetterhead.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            var outcome => throw Reply.Unforeseen(outcome),
        };
    }

    private static async Task<Reply> RemoveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new RemoveLetterhead.Input(turn.Data.Id("letterhead"), turn.Actor, turn.Now);
        var place = turn.ForThePlace;
        return await turn.WriteAsync((db, ct) => RemoveLetterhead.HandleAsync(db, input, ct), cancellationToken) switch
        {
            RemoveLetterhead.Outcome.Removed removed => Reply.Replace(LetterheadCards.Letterhead(place, null, place.Say("letterheadRemoved", Shown(removed.Name)))),
            RemoveLetterhead.Outcome.GoneAlready gone => Reply.Replace(LetterheadCards.Letterhead(place, gone.Now, place.Say("letterheadGoneAlready"))),
            RemoveLetterhead.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            var outcome => throw Reply.Unforeseen(outcome),
        };
    }

    private static Reply Refuse(Turn turn, string name, LetterheadRefusal reason) =>
        Reply.Say(turn.Say($"letterheadRefused.{reason}", Shown(name), LetterheadReader.LargestFile / (1024 * 1024)));

    private static string Shown(string name) => TextLimits.Abridge(name, TextLimits.Quote);
}

public static class LetterheadRegistration
{
    public static IServiceCollection AddLetterhead(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Alliances.Letterheads.LetterheadWords").AddSingleton<IFeature, LetterheadFeature>();
}
