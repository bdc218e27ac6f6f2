using System.Text;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Minutes.Wording;

namespace AllianceBot.Tests.Minutes.Proposals;

/// <summary>Proposals that a language model put into words, through the whole bot and a real service beside it.</summary>
public sealed class WordedProposalTests : IAsyncLifetime
{
    private const string Worded = "It was agreed to publish the report of the survey in April.";

    private ModelServer _model = null!;
    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _model = await ModelServer.StartAsync();
        _model.Say(item => item["said"]!.GetValue<string>() switch
        {
            ProposalStage.Decision => Worded,
            // Nobody said May.
            ProposalStage.WholeTask => "Luis Rojas will send the letter to the ministry by 3 May.",
            _ => null,
        });
        _bot = await RunningBot.StartAsync(settings: [$"--Ai:Endpoint={_model.Endpoint}", "--Ai:Model=stub"]);
    }

    public async ValueTask DisposeAsync()
    {
        _bot.Log.Errors.ShouldBeEmpty();
        await _bot.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task What_the_model_words_is_shown_as_such_beside_what_was_said_and_what_it_invents_is_not()
    {
        var stage = await new ProposalStage(_bot).HoldAsync();
        (await stage.ProposalsAsync()).Where(p => p.IsGenerated).Select(p => p.Text).ShouldBe([Worded]);
        (await stage.FindAsync("send the letter")).Text.ShouldBe(ProposalStage.WholeTask);

        var shown = await stage.Room.SayAsync(stage.Room.Ana, stage.Room.Word("proposals"));
        var listing = string.Join('\n', CardListing.Of(shown.Card));
        listing.ShouldContain(Worded);
        listing.ShouldContain(ProposalStage.Decision, Case.Sensitive, "The quote stands beside the wording.");
        listing.ShouldContain(stage.Room.Phrase("proposalGenerated"));
        _bot.Teams.Requests[^1].Body.ShouldContain("AIGeneratedContent");
    }

    [Fact]
    public async Task A_wording_stays_when_the_minutes_are_drafted_anew_and_is_a_persons_once_edited()
    {
        var stage = await new ProposalStage(_bot).HoldAsync();
        _model.Say(_ => null);
        await stage.GiveAsync("Luis Rojas: The venue is booked.");
        var worded = await stage.FindAsync("It was agreed to publish");
        worded.IsGenerated.ShouldBeTrue();

        await stage.SaveAsync(stage.Room.Ana, "proposals.save", worded, "Decision", "Publish the survey in April.", position: "1");
        (await stage.FindAsync("Publish the survey")).IsGenerated.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_still_being_worded_when_the_draft_goes_to_the_members_is_not_proposed_any_more()
    {
        var stage = new ProposalStage(_bot);
        _model.Answer = async (request, context) =>
        {
            using var press = new StringContent(stage.Room.Press(stage.Room.Ana, "minutes.circulate", new() { ["meeting"] = stage.MeetingId.ToString() }).ToJsonString(), Encoding.UTF8, "application/json");
            using var pressed = await _bot.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), press);
            pressed.EnsureSuccessStatusCode();
            await ModelServer.SendAsync(context, ModelServer.Sentences(request, _ => null));
        };

        await stage.HoldAsync();

        (await stage.ProposalsAsync()).ShouldBeEmpty("Nobody could accept them.");
        var shown = CardListing.Of(_bot.Teams.Requests.Last(r => r.Method is "PUT" && r.Body.Contains("attachments", StringComparison.Ordinal)).Card);
        shown.ShouldContain(stage.Room.Phrase("sourcesInCirculation"));
        shown.ShouldNotContain(stage.Room.Phrase("sourceProposedNothing"));
    }

    [Fact]
    public async Task Without_the_service_the_words_that_were_said_are_proposed()
    {
        _model.Answer = (_, context) =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        var stage = await new ProposalStage(_bot).HoldAsync();
        (await stage.FindAsync("publish the report")).Text.ShouldBe(ProposalStage.Decision);
        (await stage.ProposalsAsync()).ShouldAllBe(p => !p.IsGenerated);
    }
}
