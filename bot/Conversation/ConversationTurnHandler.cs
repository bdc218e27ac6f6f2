using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;
using AllianceBot.Conversation.Progress;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Protocol.Schema;
using AllianceBot.Storage;

namespace AllianceBot.Conversation;

/// <summary>From an activity to a handler and back: the one way through.</summary>
internal sealed class ConversationTurnHandler(
    ConversationRegistry registry,
    CommandFinder commands,
    TurnReader reader,
    ReplySender sender,
    CardRenderer renderer,
    FileConsents fileConsents,
    SentFiles sentFiles,
    LateAnswers lateAnswers,
    SpokenLanguages spokenLanguages,
    Phrasebook phrases,
    TimeProvider time,
    ILogger<ConversationTurnHandler> logger) : ITurnHandler
{
    /// <summary>How many lines of one message may be entries; a longer list is taken in pieces.</summary>
    private const int MostLines = 50;

    /// <summary>How long someone who pressed a button waits for the others to see it too.</summary>
    private static readonly TimeSpan LongestUpdate = TimeSpan.FromSeconds(2);

    public async Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        try
        {
            switch (turn.Activity.Type)
            {
                case ActivityTypes.Message:
                    await lateAnswers.WatchAsync(turn.Activity, () => OnMessageAsync(turn, cancellationToken));
                    return null;
                case ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete:
                    await OverhearAsync(turn, turn.Activity.Type is ActivityTypes.MessageDelete ? new SpokenText("", []) : SpokenText.Of(turn.Activity), (overhearing, t, ct) => overhearing.CorrectAsync(t, ct), cancellationToken);
                    return null;
                case ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate:
                    await OnHappeningAsync(turn, cancellationToken);
                    return null;
                case ActivityTypes.Invoke:
                    return await OnInvokeAsync(turn, cancellationToken);
                default:
                    return null;
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Not even the alliance could be found; the client's language is all that is known.
            ConversationLog.AnswerFailed(logger, turn.Activity.Type, problem);
            return await RespondAsync(turn, Reply.Failed(SayToClient(turn.Activity, "somethingWrong")), cancellationToken);
        }
    }

    private Task OnMessageAsync(TurnContext context, CancellationToken cancellationToken)
    {
        if (context.Activity is { Value: { ValueKind: JsonValueKind.Object } data } && VerbOf(data) is { } verb)
            return OnSubmitAsync(context, verb, data, cancellationToken);
        var files = sentFiles.Find(context.Activity);
        // Files that nothing takes in do not stop what was said with them.
        return files.Any(file => file.Takers.Count > 0) || (files.Count > 0 && SpokenText.Of(context.Activity).Text.Length == 0)
            ? OnFilesSentAsync(context, files, cancellationToken)
            : OnSpokenAsync(context, cancellationToken);
    }

    private async Task OnFilesSentAsync(TurnContext context, IReadOnlyList<FoundFile> files, CancellationToken cancellationToken)
    {
        var spoken = SpokenText.Of(context.Activity);
        var whereabouts = await reader.FindAsync(context, cancellationToken);
        var language = spokenLanguages.Choose(context.Activity, whereabouts, spokenIn: null);
        var turn = reader.Read(context, whereabouts, language, spoken);
        var taken = files.Take(SentFiles.Most).ToList();
        var reply = SentFiles.TakeLong(taken)
            ? Reply.Later(turn.Alliance.Id, ProgressCards.Reading(turn, string.Join(", ", taken.Select(file => file.File.Name))), TakeAsync)
            : await TakeAsync(cancellationToken);
        await sender.SendAsync(context, reply.Messages, cancellationToken);

        // In their order, each with an answer of its own whatever becomes of the others.
        async Task<Reply> TakeAsync(CancellationToken ct)
        {
            var answer = Reply.Nothing;
            foreach (var (part, file) in taken.Index())
            {
                try
                {
                    answer = answer.And(await AnswerFileAsync(reader.Read(context, whereabouts, language, spoken, part: part, file: file.File), file, context.Activity.Type, ct));
                }
                catch (OperationCanceledException) when (part > 0 && ct.IsCancellationRequested)
                {
                    // The time is that of the whole message. What was read is kept and told; the rest can be sent again.
                    return answer.AndSay(turn.Say("filesNotReached", string.Join(", ", files.Skip(part).Select(left => left.File.Name)))).Joined();
                }
            }

            return (files.Count > taken.Count ? answer.AndSay(turn.Say("tooManyFiles", SentFiles.Most)) : answer).Joined();
        }
    }

    private async Task<Reply> AnswerFileAsync(Turn turn, FoundFile file, string type, CancellationToken cancellationToken) => file.Takers.Count == 0
        ? Reply.Say(turn.Say(registry.FileHints.GetValueOrDefault(file.File.Kind, "fileKindUnknown"), TextLimits.Abridge(file.File.Name, 60), sentFiles.Kinds))
        : await AnswerAsync((t, ct) => SentFiles.TakeAsync(t, file.Takers, ct), turn, type, cancellationToken);

    private async Task OnSpokenAsync(TurnContext context, CancellationToken cancellationToken)
    {
        var spoken = SpokenText.Of(context.Activity);
        var isAddressed = context.Activity.MentionsBot || TurnReader.KindOf(context.Activity) is PlaceKind.Personal;
        var part = 0;
        var reply = Reply.Nothing;
        var first = commands.Find(spoken.Text);
        // Where all messages are read, "Notas:" above tags is a heading for the people.
        var lines = isAddressed && first is { Command.TakesWholeMessage: true } ? [spoken] : spoken.SplitAtTags(commands.BeginsWithTag);
        // What has tags in it is recorded as it says.
        if (!isAddressed && lines is [var whole] && !commands.BeginsWithTag(whole.Text))
            await OverhearAsync(context, spoken, (overhearing, turn, ct) => overhearing.HearAsync(turn, ct), cancellationToken);
        foreach (var said in lines)
        {
            // A bare mention asks what the bot can do.
            var found = said.Text.Length == 0 ? commands.Find("help")! with { SpokenIn = null, Length = 0 } : said.Text == spoken.Text ? first : commands.Find(said.Text);
            if (!IsForBot(said, found, isAddressed, lines.Count))
                continue;

            var whereabouts = await reader.FindAsync(context, cancellationToken);
            var language = spokenLanguages.Choose(context.Activity, whereabouts, found?.SpokenIn);
            if (part == MostLines)
            {
                reply = reply.AndSay(phrases.Say(language, "tooManyLines", MostLines));
                break;
            }

            var turn = reader.Read(context, whereabouts, language, said.Slice(found?.Length ?? 0, said.Text.Length), part: part++);
            if (found is null && !isAddressed && !await registry.IsUnderWayAsync(turn, cancellationToken))
                continue;
            reply = reply.And(await AnswerLineAsync(said, found, turn, context.Activity.Type, cancellationToken));
        }

        // Every line is recorded before anything is sent: sending may have to wait, and the message may be sent again meanwhile.
        await sender.SendAsync(context, reply.Joined().Messages, cancellationToken);
    }

    /// <summary>What people write to each other is looked at only where somebody said that it may be.</summary>
    private async Task OverhearAsync(TurnContext context, SpokenText spoken, Func<Overhearing, Turn, CancellationToken, Task> tellAsync, CancellationToken cancellationToken)
    {
        foreach (var overhearing in registry.Overhearings)
        {
            try
            {
                if (!await overhearing.IsWantedAsync(TurnReader.PlaceOf(context.Activity).ConversationId, cancellationToken))
                    continue;
                var whereabouts = await reader.FindAsync(context, cancellationToken);
                var turn = reader.Read(context, whereabouts, spokenLanguages.Choose(context.Activity, whereabouts, spokenIn: null), spoken);
                await tellAsync(overhearing, turn, cancellationToken);
            }
            catch (ResentActivityException)
            {
                // It was heard the first time.
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // Nobody spoke to the bot, so nobody is told of it.
                ConversationLog.OverhearingFailed(logger, context.Activity.Type, problem);
            }
        }
    }

    private async Task<Reply> AnswerLineAsync(SpokenText said, FoundCommand? found, Turn turn, string type, CancellationToken cancellationToken)
    {
        if (found is null)
            return NotUnderstood(said.Text, turn.Language);
        if (!found.Command.IsFor(turn.Place.Kind))
            return Reply.Say(turn.Say("personalOnly"));
        var reply = await AnswerAsync(found.Command.Handler, turn, type, cancellationToken);
        return found.Command.IsTag && commands.TagWithin(said.Text[found.Length..]) is { } within ? reply.AndSay(turn.Say("tagWithin", within)) : reply;
    }

    /// <summary>What people say to each other is not the bot's business, and leaves no trace; a tag is, even a mistyped one.</summary>
    private bool IsForBot(SpokenText said, FoundCommand? found, bool isAddressed, int lines)
    {
        if (found is { Command.IsTag: true } || commands.BeginsWithTag(said.Text))
            return true;
        // A greeting or a few words above the tags are for the people, whoever else is mentioned.
        var isOpening = lines > 1 && (found is null or { Command.Key: "help" } or { Command.IsCourtesy: true });
        return isAddressed && !isOpening;
    }

    /// <summary>Forms of clients that do not know Action.Execute come back as messages.</summary>
    private async Task OnSubmitAsync(TurnContext context, string verb, JsonElement data, CancellationToken cancellationToken)
    {
        var reply = await AnswerVerbAsync(context, verb, data, cancellationToken);
        await RespondAsync(context, reply, cancellationToken);
    }

    private async Task<InvokeResponse?> OnInvokeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        if (context.Activity.ReadAdaptiveCardAction() is { } action)
        {
            var reply = await AnswerVerbAsync(context, action.Verb, action.Data ?? default, cancellationToken);
            return await RespondAsync(context, reply, cancellationToken);
        }

        // A dialog asks with the same verbs as a card; what would be shown in the conversation is shown in the dialog.
        if (context.Activity.ReadTaskModuleRequest() is { Data: { ValueKind: JsonValueKind.Object } data } && VerbOf(data) is { } verb)
        {
            var reply = await AnswerVerbAsync(context, verb, data, cancellationToken);
            return await RespondAsync(context, reply, cancellationToken);
        }

        if (context.Activity.ReadMessageAction() is { } onMessage)
            return await RespondAsync(context, await AnswerMessageActionAsync(context, onMessage, cancellationToken), cancellationToken);

        if (context.Activity.IsInvoke(InvokeNames.FileConsent))
        {
            // Anything but an empty 200 makes Teams ask again.
            var consent = context.Activity.ReadFileConsent();
            var turn = await ReadPressAsync(context, consent?.Context ?? default, cancellationToken);
            await fileConsents.AnswerAsync(context, turn, consent, cancellationToken);
            return InvokeResponse.Ok;
        }

        return context.Activity.IsInvoke(InvokeNames.AdaptiveCardAction)
            ? AdaptiveCardInvokeResponse.Error(400, "BadRequest", SayToClient(context.Activity, "verbUnknown"))
            : null;
    }

    /// <summary>Gives the answer the form in which what was asked can show it; a failure too, which is always a sentence.</summary>
    private async Task<InvokeResponse?> RespondAsync(TurnContext context, Reply reply, CancellationToken cancellationToken)
    {
        switch (context.Activity)
        {
            case { Type: ActivityTypes.Invoke, Name: InvokeNames.AdaptiveCardAction }:
                return await RespondToActionAsync(context, reply, cancellationToken);
            case { Type: ActivityTypes.Invoke, Name: InvokeNames.TaskFetch or InvokeNames.TaskSubmit or InvokeNames.MessageActionFetch or InvokeNames.MessageActionSubmit }:
                return Dialog(reply);
            case { Type: ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate } when reply.IsFailure:
                // Nobody asked anything, so nobody is told of it.
                return null;
            default:
                if (reply.Replacement is not null)
                    await ShowAllAsync(context, reply, cancellationToken);
                await sender.SendAsync(context, reply.Messages, cancellationToken);
                return InvokeResponse.Ok;
        }
    }

    private async Task<InvokeResponse> RespondToActionAsync(TurnContext context, Reply reply, CancellationToken cancellationToken)
    {
        if (reply.Replacement is { } card)
        {
            await ShowAllAsync(context, reply, cancellationToken);
            await sender.SendAsync(context, reply.Messages, cancellationToken);
            return AdaptiveCardInvokeResponse.Card(renderer.Render(card));
        }

        // A sentence goes to the one who pressed; a new card or a file is for the conversation.
        var sentences = reply.Messages.OfType<ReplyMessage.Text>().Select(t => t.Sentence);
        await sender.SendAsync(context, [.. reply.Messages.Where(m => m is not ReplyMessage.Text)], cancellationToken);
        var said = string.Join('\n', sentences);
        return reply.IsFailure ? AdaptiveCardInvokeResponse.Error(500, "InternalError", said) : AdaptiveCardInvokeResponse.Message(said);
    }

    /// <summary>
    /// The one who pressed sees the response, and waits for it; the update reaches everyone else, and may have to wait for its
    /// turn when a whole room presses at once.
    /// </summary>
    private async Task ShowAllAsync(TurnContext context, Reply reply, CancellationToken cancellationToken) =>
        await Task.WhenAny(sender.ReplaceAsync(context, reply, cancellationToken), Task.Delay(LongestUpdate, time, cancellationToken));

    private InvokeResponse Dialog(Reply reply) => reply switch
    {
        { Replacement: { } card } => Dialog(card),
        { Messages: [ReplyMessage.Card { View: var card }, ..] } => Dialog(card),
        { Messages: [ReplyMessage.Text text, ..] } => TaskModuleResponse.Message(text.Sentence),
        _ => InvokeResponse.Ok,
    };

    private InvokeResponse Dialog(CardView card) =>
        TaskModuleResponse.Continue(card.Summary, renderer.RenderForDialog(card), TaskModuleSize.Medium, TaskModuleSize.Medium);

    private async Task<Reply> AnswerVerbAsync(TurnContext context, string verb, JsonElement data, CancellationToken cancellationToken)
    {
        return await AnswerVerbAsync(await ReadPressAsync(context, data, cancellationToken), verb, context.Activity.Type, cancellationToken);
    }

    private Task<Reply> AnswerVerbAsync(Turn turn, string verb, string type, CancellationToken cancellationToken) =>
        AnswerAsync(async (t, ct) => await reader.RedirectAsync(t, ct) is { } elsewhere ? Reply.Say(elsewhere)
            : registry.Verbs.TryGetValue(verb, out var handler) ? await handler(t, ct) : Reply.Say(t.Say("verbUnknown")), turn, type, cancellationToken);

    /// <summary>The dialog of an action in the menu of a message, and what is done when it comes back.</summary>
    private async Task<Reply> AnswerMessageActionAsync(TurnContext context, MessageAction action, CancellationToken cancellationToken)
    {
        if (!registry.MessageActions.TryGetValue(action.CommandId, out var open))
            return Reply.Say(SayToClient(context.Activity, "verbUnknown"));
        if (await reader.FindAnywhereAsync(context, cancellationToken) is not { } found)
            return Reply.Say(SayToClient(context.Activity, "noAllianceOfYours"));
        var (place, whereabouts) = found;
        var language = spokenLanguages.Choose(context.Activity, whereabouts, spokenIn: null);
        if (context.Activity.IsInvoke(InvokeNames.MessageActionSubmit))
        {
            if (action.Data is not { ValueKind: JsonValueKind.Object } data || VerbOf(data) is not { } verb)
                return Reply.Say(phrases.Say(language, "verbUnknown"));
            return await AnswerVerbAsync(reader.Read(context, whereabouts, language, data: data) with { Place = place }, verb, context.Activity.Type, cancellationToken);
        }

        var content = action.Message is { } message ? message.IsHtml ? HtmlText.Read(message.Content) : message.Content : "";
        var link = JsonSerializer.SerializeToElement(new JsonObject { [ConversationRegistry.MessageLinkField] = action.Message?.Link ?? "" });
        return await AnswerAsync(open, reader.Read(context, whereabouts, language, new SpokenText(content, []), link) with { Place = place }, context.Activity.Type, cancellationToken);
    }

    private async Task<Turn> ReadPressAsync(TurnContext context, JsonElement data, CancellationToken cancellationToken)
    {
        var whereabouts = await reader.FindAsync(context, cancellationToken);
        // A card shown to one person says which language it was in, so that the talk goes on in it.
        var spokenIn = TextLanguageCulture.FromLocale(new CardData(data).Text("spoken"));
        var language = spokenLanguages.Choose(context.Activity, whereabouts, spokenIn);
        return reader.Read(context, whereabouts, language, data: data);
    }

    private async Task OnHappeningAsync(TurnContext context, CancellationToken cancellationToken)
    {
        foreach (var happening in Happenings.Of(context.Activity))
        {
            if (!registry.Happenings.TryGetValue(happening, out var handler))
                continue;
            var whereabouts = await reader.FindAsync(context, cancellationToken);
            var language = spokenLanguages.Choose(context.Activity, whereabouts, spokenIn: null);
            var reply = await AnswerAsync(handler, reader.Read(context, whereabouts, language), context.Activity.Type, cancellationToken);
            await RespondAsync(context, reply, cancellationToken);
        }
    }

    /// <summary>Nothing that goes wrong in a feature reaches the client as anything but a sentence.</summary>
    private async Task<Reply> AnswerAsync(Answer handler, Turn turn, string type, CancellationToken cancellationToken)
    {
        try
        {
            return await handler(turn, cancellationToken);
        }
        catch (ResentActivityException)
        {
            // The first answer may never have arrived, and silence would make the person write it once more.
            ConversationLog.Resent(logger);
            return Reply.Say(turn.Say("resent"));
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            ConversationLog.AnswerFailed(logger, type, problem);
            return Reply.Failed(turn.Say("somethingWrong"));
        }
    }

    private string SayToClient(Activity activity, string key) =>
        phrases.Say(TextLanguageCulture.FromLocale(activity.ClientLocale) ?? TextLanguage.English, key);

    private Reply NotUnderstood(string text, TextLanguage language)
    {
        var typed = TextLimits.Abridge(text.Split('\n')[0], 60);
        var suggestions = commands.Suggest(text, language);
        if (text.StartsWith('#') && suggestions.Count > 0)
            return Reply.Say(phrases.Say(language, "tagMistyped", typed.Split(' ')[0], string.Join(", ", suggestions)));
        return Reply.Say(suggestions.Count > 0
            ? phrases.Say(language, "didYouMean", typed, string.Join(", ", suggestions))
            : phrases.Say(language, "notUnderstood", typed));
    }

    private static string? VerbOf(JsonElement data) =>
        data.TryGetProperty("verb", out var verb) && verb.ValueKind is JsonValueKind.String ? verb.GetString() : null;
}
